// SPDX-License-Identifier: GPL-3.0-or-later
//
// This looks into the first rows of a table and guesses what its columns are for. A person confirms or mends
// the guess, or a command names it as the remedy. No reader acts on it by itself.
#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <cstdint>
#include <vector>

namespace glossa::formats {

class ByteInput;

/// What a column of a table is for. The first four index arrays of the table reader.
enum class ColumnRole : std::uint8_t { Text, Label, Dataset, Language, None, Token, Tag };

/// Returns the role for which a name in a header stands in tables of texts ("utterance" is Text), or None.
[[nodiscard]] ColumnRole columnRole(const QString &name);
/// Returns the names that ReadOptions::columns takes for these roles, with "-" for a column that is left out.
[[nodiscard]] QStringList columnNames(const std::vector<ColumnRole> &roles);
/// Returns true if a first row is a header that the reader understands: it names the text, and a second
/// column if there is one.
[[nodiscard]] bool namesColumns(const QStringList &firstRow);

struct TablePeek {
    std::vector<QStringList> rows; // the first 200 that are not blank, a header included; long cells are cut
    std::vector<ColumnRole> roles; // the guess, one for each column
    std::vector<ColumnRole> choices; // what a column of this format can be
    bool firstRowIsHeader = false;   // the guess
    bool needsNames = false;         // the reader cannot tell the columns by itself, or would tell others
    bool operator==(const TablePeek &) const = default;
};

/// Reads a table of texts with this delimiter and guesses its columns. The errors are those of the row
/// reader.
[[nodiscard]] Result<TablePeek> peekTexts(ByteInput &input, char delimiter);
/// Guesses the columns of rows of tokens. The reader's own rule is that the token stands first and the tag
/// last.
[[nodiscard]] TablePeek peekTokens(std::vector<QStringList> rows);

/// The number of rows that a peek looks at, and of code units of a cell that it keeps.
inline constexpr std::size_t peekedRows = 200;
inline constexpr qsizetype peekedCell = 500;

} // namespace glossa::formats
