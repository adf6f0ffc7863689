// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace glossa::text {

/// Grapheme_Cluster_Break, with Extended_Pictographic as a class of its own (they exclude each other).
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

/// GraphemeBreakProperty.txt of Unicode 8.0 in code point order, without CR, LF, Hangul and regional
/// indicators, which are computed.
[[nodiscard]] std::span<const ClusterRange> unicode8Ranges();

} // namespace glossa::text
