// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/improve/corpus.h"

#include <cstdint>

namespace glossa::workspace {

/// A surface form (some words after each other) as a number, in a context such as an intent or an entity. Two
/// of 64 bits are equal by chance once in ten billion projects of a million forms.
class SurfaceKey {
public:
    explicit SurfaceKey(std::uint64_t context) { add(context); }
    void add(std::uint64_t part)
    {
        m_value += part + 0x9e3779b97f4a7c15ULL;
        m_value = (m_value ^ (m_value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        m_value = (m_value ^ (m_value >> 27U)) * 0x94d049bb133111ebULL;
        m_value ^= m_value >> 31U;
    }
    [[nodiscard]] std::uint64_t value() const { return m_value; }

private:
    std::uint64_t m_value = 0;
};

[[nodiscard]] inline std::uint64_t surfaceOf(std::uint64_t context, const Reading &reading,
                                             std::uint32_t begin, std::uint32_t end)
{
    SurfaceKey key(context);
    for (std::uint32_t i = begin; i < end; ++i)
        key.add(reading.words[i].form);
    return key.value();
}

/// Whether nothing but blanks stands between two words that follow each other, in one region.
[[nodiscard]] inline bool isUnbroken(const project::Item &item, const Word &first, const Word &second)
{
    return first.region == second.region && QStringView(item.text)
                                                .mid(first.span.end(), second.span.begin - first.span.end())
                                                .trimmed()
                                                .isEmpty();
}

/// Calls `take(begin, end, key)` for every run of up to so many words of an item.
template <typename Take>
void eachSurface(const Reading &reading, std::uint64_t context, std::size_t longest, const Take &take)
{
    const auto size = static_cast<std::uint32_t>(reading.words.size());
    for (std::uint32_t begin = 0; begin < size; ++begin) {
        SurfaceKey key(context);
        for (std::uint32_t end = begin + 1; end <= size && end - begin <= longest; ++end) {
            key.add(reading.words[end - 1].form);
            take(begin, end, key.value());
        }
    }
}

} // namespace glossa::workspace
