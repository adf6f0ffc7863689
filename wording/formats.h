// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace glossa::wording {

/// A format of core/formats in the user's language: "Plain text" for "text"; the id itself if it is unknown.
[[nodiscard]] QString formatName(const QString &id);

} // namespace glossa::wording
