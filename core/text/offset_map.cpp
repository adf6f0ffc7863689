// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/offset_map.h"

#include "core/text/graphemes.h"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace glossa::text {

namespace {

using Starts = std::vector<std::int32_t>;

/// Returns the index of the unit that holds an offset.
std::int32_t indexIn(const Starts &starts, std::int32_t offset)
{
    if (starts.empty())
        return offset;
    const auto after = std::upper_bound(starts.begin(), starts.end(), offset);
    return static_cast<std::int32_t>(after - starts.begin()) - 1;
}

std::int32_t startOf(const Starts &starts, std::int32_t index)
{
    return starts.empty() ? index : starts[static_cast<std::size_t>(index)];
}

bool isStart(const Starts &starts, std::int32_t offset)
{
    return starts.empty() || std::binary_search(starts.begin(), starts.end(), offset);
}

/// Where each unit is one code unit, no table is needed.
void dropIdentity(Starts &starts, std::int32_t length)
{
    if (starts.size() == static_cast<std::size_t>(length) + 1)
        Starts().swap(starts);
}

} // namespace

OffsetMap::OffsetMap(std::u16string_view text) : m_length(static_cast<std::int32_t>(text.size()))
{
    const bool ascii = std::ranges::all_of(text, [](char16_t unit) { return unit < 0x80; });
    if (!ascii) {
        std::int32_t bytes = 0;
        for (std::int32_t at = 0; at < m_length;) {
            m_codePoints.push_back(at);
            m_utf8.push_back(bytes);
            UChar32 c = 0;
            U16_NEXT(text.data(), at, m_length, c);
            bytes += U_IS_SURROGATE(c) ? 3 : U8_LENGTH(c);
        }
        m_codePoints.push_back(m_length);
        m_utf8.push_back(bytes);
        dropIdentity(m_codePoints, m_length);
    }
    if (!ascii || text.find(u'\r') != std::u16string_view::npos) {
        m_elements = clusterStarts(text, ClusterRules::Unicode8);
        m_graphemes = clusterStarts(text, ClusterRules::Current);
        dropIdentity(m_elements, m_length);
        dropIdentity(m_graphemes, m_length);
    }
}

const OffsetMap::Starts &OffsetMap::starts(IndexUnit unit) const
{
    static const Starts identity;
    switch (unit) {
    case IndexUnit::UnicodeCodePoint:
    case IndexUnit::Utf8Byte:
        return m_codePoints;
    case IndexUnit::TextElementsV8:
        return m_elements;
    case IndexUnit::Utf16CodeUnit:
        break;
    }
    return identity;
}

std::int32_t OffsetMap::utf16Length() const
{
    return m_length;
}

std::int32_t OffsetMap::length(IndexUnit unit) const
{
    return fromUtf16(m_length, unit);
}

std::int32_t OffsetMap::fromUtf16(std::int32_t utf16Offset, IndexUnit unit) const
{
    const std::int32_t index = indexIn(starts(unit), std::clamp(utf16Offset, 0, m_length));
    return unit == IndexUnit::Utf8Byte ? startOf(m_utf8, index) : index;
}

Result<std::int32_t> OffsetMap::toUtf16(std::int32_t offset, IndexUnit unit) const
{
    if (offset < 0 || offset > length(unit))
        return fail(ErrorCode::BadOffset, Phrase::OutsideTheText, std::to_string(offset),
                    {Phrase::ANumberWithin, 0, length(unit)});
    if (unit != IndexUnit::Utf8Byte)
        return startOf(starts(unit), offset);
    if (!isStart(m_utf8, offset))
        return fail(ErrorCode::BadOffset, Phrase::InsideACharacter, std::to_string(offset));
    return startOf(m_codePoints, indexIn(m_utf8, offset));
}

Utf8Span OffsetMap::toUtf8(Utf16Span span) const
{
    const std::int32_t begin = fromUtf16(span.begin, IndexUnit::Utf8Byte);
    return {begin, fromUtf16(span.end(), IndexUnit::Utf8Byte) - begin};
}

Utf16Span OffsetMap::toUtf16(Utf8Span span) const
{
    const std::int32_t bytes = length(IndexUnit::Utf8Byte);
    const auto place = [&](std::int32_t byte) {
        return startOf(m_codePoints, indexIn(m_utf8, std::clamp(byte, 0, bytes)));
    };
    const std::int32_t begin = place(span.begin);
    return {begin, place(span.end()) - begin};
}

bool OffsetMap::isValid(Utf16Span span) const
{
    return span.begin >= 0 && span.length >= 0 && span.begin <= m_length &&
           span.length <= m_length - span.begin && isStart(m_codePoints, span.begin) &&
           isStart(m_codePoints, span.end());
}

bool OffsetMap::cutsGrapheme(Utf16Span span) const
{
    return !isStart(m_graphemes, span.begin) || !isStart(m_graphemes, span.end());
}

} // namespace glossa::text
