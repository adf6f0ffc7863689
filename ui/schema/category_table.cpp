// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schema/category_table.h"

#include "core/base/rules.h"
#include "core/workspace/session/workspace.h"
#include "ui/theme/theme.h"

#include <QCollator>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace glossa::schema {

using theme::px;

namespace {

constexpr int barWidth = 72;

std::int64_t labelsOf(const workspace::CategoryUse &use)
{
    return use.train + use.test;
}

bool isFew(const workspace::CategoryUse &use)
{
    return use.train < enoughLabels;
}

void paintSwatch(QPainter &painter, const QRect &cell, int slot)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(theme::tokens().category(slot).mark));
    painter.drawRoundedRect(QRectF(cell.left(), cell.center().y() - px(6) + 1, px(12), px(12)), px(3), px(3));
    painter.restore();
}

void paintFoundBy(QPainter &painter, const QRect &cell, const project::Category &category)
{
    int x = cell.left();
    const auto add = [&](bool there, theme::Icon icon) {
        if (!there)
            return;
        theme::paintIcon(painter, QRectF(x, cell.center().y() - px(7) + 1, px(14), px(14)), icon,
                         theme::tokens().t2);
        x += px(20);
    };
    const project::Components &components = category.components;
    add(true, theme::Icon::Sparkle);
    add(!components.list.empty(), theme::Icon::List);
    add(!components.regex.empty(), theme::Icon::Pattern);
    add(!components.prebuilts.empty(), theme::Icon::Cube);
}

} // namespace

QHash<QString, double> scoresOf(const std::optional<evaluate::Section> &section)
{
    QHash<QString, double> scores;
    if (section)
        for (const evaluate::CategoryMetrics &category : section->categories)
            if (const auto score = evaluate::f1(category.counts))
                scores.insert(QString::fromStdString(category.name), *score);
    return scores;
}

QString foundBy(const project::Category &category)
{
    QStringList parts{CategoryTable::tr("learned")};
    if (!category.components.list.empty())
        parts << CategoryTable::tr("list");
    if (!category.components.regex.empty())
        parts << CategoryTable::tr("pattern");
    if (!category.components.prebuilts.empty())
        parts << CategoryTable::tr("prebuilt");
    return parts.join(QStringLiteral(", "));
}

void CategoryTable::show(const std::vector<workspace::CategoryUse> &uses, project::CategoryKind kind,
                         const QString &filter)
{
    m_kind = kind;
    m_most = 1;
    m_all.clear();
    for (const workspace::CategoryUse &use : uses) {
        if (use.category.kind != kind)
            continue;
        m_most = std::max(m_most, labelsOf(use));
        if (use.category.name.contains(filter, Qt::CaseInsensitive))
            m_all.push_back(use);
    }
    sort();
}

void CategoryTable::setOrder(int column, Qt::SortOrder order)
{
    const std::vector<Column> ids = columnIds();
    if (column >= 0 && column < static_cast<int>(ids.size()))
        m_sortedBy = ids[static_cast<std::size_t>(column)];
    else
        m_sortedBy.reset();
    m_order = order;
    sort();
}

void CategoryTable::sort()
{
    m_shown = m_all;
    if (!m_sortedBy)
        return;
    QCollator collator;
    collator.setNumericMode(true);
    const auto less = [&](const workspace::CategoryUse &a, const workspace::CategoryUse &b) {
        switch (*m_sortedBy) {
        case Column::Key: { // those without a key last
            const QString one = a.category.key.value_or(QString());
            const QString other = b.category.key.value_or(QString());
            return std::pair(one.isEmpty(), one) < std::pair(other.isEmpty(), other);
        }
        case Column::Use:
            return labelsOf(a) < labelsOf(b);
        case Column::Score:
            return m_scores.value(a.category.name, -1) < m_scores.value(b.category.name, -1);
        default:
            return collator.compare(a.category.name, b.category.name) < 0;
        }
    };
    std::ranges::stable_sort(m_shown, [&](const auto &a, const auto &b) {
        return m_order == Qt::AscendingOrder ? less(a, b) : less(b, a);
    });
}

void CategoryTable::setScores(QHash<QString, double> scores, const QString &model)
{
    m_scores = std::move(scores);
    m_model = model;
    sort();
}

const workspace::CategoryUse *CategoryTable::use(int row) const
{
    return row >= 0 && row < addRow() ? &m_shown[static_cast<std::size_t>(row)] : nullptr;
}

int CategoryTable::rowOf(const QString &name) const
{
    const auto found =
        std::ranges::find_if(m_shown, [&](const auto &use) { return use.category.name == name; });
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

QStringList CategoryTable::withFewLabels() const
{
    QStringList names;
    for (const workspace::CategoryUse &use : m_shown)
        if (isFew(use))
            names << use.category.name;
    return names;
}

std::vector<CategoryTable::Column> CategoryTable::columnIds() const
{
    std::vector<Column> ids = m_kind == project::CategoryKind::Entity
                                  ? std::vector{Column::Swatch, Column::Name, Column::Key, Column::FoundBy}
                                  : std::vector{Column::Name};
    ids.insert(ids.end(), {Column::Use, Column::Bar, Column::State});
    if (!m_model.isEmpty())
        ids.push_back(Column::Score);
    return ids;
}

std::vector<widgets::RowColumn> CategoryTable::columns() const
{
    const bool entity = m_kind == project::CategoryKind::Entity;
    std::vector<widgets::RowColumn> columns;
    for (const Column id : columnIds()) {
        switch (id) {
        case Column::Swatch:
            columns.push_back({{}, px(12), false});
            break;
        case Column::Name:
            columns.push_back({tr("Name"), 0, false, true});
            break;
        case Column::Key:
            columns.push_back({tr("Key"), px(38), false, true});
            break;
        case Column::FoundBy:
            columns.push_back({tr("Found by"), px(76), false});
            break;
        case Column::Use:
            columns.push_back({entity ? tr("Labels") : tr("Utterances"), px(entity ? 54 : 78), true, true});
            break;
        case Column::Bar:
            columns.push_back({{}, px(barWidth), false});
            break;
        case Column::State:
            columns.push_back({{}, px(76), false});
            break;
        case Column::Score:
            columns.push_back({tr("F1, %1", "model").arg(m_model), px(78), true, true});
            break;
        }
    }
    return columns;
}

void CategoryTable::paintRow(QPainter &painter, const widgets::RowPaint &paint)
{
    const workspace::CategoryUse *shown = use(paint.row);
    if (shown == nullptr) {
        paintAdd(painter, paint);
        return;
    }
    const theme::Tokens &t = theme::tokens();
    const bool entity = m_kind == project::CategoryKind::Entity;
    const project::Category &category = shown->category;
    std::size_t cell = 0;
    if (entity)
        paintSwatch(painter, paint.cells[cell++], category.slot);
    const QRect name = paint.cells[cell++];
    painter.setFont(theme::font(theme::TextRole::BodyMedium));
    painter.drawText(name, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(category.name, Qt::ElideRight, name.width()));
    if (entity) {
        const QRect key = paint.cells[cell++];
        if (const QString label = category.key.value_or(QString()); !label.isEmpty())
            theme::paintKeyCap(painter, {key.left(), key.center().y()}, label);
        paintFoundBy(painter, paint.cells[cell++], category);
    }
    const QRect number = paint.cells[cell];
    cell += 2;
    paintUse(painter, number, *shown);
    painter.setFont(theme::font(theme::TextRole::Body));
    if (isFew(*shown)) {
        painter.setPen(t.warn);
        painter.drawText(paint.cells[cell], Qt::AlignVCenter | Qt::AlignLeft,
                         labelsOf(*shown) == 0 ? tr("not used")
                                               : (entity ? tr("few labels") : tr("few texts")));
    }
    if (++cell < paint.cells.size()) {
        const auto score = m_scores.constFind(category.name);
        painter.setPen(score != m_scores.constEnd() ? t.t1 : t.t3);
        painter.drawText(paint.cells[cell], Qt::AlignVCenter | Qt::AlignRight,
                         score != m_scores.constEnd() ? QLocale().toString(*score, 'f', 2)
                                                      : QStringLiteral("–"));
    }
}

void CategoryTable::paintUse(QPainter &painter, const QRect &number, const workspace::CategoryUse &use) const
{
    const theme::Tokens &t = theme::tokens();
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.setPen(t.t1);
    painter.drawText(number, Qt::AlignVCenter | Qt::AlignRight, QLocale().toString(qlonglong(labelsOf(use))));
    const QRectF track(number.right() + px(9), number.center().y() - px(3) + 1, px(barWidth), px(6));
    const double share = static_cast<double>(labelsOf(use)) / static_cast<double>(m_most);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(t.press));
    painter.drawRoundedRect(track, px(3), px(3));
    if (share > 0) {
        painter.setBrush(m_kind == project::CategoryKind::Entity ? QColor(t.category(use.category.slot).mark)
                                                                 : QColor(t.accfill));
        painter.drawRoundedRect(QRectF(track.left(), track.top(),
                                       std::max<double>(track.height(), track.width() * share),
                                       track.height()),
                                px(3), px(3));
    }
    painter.restore();
}

void CategoryTable::paintAdd(QPainter &painter, const widgets::RowPaint &paint) const
{
    const theme::Tokens &t = theme::tokens();
    const bool entity = m_kind == project::CategoryKind::Entity;
    const QRect room = paint.rect.adjusted(px(16), 0, -px(16), 0);
    theme::paintIcon(painter, QRectF(room.left(), room.center().y() - px(6) + 1, px(12), px(12)),
                     theme::Icon::Plus, t.t2);
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.setPen(t.t2);
    const QString words = entity ? tr("New entity, press") : tr("New intent, press");
    const QRect text = room.adjusted(px(24), 0, 0, 0);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft, words);
    const int end = text.left() + painter.fontMetrics().horizontalAdvance(words) + px(6);
    theme::paintKeyCap(painter, {end, text.center().y()}, tr("Ins", "key"));
}

QString CategoryTable::rowText(int row) const
{
    const workspace::CategoryUse *shown = use(row);
    const bool entity = m_kind == project::CategoryKind::Entity;
    if (shown == nullptr)
        return entity ? tr("New entity") : tr("New intent");
    const QString label = shown->category.key.value_or(QString());
    const auto score = m_scores.constFind(shown->category.name);
    QString words = entity ? tr("%1, key %2, found by %3, %4 labels")
                                 .arg(shown->category.name, label.isEmpty() ? tr("none", "key") : label,
                                      foundBy(shown->category))
                                 .arg(labelsOf(*shown))
                           : tr("%1, %2 utterances").arg(shown->category.name).arg(labelsOf(*shown));
    if (score != m_scores.constEnd())
        words += tr(", F1 %1").arg(QLocale().toString(*score, 'f', 2));
    return words;
}

QString CategoryTable::toolTip(int row) const
{
    const workspace::CategoryUse *shown = use(row);
    if (shown == nullptr)
        return {};
    return m_kind == project::CategoryKind::Entity
               ? tr("%1\nFound by: %2").arg(shown->category.name, foundBy(shown->category))
               : shown->category.name;
}

} // namespace glossa::schema
