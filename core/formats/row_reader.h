// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/text_input.h"

#include <cstdint>
#include <string>
#include <vector>

namespace glossa::formats {

/// One row of a table.
struct TableRow {
    std::vector<std::string> cells;
    std::uint64_t line = 0;     // where it begins
    std::uint64_t lastLine = 0; // where it ends
    bool tooLong = false;
    bool loneSurrogate = false;
    bool strayQuote = false;    // text behind a closing quote of the same line
    bool quoteIsLetter = false; // a cell begins with a quote that was taken for a letter
    [[nodiscard]] bool isBlank() const { return cells.size() == 1 && cells.front().empty(); }
};

/// Reads rows of RFC 4180 with any delimiter. Cells may stand in quotes, in which a quote is doubled and line
/// ends are text. A quote inside a cell that does not begin with one is an ordinary character. So is a quote
/// that opens a cell which would run over line ends and is closed in the middle of a cell, or never, or only
/// beyond the longest row: such a cell ends with its first line, so that no other line is lost in it. Where
/// tabs separate the cells, quotes are usually letters. There a quote is a letter, too, if text stands behind
/// the closing quote, or if a closed cell would swallow its neighbours, unless the cell beside it stands in
/// quotes as well.
///
/// Lines end with "\n" or "\r\n", or with "\r" in a file that begins with 64 KiB without "\n". The end mark
/// of DOS (0x1A) at the end of the file is no text. The reader takes as much memory as the longest row.
class RowReader {
public:
    RowReader(ByteInput &input, char delimiter) : m_input(input), m_delimiter(delimiter) {}
    /// Reads the next row. Returns false at the end.
    Result<bool> next(TableRow &row);
    [[nodiscard]] std::int64_t bytesRead() const { return m_input.bytesRead(); }
    /// Returns true if lines end with a carriage return alone. This is known after the first row.
    [[nodiscard]] bool endsWithReturns() const { return m_lineEnd == '\r'; }

private:
    /// How a cell that opens with a quote continues. Places are counted from the quote.
    struct QuotedCell {
        enum class End : std::uint8_t { Closed, Stray, Open };
        End end = End::Open;
        std::size_t close = 0; // of the closing quote; unless it is open
        bool lineEnds = false;
    };

    Result<bool> fill();
    Result<bool> has(std::size_t place);
    Result<QuotedCell> findClose();
    Result<bool> swallowsRows(const TableRow &row, std::size_t close);
    Result<bool> isLetter(const TableRow &row, const QuotedCell &cell);
    Result<bool> readQuoted(TableRow &row);
    Result<bool> readPlain(TableRow &row);
    void append(TableRow &row, std::string_view text);
    void startCell(TableRow &row);
    [[nodiscard]] std::string_view rest() const { return std::string_view(m_buffer).substr(m_at); }

    TextInput m_input;
    char m_delimiter;
    char m_lineEnd = 0; // 0 = nothing is read yet
    std::string m_buffer;
    std::size_t m_at = 0;       // what stands before is done with
    std::uint64_t m_offset = 0; // of m_buffer in the decoded text
    std::size_t m_endMarks = 0; // 0x1A held back, as they may stand at the end
    std::uint64_t m_line = 1;
    std::size_t m_rowSize = 0;
    bool m_lastWasQuoted = false; // the cell before
    std::vector<std::uint64_t> m_lone;
    std::size_t m_loneDone = 0;
};

} // namespace glossa::formats
