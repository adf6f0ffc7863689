// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/feature_table.h"

#include <algorithm>
#include <bit>

namespace glossa::learn {

namespace {

constexpr std::size_t fewestPlaces = 64;

} // namespace

FeatureTable::FeatureTable(const std::vector<FeatureKey> &keys)
{
    grow(2 * keys.size());
    for (const FeatureKey key : keys)
        add(key);
}

/// Returns where a key stands, or the empty place where it would. There is always one.
std::size_t FeatureTable::placeOf(FeatureKey key) const
{
    const std::size_t mask = m_places.size() - 1;
    std::size_t at = (key ^ (key >> 32)) & mask;
    while (m_places[at].number != unknown && m_places[at].key != key)
        at = (at + 1) & mask;
    return at;
}

void FeatureTable::grow(std::size_t places)
{
    std::vector<Place> old(std::bit_ceil(std::max(places, fewestPlaces)));
    old.swap(m_places);
    for (const Place &place : old)
        if (place.number != unknown)
            m_places[placeOf(place.key)] = place;
}

std::uint32_t FeatureTable::add(FeatureKey key)
{
    if (2 * (m_count + 1) > m_places.size())
        grow(2 * m_places.size());
    Place &place = m_places[placeOf(key)];
    if (place.number == unknown)
        place = {key, static_cast<std::uint32_t>(m_count++)};
    return place.number;
}

std::uint32_t FeatureTable::find(FeatureKey key) const
{
    return m_places.empty() ? unknown : m_places[placeOf(key)].number;
}

} // namespace glossa::learn
