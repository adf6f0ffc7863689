// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/row_reader.h"
#include "core/formats/table_peek.h"

#include <QStringList>

#include <array>
#include <optional>

namespace glossa::formats {

/// The column of each role, by the names of the columns in any case. It is -1 if there is none.
struct TableColumns {
    std::array<int, 4> at{-1, -1, -1, -1};
    int count = 0;
    bool firstRowIsHeader = false;

    explicit TableColumns(const QStringList &names);
    [[nodiscard]] bool has(ColumnRole role) const { return at.at(static_cast<std::size_t>(role)) >= 0; }
    /// A first row is taken for a header if it names the text, and a second column if there is one.
    [[nodiscard]] bool isHeader() const;
    [[nodiscard]] QString cell(const QStringList &cells, ColumnRole role) const;
};

[[nodiscard]] QStringList cellsOf(const TableRow &row);

/// The line "sep=;" (any character) that Excel reads, and some programs write, in front of a table.
[[nodiscard]] bool isSeparatorLine(const TableRow &row);

/// Returns what separates the columns of a table. A line "sep=" decides if there is one. Else `own` is tried
/// and, beside a comma, the semicolon, which half of Europe writes into .csv files: the first that makes a
/// header of the first row or, where the columns are `named`, the one that cuts the most rows of the head
/// into as many cells. `head` is the decoded beginning of the file.
[[nodiscard]] char delimiterOf(std::string_view head, char own, const QStringList &named);

/// Returns the columns as they are named, or else by the first row, which must be a header then. Returns
/// MissingKey if it is none, and Malformed if it is one for another separator or with other line ends. Where
/// the columns are named, `firstRowIsHeader` says whether the first row is left out; if it is not set, the
/// row is left out if it has the same names.
[[nodiscard]] Result<TableColumns> columnsFor(const QStringList &named, std::optional<bool> firstRowIsHeader,
                                              const TableRow &first, char delimiter);

} // namespace glossa::formats
