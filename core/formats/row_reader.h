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
    std::uint64_t line = 0; // where it begins
    bool tooLong = false;
    bool loneSurrogate = false;
    bool strayQuote = false; // text behind a closing quote
    bool suspicious = false; // a quoted cell holds both a line end and a tab that parts columns
    [[nodiscard]] bool isBlank() const { return cells.size() == 1 && cells.front().empty(); }
};

/// Rows of RFC 4180 with any delimiter: cells may stand in quotes, in which a quote is doubled and line ends
/// count as text. A quote inside a cell that does not begin with one is an ordinary character.
class RowReader {
public:
    RowReader(ByteInput &input, char delimiter) : m_input(input), m_delimiter(delimiter) {}
    /// False at the end. Malformed if the file ends inside quotes.
    Result<bool> next(TableRow &row);
    [[nodiscard]] std::int64_t bytesRead() const { return m_input.bytesRead(); }

private:
    Result<bool> fill();
    void readPlain(TableRow &row);
    void readQuoted(TableRow &row);
    void append(TableRow &row, std::string_view text);
    void startCell(TableRow &row);

    enum class State : std::uint8_t { CellStart, Plain, Quoted, QuoteInQuoted, RowEnd };

    TextInput m_input;
    char m_delimiter;
    State m_state = State::CellStart;
    std::string_view m_piece;
    std::uint64_t m_offset = 0;
    std::uint64_t m_line = 1;
    std::size_t m_rowSize = 0;
    bool m_quotedLineEnd = false;
    bool m_quotedDelimiter = false;
    std::uint64_t m_quoteLine = 0;
    std::vector<std::uint64_t> m_lone;
    std::size_t m_loneDone = 0;
};

} // namespace glossa::formats
