// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>

namespace glossa::text {

/// A stretch of UTF-16 code units, in which Azure's files, Qt and ICU count.
struct Utf16Span {
    std::int32_t begin = 0;
    std::int32_t length = 0;
    [[nodiscard]] std::int32_t end() const { return begin + length; }
    [[nodiscard]] bool contains(const Utf16Span &inner) const
    {
        return inner.begin >= begin && inner.end() <= end();
    }
    [[nodiscard]] bool overlaps(const Utf16Span &other) const
    {
        return begin < other.end() && other.begin < end();
    }
    auto operator<=>(const Utf16Span &) const = default;
};

/// A stretch of UTF-8 bytes, in which RE2 and files count. Only OffsetMap turns one into the other.
struct Utf8Span {
    std::int32_t begin = 0;
    std::int32_t length = 0;
    [[nodiscard]] std::int32_t end() const { return begin + length; }
    auto operator<=>(const Utf8Span &) const = default;
};

} // namespace glossa::text
