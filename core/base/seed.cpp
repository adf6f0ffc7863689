// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/seed.h"

namespace glossa {

std::uint64_t Random::next()
{
    std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

std::uint64_t Random::below(std::uint64_t bound)
{
    // Rejection keeps every remainder equally likely.
    const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
    std::uint64_t value = next();
    while (value >= limit)
        value = next();
    return value % bound;
}

double Random::unit()
{
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

std::uint64_t fingerprint(const void *bytes, std::size_t size, std::uint64_t start)
{
    const auto *at = static_cast<const unsigned char *>(bytes);
    std::uint64_t hash = start;
    for (std::size_t i = 0; i < size; ++i)
        hash = (hash ^ at[i]) * 1099511628211ULL;
    return hash;
}

} // namespace glossa
