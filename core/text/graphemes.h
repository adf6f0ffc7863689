// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace glossa::text {

/// Which edition of UAX #29 cuts a text into clusters.
enum class ClusterRules : std::uint8_t {
    /// Unicode 8.0, frozen: Azure's TextElements_v8. ZWJ only extends, a run of regional indicators is one
    /// cluster.
    Unicode8,
    /// Extended grapheme clusters with the properties of the ICU at hand: what a reader sees as one
    /// character.
    Current,
};

/// End of the cluster that begins at `begin`, which must be a cluster boundary before the text's end.
[[nodiscard]] std::int32_t clusterEnd(std::u16string_view text, std::int32_t begin, ClusterRules rules);

/// Begin of every cluster, and the text's end.
[[nodiscard]] std::vector<std::int32_t> clusterStarts(std::u16string_view text, ClusterRules rules);

/// A boundary of the current rules at or before `offset`, found by looking back a few characters.
[[nodiscard]] std::int32_t boundaryBefore(std::u16string_view text, std::int32_t offset);

} // namespace glossa::text
