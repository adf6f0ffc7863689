// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace glossa::text {

/// The code point of the well-formed sequence that begins at `at`, which moves behind it; -1 if there is
/// none.
[[nodiscard]] std::int32_t nextCodePoint(std::string_view utf8, std::size_t &at);

/// How many of the bytes end before a last sequence that is well-formed so far and cut, as at the end of a
/// chunk; all of them if none is cut.
[[nodiscard]] std::size_t lengthWithoutCut(std::string_view utf8);

} // namespace glossa::text
