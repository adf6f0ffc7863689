// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_steps.h"

#include "core/text/tokenizer.h"

#include <algorithm>

namespace glossa::widgets {

namespace {

/// Around an offset only: looking at a whole document for one word would cost a frame.
constexpr int wordReach = 400;

std::u16string_view units(QStringView text)
{
    return {text.utf16(), static_cast<std::size_t>(text.size())};
}

bool endsSentence(QChar c)
{
    return QStringView(u".,;:!?…。、，；：！？").contains(c);
}

/// What stands between words and belongs to none. Signs that are read out ("%", "&", "#") are no such marks.
bool isMark(QChar c)
{
    switch (c.category()) {
    case QChar::Punctuation_Dash:
    case QChar::Punctuation_Open:
    case QChar::Punctuation_Close:
    case QChar::Punctuation_InitialQuote:
    case QChar::Punctuation_FinalQuote:
        return true;
    default:
        return endsSentence(c) || c == u'"' || c == u'\'';
    }
}

bool isMarks(QStringView text)
{
    return std::ranges::all_of(text, isMark);
}

} // namespace

text::Utf16Span TextSteps::wordAt(int offset) const
{
    const int size = static_cast<int>(m_text.size());
    int from = std::max(0, offset - wordReach);
    if (from > 0 && m_text[from].isLowSurrogate())
        --from;
    const int to = std::min(size, offset + wordReach);
    const auto word = text::wordAt(units(QStringView(m_text).mid(from, to - from)), offset - from,
                                   m_language.toStdString());
    return {from + word.begin, word.length};
}

int TextSteps::character(int offset, int direction) const
{
    const int size = static_cast<int>(m_text.size());
    const int from = std::max(0, offset - wordReach);
    const int to = std::min(size, offset + wordReach);
    const auto near = units(QStringView(m_text).mid(from, to - from));
    return direction > 0 ? (offset >= size ? size : from + text::nextGrapheme(near, offset - from))
                         : (offset <= 0 ? 0 : from + text::previousGrapheme(near, offset - from));
}

int TextSteps::wordStart(int offset, int direction) const
{
    const int size = static_cast<int>(m_text.size());
    int at = offset;
    if (direction > 0) {
        const text::Utf16Span here = wordAt(at);
        at = here.end() > at ? here.end() : at + (at < size ? 1 : 0);
        while (at < size && m_text[at].isSpace())
            ++at;
        return at;
    }
    while (at > 0 && m_text[at - 1].isSpace())
        --at;
    if (at == 0)
        return 0;
    const text::Utf16Span before = wordAt(at - 1);
    return before.length > 0 && before.begin < at ? before.begin : at - 1;
}

bool TextSteps::isWord(text::Utf16Span span) const
{
    const QStringView part = QStringView(m_text).mid(span.begin, span.length);
    return std::ranges::any_of(part, [](QChar c) { return !c.isSpace() && !isMark(c); });
}

text::Utf16Span TextSteps::wordEndingAfter(int offset) const
{
    const int size = static_cast<int>(m_text.size());
    for (int at = offset; at < size;) {
        const text::Utf16Span word = m_text[at].isSpace() ? text::Utf16Span{at, 1} : wordAt(at);
        if (word.end() > at && isWord(word))
            return word;
        at = word.end() > at ? word.end() : character(at, 1);
    }
    return {offset, 0};
}

text::Utf16Span TextSteps::wordBeginningBefore(int offset) const
{
    for (int at = offset; at > 0;) {
        const int before = character(at, -1);
        const text::Utf16Span word = m_text[before].isSpace() ? text::Utf16Span{before, 1} : wordAt(before);
        if (word.begin < at && isWord(word))
            return word;
        at = std::min(before, word.begin);
    }
    return {offset, 0};
}

text::Utf16Span TextSteps::trimmed(text::Utf16Span span, Trim trim) const
{
    int begin = span.begin;
    int end = span.end();
    const auto cutBlanks = [&] {
        while (begin < end && m_text[begin].isSpace())
            ++begin;
        while (end > begin && m_text[end - 1].isSpace())
            --end;
    };
    cutBlanks();
    // A mark of punctuation with white space around it, as in texts that were cut into tokens.
    const auto part = [&](int from, int to) { return QStringView(m_text).mid(from, to - from); };
    for (bool cut = true; cut;) {
        int first = begin;
        while (first < end && !m_text[first].isSpace())
            ++first;
        int last = end;
        while (last > begin && !m_text[last - 1].isSpace())
            --last;
        cut = false;
        if (first < end && isMarks(part(begin, first))) {
            begin = first;
            cut = true;
        } else if (last > begin && isMarks(part(last, end))) {
            end = last;
            cut = true;
        }
        cutBlanks();
    }
    if (trim == Trim::Blanks)
        return {begin, end - begin};
    // A full stop at the end belongs to the sentence, unless it was selected alone.
    int inner = end;
    while (inner > begin && endsSentence(m_text[inner - 1]))
        --inner;
    return {begin, (inner > begin ? inner : end) - begin};
}

text::Utf16Span TextSteps::snapped(int anchor, int offset) const
{
    if (anchor == offset)
        return {anchor, 0};
    const int low = std::min(anchor, offset);
    const int high = std::max(anchor, offset);
    // A drag that begins or ends in a gap takes the word it has passed over, not the one before it.
    const text::Utf16Span first =
        low < m_text.size() && !m_text[low].isSpace() ? wordAt(low) : text::Utf16Span{low, 0};
    const text::Utf16Span last =
        high > 0 && !m_text[high - 1].isSpace() ? wordAt(high - 1) : text::Utf16Span{high, 0};
    const int begin = first.length > 0 && first.end() > low ? std::min(low, first.begin) : low;
    const int end = last.length > 0 ? std::max(high, last.end()) : high;
    return {begin, end - begin};
}

text::Utf16Span TextSteps::between(text::Utf16Span span, QStringView stops) const
{
    int begin = span.begin;
    int end = span.end();
    const auto stop = [&](QChar c) { return c == u'\n' || c == u'\r' || stops.contains(c); };
    while (begin > 0 && !stop(m_text[begin - 1]))
        --begin;
    while (end < m_text.size() && !stop(m_text[end]))
        ++end;
    return {begin, end - begin};
}

} // namespace glossa::widgets
