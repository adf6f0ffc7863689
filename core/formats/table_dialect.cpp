// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/table_dialect.h"

#include "core/formats/line_reader.h"

#include <algorithm>
#include <cctype>

namespace glossa::formats {

namespace {

constexpr int rowsLookedAt = 100;
constexpr std::string_view separatorMark = "sep=";

bool beginsWithSeparatorMark(std::string_view text)
{
    return text.size() >= separatorMark.size() &&
           std::ranges::equal(text.substr(0, separatorMark.size()), separatorMark, [](char a, char b) {
               return std::tolower(static_cast<unsigned char>(a)) == b;
           });
}

/// Returns the separator that the first line names, or 0.
char namedSeparator(std::string_view head)
{
    std::string_view line = head.substr(0, head.find_first_of("\r\n"));
    if (line.size() > 1 && line.starts_with('"') && line.ends_with('"'))
        line = line.substr(1, line.size() - 2);
    return line.size() == separatorMark.size() + 1 && beginsWithSeparatorMark(line) ? line.back() : '\0';
}

/// Returns how well a separator fits. With names of columns this is how many rows have as many cells, without
/// names whether the first row is a header of several columns.
int fitOf(std::string_view head, char delimiter, const QStringList &named)
{
    MemoryInput input(head);
    RowReader rows(input, delimiter);
    TableRow row;
    int fit = 0;
    for (int i = 0; i < rowsLookedAt; ++i) {
        const auto more = rows.next(row);
        if (!more || !*more)
            break;
        if (row.isBlank())
            continue;
        if (named.isEmpty())
            return row.cells.size() > 1 && TableColumns(cellsOf(row)).isHeader() ? 1 : 0;
        fit += static_cast<qsizetype>(row.cells.size()) == named.size() ? 1 : 0;
    }
    return fit;
}

/// Says why a first row is no header.
Error noHeader(const QStringList &cells, const TableRow &first, char delimiter)
{
    Error error{ErrorCode::MissingKey,
                {},
                linePlace(first.line),
                Phrase::AHeaderOrColumnNames,
                cells.join(u' ').left(80).toStdString()};
    const QString line = cells.join(QLatin1Char(delimiter));
    for (const char other : {',', ';', '\t', '|'}) {
        if (other == delimiter || fitOf(line.toStdString(), other, {}) == 0)
            continue;
        error.code = ErrorCode::Malformed;
        error.detail = other == '\t' ? Message(Phrase::TabsPartTheColumns)
                                     : Message(Phrase::CharacterPartsTheColumns, std::string(1, other));
        error.expected = delimiter == '\t'
                             ? Message(Phrase::TabsBetweenTheColumns)
                             : Message(Phrase::CharacterBetweenTheColumns, std::string(1, delimiter));
        return error;
    }
    const qsizetype end = line.indexOf(u'\r');
    if (end > 0 && fitOf(line.left(end).toStdString(), delimiter, {}) > 0) {
        error.code = ErrorCode::Malformed;
        error.detail = Phrase::LoneCarriageReturn;
        error.expected = Phrase::OneKindOfLineEnds;
    }
    return error;
}

} // namespace

TableColumns::TableColumns(const QStringList &names) : count(static_cast<int>(names.size()))
{
    for (int i = 0; i < count; ++i) {
        const ColumnRole role = columnRole(names.at(i));
        if (static_cast<std::size_t>(role) < at.size() && at.at(static_cast<std::size_t>(role)) < 0)
            at.at(static_cast<std::size_t>(role)) = i;
    }
}

bool TableColumns::isHeader() const
{
    return has(ColumnRole::Text) &&
           (count == 1 || has(ColumnRole::Label) || has(ColumnRole::Dataset) || has(ColumnRole::Language));
}

QString TableColumns::cell(const QStringList &cells, ColumnRole role) const
{
    return has(role) ? cells.value(at.at(static_cast<std::size_t>(role))) : QString();
}

QStringList cellsOf(const TableRow &row)
{
    QStringList cells;
    for (const std::string &cell : row.cells)
        cells << toQString(cell);
    return cells;
}

bool isSeparatorLine(const TableRow &row)
{
    const std::string &first = row.cells.front();
    if (row.cells.size() == 1)
        return first.size() == separatorMark.size() + 1 && beginsWithSeparatorMark(first);
    return row.cells.size() == 2 && row.cells.back().empty() && first.size() == separatorMark.size() &&
           beginsWithSeparatorMark(first);
}

char delimiterOf(std::string_view head, char own, const QStringList &named)
{
    if (const char said = namedSeparator(head))
        return said;
    if (own != ',')
        return own;
    const int fit = fitOf(head, own, named);
    const int other = fitOf(head, ';', named);
    if (fit != other)
        return other > fit ? ';' : ',';
    // No separator makes a header, so the one that stands in the first line is taken.
    const std::string_view line = head.substr(0, head.find_first_of("\r\n"));
    const bool semicolons =
        line.find(',') == std::string_view::npos && line.find(';') != std::string_view::npos;
    return semicolons ? ';' : own;
}

Result<TableColumns> columnsFor(const QStringList &named, std::optional<bool> firstRowIsHeader,
                                const TableRow &first, char delimiter)
{
    const QStringList cells = cellsOf(first);
    if (named.isEmpty()) {
        TableColumns columns(cells);
        if (!columns.isHeader())
            return fail(noHeader(cells, first, delimiter));
        columns.firstRowIsHeader = true;
        return columns;
    }
    TableColumns columns(named);
    if (!columns.has(ColumnRole::Text))
        return fail(ErrorCode::InvalidArgument, named.join(u',').toStdString(), "columns",
                    Phrase::AColumnText);
    columns.firstRowIsHeader =
        firstRowIsHeader.value_or(std::ranges::equal(named, cells, [](const QString &a, const QString &b) {
            return a.trimmed().compare(b.trimmed(), Qt::CaseInsensitive) == 0;
        }));
    return columns;
}

} // namespace glossa::formats
