// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/span.h"

#include <QString>

namespace glossa::widgets {

/// Where the characters and words of a text begin and end: what the keys and drags of SpanView go by.
/// Offsets are UTF-16 code units. Holds references: for the length of one key or drag.
class TextSteps {
public:
    TextSteps(const QString &text, const QString &language) : m_text(text), m_language(language) {}

    /// The word around or next to an offset.
    [[nodiscard]] text::Utf16Span wordAt(int offset) const;
    /// The next grapheme cluster's edge in a direction (1 or -1).
    [[nodiscard]] int character(int offset, int direction) const;
    /// The start of the next word, or of this or the previous one.
    [[nodiscard]] int wordStart(int offset, int direction) const;
    /// The first word that ends behind an offset; length 0 = none does. A mark of punctuation is no word.
    [[nodiscard]] text::Utf16Span wordEndingAfter(int offset) const;
    /// The last word that begins before an offset; length 0 = none does.
    [[nodiscard]] text::Utf16Span wordBeginningBefore(int offset) const;

    /// Blanks: without white space at both edges. Words: also without the full stop, comma and the like that
    /// follow the last word, unless nothing else is there. Either way a mark of punctuation that stands
    /// alone at an edge, with white space around it, is left out.
    enum class Trim { Blanks, Words };
    [[nodiscard]] text::Utf16Span trimmed(text::Utf16Span span, Trim trim) const;
    /// The stretch of a drag widened to the words that it touches.
    [[nodiscard]] text::Utf16Span snapped(int anchor, int offset) const;
    /// A span widened up to the next of some characters, or the line's ends.
    [[nodiscard]] text::Utf16Span between(text::Utf16Span span, QStringView stops) const;

private:
    [[nodiscard]] bool isWord(text::Utf16Span span) const;

    const QString &m_text;
    const QString &m_language;
};

} // namespace glossa::widgets
