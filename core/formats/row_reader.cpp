// SPDX-License-Identifier: GPL-3.0-or-later
//
// A cell that opens with a quote is searched for its closing quote before a byte of it is taken, so that it
// can still be read as plain text. No byte is searched more than twice: the search ends at the first odd run
// of quotes, and what stands before that opens no other cell over a line's end.
#include "core/formats/row_reader.h"

#include "core/formats/line_reader.h"

#include <algorithm>
#include <utility>

namespace glossa::formats {

namespace {

std::size_t countOf(std::string_view text, char c)
{
    return static_cast<std::size_t>(std::ranges::count(text, c));
}

} // namespace

Result<bool> RowReader::fill()
{
    const auto piece = m_input.next();
    if (!piece)
        return fail(piece.error());
    m_lone.erase(m_lone.begin(), m_lone.begin() + static_cast<std::ptrdiff_t>(std::exchange(m_loneDone, 0U)));
    for (const std::uint64_t lone : m_input.takeLoneSurrogates())
        m_lone.push_back(lone);
    if (piece->empty())
        return false;
    if (m_lineEnd == 0)
        m_lineEnd = lineEndOf(*piece);
    m_buffer.erase(0, m_at);
    m_offset += std::exchange(m_at, 0U);
    m_buffer.append(std::exchange(m_endMarks, 0U), endMark);
    m_buffer += *piece;
    while (m_buffer.ends_with(endMark)) {
        m_buffer.pop_back();
        ++m_endMarks;
    }
    return true;
}

/// Returns whether the file has a character at a place behind m_at.
Result<bool> RowReader::has(std::size_t place)
{
    while (m_at + place >= m_buffer.size()) {
        const auto more = fill();
        if (!more || !*more)
            return more;
    }
    return true;
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
}

Result<RowReader::QuotedCell> RowReader::findClose()
{
    QuotedCell cell;
    std::size_t at = 1;
    while (m_rowSize + at <= longestLine) {
        const std::size_t quote = rest().find('"', at);
        cell.lineEnds =
            cell.lineEnds || rest().substr(at, quote - at).find(m_lineEnd) != std::string_view::npos;
        if (quote == std::string_view::npos) {
            at = rest().size();
            const auto more = fill();
            if (!more)
                return fail(more.error());
            if (!*more)
                return cell;
            continue;
        }
        const auto behind = has(quote + 2); // two characters: a line may end with both
        if (!behind)
            return fail(behind.error());
        const std::string_view next = rest().substr(quote + 1, 2);
        if (next.starts_with('"')) {
            at = quote + 2;
            continue;
        }
        const bool ends =
            next.empty() || next[0] == m_delimiter || next[0] == m_lineEnd || next == "\r\n" || next == "\r";
        cell.end = ends ? QuotedCell::End::Closed : QuotedCell::End::Stray;
        cell.close = quote;
        return cell;
    }
    return cell;
}

/// Returns whether the first and the last line of a closed cell over several lines have as many cells as each
/// other by themselves, as rows have, while no cell beside it shows that quotes are meant.
Result<bool> RowReader::swallowsRows(const TableRow &row, std::size_t close)
{
    std::size_t end = close + 1;
    for (auto more = has(end);; more = has(++end)) {
        if (!more)
            return more;
        if (!*more || rest()[end] == m_lineEnd || end > longestLine)
            break;
    }
    const std::string_view text = rest().substr(1, close - 1);
    const std::size_t lastLine = text.rfind(m_lineEnd) + 2; // from the opening quote
    const std::size_t first = row.cells.size() + countOf(text.substr(0, text.find(m_lineEnd)), m_delimiter);
    const std::size_t last = 1 + countOf(rest().substr(lastLine, end - lastLine), m_delimiter);
    const bool isLast = close + 1 >= rest().size() || rest()[close + 1] != m_delimiter;
    const bool besideQuotes =
        isLast ? row.cells.size() > 1 && m_lastWasQuoted : rest().substr(close + 2).starts_with('"');
    return first > 1 && first == last && !besideQuotes;
}

Result<bool> RowReader::isLetter(const TableRow &row, const QuotedCell &cell)
{
    const bool tabs = m_delimiter == '\t';
    switch (cell.end) {
    case QuotedCell::End::Open:
        return true;
    case QuotedCell::End::Stray:
        return cell.lineEnds || tabs;
    case QuotedCell::End::Closed:
        break;
    }
    return cell.lineEnds && tabs ? swallowsRows(row, cell.close) : Result<bool>(false);
}

/// Takes a cell in quotes up to its closing quote. Returns false and takes nothing if its quote is a letter.
Result<bool> RowReader::readQuoted(TableRow &row)
{
    const auto cell = findClose();
    if (!cell)
        return fail(cell.error());
    if (cell->end == QuotedCell::End::Open && !cell->lineEnds && m_rowSize + rest().size() > longestLine) {
        row.tooLong = true;
        return false;
    }
    const auto letter = isLetter(row, *cell);
    if (!letter)
        return letter;
    if (*letter) {
        row.quoteIsLetter = true;
        return false;
    }
    std::string_view text = rest().substr(1, cell->close - 1);
    m_line += countOf(text, m_lineEnd);
    for (std::size_t quote = text.find('"'); quote != std::string_view::npos; quote = text.find('"')) {
        append(row, text.substr(0, quote + 1));
        text.remove_prefix(quote + 2);
    }
    append(row, text);
    m_at += cell->close + 1;
    row.strayQuote = row.strayQuote || cell->end == QuotedCell::End::Stray;
    return true;
}

/// Takes what stands before the next delimiter or line end, and the delimiter. Returns false where the row
/// ends.
Result<bool> RowReader::readPlain(TableRow &row)
{
    bool unquoted = false; // whether the cell ends with text outside of quotes
    const auto takeReturn = [&] {
        if (m_lineEnd == '\n' && unquoted && row.cells.back().ends_with('\r'))
            row.cells.back().pop_back();
    };
    while (true) {
        const auto more = has(0);
        if (!more)
            return more;
        if (!*more) {
            takeReturn();
            return false;
        }
        const std::string_view text = rest();
        const auto stop =
            std::ranges::find_if(text, [this](char c) { return c == m_delimiter || c == m_lineEnd; });
        const auto length = static_cast<std::size_t>(stop - text.begin());
        append(row, text.substr(0, length));
        unquoted = unquoted || length > 0;
        m_at += length;
        if (stop == text.end())
            continue;
        const bool lineEnd = m_buffer[m_at++] == m_lineEnd;
        if (!lineEnd) {
            startCell(row);
            return true;
        }
        ++m_line;
        takeReturn();
        return false;
    }
}

Result<bool> RowReader::next(TableRow &row)
{
    row = {};
    row.line = m_line;
    m_rowSize = 0;
    m_lastWasQuoted = false;
    if (const auto any = has(0); !any || !*any)
        return any;
    startCell(row);
    for (bool going = true; going;) {
        const auto more = has(0);
        if (!more)
            return more;
        bool quoted = false;
        if (*more && m_buffer[m_at] == '"') {
            const auto taken = readQuoted(row);
            if (!taken)
                return taken;
            quoted = *taken;
        }
        m_lastWasQuoted = quoted;
        row.lastLine = m_line;
        const auto next = readPlain(row);
        if (!next)
            return next;
        going = *next;
    }
    for (; m_loneDone < m_lone.size() && m_lone[m_loneDone] < m_offset + m_at; ++m_loneDone)
        row.loneSurrogate = true;
    return true;
}

} // namespace glossa::formats
