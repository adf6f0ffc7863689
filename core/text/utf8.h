// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace glossa::text {

/// Returns the code point of the well-formed sequence that begins at `at` and moves `at` behind it. Returns
/// -1 if there is none.
[[nodiscard]] std::int32_t nextCodePoint(std::string_view utf8, std::size_t &at);

/// Returns how many bytes stand before a last sequence that is well-formed so far but cut off, as happens at
/// the end of a chunk. Returns all of them if none is cut.
[[nodiscard]] std::size_t lengthWithoutCut(std::string_view utf8);

} // namespace glossa::text
