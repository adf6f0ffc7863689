// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/text/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace glossa::text {

/// Units in which the outside world counts. Names are those of Azure's stringIndexType.
enum class IndexUnit : std::uint8_t { Utf16CodeUnit, UnicodeCodePoint, TextElementsV8, Utf8Byte };

/// Translates places of one text between UTF-16 code units, UTF-8 bytes, code points and text elements
/// (grapheme clusters by the rules of Unicode 8.0, as .NET's StringInfo counted: no emoji ZWJ or modifier
/// rule, a run of regional indicators is one cluster). Built once per text, O(length); each look-up O(log n),
/// O(1) where units and code units agree. The text must hold no lone surrogate (see findLoneSurrogate).
class OffsetMap {
public:
    explicit OffsetMap(std::u16string_view text);

    [[nodiscard]] std::int32_t utf16Length() const;
    /// Length of the text in a unit.
    [[nodiscard]] std::int32_t length(IndexUnit unit) const;

    /// Place in a unit of a UTF-16 offset; an offset inside a character or cluster counts as its start.
    [[nodiscard]] std::int32_t fromUtf16(std::int32_t utf16Offset, IndexUnit unit) const;
    /// UTF-16 offset of a place in a unit; BadOffset when it lies outside the text or inside a character.
    [[nodiscard]] Result<std::int32_t> toUtf16(std::int32_t offset, IndexUnit unit) const;

    [[nodiscard]] Utf8Span toUtf8(Utf16Span span) const;
    [[nodiscard]] Utf16Span toUtf16(Utf8Span span) const;

    /// False for a span outside the text or cutting a surrogate pair.
    [[nodiscard]] bool isValid(Utf16Span span) const;
    /// True if an edge of the span lies inside an extended grapheme cluster (current Unicode rules).
    [[nodiscard]] bool cutsGrapheme(Utf16Span span) const;

private:
    // UTF-16 offset of each unit's begin, and the text's end; empty where a unit is just one code unit.
    using Starts = std::vector<std::int32_t>;
    [[nodiscard]] const Starts &starts(IndexUnit unit) const;

    std::int32_t m_length = 0;
    Starts m_codePoints;
    Starts m_elements;  // text elements (Unicode 8.0)
    Starts m_graphemes; // extended grapheme clusters
    Starts m_utf8;      // UTF-8 offset of each code point, and the end; empty for ASCII
};

/// Offset of the first surrogate without its partner, or -1.
[[nodiscard]] std::int32_t findLoneSurrogate(std::u16string_view text);

/// UTF-8 of a text without lone surrogates (one becomes U+FFFD).
[[nodiscard]] std::string toUtf8(std::u16string_view text);
/// UTF-16 of UTF-8; BadEncoding with the byte position for malformed input.
[[nodiscard]] Result<std::u16string> fromUtf8(std::string_view bytes);

} // namespace glossa::text
