// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tags.h"

namespace glossa::formats {

namespace {

/// Returns the prefix in its plain form, or 0.
char prefixOf(char letter)
{
    switch (letter) {
    case 'B':
    case 'I':
    case 'E':
    case 'S':
        return letter;
    case 'M':
        return 'I';
    case 'L':
        return 'E';
    case 'U':
    case 'W':
        return 'S';
    default:
        return 0;
    }
}

bool isSeparator(char c)
{
    return c == '-' || c == '_' || c == ':';
}

/// Returns true if the span of a tag continues behind it.
bool staysOpen(const Tag &tag)
{
    return tag.prefix == 'B' || tag.prefix == 'I';
}

} // namespace

std::optional<Tag> parseTag(std::string_view text)
{
    if (text == "O")
        return Tag{};
    if (text.size() == 1 && prefixOf(text[0]) != 0)
        return Tag{prefixOf(text[0]), "Entity"};
    if (text.size() < 3)
        return std::nullopt;
    if (prefixOf(text[0]) != 0 && isSeparator(text[1]))
        return Tag{prefixOf(text[0]), std::string(text.substr(2))};
    if (prefixOf(text.back()) != 0 && isSeparator(text[text.size() - 2]))
        return Tag{prefixOf(text.back()), std::string(text.substr(0, text.size() - 2))};
    return std::nullopt;
}

bool beginsSpan(const Tag &before, const Tag &tag)
{
    if (tag.prefix == 'O')
        return false;
    return tag.prefix == 'B' || tag.prefix == 'S' || !staysOpen(before) || before.type != tag.type;
}

bool isRepair(TagScheme scheme, const Tag &before, const Tag &tag)
{
    const bool begins = beginsSpan(before, tag);
    switch (scheme) {
    case TagScheme::Io:
    case TagScheme::Iob1:
        return false;
    case TagScheme::Bio:
        return begins && tag.prefix == 'I';
    case TagScheme::Bioes:
        // Either this span lacks its first token, or the one before lacks its last.
        return (begins && (tag.prefix == 'I' || tag.prefix == 'E')) ||
               (staysOpen(before) && (begins || tag.prefix == 'O'));
    }
    return false;
}

void TagSurvey::add(const Tag &before, const Tag &tag)
{
    m_anyEnd = m_anyEnd || tag.prefix == 'E' || tag.prefix == 'S';
    if (tag.prefix == 'B') {
        m_anyBegin = true;
        m_beginElsewhere = m_beginElsewhere || !staysOpen(before) || before.type != tag.type;
    } else if (tag.prefix == 'I') {
        m_insideBegins = m_insideBegins || beginsSpan(before, tag);
    }
}

TagScheme TagSurvey::scheme() const
{
    if (m_anyEnd)
        return TagScheme::Bioes;
    if (!m_anyBegin)
        return TagScheme::Io;
    return m_insideBegins && !m_beginElsewhere ? TagScheme::Iob1 : TagScheme::Bio;
}

} // namespace glossa::formats
