// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/category_rows.h"

#include "ui/details/error_bar.h"
#include "ui/theme/contrast.h"
#include "ui/theme/theme.h"
#include "wording/reading.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <map>

namespace glossa::details {

using theme::px;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CategoryRows)
};

QString figure(const std::optional<double> &value)
{
    return value ? QLocale().toString(*value, 'f', 2) : QStringLiteral("–");
}

} // namespace

void CategoryRows::set(std::shared_ptr<const workspace::EvaluationReport> view, bool entities)
{
    m_view = std::move(view);
    m_entities = entities;
    m_mostErrors = 0;
    for (const evaluate::Reading &r : m_view->readings)
        if (r.entity == entities)
            m_mostErrors =
                std::max(m_mostErrors, r.metrics.counts.falsePositives + r.metrics.counts.falseNegatives);
    arrange();
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
    const auto &section = m_entities ? m_view->metrics.entities : m_view->metrics.intents;
    return section ? &*section : nullptr;
}

double CategoryRows::sortValue(std::uint32_t category) const
{
    const evaluate::CategoryMetrics &m = section()->categories[category];
    const auto defined = [](const std::optional<double> &value) { return value.value_or(-1.0); };
    switch (m_column) {
    case F1:
        return defined(evaluate::f1(m.counts));
    case Precision:
        return defined(evaluate::precision(m.counts));
    case Recall:
        return defined(evaluate::recall(m.counts));
    case Learned:
        return static_cast<double>(m_view->learnedFrom(m_entities, m.name));
    case Labels:
        return static_cast<double>(m.support);
    case TruePositives:
        return static_cast<double>(m.counts.truePositives);
    case FalsePositives:
        return static_cast<double>(m.counts.falsePositives);
    case FalseNegatives:
        return static_cast<double>(m.counts.falseNegatives);
    case Errors:
        return static_cast<double>(m.counts.falsePositives + m.counts.falseNegatives);
    default:
        return 0.0;
    }
}

void CategoryRows::arrange()
{
    m_rows.clear();
    const evaluate::Section *all = section();
    if (!all)
        return;
    const auto name = [all](std::uint32_t row) { return QString::fromStdString(all->categories[row].name); };
    for (std::uint32_t i = 0; i < all->categories.size(); ++i)
        if (all->categories[i].seen && name(i).contains(m_filter, Qt::CaseInsensitive))
            m_rows.push_back(i);
    // Equal ones stay in the schema's order.
    std::ranges::stable_sort(m_rows, [&](std::uint32_t a, std::uint32_t b) {
        if (m_order == Qt::DescendingOrder)
            std::swap(a, b);
        return m_column == Name ? name(a).compare(name(b), Qt::CaseInsensitive) < 0
                                : sortValue(a) < sortValue(b);
    });
}

std::optional<std::uint32_t> CategoryRows::category(int row) const
{
    return row >= 0 && row < static_cast<int>(m_rows.size())
               ? std::optional(m_rows[static_cast<std::size_t>(row)])
               : std::nullopt;
}

std::optional<CategoryRows::Mean> CategoryRows::mean(int row) const
{
    const int index = row - static_cast<int>(m_rows.size());
    return index < 0 ? std::nullopt : std::optional(index == 0 ? Mean::Micro : Mean::Macro);
}

std::vector<CategoryRows::Column> CategoryRows::shown() const
{
    std::vector<Column> all{Swatch,         Name,        F1,      Range,  Precision,     PrecisionRange,
                            Recall,         RecallRange, Learned, Labels, TruePositives, FalsePositives,
                            FalseNegatives, Errors,      Partner, Reading};
    std::erase_if(all, [this](Column column) {
        const bool onlyWide = column == PrecisionRange || column == RecallRange || column == Partner;
        return (onlyWide && !m_wide) || (!m_entities && (column == Swatch || column == Errors));
    });
    return all;
}

int CategoryRows::placeOf(Column column) const
{
    const auto all = shown();
    const auto found = std::ranges::find(all, column);
    return found == all.end() ? -1 : static_cast<int>(found - all.begin());
}

std::optional<evaluate::Verdict> CategoryRows::verdictAt(int place) const
{
    const auto all = shown();
    if (place < 0 || place >= static_cast<int>(all.size()))
        return std::nullopt;
    switch (all[static_cast<std::size_t>(place)]) {
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

int CategoryRows::rowCount() const
{
    // Means over a part that a filter chose would be taken for the model's.
    return static_cast<int>(m_rows.size()) + (m_filter.isEmpty() && !m_rows.empty() ? 2 : 0);
}

std::vector<widgets::RowColumn> CategoryRows::columns() const
{
    std::vector<widgets::RowColumn> heads;
    for (const Column column : shown()) {
        switch (column) {
        case Swatch:
            heads.push_back({QString(), px(12)});
            break;
        case Name:
            heads.push_back({m_entities ? Words::tr("Entity") : Words::tr("Intent"), px(190), false, true});
            break;
        case F1:
            heads.push_back({Words::tr("F1"), px(40), true, true});
            break;
        case Range:
            heads.push_back({Words::tr("95 % range, from 0 to 1"), px(136)});
            break;
        case Precision:
            heads.push_back({Words::tr("Precision"), px(56), true, true});
            break;
        case Recall:
            heads.push_back({Words::tr("Recall"), px(44), true, true});
            break;
        case PrecisionRange:
        case RecallRange:
            heads.push_back({Words::tr("95 % range"), px(80)});
            break;
        case Partner:
            heads.push_back({Words::tr("Confused with"), px(160)});
            break;
        case Learned:
            heads.push_back({Words::tr("Training"), px(56), true, true});
            break;
        case Labels:
            heads.push_back({Words::tr("Test"), px(44), true, true});
            break;
        case TruePositives:
            heads.push_back({Words::tr("TP"), px(32), true, true});
            break;
        case FalsePositives:
            heads.push_back({Words::tr("FP"), px(28), true, true});
            break;
        case FalseNegatives:
            heads.push_back({Words::tr("FN"), px(28), true, true});
            break;
        case Errors:
            heads.push_back({Words::tr("Errors by kind"), px(96), false, true});
            break;
        case Reading:
            heads.push_back({Words::tr("In words"), 0}); // the rest of the width
            break;
        }
    }
    return heads;
}

const evaluate::Reading *CategoryRows::reading(std::uint32_t category) const
{
    const auto found = std::ranges::find_if(m_view->readings, [&](const evaluate::Reading &r) {
        return r.entity == m_entities && r.category == category;
    });
    return found == m_view->readings.end() ? nullptr : &*found;
}

void CategoryRows::paintInterval(QPainter &painter, const QRect &cell, std::uint32_t category) const
{
    const theme::Tokens &t = theme::tokens();
    const auto &intervals = m_entities ? m_view->entityF1 : m_view->intentF1;
    const double value = evaluate::f1(section()->categories[category].counts).value_or(0.0);
    const QRectF bar(cell.left(), cell.center().y() - px(3), cell.width(), px(6));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(t.press));
    painter.drawRoundedRect(bar, 3, 3);
    painter.setBrush(QColor(t.accfill));
    painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * value, bar.height()), 3, 3);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const auto &interval =
        category < intervals.categories.size() ? intervals.categories[category] : std::nullopt;
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

void CategoryRows::paintRow(QPainter &painter, const widgets::RowPaint &paint)
{
    if (const auto own = category(paint.row))
        paintCategory(painter, paint, *own);
    else if (const auto means = mean(paint.row))
        paintMean(painter, paint, *means);
}

void CategoryRows::paintCategory(QPainter &painter, const widgets::RowPaint &paint, std::uint32_t own) const
{
    const theme::Tokens &t = theme::tokens();
    const evaluate::CategoryMetrics &m = section()->categories[own];
    const auto cell = [&](Column column) { return paint.cells[static_cast<std::size_t>(placeOf(column))]; };
    const auto number = [&](Column column, const QString &words) {
        painter.drawText(cell(column), Qt::AlignVCenter | Qt::AlignRight, words);
    };
    const auto words = [&](Column column, const QString &text) {
        painter.drawText(cell(column), Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, cell(column).width()));
    };
    const int slot = m_entities ? m_view->slot(own) : -1;
    if (slot >= 0) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(t.category(slot).mark));
        painter.drawRoundedRect(
            QRectF(cell(Swatch).left(), cell(Swatch).center().y() - px(6), px(12), px(12)), 3, 3);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    painter.setPen(t.t1);
    words(Name, QString::fromStdString(m.name));
    number(Precision, figure(evaluate::precision(m.counts)));
    number(Recall, figure(evaluate::recall(m.counts)));
    number(Learned, QLocale().toString(static_cast<qlonglong>(m_view->learnedFrom(m_entities, m.name))));
    number(Labels, QLocale().toString(static_cast<qlonglong>(m.support)));
    number(TruePositives, QLocale().toString(static_cast<qlonglong>(m.counts.truePositives)));
    number(FalsePositives, QLocale().toString(static_cast<qlonglong>(m.counts.falsePositives)));
    number(FalseNegatives, QLocale().toString(static_cast<qlonglong>(m.counts.falseNegatives)));
    painter.setFont(theme::font(theme::TextRole::BodyStrong));
    number(F1, figure(evaluate::f1(m.counts)));
    painter.setFont(theme::font(theme::TextRole::Body));
    if (const auto *said = reading(own)) {
        painter.setPen(t.t2);
        words(Reading, wording::inAWord(*said));
        if (m_entities)
            paintErrorBar(painter, cell(Errors), *said, m_mostErrors);
    }
    if (m_wide)
        paintWide(painter, paint, own);
    paintInterval(painter, cell(Range), own);
}

void CategoryRows::paintWide(QPainter &painter, const widgets::RowPaint &paint, std::uint32_t own) const
{
    const evaluate::Counts &counts = section()->categories[own].counts;
    const auto put = [&](Column column, const QString &text) {
        const QRect &cell = paint.cells[static_cast<std::size_t>(placeOf(column))];
        painter.drawText(cell, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, cell.width()));
    };
    const auto range = [](std::int64_t right, std::int64_t all) {
        const auto interval = evaluate::wilson(right, all);
        return interval ? Words::tr("%1 to %2").arg(figure(interval->low), figure(interval->high))
                        : QString();
    };
    const std::int64_t right = counts.truePositives;
    painter.setPen(theme::tokens().t2);
    painter.setFont(theme::font(theme::TextRole::Caption));
    put(PrecisionRange, range(right, right + counts.falsePositives));
    put(RecallRange, range(right, right + counts.falseNegatives));
    painter.setFont(theme::font(theme::TextRole::Body));
    if (const auto *said = reading(own))
        put(Partner, partner(*said));
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
    const auto &names = m_entities ? m_view->outcomes.entities : m_view->outcomes.intents;
    return Words::tr("%1, %n times", "category", static_cast<int>(most->second))
        .arg(QString::fromStdString(names[most->first]));
}

void CategoryRows::paintMean(QPainter &painter, const widgets::RowPaint &paint, Mean mean) const
{
    const theme::Tokens &t = theme::tokens();
    if (!paint.selected)
        painter.fillRect(paint.rect, t.pane);
    const auto cell = [&](Column column) { return paint.cells[static_cast<std::size_t>(placeOf(column))]; };
    const auto number = [&](Column column, const QString &words) {
        painter.drawText(cell(column), Qt::AlignVCenter | Qt::AlignRight, words);
    };
    const evaluate::Section &all = *section();
    const evaluate::Aggregate &value = mean == Mean::Micro ? all.micro : all.macro;
    painter.setPen(t.t2);
    painter.drawText(cell(Name), Qt::AlignVCenter | Qt::AlignLeft,
                     mean == Mean::Micro ? Words::tr("Micro") : Words::tr("Macro"));
    painter.setPen(t.t1);
    number(Precision, figure(value.precision));
    number(Recall, figure(value.recall));
    painter.setFont(theme::font(theme::TextRole::BodyStrong));
    number(F1, figure(value.f1));
    painter.setFont(theme::font(theme::TextRole::Body));
    if (mean == Mean::Macro)
        return;
    const QLocale locale;
    number(Labels,
           locale.toString(static_cast<qlonglong>(all.total.truePositives) + all.total.falseNegatives));
    number(TruePositives, locale.toString(static_cast<qlonglong>(all.total.truePositives)));
    number(FalsePositives, locale.toString(static_cast<qlonglong>(all.total.falsePositives)));
    number(FalseNegatives, locale.toString(static_cast<qlonglong>(all.total.falseNegatives)));
}

QString CategoryRows::rowText(int row) const
{
    const evaluate::Section *all = section();
    const auto own = category(row);
    if (all == nullptr)
        return {};
    if (!own) {
        const auto means = mean(row);
        const evaluate::Aggregate &value = means == Mean::Micro ? all->micro : all->macro;
        return Words::tr("%1: F1 %2, precision %3, recall %4")
            .arg(means == Mean::Micro ? Words::tr("Micro") : Words::tr("Macro"), figure(value.f1),
                 figure(value.precision), figure(value.recall));
    }
    const evaluate::CategoryMetrics &m = all->categories[*own];
    return Words::tr(
               "%1: F1 %2, precision %3, recall %4, training labels %5, test labels %6, true positives %7, "
               "false positives %8, false negatives %9")
        .arg(QString::fromStdString(m.name), figure(evaluate::f1(m.counts)),
             figure(evaluate::precision(m.counts)), figure(evaluate::recall(m.counts)))
        .arg(m_view->learnedFrom(m_entities, m.name))
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
        m_entities ? Words::tr("Entity") : Words::tr("Intent"), Words::tr("F1"), Words::tr("95 % range, low"),
        Words::tr("95 % range, high"), Words::tr("Precision"), Words::tr("Recall"), Words::tr("Training"),
        Words::tr("Test"), Words::tr("TP"), Words::tr("FP"), Words::tr("FN"), Words::tr("In words")}
                          .join(u'\t')};
    const auto &intervals = m_entities ? m_view->entityF1 : m_view->intentF1;
    for (const std::uint32_t own : m_rows) {
        const evaluate::CategoryMetrics &m = all->categories[own];
        const auto range = own < intervals.categories.size() ? intervals.categories[own] : std::nullopt;
        const evaluate::Reading *said = reading(own);
        lines << QStringList{QString::fromStdString(m.name),
                             figure(evaluate::f1(m.counts)),
                             figure(range ? std::optional(range->low) : std::nullopt),
                             figure(range ? std::optional(range->high) : std::nullopt),
                             figure(evaluate::precision(m.counts)),
                             figure(evaluate::recall(m.counts)),
                             QString::number(m_view->learnedFrom(m_entities, m.name)),
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
        mean(Words::tr("Micro"), all->micro);
        mean(Words::tr("Macro"), all->macro);
    }
    return lines.join(u'\n') + u'\n';
}

QString CategoryRows::toolTip(int row) const
{
    const auto own = category(row);
    const evaluate::Reading *said = own ? reading(*own) : nullptr;
    return said != nullptr ? wording::sentence(*said, m_view->outcomes) : QString();
}

} // namespace glossa::details
