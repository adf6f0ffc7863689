// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message.h"

#include <QString>

namespace glossa::wording {

/// A message of core in the user's language; what stands as it is, as it is.
[[nodiscard]] QString said(const Message &message);

} // namespace glossa::wording
