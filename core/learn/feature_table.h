// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/vocabulary.h"

#include <cstdint>
#include <vector>

namespace glossa::learn {

/// Numbers keys in the order in which they were first seen. A hash table with open addressing: a look-up
/// touches one cache line where a search in a sorted vocabulary touches twenty.
class FeatureTable {
public:
    static constexpr std::uint32_t unknown = 0xffffffffU;

    FeatureTable() = default;
    /// Each key once.
    explicit FeatureTable(const std::vector<FeatureKey> &keys);

    /// Returns the number of a key, a new one if it has none yet.
    std::uint32_t add(FeatureKey key);
    /// Returns the number of a key, or `unknown`.
    [[nodiscard]] std::uint32_t find(FeatureKey key) const;
    [[nodiscard]] std::size_t size() const { return m_count; }

private:
    struct Place {
        FeatureKey key = 0;
        std::uint32_t number = unknown; // of an empty place
    };
    [[nodiscard]] std::size_t placeOf(FeatureKey key) const;
    void grow(std::size_t places);

    std::vector<Place> m_places; // a power of two, at most half of them taken
    std::size_t m_count = 0;
};

} // namespace glossa::learn
