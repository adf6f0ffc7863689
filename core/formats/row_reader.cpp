// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/row_reader.h"

#include "core/formats/line_reader.h"

#include <algorithm>
#include <utility>

namespace glossa::formats {

Result<bool> RowReader::fill()
{
    const auto piece = m_input.next();
    if (!piece)
        return fail(piece.error());
    m_piece = *piece;
    m_lone.erase(m_lone.begin(), m_lone.begin() + static_cast<std::ptrdiff_t>(std::exchange(m_loneDone, 0U)));
    for (const std::uint64_t lone : m_input.takeLoneSurrogates())
        m_lone.push_back(lone);
    return !m_piece.empty();
}

void RowReader::append(TableRow &row, std::string_view text)
{
    m_rowSize += text.size();
    if (m_rowSize > longestLine)
        row.tooLong = true;
    else
        row.cells.back() += text;
}

void RowReader::startCell(TableRow &row)
{
    // A row of nothing but delimiters must not fill the memory either.
    m_rowSize += sizeof(std::string);
    if (m_rowSize > longestLine)
        row.tooLong = true;
    else
        row.cells.emplace_back();
    m_state = State::CellStart;
}

/// Takes what stands before the next delimiter or line end, and that.
void RowReader::readPlain(TableRow &row)
{
    const auto stop = std::ranges::find_if(m_piece, [this](char c) { return c == m_delimiter || c == '\n'; });
    const auto length = static_cast<std::size_t>(stop - m_piece.begin());
    append(row, m_piece.substr(0, length));
    const bool unquoted = length > 0 || m_state == State::Plain; // what the cell ends with
    m_state = State::Plain;
    if (stop == m_piece.end()) {
        m_piece = {};
        m_offset += length;
        return;
    }
    const bool lineEnd = *stop == '\n';
    m_piece.remove_prefix(length + 1);
    m_offset += length + 1;
    if (!lineEnd) {
        startCell(row);
        return;
    }
    ++m_line;
    if (unquoted && row.cells.back().ends_with('\r'))
        row.cells.back().pop_back();
    m_state = State::RowEnd;
}

/// Takes what stands before the next quote, and the quote.
void RowReader::readQuoted(TableRow &row)
{
    const std::size_t length = std::min(m_piece.find('"'), m_piece.size());
    const std::string_view part = m_piece.substr(0, length);
    const auto lines = static_cast<std::uint64_t>(std::ranges::count(part, '\n'));
    m_line += lines;
    m_quotedLineEnd = m_quotedLineEnd || lines > 0;
    m_quotedDelimiter = m_quotedDelimiter || part.find(m_delimiter) != std::string_view::npos;
    append(row, part);
    const bool closed = length < m_piece.size();
    m_piece.remove_prefix(length + (closed ? 1 : 0));
    m_offset += length + (closed ? 1 : 0);
    if (closed)
        m_state = State::QuoteInQuoted;
}

Result<bool> RowReader::next(TableRow &row)
{
    row = {};
    row.line = m_line;
    m_rowSize = 0;
    startCell(row);
    bool any = false;
    while (m_state != State::RowEnd) {
        if (m_piece.empty()) {
            const auto more = fill();
            if (!more)
                return more;
            if (!*more)
                break;
        }
        any = true;
        switch (m_state) {
        case State::CellStart:
            if (m_piece.front() != '"') {
                readPlain(row);
                break;
            }
            m_piece.remove_prefix(1);
            ++m_offset;
            m_quoteLine = m_line;
            m_quotedLineEnd = m_quotedDelimiter = false;
            m_state = State::Quoted;
            break;
        case State::Quoted:
            readQuoted(row);
            break;
        case State::QuoteInQuoted:
            if (m_piece.front() == '"') {
                append(row, "\"");
                m_piece.remove_prefix(1);
                ++m_offset;
                m_state = State::Quoted;
                break;
            }
            row.suspicious = row.suspicious || (m_delimiter == '\t' && m_quotedLineEnd && m_quotedDelimiter);
            row.strayQuote = row.strayQuote || (m_piece.front() != m_delimiter && m_piece.front() != '\n' &&
                                                m_piece.front() != '\r');
            readPlain(row);
            break;
        default:
            readPlain(row);
            break;
        }
    }
    if (m_state == State::Quoted)
        return fail(ErrorCode::Malformed, {}, linePlace(m_quoteLine), "a closing quote");
    for (; m_loneDone < m_lone.size() && m_lone[m_loneDone] < m_offset; ++m_loneDone)
        row.loneSurrogate = true;
    return any;
}

} // namespace glossa::formats
