// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/text_revision.h"

#include <algorithm>

namespace glossa::labeling {

namespace {

bool isLineEnd(QChar c)
{
    return c == u'\n' || c == u'\r' || c == QChar::ParagraphSeparator || c == QChar::LineSeparator;
}

/// How many units of the text the unit of the plain text at `at` stands for.
int unitLength(const QString &text, int at)
{
    return text[at] == u'\r' && at + 1 < text.size() && text[at + 1] == u'\n' ? 2 : 1;
}

int offsetOfPlain(const QString &text, int plainOffset)
{
    int at = 0;
    for (int i = 0; i < plainOffset; ++i)
        at += unitLength(text, at);
    return at;
}

/// The line end that the text uses first.
QString lineEndOf(const QString &text)
{
    const auto found = std::ranges::find_if(text, isLineEnd);
    if (found == text.end())
        return QStringLiteral("\n");
    const int at = static_cast<int>(found - text.begin());
    return text.mid(at, unitLength(text, at));
}

} // namespace

TextRevision::TextRevision(const QString &text, const std::vector<project::Label> &labels)
    : m_text(text), m_labels(labels)
{
}

QString TextRevision::plain(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    for (int at = 0; at < text.size(); at += unitLength(text, at))
        plain += isLineEnd(text[at]) ? QChar(u'\n') : text[at] == QChar::Nbsp ? QChar(u' ') : text[at];
    return plain;
}

void TextRevision::become(const QString &plainText)
{
    const QString before = plain(m_text);
    const qsizetype shorter = std::min(before.size(), plainText.size());
    qsizetype prefix = 0;
    while (prefix < shorter && before[prefix] == plainText[prefix])
        ++prefix;
    qsizetype suffix = 0;
    while (suffix < shorter - prefix &&
           before[before.size() - 1 - suffix] == plainText[plainText.size() - 1 - suffix])
        ++suffix;
    // Characters of two units change as one.
    if (prefix > 0 && before[prefix - 1].isHighSurrogate())
        --prefix;
    if (suffix > 0 && before[before.size() - suffix].isLowSurrogate())
        --suffix;
    QString added = plainText.mid(prefix, plainText.size() - prefix - suffix);
    const int begin = offsetOfPlain(m_text, static_cast<int>(prefix));
    const int end = offsetOfPlain(m_text, static_cast<int>(before.size() - suffix));
    if (begin == end && added.isEmpty())
        return;
    added.replace(u'\n', lineEndOf(m_text));
    m_text.replace(begin, end - begin, added);
    carry(begin, end, added);
}

void TextRevision::carry(int begin, int end, const QString &added)
{
    const int size = static_cast<int>(added.size());
    const int shift = size - (end - begin);
    // A letter typed at the edge of a label belongs to its word.
    const bool joins = begin == end && !added.isEmpty() &&
                       std::ranges::all_of(added, [](QChar c) { return !c.isSpace() && !c.isPunct(); });
    for (project::Label &label : m_labels) {
        int from = label.span.begin;
        int to = label.span.end();
        if (begin >= from && end <= to && (begin > from || end > begin || joins) &&
            (end < to || end > begin || joins)) {
            to += shift; // inside
        } else if (end <= from) {
            from += shift;
            to += shift;
        } else if (begin < to) {
            if (begin <= from && end >= to)
                to = from; // all of it is gone
            else if (begin < from) {
                from = begin + size;
                to += shift;
            } else {
                to = begin;
            }
        }
        label.span = {from, to - from};
    }
    std::erase_if(m_labels, [](const project::Label &label) { return label.span.length <= 0; });
}

std::vector<project::Label> TextRevision::labels() const
{
    std::vector<project::Label> kept;
    for (project::Label label : m_labels) {
        int begin = label.span.begin;
        int end = label.span.end();
        while (begin < end && m_text[begin].isSpace())
            ++begin;
        while (end > begin && m_text[end - 1].isSpace())
            --end;
        label.span = {begin, end - begin};
        const bool twin = std::ranges::any_of(kept, [&](const project::Label &other) {
            return other.span == label.span && other.category == label.category &&
                   other.region == label.region;
        });
        if (!twin && project::checkSpan(m_text, label.span))
            kept.push_back(std::move(label));
    }
    return kept;
}

text::Utf16Span TextRevision::inPlain(text::Utf16Span span) const
{
    const int begin = static_cast<int>(plain(m_text.left(span.begin)).size());
    return {begin, static_cast<int>(plain(m_text.left(span.end())).size()) - begin};
}

} // namespace glossa::labeling
