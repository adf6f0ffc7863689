// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/table_peek.h"

#include "core/formats/line_reader.h"
#include "core/formats/row_reader.h"
#include "core/formats/table_dialect.h"
#include "core/formats/tags.h"
#include "core/project/item.h"

#include <QLocale>
#include <QSet>

#include <algorithm>
#include <array>
#include <map>

namespace glossa::formats {

namespace {

constexpr std::size_t mostColumns = 2000;

/// What the values of one column look like.
struct Look {
    std::size_t filled = 0;
    qsizetype length = 0; // of all values together
    QSet<QString> values;
    std::size_t withBlanks = 0; // values of several words
    std::size_t numbers = 0;
    std::size_t sets = 0;      // values that name a data set
    std::size_t languages = 0; // values that are tags of languages

    [[nodiscard]] bool isAll(std::size_t count) const { return filled > 0 && count == filled; }
};

bool isLanguage(const QString &value)
{
    const QString first = value.section(u'-', 0, 0);
    return first.size() >= 2 && first.size() <= 3 && value.size() <= 10 &&
           QLocale(QString(value).replace(u'-', u'_')).language() != QLocale::C;
}

Look lookOf(const std::vector<QStringList> &rows, std::size_t first, qsizetype column)
{
    Look look;
    for (std::size_t row = first; row < rows.size(); ++row) {
        const QString value = rows[row].value(column).trimmed();
        if (value.isEmpty())
            continue;
        ++look.filled;
        look.length += value.size();
        look.values.insert(value);
        bool isNumber = false;
        value.toDouble(&isNumber);
        look.numbers += isNumber ? 1 : 0;
        look.withBlanks += value.contains(u' ') ? 1 : 0;
        look.sets += project::datasetFromName(value) ? 1 : 0;
        look.languages += isLanguage(value) ? 1 : 0;
    }
    return look;
}

std::vector<Look> looksOf(const TablePeek &peek, std::size_t firstRow)
{
    std::vector<Look> looks;
    for (std::size_t column = 0; column < peek.roles.size(); ++column)
        looks.push_back(lookOf(peek.rows, firstRow, static_cast<qsizetype>(column)));
    return looks;
}

/// Returns the number of cells that most rows have, as a stray row must not set the number of columns.
std::size_t columnCount(const std::vector<QStringList> &rows)
{
    std::map<qsizetype, std::size_t> times;
    for (const QStringList &row : rows)
        ++times[row.size()];
    const auto most = std::ranges::max_element(times, {}, [](const auto &entry) { return entry.second; });
    return most == times.end() ? 0 : static_cast<std::size_t>(most->first);
}

bool has(const TablePeek &peek, ColumnRole role)
{
    return std::ranges::find(peek.roles, role) != peek.roles.end();
}

/// Returns the column without a role for which `rank` is greatest, or nothing if none is above 0.
template <typename Rank>
void give(TablePeek &peek, const std::vector<Look> &looks, ColumnRole role, Rank rank)
{
    if (has(peek, role))
        return;
    std::size_t best = looks.size();
    double most = 0;
    for (std::size_t i = 0; i < looks.size(); ++i) {
        const double own = peek.roles[i] == ColumnRole::None ? rank(looks[i]) : 0;
        if (own > most) {
            most = own;
            best = i;
        }
    }
    if (best < looks.size())
        peek.roles[best] = role;
}

/// Takes the column with the longest values for the text, and of the others the one with the fewest different
/// values for the label. A column of numbers that are all different counts the rows.
void guessByValues(TablePeek &peek, const std::vector<Look> &looks)
{
    give(peek, looks, ColumnRole::Text, [](const Look &look) {
        return look.filled == 0 ? 0.0 : static_cast<double>(look.length) / static_cast<double>(look.filled);
    });
    const auto open = std::ranges::count(peek.roles, ColumnRole::None);
    if (open > 1) {
        give(peek, looks, ColumnRole::Dataset,
             [](const Look &look) { return look.isAll(look.sets) ? 1.0 : 0.0; });
        give(peek, looks, ColumnRole::Language, [](const Look &look) {
            return look.isAll(look.languages) && look.values.size() < 20 ? 1.0 : 0.0;
        });
    }
    give(peek, looks, ColumnRole::Label, [](const Look &look) {
        const auto different = static_cast<std::size_t>(look.values.size());
        if (look.filled == 0 || (different == look.filled && look.isAll(look.numbers)))
            return 0.0;
        return static_cast<double>(look.filled) / static_cast<double>(different) +
               (different > 1 ? 1e6 : 0.0); // one value for all rows says nothing
    });
}

/// Returns true if the first row looks like foreign names of the columns: no sentence where all texts below
/// are sentences, a label that never comes again, or words over a column of numbers.
bool looksLikeHeader(const TablePeek &peek, const std::vector<Look> &behind)
{
    if (peek.rows.size() < 3)
        return false;
    bool otherText = false;
    bool otherLabel = true;
    bool overNumbers = false;
    for (std::size_t i = 0; i < behind.size(); ++i) {
        const QString first = peek.rows.front().value(static_cast<qsizetype>(i)).trimmed();
        if (first.isEmpty())
            return false;
        bool isNumber = false;
        first.toDouble(&isNumber);
        const Look &look = behind[i];
        if (look.isAll(look.numbers) && !isNumber)
            overNumbers = true;
        if (peek.roles[i] == ColumnRole::Text)
            otherText = !first.contains(u' ') && look.withBlanks * 10 >= look.filled * 9;
        if (peek.roles[i] == ColumnRole::Label)
            otherLabel =
                !look.values.contains(first) && static_cast<std::size_t>(look.values.size()) < look.filled;
    }
    return overNumbers || (otherText && otherLabel);
}

void guessTexts(TablePeek &peek)
{
    peek.choices = {ColumnRole::Text, ColumnRole::Label, ColumnRole::Dataset, ColumnRole::Language,
                    ColumnRole::None};
    peek.roles.assign(columnCount(peek.rows), ColumnRole::None);
    if (peek.roles.empty())
        return;
    const QStringList &first = peek.rows.front();
    peek.needsNames = !namesColumns(first);
    for (std::size_t i = 0; i < peek.roles.size(); ++i) {
        const ColumnRole role = columnRole(first.value(static_cast<qsizetype>(i)));
        if (role != ColumnRole::None && !has(peek, role))
            peek.roles[i] = role;
    }
    if (!peek.needsNames) {
        peek.firstRowIsHeader = true;
        return;
    }
    // A header may name the text alone; then the rest shows in the values. Any other word may be a value.
    if (has(peek, ColumnRole::Text)) {
        peek.firstRowIsHeader = true;
        guessByValues(peek, looksOf(peek, 1));
        return;
    }
    std::ranges::fill(peek.roles, ColumnRole::None);
    const std::vector<Look> behind = looksOf(peek, peek.rows.size() > 1 ? 1 : 0);
    guessByValues(peek, behind);
    peek.firstRowIsHeader = looksLikeHeader(peek, behind);
}

} // namespace

ColumnRole columnRole(const QString &name)
{
    static const std::array<QStringList, 4> names{
        QStringList{QStringLiteral("text"), QStringLiteral("utterance"), QStringLiteral("sentence"),
                    QStringLiteral("query")},
        QStringList{QStringLiteral("intent"), QStringLiteral("label"), QStringLiteral("category"),
                    QStringLiteral("class"), QStringLiteral("labels"), QStringLiteral("classes")},
        QStringList{QStringLiteral("dataset"), QStringLiteral("split")},
        QStringList{QStringLiteral("language"), QStringLiteral("lang")}};
    const QString plain = name.trimmed().toLower();
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names.at(i).contains(plain))
            return static_cast<ColumnRole>(i);
    return ColumnRole::None;
}

QStringList columnNames(const std::vector<ColumnRole> &roles)
{
    static const std::array<QString, 7> names{QStringLiteral("text"),    QStringLiteral("label"),
                                              QStringLiteral("dataset"), QStringLiteral("language"),
                                              QStringLiteral("-"),       QStringLiteral("token"),
                                              QStringLiteral("tag")};
    QStringList all;
    for (const ColumnRole role : roles)
        all << names.at(static_cast<std::size_t>(role));
    return all;
}

bool namesColumns(const QStringList &firstRow)
{
    return TableColumns(firstRow).isHeader();
}

Result<TablePeek> peekTexts(ByteInput &input, char delimiter)
{
    TablePeek peek;
    RowReader rows(input, delimiter);
    TableRow row;
    while (peek.rows.size() < peekedRows) {
        const auto more = rows.next(row);
        if (!more)
            return fail(more.error());
        if (!*more)
            break;
        if (row.isBlank() || row.tooLong || row.loneSurrogate || row.strayQuote ||
            (peek.rows.empty() && isSeparatorLine(row)))
            continue;
        QStringList cells;
        for (std::size_t i = 0; i < std::min(row.cells.size(), mostColumns); ++i)
            cells << toQString(row.cells[i]).left(peekedCell);
        peek.rows.push_back(std::move(cells));
    }
    guessTexts(peek);
    return peek;
}

TablePeek peekTokens(std::vector<QStringList> rows)
{
    TablePeek peek;
    peek.rows = std::move(rows);
    peek.choices = {ColumnRole::Token, ColumnRole::Tag, ColumnRole::None};
    const std::size_t count = columnCount(peek.rows);
    peek.roles.assign(count, ColumnRole::None);
    if (count < 2)
        return peek;
    const auto holdsTags = [&peek](std::size_t column) {
        return std::ranges::all_of(peek.rows, [column](const QStringList &row) {
            const QString value = row.value(static_cast<qsizetype>(column));
            return value.isEmpty() || parseTag(value.toStdString());
        });
    };
    std::size_t tag = count - 1;
    while (tag > 0 && !holdsTags(tag))
        --tag;
    if (tag == 0)
        tag = count - 1;
    peek.roles[tag] = ColumnRole::Tag;
    peek.roles[0] = ColumnRole::Token;
    peek.needsNames = tag != count - 1;
    return peek;
}

} // namespace glossa::formats
