// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/text/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace glossa::text {

/// The units in which places in a text are counted. Their names are those of Azure's stringIndexType.
enum class IndexUnit : std::uint8_t { Utf16CodeUnit, UnicodeCodePoint, TextElementsV8, Utf8Byte };

/// Translates places of one text between UTF-16 code units, UTF-8 bytes, code points and text elements. Text
/// elements are grapheme clusters by the rules of Unicode 8.0, as .NET's StringInfo counted them: there is no
/// rule for emoji with ZWJ or modifiers, and a run of regional indicators is one cluster. A map is built once
/// for a text in O(length). A look-up costs O(log n), or O(1) where the unit is the code unit. The text must
/// hold no lone surrogate (see findLoneSurrogate).
class OffsetMap {
public:
    explicit OffsetMap(std::u16string_view text);

    [[nodiscard]] std::int32_t utf16Length() const;
    /// Returns the length of the text in a unit.
    [[nodiscard]] std::int32_t length(IndexUnit unit) const;

    /// Returns the place of a UTF-16 offset in a unit. An offset inside a character or cluster counts as its
    /// start.
    [[nodiscard]] std::int32_t fromUtf16(std::int32_t utf16Offset, IndexUnit unit) const;
    /// Returns the UTF-16 offset of a place in a unit, or BadOffset if the place is outside the text or
    /// inside a character.
    [[nodiscard]] Result<std::int32_t> toUtf16(std::int32_t offset, IndexUnit unit) const;

    [[nodiscard]] Utf8Span toUtf8(Utf16Span span) const;
    [[nodiscard]] Utf16Span toUtf16(Utf8Span span) const;

    /// Returns false for a span that leaves the text or cuts a surrogate pair.
    [[nodiscard]] bool isValid(Utf16Span span) const;
    /// Returns true if an edge of the span lies inside an extended grapheme cluster of the current Unicode
    /// rules.
    [[nodiscard]] bool cutsGrapheme(Utf16Span span) const;

private:
    // The UTF-16 offset of each unit's begin, and the text's end. A table is empty if each unit is one code
    // unit.
    using Starts = std::vector<std::int32_t>;
    [[nodiscard]] const Starts &starts(IndexUnit unit) const;

    std::int32_t m_length = 0;
    Starts m_codePoints;
    Starts m_elements;  // text elements (Unicode 8.0)
    Starts m_graphemes; // extended grapheme clusters
    Starts m_utf8;      // UTF-8 offset of each code point, and the end; empty for ASCII
};

/// Returns the offset of the first surrogate without its partner, or -1.
[[nodiscard]] std::int32_t findLoneSurrogate(std::u16string_view text);

/// Encodes a text as UTF-8. A lone surrogate becomes U+FFFD.
[[nodiscard]] std::string toUtf8(std::u16string_view text);
/// Decodes UTF-8 to UTF-16, or returns BadEncoding with the position of the first malformed byte.
[[nodiscard]] Result<std::u16string> fromUtf8(std::string_view bytes);

} // namespace glossa::text
