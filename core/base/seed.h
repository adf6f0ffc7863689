// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

namespace glossa {

/// SplitMix64 (Steele, Lea, Flood 2014) is a small random generator. It gives the same numbers on every
/// platform, which std::shuffle and the standard distributions do not promise.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next();
    /// Returns a number that is uniform in [0, bound). `bound` must be greater than 0.
    std::uint64_t below(std::uint64_t bound);
    /// Returns a number that is uniform in [0, 1).
    double unit();

    template <typename Container>
    void shuffle(Container &items)
    {
        for (std::size_t left = items.size(); left > 1; --left)
            std::swap(items[left - 1], items[below(left)]);
    }

private:
    std::uint64_t m_state;
};

/// FNV-1a over bytes, which older model files and fingerprints are written with; chain by passing the last
/// value.
std::uint64_t fingerprint(const void *bytes, std::size_t size, std::uint64_t start = 14695981039346656037ULL);

} // namespace glossa
