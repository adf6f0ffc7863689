// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace glossa::recognize {

/// A .NET pattern in RE2's syntax, UTF-8.
struct RewrittenPattern {
    /// For ASCII texts, on which RE2's \b is right.
    std::string ascii;
    /// For all texts: each \b and \B is an empty group, to be checked at the place where it matched. Other
    /// groups do not capture. Equal to `ascii` without such.
    std::string unicode;
    /// By group from 1: true for \b, false for \B.
    std::vector<bool> boundaries;
};

/// Takes Azure's slashes off and translates. UnsupportedPattern with the construct in `detail` and "position
/// N" (UTF-16, in the pattern as written) in `place` for what RE2 cannot run in linear time.
[[nodiscard]] Result<RewrittenPattern> rewritePattern(std::u16string_view pattern);

} // namespace glossa::recognize
