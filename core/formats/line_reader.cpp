// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/line_reader.h"

#include <utility>

namespace glossa::formats {

Message linePlace(std::uint64_t number)
{
    return {Phrase::Line, number};
}

Message linesPlace(std::uint64_t first, std::uint64_t last)
{
    return first == last ? linePlace(first) : Message(Phrase::Lines, first, last);
}

QString toQString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

char lineEndOf(std::string_view head)
{
    const bool returns =
        head.find('\n') == std::string_view::npos && head.find('\r') != std::string_view::npos;
    return returns ? '\r' : '\n';
}

Status checkLine(const Line &line)
{
    if (line.tooLong)
        return fail(ErrorCode::TooLarge, {}, linePlace(line.number),
                    {Phrase::LinesOfAtMost, longestLine / (1024 * 1024)});
    if (line.loneSurrogate)
        return fail(ErrorCode::LoneSurrogate, {}, linePlace(line.number), Phrase::WholeSurrogatePairs);
    return {};
}

Result<bool> LineReader::fill()
{
    const auto piece = m_input.next();
    if (!piece)
        return fail(piece.error());
    m_piece = *piece;
    if (m_lineEnd == 0)
        m_lineEnd = lineEndOf(m_piece);
    m_lone.erase(m_lone.begin(), m_lone.begin() + static_cast<std::ptrdiff_t>(std::exchange(m_loneDone, 0U)));
    for (const std::uint64_t lone : m_input.takeLoneSurrogates())
        m_lone.push_back(lone);
    return !m_piece.empty();
}

Result<bool> LineReader::next(Line &line)
{
    line.text.clear();
    line.tooLong = line.loneSurrogate = false;
    line.number = ++m_number;
    bool any = false;
    bool ended = false;
    while (!ended) {
        if (m_piece.empty()) {
            const auto more = fill();
            if (!more)
                return more;
            if (!*more)
                break;
        }
        any = true;
        const std::size_t end = m_piece.find(m_lineEnd);
        ended = end != std::string_view::npos;
        const std::string_view part = m_piece.substr(0, end);
        if (line.text.size() + part.size() > longestLine)
            line.tooLong = true;
        else if (!line.tooLong)
            line.text += part;
        const std::size_t used = part.size() + (ended ? 1 : 0);
        m_piece.remove_prefix(used);
        m_offset += used;
    }
    for (; m_loneDone < m_lone.size() && m_lone[m_loneDone] < m_offset; ++m_loneDone)
        line.loneSurrogate = true;
    while (!ended && line.text.ends_with(endMark)) {
        line.text.pop_back();
        any = !line.text.empty();
    }
    if (line.text.ends_with('\r'))
        line.text.pop_back();
    return any;
}

} // namespace glossa::formats
