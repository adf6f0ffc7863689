// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/reasons.h"

#include <QString>

namespace glossa::wording {

/// What spoke for an answer: "the word “forward”", "“from” before it".
[[nodiscard]] QString reason(const workspace::Reason &reason);

} // namespace glossa::wording
