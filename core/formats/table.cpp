// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables of texts are separated by commas (RFC 4180; by semicolons where these make the header) or by tabs. A
// header names the columns, or the options do; a line "sep=;" may stand before it. The columns are text,
// intent or label, dataset and language; others are not read. The classes of a multi-label document stand in
// one cell, separated by "|".
#include "core/formats/intake.h"
#include "core/formats/line_reader.h"
#include "core/formats/makers.h"
#include "core/formats/row_reader.h"
#include "core/formats/save_file.h"
#include "core/formats/table_dialect.h"
#include "core/formats/table_peek.h"

#include <algorithm>
#include <utility>

namespace glossa::formats {

namespace {

using project::Item;
using project::ProjectKind;

constexpr std::size_t headSize = std::size_t{64} * 1024;

class Table final : public Format {
public:
    Table(QString id, char delimiter) : m_id(std::move(id)), m_delimiter(delimiter) {}

    [[nodiscard]] QString id() const override { return m_id; }
    [[nodiscard]] QStringList suffixes() const override { return {m_id}; }
    [[nodiscard]] bool canRead() const override { return true; }
    [[nodiscard]] bool canWrite() const override { return true; }
    [[nodiscard]] bool hasColumns() const override { return true; }
    [[nodiscard]] std::vector<ProjectKind> kinds() const override
    {
        return {ProjectKind::Conversation, ProjectKind::CustomSingleLabelClassification,
                ProjectKind::CustomMultiLabelClassification};
    }

    [[nodiscard]] int sniff(const QByteArray &head, const QString &path) const override;
    Result<ReadReport> read(const QString &path, const ReadOptions &options, ItemSink &sink) const override;
    [[nodiscard]] Result<std::optional<TablePeek>> peek(const QString &path) const override;
    Status write(const QString &path, const WriteOptions &options, ItemSource &source) const override;
    [[nodiscard]] Unheld unheld(const Item &item) const override
    {
        return {static_cast<std::int64_t>(item.labels.size()), 0};
    }

private:
    [[nodiscard]] Result<char> delimiterOfFile(const QString &path, const QStringList &named) const;
    Status pass(const QString &path, char delimiter, const ReadOptions &options, Intake &intake,
                bool take) const;
    void appendRow(QByteArray &to, const QStringList &cells) const;

    QString m_id;
    char m_delimiter;
};

int Table::sniff(const QByteArray &head, const QString &path) const
{
    const std::string text = decodeHead({head.constData(), static_cast<std::size_t>(head.size())});
    MemoryInput input(text);
    RowReader rows(input, delimiterOf(text, m_delimiter, {}));
    TableRow row;
    do {
        const auto any = rows.next(row);
        if (!any || !*any)
            return 0;
    } while (row.isBlank() || isSeparatorLine(row));
    const bool named = path.endsWith(u'.' + m_id, Qt::CaseInsensitive);
    const bool header = TableColumns(cellsOf(row)).isHeader() && row.cells.size() > 1;
    return (header ? 50 : 0) + (named && (header || row.cells.size() > 1) ? 35 : 0);
}

/// Reads the rows behind the header.
class RowTaker {
public:
    RowTaker(TableColumns columns, char delimiter, ProjectKind kind, Intake &intake)
        : m_columns(columns), m_delimiter(delimiter), m_traits(project::traitsOf(kind)), m_intake(intake)
    {
    }

    Status take(const TableRow &row)
    {
        const Message place = linesPlace(row.line, row.lastLine);
        Item item;
        if (const auto read = readRow(item, row, place); !read) {
            m_intake.refuse(read.error(), rowsIn(row));
            return {};
        }
        std::vector<Error> warnings;
        if (row.quoteIsLetter)
            warnings.push_back({ErrorCode::Malformed,
                                {},
                                place,
                                Phrase::ClosingQuoteAtTheEnd,
                                Phrase::QuoteTakenForALetter});
        return m_intake.item(
            std::move(item), std::move(warnings),
            [&place](std::optional<std::size_t>, std::string_view) { return place; }, rowsIn(row));
    }

private:
    /// Returns how many rows are lost with one that is refused: those of its lines that have as many cells as
    /// the table.
    [[nodiscard]] std::int64_t rowsIn(const TableRow &row) const
    {
        if (row.lastLine == row.line)
            return 1;
        std::int64_t rows = 0;
        int cells = 0;
        const auto endLine = [&] { rows += std::exchange(cells, 0) == m_columns.count ? 1 : 0; };
        for (const std::string &cell : row.cells) {
            ++cells;
            for (const char c : cell) {
                cells += c == m_delimiter ? 1 : 0;
                if (c == '\n' || c == '\r') {
                    endLine();
                    cells = 1;
                }
            }
        }
        endLine();
        return std::max<std::int64_t>(rows, 1);
    }

    Status readRow(Item &item, const TableRow &row, const Message &place) const
    {
        if (row.tooLong)
            return fail(ErrorCode::TooLarge, {}, place, {Phrase::RowsOfAtMost, longestLine / (1024 * 1024)});
        if (row.loneSurrogate)
            return fail(ErrorCode::LoneSurrogate, {}, place, Phrase::WholeSurrogatePairs);
        if (row.strayQuote)
            return fail(ErrorCode::Malformed, {}, place, Phrase::ColumnEndBehindQuote);
        if (static_cast<int>(row.cells.size()) > m_columns.count)
            return fail(ErrorCode::Malformed, std::to_string(row.cells.size()), place,
                        {Phrase::SoManyColumns, m_columns.count});
        const QStringList cells = cellsOf(row);
        item.text = m_columns.cell(cells, ColumnRole::Text);
        if (item.text.isEmpty())
            return fail(ErrorCode::BadValue, {}, place, Phrase::TextThatIsNotEmpty);
        const QString dataset = m_columns.cell(cells, ColumnRole::Dataset).trimmed();
        const auto known = project::datasetFromName(dataset);
        if (!known)
            return fail(ErrorCode::BadValue, dataset.toStdString(), place, oneOf({"Train", "Test"}));
        item.dataset = *known;
        const QString language = m_columns.cell(cells, ColumnRole::Language).trimmed();
        item.language = language.isEmpty() ? m_intake.options().language : language;
        const QString label = m_columns.cell(cells, ColumnRole::Label);
        if (!label.trimmed().isEmpty())
            setLabel(item, label);
        return {};
    }

    void setLabel(Item &item, const QString &label) const
    {
        if (m_traits.intents) {
            item.intent = label;
            return;
        }
        QStringList names = m_traits.oneClass ? QStringList(label) : label.split(u'|');
        for (QString &name : names) {
            if (names.size() > 1)
                name = name.trimmed(); // people write "Comedy | Drama"
            if (!name.isEmpty() &&
                std::ranges::find(item.classes, name, &project::ClassLabel::category) == item.classes.end())
                item.classes.push_back({name, {}});
        }
    }

    TableColumns m_columns;
    char m_delimiter;
    const project::KindTraits &m_traits;
    Intake &m_intake;
};

/// Reads the file once, for grammar and encoding only or for its rows.
Status Table::pass(const QString &path, char delimiter, const ReadOptions &options, Intake &intake,
                   bool take) const
{
    const auto input = openFile(path);
    if (!input)
        return fail(input.error());
    const auto size = static_cast<double>(std::max<std::int64_t>((*input)->size(), 1));
    RowReader rows(**input, delimiter);
    std::optional<RowTaker> taker;
    TableRow row;
    bool begun = false;
    for (std::uint64_t count = 0;; ++count) {
        const auto more = rows.next(row);
        if (!more)
            return fail(more.error());
        if (!*more)
            return {};
        if (count % 4096 == 0) {
            const double share = static_cast<double>(rows.bytesRead()) / size;
            if (auto going = intake.progress(take ? 0.3 + 0.7 * share : 0.3 * share); !going)
                return going;
        }
        if (!take || row.isBlank())
            continue;
        if (!taker) {
            if (!std::exchange(begun, true) && isSeparatorLine(row))
                continue;
            const auto columns = columnsFor(options.columns, options.firstRowIsHeader, row, delimiter);
            if (!columns)
                return fail(columns.error());
            taker.emplace(*columns, delimiter, options.kind.value_or(kinds().front()), intake);
            if (columns->firstRowIsHeader)
                continue;
        }
        if (auto taken = taker->take(row); !taken)
            return taken;
    }
}

Result<char> Table::delimiterOfFile(const QString &path, const QStringList &named) const
{
    const auto input = openFile(path);
    if (!input)
        return fail(input.error());
    std::string head(headSize, '\0');
    const auto got = (*input)->read(head.data(), static_cast<std::int64_t>(head.size()));
    if (!got)
        return fail(got.error());
    head.resize(static_cast<std::size_t>(*got));
    return delimiterOf(decodeHead(head), m_delimiter, named);
}

Result<ReadReport> Table::read(const QString &path, const ReadOptions &options, ItemSink &sink) const
{
    Intake intake(path, options, sink);
    const auto delimiter = delimiterOfFile(path, options.columns);
    if (!delimiter)
        return fail(delimiter.error());
    for (const bool take : {false, true}) {
        if (const auto done = pass(path, *delimiter, options, intake, take); !done)
            return fail(intake.located(done.error()));
    }
    auto report = intake.finish();
    if (report && report->read == 0)
        return fail(intake.located({ErrorCode::NoRecords, {}, {}, Phrase::ARowWithAText, {}}));
    return report;
}

Result<std::optional<TablePeek>> Table::peek(const QString &path) const
{
    const auto delimiter = delimiterOfFile(path, {});
    if (!delimiter)
        return fail(delimiter.error());
    const auto input = openFile(path);
    if (!input)
        return fail(input.error());
    auto seen = peekTexts(**input, *delimiter);
    if (!seen)
        return fail(seen.error());
    return std::optional(std::move(*seen));
}

void Table::appendRow(QByteArray &to, const QStringList &cells) const
{
    // Quotes around the other cells keep a reader from taking the lines of such a cell for rows.
    const bool quoteAll = m_delimiter == '\t' && std::ranges::any_of(cells, [](const QString &cell) {
                              return cell.contains(u'\t') && cell.contains(u'\n');
                          });
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            to += m_delimiter;
        QByteArray cell = cells.at(i).toUtf8();
        if (quoteAll || cell.contains(m_delimiter) || cell.contains('"') || cell.contains('\n') ||
            cell.contains('\r'))
            cell = '"' + cell.replace('"', "\"\"") + '"';
        to += cell;
    }
    to += m_delimiter == ',' ? "\r\n" : "\n";
}

/// Whether a class among several of a cell is read as it was.
bool comesBack(const QString &name)
{
    return !name.contains(u'|') && name == name.trimmed();
}

Status Table::write(const QString &path, const WriteOptions &options, ItemSource &source) const
{
    const auto info = source.project();
    if (!info)
        return fail(info.error());
    const project::KindTraits &traits = project::traitsOf(info->kind);
    const bool conversation = traits.intents;
    const bool multi = traits.classes && !traits.oneClass;
    SaveFile file(path);
    if (auto opened = file.open(); !opened)
        return opened;
    QByteArray text;
    appendRow(text,
              {QStringLiteral("text"), conversation ? QStringLiteral("intent") : QStringLiteral("label"),
               QStringLiteral("dataset"), QStringLiteral("language")});
    while (true) {
        if (options.stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        const auto batch = source.items();
        if (!batch)
            return fail(batch.error());
        for (const Item &item : *batch) {
            QStringList classes;
            for (const project::ClassLabel &label : item.classes) {
                if (multi && !comesBack(label.category))
                    return fail(ErrorCode::BadValue, label.category.toStdString(),
                                {Phrase::NumberedItem, item.id}, Phrase::ClassesWithoutBar);
                classes << label.category;
            }
            appendRow(text, {item.text, conversation ? item.intent : classes.join(u'|'),
                             project::datasetName(item.dataset), item.language});
        }
        if (auto written = file.write(text); !written)
            return written;
        text.clear();
        if (batch->empty())
            return file.commit();
    }
}

} // namespace

std::unique_ptr<Format> makeCsv()
{
    return std::make_unique<Table>(QStringLiteral("csv"), ',');
}

std::unique_ptr<Format> makeTsv()
{
    return std::make_unique<Table>(QStringLiteral("tsv"), '\t');
}

} // namespace glossa::formats
