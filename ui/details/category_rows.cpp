// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/category_rows.h"

#include "ui/theme/theme.h"
#include "ui/wording/reading.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace glossa::details {

using theme::px;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CategoryRows)
};

enum Column {
    Swatch,
    Name,
    F1,
    Range,
    Precision,
    Recall,
    Labels,
    TruePositives,
    FalsePositives,
    FalseNegatives,
    Reading
};

QString figure(const std::optional<double> &value)
{
    return value ? QLocale().toString(*value, 'f', 2) : QStringLiteral("–");
}

} // namespace

void CategoryRows::set(std::shared_ptr<const ModelView> view, bool entities)
{
    m_view = std::move(view);
    m_entities = entities;
    arrange();
}

void CategoryRows::setOrder(Order order)
{
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

void CategoryRows::arrange()
{
    m_rows.clear();
    const evaluate::Section *all = section();
    if (!all)
        return;
    for (std::uint32_t i = 0; i < all->categories.size(); ++i) {
        const QString name = QString::fromStdString(all->categories[i].name);
        if (all->categories[i].seen && name.contains(m_filter, Qt::CaseInsensitive))
            m_rows.push_back(i);
    }
    const auto by = [this, all](auto value) {
        std::ranges::stable_sort(m_rows, {}, [&](std::uint32_t row) { return value(all->categories[row]); });
    };
    using Metrics = evaluate::CategoryMetrics;
    switch (m_order) {
    case Order::Schema:
        break;
    case Order::F1:
        return by([](const Metrics &m) { return evaluate::f1(m.counts).value_or(-1.0); });
    case Order::Precision:
        return by([](const Metrics &m) { return evaluate::precision(m.counts).value_or(-1.0); });
    case Order::Recall:
        return by([](const Metrics &m) { return evaluate::recall(m.counts).value_or(-1.0); });
    case Order::Labels:
        return by([](const Metrics &m) { return -m.support; });
    case Order::FalsePositives:
        return by([](const Metrics &m) { return -m.counts.falsePositives; });
    case Order::FalseNegatives:
        return by([](const Metrics &m) { return -m.counts.falseNegatives; });
    case Order::Name:
        return by([](const Metrics &m) { return QString::fromStdString(m.name).toLower(); });
    }
}

std::uint32_t CategoryRows::category(int row) const
{
    return m_rows[static_cast<std::size_t>(row)];
}

const evaluate::CategoryMetrics &CategoryRows::metrics(int row) const
{
    return section()->categories[category(row)];
}

std::optional<evaluate::Verdict> CategoryRows::verdictAt(int column)
{
    switch (column) {
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
    return static_cast<int>(m_rows.size());
}

std::vector<widgets::RowColumn> CategoryRows::columns() const
{
    return {{QString(), px(12)},
            {m_entities ? Words::tr("Entity") : Words::tr("Intent"), 0},
            {Words::tr("F1"), px(40), true},
            {Words::tr("95 % range"), px(120)},
            {Words::tr("Precision"), px(56), true},
            {Words::tr("Recall"), px(44), true},
            {Words::tr("Labels"), px(44), true},
            {Words::tr("TP"), px(36), true},
            {Words::tr("FP"), px(32), true},
            {Words::tr("FN"), px(32), true},
            {Words::tr("In words"), px(240)}};
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
    painter.setPen(QPen(QColor(t.t1), 1));
    painter.drawLine(at(interval->low), middle, at(interval->high), middle);
    for (const double end : {interval->low, interval->high})
        painter.drawLine(at(end), middle - px(3), at(end), middle + px(3));
}

void CategoryRows::paintRow(QPainter &painter, const widgets::RowPaint &paint)
{
    const theme::Tokens &t = theme::tokens();
    const evaluate::CategoryMetrics &m = metrics(paint.row);
    const std::uint32_t own = category(paint.row);
    const auto cell = [&paint](Column column) { return paint.cells[static_cast<std::size_t>(column)]; };
    const auto text = [&](Column column, const QString &words, bool right = true) {
        const QRect place = cell(column);
        painter.drawText(place, Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft),
                         right ? words
                               : painter.fontMetrics().elidedText(words, Qt::ElideRight, place.width()));
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
    text(Name, QString::fromStdString(m.name), false);
    text(Precision, figure(evaluate::precision(m.counts)));
    text(Recall, figure(evaluate::recall(m.counts)));
    text(Labels, QLocale().toString(static_cast<qlonglong>(m.support)));
    text(TruePositives, QLocale().toString(static_cast<qlonglong>(m.counts.truePositives)));
    text(FalsePositives, QLocale().toString(static_cast<qlonglong>(m.counts.falsePositives)));
    text(FalseNegatives, QLocale().toString(static_cast<qlonglong>(m.counts.falseNegatives)));
    painter.setFont(theme::font(theme::TextRole::BodyStrong));
    text(F1, figure(evaluate::f1(m.counts)));
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.setPen(t.t2);
    if (const auto *words = reading(own))
        text(Reading, wording::inShort(*words), false);
    paintInterval(painter, cell(Range), own);
}

QString CategoryRows::rowText(int row) const
{
    const evaluate::CategoryMetrics &m = metrics(row);
    return Words::
        tr("%1: F1 %2, precision %3, recall %4, %5 labels, %6 true positives, %7 false positives, %8 false "
           "negatives")
            .arg(QString::fromStdString(m.name), figure(evaluate::f1(m.counts)),
                 figure(evaluate::precision(m.counts)), figure(evaluate::recall(m.counts)))
            .arg(m.support)
            .arg(m.counts.truePositives)
            .arg(m.counts.falsePositives)
            .arg(m.counts.falseNegatives);
}

} // namespace glossa::details
