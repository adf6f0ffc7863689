// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/vocabulary.h"

#include <algorithm>
#include <functional>

namespace glossa::learn {

namespace {

constexpr std::uint64_t prime = 1099511628211ULL;

} // namespace

KeyBuilder &KeyBuilder::add(std::u16string_view part)
{
    for (const char16_t unit : part) {
        m_hash = (m_hash ^ (unit & 0xff)) * prime;
        m_hash = (m_hash ^ (unit >> 8)) * prime;
    }
    // The end mark makes "ab" + "c" differ from "a" + "bc".
    m_hash = (m_hash ^ 0x1ff) * prime;
    return *this;
}

KeyBuilder &KeyBuilder::add(std::uint32_t number)
{
    for (int shift = 0; shift < 32; shift += 8)
        m_hash = (m_hash ^ ((number >> shift) & 0xff)) * prime;
    return *this;
}

Vocabulary::Vocabulary(std::vector<FeatureKey> seen, std::size_t atLeast, std::size_t atMost)
{
    std::ranges::sort(seen);
    std::vector<std::size_t> counts; // parallel to the keys
    for (auto first = seen.begin(); first != seen.end();) {
        const auto last = std::find_if(first, seen.end(), [&](FeatureKey key) { return key != *first; });
        if (const auto count = static_cast<std::size_t>(last - first); count >= atLeast) {
            m_keys.push_back(*first);
            counts.push_back(count);
        }
        first = last;
    }
    if (m_keys.size() <= atMost)
        return;
    std::vector<std::size_t> sorted = counts;
    std::ranges::sort(sorted, std::greater<>());
    const std::size_t fewest = sorted[atMost] + 1; // all that are seen as often go together
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_keys.size(); ++i)
        if (counts[i] >= fewest)
            m_keys[kept++] = m_keys[i];
    m_keys.resize(kept);
}

std::optional<std::uint32_t> Vocabulary::find(FeatureKey key) const
{
    const auto found = std::lower_bound(m_keys.begin(), m_keys.end(), key);
    if (found == m_keys.end() || *found != key)
        return std::nullopt;
    return static_cast<std::uint32_t>(found - m_keys.begin());
}

} // namespace glossa::learn
