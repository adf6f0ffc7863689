// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/row_reader.h"
#include "core/formats/table_peek.h"

#include <QStringList>

#include <array>
#include <optional>

namespace glossa::formats {

/// The column of each role, -1 if there is none; by the columns' names, in any case.
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

/// What parts the columns of a table: what a line "sep=" says; else the first of `own` and, beside a comma,
/// the semicolon (half of Europe writes it into .csv files) that makes a header of the first row or, where
/// the columns are `named`, parts the most rows of the head into as many cells. `head` is the decoded
/// beginning of the file.
[[nodiscard]] char delimiterOf(std::string_view head, char own, const QStringList &named);

/// The columns as they are named, else by the first row, which must be a header then. MissingKey if it is
/// none; Malformed if it is one for another separator or with other line ends. Where the columns are named,
/// `firstRowIsHeader` tells whether the first row is left out; without it that is so if it says the same.
[[nodiscard]] Result<TableColumns> columnsFor(const QStringList &named, std::optional<bool> firstRowIsHeader,
                                              const TableRow &first, char delimiter);

} // namespace glossa::formats
