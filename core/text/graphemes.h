// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace glossa::text {

/// The edition of UAX #29 by which a text is cut into clusters.
enum class ClusterRules : std::uint8_t {
    /// The rules of Unicode 8.0, which are frozen because Azure's TextElements_v8 counts by them. ZWJ only
    /// extends a cluster, and a run of regional indicators is one cluster.
    Unicode8,
    /// Extended grapheme clusters with the properties of the installed ICU: what a reader sees as one
    /// character.
    Current,
};

/// Returns the end of the cluster that begins at `begin`, which must be a cluster boundary before the text's
/// end.
[[nodiscard]] std::int32_t clusterEnd(std::u16string_view text, std::int32_t begin, ClusterRules rules);

/// Returns the begin of every cluster, and the text's end.
[[nodiscard]] std::vector<std::int32_t> clusterStarts(std::u16string_view text, ClusterRules rules);

/// Returns a boundary of the current rules at or before `offset`. It looks back only a few characters.
[[nodiscard]] std::int32_t boundaryBefore(std::u16string_view text, std::int32_t offset);

} // namespace glossa::text
