// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/category_rows.h"

#include "ui/details/error_bar.h"
#include "ui/models/category_kinds.h"
#include "ui/theme/contrast.h"
#include "ui/theme/theme.h"
#include "wording/reading.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <map>

namespace glossa::details {

using models::byKind;
using theme::px;

namespace {

struct CategoryWords {
    Q_DECLARE_TR_FUNCTIONS(CategoryRows)
};

QString figure(const std::optional<double> &value)
{
    return value ? QLocale().toString(*value, 'f', 2) : QStringLiteral("–");
}

void paintInterval(QPainter &painter, const QRect &cell, double value,
                   const std::optional<evaluate::Interval> &interval)
{
    const theme::Tokens &t = theme::tokens();
    const QRectF bar(cell.left(), cell.center().y() - px(3), cell.width(), px(6));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(t.press));
    painter.drawRoundedRect(bar, 3, 3);
    painter.setBrush(QColor(t.accfill));
    painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * value, bar.height()), 3, 3);
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (!interval)
        return;
    const auto at = [&bar](double share) { return static_cast<int>(bar.left() + (bar.width() - 1) * share); };
    const int middle = cell.center().y();
    const QRect reach(QPoint(at(interval->low), middle - px(3)), QPoint(at(interval->high), middle + px(3)));
    const auto draw = [&](const QColor &ink, double from, double to) {
        painter.save();
        painter.setClipRect(QRectF(from, cell.top(), to - from, cell.height()));
        painter.setPen(QPen(ink, 1));
        painter.drawLine(reach.left(), middle, reach.right(), middle);
        for (const int end : {reach.left(), reach.right()})
            painter.drawLine(end, reach.top(), end, reach.bottom());
        painter.restore();
    };
    constexpr double apart = 2.0; // a light line would be lost on a light bar
    const double filled = bar.left() + bar.width() * value;
    draw(theme::contrast(t.t1, t.accfill) < apart ? t.onacc : t.t1, bar.left(), filled);
    draw(t.t1, filled, bar.right() + 1);
}

QString range(std::int64_t right, std::int64_t all)
{
    const auto interval = evaluate::wilson(right, all);
    return interval ? CategoryWords::tr("%1 to %2").arg(figure(interval->low), figure(interval->high))
                    : QString();
}

} // namespace

CategoryRows::CategoryRows(QObject *parent) : TableModel(parent)
{
    makeColumns();
}

void CategoryRows::set(std::shared_ptr<const workspace::EvaluationReport> view, evaluate::JudgedKind kind)
{
    if (view != m_view || kind != m_kind)
        setRows({}); // those of another model, or of another kind
    m_view = std::move(view);
    m_kind = kind;
    m_mostErrors = 0;
    for (const evaluate::Reading &r : m_view->readings)
        if (r.judged == m_kind)
            m_mostErrors =
                std::max(m_mostErrors, r.metrics.counts.falsePositives + r.metrics.counts.falseNegatives);
    makeColumns();
    arrange();
}

void CategoryRows::setWide(bool wide)
{
    m_wide = wide;
    makeColumns();
}

void CategoryRows::setOrder(Column column, Qt::SortOrder order)
{
    m_column = column;
    m_order = order;
    arrange();
}

void CategoryRows::setFilter(const QString &text)
{
    m_filter = text;
    arrange();
}

const evaluate::Section *CategoryRows::section() const
{
    if (!m_view)
        return nullptr;
    const auto &section = m_view->metrics.section(m_kind);
    return section ? &*section : nullptr;
}

const evaluate::CategoryMetrics &CategoryRows::metrics(const MetricRow &row) const
{
    return section()->categories[*row.category];
}

const evaluate::Aggregate &CategoryRows::mean(const MetricRow &row) const
{
    return row.mean == MetricRow::Mean::Micro ? section()->micro : section()->macro;
}

void CategoryRows::arrange()
{
    std::vector<MetricRow> shown;
    const evaluate::Section *all = section();
    for (std::uint32_t i = 0; all != nullptr && i < all->categories.size(); ++i)
        if (all->categories[i].seen &&
            QString::fromStdString(all->categories[i].name).contains(m_filter, Qt::CaseInsensitive))
            shown.push_back({i});
    // Equal ones stay in the schema's order.
    if (const int place = placeOf(m_column); place >= 0)
        std::ranges::stable_sort(shown, [&](const MetricRow &a, const MetricRow &b) {
            const auto &less = m_all[static_cast<std::size_t>(place)].less;
            return m_order == Qt::AscendingOrder ? less(a, b) : less(b, a);
        });
    // Means over a part that a filter chose would be taken for the model's.
    if (m_filter.isEmpty() && !shown.empty())
        shown.insert(shown.end(), {{{}, MetricRow::Mean::Micro}, {{}, MetricRow::Mean::Macro}});
    setRows(std::move(shown));
}

std::optional<std::uint32_t> CategoryRows::category(int row) const
{
    return at(row) != nullptr ? at(row)->category : std::nullopt;
}

int CategoryRows::placeOf(Column column) const
{
    const auto found = std::ranges::find(m_all, static_cast<int>(column), &Described::id);
    return found == m_all.end() ? -1 : static_cast<int>(found - m_all.begin());
}

std::optional<evaluate::Verdict> CategoryRows::verdictAt(int place) const
{
    if (place < 0 || place >= static_cast<int>(m_all.size()))
        return std::nullopt;
    switch (columnAt(place)) {
    case TruePositives:
        return evaluate::Verdict::TruePositive;
    case FalsePositives:
        return evaluate::Verdict::FalsePositive;
    case FalseNegatives:
        return evaluate::Verdict::FalseNegative;
    default:
        return std::nullopt;
    }
}

void CategoryRows::makeColumns()
{
    m_all = described();
    std::erase_if(m_all, [this](const Described &column) {
        const bool onlyWide = column.id == PrecisionRange || column.id == RecallRange || column.id == Partner;
        return (onlyWide && !m_wide) || (column.id == Swatch && m_kind == evaluate::JudgedKind::Intent) ||
               (column.id == Errors && m_kind != evaluate::JudgedKind::Entity);
    });
    setColumns(m_all);
}

std::vector<CategoryRows::Described> CategoryRows::described() const
{
    using evaluate::Aggregate;
    using evaluate::Counts;
    using widgets::FigureCell;
    using widgets::WordsCell;
    using Cell = widgets::Cell;
    constexpr auto second = theme::Ink::Secondary;
    const auto share = [this](Column id, const QString &title, int width, auto of,
                              std::optional<double> Aggregate::*all,
                              theme::TextRole font = theme::TextRole::Body) {
        const auto value = [this, of, all](const MetricRow &row) {
            return row.category ? of(metrics(row).counts) : mean(row).*all;
        };
        return Described{.id = id,
                         .title = title,
                         .width = width,
                         .right = true,
                         .cell =
                             [value, font](const MetricRow &row) {
                                 return FigureCell{figure(value(row)), theme::Ink::Primary, font};
                             },
                         .less =
                             [value](const MetricRow &a, const MetricRow &b) {
                                 return value(a).value_or(-1.0) < value(b).value_or(-1.0);
                             }};
    };
    const auto count = [this](Column id, const QString &title, int width, auto of) {
        return Described{
            .id = id,
            .title = title,
            .width = width,
            .right = true,
            .cell = [this, of](const MetricRow &row) -> Cell {
                if (!row.category && (row.mean == MetricRow::Mean::Macro))
                    return {};
                const Counts &counts = row.category ? metrics(row).counts : section()->total;
                return FigureCell{QLocale().toString(static_cast<qlonglong>(of(counts)))};
            },
            .less = [this, of](const MetricRow &a,
                               const MetricRow &b) { return of(metrics(a).counts) < of(metrics(b).counts); }};
    };
    const auto learned = [this](const MetricRow &row) {
        return row.category ? m_view->learnedFrom(m_kind, metrics(row).name) : 0;
    };
    const auto errors = [this](const MetricRow &row) {
        const Counts &counts = metrics(row).counts;
        return counts.falsePositives + counts.falseNegatives;
    };
    const auto ofCategory = [](auto cell) {
        return [cell](const MetricRow &row) -> Cell { return row.category ? cell(row) : Cell{}; };
    };
    return {{.id = Swatch, .width = 12, .cell = ofCategory([this](const MetricRow &row) -> Cell {
                                            return widgets::SwatchCell{m_view->slot(m_kind, *row.category)};
                                        })},
            {.id = Name,
             .title = byKind(m_kind, CategoryWords::tr("Intent"), CategoryWords::tr("Entity"),
                             CategoryWords::tr("Class")),
             .width = 190,
             .cell = [this](const MetricRow &row) { return name(row); },
             .less =
                 [this](const MetricRow &a, const MetricRow &b) {
                     return QString::fromStdString(metrics(a).name)
                                .compare(QString::fromStdString(metrics(b).name), Qt::CaseInsensitive) < 0;
                 }},
            share(F1, CategoryWords::tr("F1"), 40, evaluate::f1, &Aggregate::f1, theme::TextRole::BodyStrong),
            {.id = Range,
             .title = CategoryWords::tr("95 % range, from 0 to 1"),
             .width = 136,
             .cell = ofCategory([this](const MetricRow &row) { return interval(row); })},
            share(Precision, CategoryWords::tr("Precision"), 56, evaluate::precision, &Aggregate::precision),
            {.id = PrecisionRange,
             .title = CategoryWords::tr("95 % range"),
             .width = 80,
             .cell = ofCategory([this](const MetricRow &row) -> Cell {
                 const Counts &counts = metrics(row).counts;
                 return WordsCell{range(counts.truePositives, counts.truePositives + counts.falsePositives),
                                  second, theme::TextRole::Caption};
             })},
            share(Recall, CategoryWords::tr("Recall"), 44, evaluate::recall, &Aggregate::recall),
            {.id = RecallRange,
             .title = CategoryWords::tr("95 % range"),
             .width = 80,
             .cell = ofCategory([this](const MetricRow &row) -> Cell {
                 const Counts &counts = metrics(row).counts;
                 return WordsCell{range(counts.truePositives, counts.truePositives + counts.falseNegatives),
                                  second, theme::TextRole::Caption};
             })},
            {.id = Learned,
             .title = CategoryWords::tr("Learned"),
             .width = 56,
             .right = true,
             .cell = ofCategory([learned](const MetricRow &row) -> Cell {
                 return FigureCell{QLocale().toString(static_cast<qlonglong>(learned(row)))};
             }),
             .less = [learned](const MetricRow &a, const MetricRow &b) { return learned(a) < learned(b); }},
            count(Labels, CategoryWords::tr("Judged"), 44,
                  [](const Counts &counts) { return counts.truePositives + counts.falseNegatives; }),
            count(TruePositives, CategoryWords::tr("TP"), 32,
                  [](const Counts &counts) { return counts.truePositives; }),
            count(FalsePositives, CategoryWords::tr("FP"), 28,
                  [](const Counts &counts) { return counts.falsePositives; }),
            count(FalseNegatives, CategoryWords::tr("FN"), 28,
                  [](const Counts &counts) { return counts.falseNegatives; }),
            {.id = Errors,
             .title = CategoryWords::tr("Errors by kind"),
             .width = 96,
             .cell = ofCategory([this](const MetricRow &row) -> Cell {
                 const evaluate::Reading *said = reading(row);
                 if (said == nullptr)
                     return {};
                 return widgets::DrawnCell{
                     {},
                     [reading = *said, most = m_mostErrors](QPainter &painter, const QRect &cell,
                                                            const widgets::CellState &) {
                         paintErrorBar(painter, cell, reading, most);
                     }};
             }),
             .less = [errors](const MetricRow &a, const MetricRow &b) { return errors(a) < errors(b); }},
            {.id = Partner,
             .title = CategoryWords::tr("Confused with"),
             .width = 160,
             .cell = ofCategory([this](const MetricRow &row) -> Cell {
                 const evaluate::Reading *said = reading(row);
                 return said != nullptr ? Cell(WordsCell{partner(*said), second}) : Cell{};
             })},
            {.id = Reading,
             .title = CategoryWords::tr("In words"), // the rest of the width
             .cell = ofCategory([this](const MetricRow &row) -> Cell {
                 const evaluate::Reading *said = reading(row);
                 return said != nullptr ? Cell(WordsCell{wording::inAWord(*said), second}) : Cell{};
             })}};
}

const evaluate::Reading *CategoryRows::reading(const MetricRow &row) const
{
    const auto found = std::ranges::find_if(m_view->readings, [&](const evaluate::Reading &r) {
        return r.judged == m_kind && r.category == row.category;
    });
    return found == m_view->readings.end() ? nullptr : &*found;
}

widgets::Cell CategoryRows::name(const MetricRow &row) const
{
    if (row.category)
        return widgets::WordsCell{QString::fromStdString(metrics(row).name)};
    return widgets::WordsCell{row.mean == MetricRow::Mean::Micro ? CategoryWords::tr("Micro")
                                                                 : CategoryWords::tr("Macro"),
                              theme::Ink::Secondary};
}

widgets::Cell CategoryRows::interval(const MetricRow &row) const
{
    const auto &intervals = m_view->intervals(m_kind);
    const auto own = *row.category;
    const auto reach = own < intervals.categories.size() ? intervals.categories[own] : std::nullopt;
    const double value = evaluate::f1(metrics(row).counts).value_or(0.0);
    return widgets::DrawnCell{
        {}, [value, reach](QPainter &painter, const QRect &cell, const widgets::CellState &) {
            paintInterval(painter, cell, value, reach);
        }};
}

QString CategoryRows::partner(const evaluate::Reading &reading) const
{
    std::map<std::uint32_t, std::int64_t> times;
    for (const auto *list : {&reading.falseAlarmsFrom, &reading.missesTo})
        for (const auto &[category, count] : *list)
            times[category] += count;
    const auto most = std::ranges::max_element(times, {}, [](const auto &entry) { return entry.second; });
    if (most == times.end() || most->second == 0)
        return {};
    const auto &names = m_view->outcomes.names(m_kind);
    return CategoryWords::tr("%1, %n times", "category", static_cast<int>(most->second))
        .arg(QString::fromStdString(names[most->first]));
}

QString CategoryRows::rowText(int row) const
{
    const MetricRow &shown = *at(row);
    if (!shown.category) {
        const evaluate::Aggregate &value = mean(shown);
        return CategoryWords::tr("%1: F1 %2, precision %3, recall %4")
            .arg(widgets::textOf(name(shown)), figure(value.f1), figure(value.precision),
                 figure(value.recall));
    }
    const evaluate::CategoryMetrics &m = metrics(shown);
    return CategoryWords::tr(
               "%1: F1 %2, precision %3, recall %4, training labels %5, test labels %6, true positives %7, "
               "false positives %8, false negatives %9")
        .arg(QString::fromStdString(m.name), figure(evaluate::f1(m.counts)),
             figure(evaluate::precision(m.counts)), figure(evaluate::recall(m.counts)))
        .arg(m_view->learnedFrom(m_kind, m.name))
        .arg(m.support)
        .arg(m.counts.truePositives)
        .arg(m.counts.falsePositives)
        .arg(m.counts.falseNegatives);
}

QString CategoryRows::table() const
{
    const evaluate::Section *all = section();
    if (all == nullptr)
        return {};
    QStringList lines{QStringList{
        byKind(m_kind, CategoryWords::tr("Intent"), CategoryWords::tr("Entity"), CategoryWords::tr("Class")),
        CategoryWords::tr("F1"), CategoryWords::tr("95 % range, low"), CategoryWords::tr("95 % range, high"),
        CategoryWords::tr("Precision"), CategoryWords::tr("Recall"), CategoryWords::tr("Learned"),
        CategoryWords::tr("Judged"), CategoryWords::tr("TP"), CategoryWords::tr("FP"),
        CategoryWords::tr("FN"), CategoryWords::tr("In words")}
                          .join(u'\t')};
    const auto &intervals = m_view->intervals(m_kind);
    for (const MetricRow &row : rows()) {
        if (!row.category)
            continue;
        const std::uint32_t own = *row.category;
        const evaluate::CategoryMetrics &m = metrics(row);
        const auto range = own < intervals.categories.size() ? intervals.categories[own] : std::nullopt;
        const evaluate::Reading *said = reading(row);
        lines << QStringList{QString::fromStdString(m.name),
                             figure(evaluate::f1(m.counts)),
                             figure(range ? std::optional(range->low) : std::nullopt),
                             figure(range ? std::optional(range->high) : std::nullopt),
                             figure(evaluate::precision(m.counts)),
                             figure(evaluate::recall(m.counts)),
                             QString::number(m_view->learnedFrom(m_kind, m.name)),
                             QString::number(m.support),
                             QString::number(m.counts.truePositives),
                             QString::number(m.counts.falsePositives),
                             QString::number(m.counts.falseNegatives),
                             said != nullptr ? wording::inAWord(*said) : QString()}
                     .join(u'\t');
    }
    const auto mean = [&lines](const QString &name, const evaluate::Aggregate &value) {
        lines << QStringList{name, figure(value.f1), {}, {}, figure(value.precision), figure(value.recall)}
                     .join(u'\t');
    };
    if (m_filter.isEmpty()) {
        mean(CategoryWords::tr("Micro"), all->micro);
        mean(CategoryWords::tr("Macro"), all->macro);
    }
    return lines.join(u'\n') + u'\n';
}

std::int64_t CategoryRows::keyOf(const MetricRow &row, int) const
{
    return row.category ? std::int64_t{*row.category} : -1 - static_cast<std::int64_t>(row.mean);
}

QString CategoryRows::rowTip(int row) const
{
    const evaluate::Reading *said = at(row)->category ? reading(*at(row)) : nullptr;
    return said != nullptr ? wording::sentence(*said, m_view->outcomes) : QString();
}

QColor CategoryRows::ground(int row) const
{
    return at(row)->category ? QColor() : QColor(theme::tokens().pane);
}

} // namespace glossa::details
