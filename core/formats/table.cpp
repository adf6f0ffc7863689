// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables of texts: comma-separated (RFC 4180; semicolons where the header has them) and tab-separated. A
// header names the columns, or the reader is told them. Columns: text; intent or label; dataset; language;
// others are not read. The classes of a multi-label document stand in one cell, parted by "|".
#include "core/formats/intake.h"
#include "core/formats/line_reader.h"
#include "core/formats/makers.h"
#include "core/formats/row_reader.h"
#include "core/formats/save_file.h"
#include "core/formats/table_peek.h"

#include <algorithm>
#include <array>

namespace glossa::formats {

namespace {

using project::Item;
using project::ProjectKind;

constexpr std::size_t headSize = std::size_t{64} * 1024;

using Role = ColumnRole;

QStringList cellsOf(const TableRow &row)
{
    QStringList cells;
    for (const std::string &cell : row.cells)
        cells << toQString(cell);
    return cells;
}

/// The column of each role, -1 if there is none.
struct Columns {
    std::array<int, 4> at{-1, -1, -1, -1};
    int count = 0;
    bool firstRowIsHeader = false;

    explicit Columns(const QStringList &names) : count(static_cast<int>(names.size()))
    {
        for (int i = 0; i < count; ++i) {
            const Role role = columnRole(names.at(i));
            if (role != Role::None && at.at(static_cast<std::size_t>(role)) < 0)
                at.at(static_cast<std::size_t>(role)) = i;
        }
    }
    [[nodiscard]] bool has(Role role) const { return at.at(static_cast<std::size_t>(role)) >= 0; }
    [[nodiscard]] QString cell(const QStringList &cells, Role role) const
    {
        return has(role) ? cells.value(at.at(static_cast<std::size_t>(role))) : QString();
    }
};

class Table final : public Format {
public:
    Table(QString id, QString name, char delimiter)
        : m_id(std::move(id)), m_name(std::move(name)), m_delimiter(delimiter)
    {
    }

    [[nodiscard]] QString id() const override { return m_id; }
    [[nodiscard]] QString name() const override { return m_name; }
    [[nodiscard]] QStringList suffixes() const override { return {m_id}; }
    [[nodiscard]] bool canRead() const override { return true; }
    [[nodiscard]] bool canWrite() const override { return true; }
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
    [[nodiscard]] char delimiterOf(std::string_view head) const;
    [[nodiscard]] Result<char> delimiterOfFile(const QString &path) const;
    Status pass(const QString &path, char delimiter, const ReadOptions &options, Intake &intake,
                bool take) const;
    void appendRow(QByteArray &to, const QStringList &cells) const;

    QString m_id;
    QString m_name;
    char m_delimiter;
};

/// Spreadsheets in half of Europe write semicolons into .csv files.
char Table::delimiterOf(std::string_view head) const
{
    const std::string_view line = head.substr(0, head.find('\n'));
    const bool semicolons = m_delimiter == ',' && line.find(',') == std::string_view::npos &&
                            line.find(';') != std::string_view::npos;
    return semicolons ? ';' : m_delimiter;
}

int Table::sniff(const QByteArray &head, const QString &path) const
{
    const std::string text = decodeHead({head.constData(), static_cast<std::size_t>(head.size())});
    const char delimiter = delimiterOf(text);
    MemoryInput input(text);
    RowReader rows(input, delimiter);
    TableRow row;
    const auto any = rows.next(row);
    if (!any || !*any)
        return 0;
    const bool named = path.endsWith(u'.' + m_id, Qt::CaseInsensitive);
    const bool header = namesColumns(cellsOf(row)) && row.cells.size() > 1;
    return (header ? 50 : 0) + (named && (header || row.cells.size() > 1) ? 35 : 0);
}

/// Reads the rows behind the header.
class RowTaker {
public:
    RowTaker(Columns columns, ProjectKind kind, Intake &intake)
        : m_columns(columns), m_kind(kind), m_intake(intake)
    {
    }

    Status take(const TableRow &row)
    {
        std::string place = linePlace(row.line);
        Item item;
        if (const auto read = readRow(item, row, place); !read) {
            m_intake.refuse(read.error());
            return {};
        }
        std::vector<Error> warnings;
        if (row.suspicious)
            warnings.push_back({ErrorCode::Malformed,
                                {},
                                place,
                                "a closing quote before the next column",
                                "a cell in quotes holds line ends and column marks"});
        return m_intake.item(std::move(item), std::move(warnings),
                             [&place](std::optional<std::size_t>, std::string_view) { return place; });
    }

private:
    Status readRow(Item &item, const TableRow &row, const std::string &place) const
    {
        if (row.tooLong)
            return fail(ErrorCode::TooLarge, {}, place, "rows of at most 16 MiB");
        if (row.loneSurrogate)
            return fail(ErrorCode::LoneSurrogate, {}, place, "whole surrogate pairs");
        if (row.strayQuote)
            return fail(ErrorCode::Malformed, {}, place, "a column's end behind a closing quote");
        if (static_cast<int>(row.cells.size()) > m_columns.count)
            return fail(ErrorCode::Malformed, std::to_string(row.cells.size()), place,
                        std::to_string(m_columns.count) + " columns");
        const QStringList cells = cellsOf(row);
        item.text = m_columns.cell(cells, Role::Text);
        if (item.text.isEmpty())
            return fail(ErrorCode::BadValue, {}, place, "a text that is not empty");
        const QString dataset = m_columns.cell(cells, Role::Dataset).trimmed();
        const auto known = project::datasetFromName(dataset);
        if (!known)
            return fail(ErrorCode::BadValue, dataset.toStdString(), place, "Train or Test");
        item.dataset = *known;
        const QString language = m_columns.cell(cells, Role::Language).trimmed();
        item.language = language.isEmpty() ? m_intake.options().language : language;
        const QString label = m_columns.cell(cells, Role::Label);
        if (!label.trimmed().isEmpty())
            setLabel(item, label);
        return {};
    }

    void setLabel(Item &item, const QString &label) const
    {
        if (m_kind == ProjectKind::Conversation) {
            item.intent = label;
            return;
        }
        const QStringList names = m_kind == ProjectKind::CustomMultiLabelClassification
                                      ? label.split(u'|', Qt::SkipEmptyParts)
                                      : QStringList(label);
        for (const QString &name : names)
            if (!name.isEmpty() &&
                std::ranges::find(item.classes, name, &project::ClassLabel::category) == item.classes.end())
                item.classes.push_back({name, {}});
    }

    Columns m_columns;
    ProjectKind m_kind;
    Intake &m_intake;
};

/// The columns from the options, else from the first row, which is checked for being a header.
Result<Columns> columnsFor(const ReadOptions &options, const TableRow &first)
{
    const QStringList &given = options.columns;
    const QStringList cells = cellsOf(first);
    if (given.isEmpty()) {
        Columns columns(cells);
        if (!namesColumns(cells))
            return fail(ErrorCode::MissingKey, cells.join(u' ').left(80).toStdString(), linePlace(first.line),
                        "a header row with a column text, or the names of the columns");
        columns.firstRowIsHeader = true;
        return columns;
    }
    Columns columns(given);
    if (!columns.has(Role::Text))
        return fail(ErrorCode::InvalidArgument, given.join(u',').toStdString(), "columns", "a column text");
    columns.firstRowIsHeader = options.firstRowIsHeader.value_or(
        std::ranges::equal(given, cells, [](const QString &a, const QString &b) {
            return a.trimmed().compare(b.trimmed(), Qt::CaseInsensitive) == 0;
        }));
    return columns;
}

/// One reading of the file: for grammar and encoding only, or for its rows.
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
            const auto columns = columnsFor(options, row);
            if (!columns)
                return fail(columns.error());
            taker.emplace(*columns, options.kind.value_or(kinds().front()), intake);
            if (columns->firstRowIsHeader)
                continue;
        }
        if (auto taken = taker->take(row); !taken)
            return taken;
    }
}

Result<char> Table::delimiterOfFile(const QString &path) const
{
    const auto input = openFile(path);
    if (!input)
        return fail(input.error());
    std::string head(headSize, '\0');
    const auto got = (*input)->read(head.data(), static_cast<std::int64_t>(head.size()));
    if (!got)
        return fail(got.error());
    head.resize(static_cast<std::size_t>(*got));
    return delimiterOf(decodeHead(head));
}

Result<ReadReport> Table::read(const QString &path, const ReadOptions &options, ItemSink &sink) const
{
    Intake intake(path, options, sink);
    const auto delimiter = delimiterOfFile(path);
    if (!delimiter)
        return fail(delimiter.error());
    for (const bool take : {false, true}) {
        if (const auto done = pass(path, *delimiter, options, intake, take); !done)
            return fail(intake.located(done.error()));
    }
    return intake.finish();
}

Result<std::optional<TablePeek>> Table::peek(const QString &path) const
{
    const auto delimiter = delimiterOfFile(path);
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
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            to += m_delimiter;
        QByteArray cell = cells.at(i).toUtf8();
        if (cell.contains(m_delimiter) || cell.contains('"') || cell.contains('\n') || cell.contains('\r'))
            cell = '"' + cell.replace('"', "\"\"") + '"';
        to += cell;
    }
    to += m_delimiter == ',' ? "\r\n" : "\n";
}

Status Table::write(const QString &path, const WriteOptions &options, ItemSource &source) const
{
    const auto info = source.project();
    if (!info)
        return fail(info.error());
    const bool conversation = info->kind == ProjectKind::Conversation;
    const bool multi = info->kind == ProjectKind::CustomMultiLabelClassification;
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
                if (label.category.contains(u'|') && multi)
                    return fail(ErrorCode::BadValue, label.category.toStdString(),
                                "item " + std::to_string(item.id),
                                "classes without |, which parts several of them; another format can hold it");
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
    return std::make_unique<Table>(QStringLiteral("csv"), QStringLiteral("Comma-separated texts"), ',');
}

std::unique_ptr<Format> makeTsv()
{
    return std::make_unique<Table>(QStringLiteral("tsv"), QStringLiteral("Tab-separated texts"), '\t');
}

} // namespace glossa::formats
