// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace glossa::text {

/// The property Grapheme_Cluster_Break, with Extended_Pictographic as one more class (a code point never has
/// both).
enum class ClusterClass : std::uint8_t {
    Other,
    Cr,
    Lf,
    Control,
    Extend,
    Zwj,
    SpacingMark,
    Prepend,
    RegionalIndicator,
    L,
    V,
    T,
    Lv,
    Lvt,
    Pictographic,
};

struct ClusterRange {
    char32_t first;
    char32_t last;
    ClusterClass kind;
};

/// The rows of GraphemeBreakProperty.txt of Unicode 8.0, in code point order. CR, LF, Hangul and regional
/// indicators are missing because they are computed.
[[nodiscard]] std::span<const ClusterRange> unicode8Ranges();

} // namespace glossa::text
