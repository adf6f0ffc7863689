// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schema/category_table.h"

#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace glossa::schema {

using theme::px;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CategoryTable)
};

// Azure's rule for enough data.
constexpr std::int64_t fewLabels = 15;

enum Column { Swatch, Name, Key, FoundBy, Labels, Bar, Note };

QString foundBy(const project::Category &category)
{
    QStringList parts;
    if (!category.components.list.empty())
        parts << Words::tr("list");
    if (!category.components.regex.empty())
        parts << Words::tr("pattern");
    if (!category.components.prebuilts.empty())
        parts << Words::tr("prebuilt");
    return parts.isEmpty() ? Words::tr("learned") : Words::tr("learned, %1").arg(parts.join(QStringLiteral(", ")));
}

} // namespace

void CategoryTable::set(std::vector<workspace::CategoryUse> uses, project::CategoryKind kind)
{
    m_all = std::move(uses);
    m_kind = kind;
    arrange();
}

void CategoryTable::setFilter(const QString &text)
{
    m_filter = text;
    arrange();
}

void CategoryTable::arrange()
{
    m_shown.clear();
    m_most = 1;
    for (const auto &use : m_all) {
        if (use.category.kind != m_kind)
            continue;
        m_most = std::max(m_most, use.train + use.test);
        if (use.category.name.contains(m_filter, Qt::CaseInsensitive))
            m_shown.push_back(use);
    }
}

int CategoryTable::rowOf(const QString &name) const
{
    const auto found = std::ranges::find_if(m_shown, [&](const auto &use) { return use.category.name == name; });
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

std::vector<widgets::RowColumn> CategoryTable::columns() const
{
    const bool entities = m_kind != project::CategoryKind::Intent;
    return {{QString(), entities ? px(12) : 1},
            {Words::tr("Name"), 0},
            {entities ? Words::tr("Key") : QString(), entities ? px(32) : 1},
            {entities ? Words::tr("Found by") : QString(), entities ? px(150) : 1},
            {entities ? Words::tr("Labels") : Words::tr("Utterances"), px(72), true},
            {QString(), px(72)},
            {QString(), px(76)}};
}

void CategoryTable::paintRow(QPainter &painter, const widgets::RowPaint &paint)
{
    const theme::Tokens &t = theme::tokens();
    const workspace::CategoryUse &own = use(paint.row);
    const bool entities = m_kind != project::CategoryKind::Intent;
    const auto &cells = paint.cells;
    const QColor mark = entities ? QColor(t.category(own.category.slot).mark) : QColor(t.t3);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (entities) {
        painter.setBrush(mark);
        painter.drawRoundedRect(QRectF(cells[Swatch].left(), cells[Swatch].center().y() - px(6), px(12), px(12)), 3, 3);
    }
    const std::int64_t count = own.train + own.test;
    const QRectF bar(cells[Bar].left(), cells[Bar].center().y() - px(3), cells[Bar].width(), px(6));
    painter.setBrush(QColor(t.press));
    painter.drawRoundedRect(bar, 3, 3);
    painter.setBrush(mark);
    painter.drawRoundedRect(QRectF(bar.left(), bar.top(),
                                   bar.width() * static_cast<double>(count) / static_cast<double>(m_most), bar.height()),
                            3, 3);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(t.t1);
    painter.setFont(theme::font(theme::TextRole::BodyMedium));
    painter.drawText(cells[Name], Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(own.category.name, Qt::ElideRight, cells[Name].width()));
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.drawText(cells[Labels], Qt::AlignVCenter | Qt::AlignRight, QLocale().toString(static_cast<qlonglong>(count)));
    if (entities && own.category.key != u"-")
        theme::paintKeyCap(painter, {cells[Key].left(), cells[Key].center().y()}, own.category.key);
    painter.setFont(theme::font(theme::TextRole::Body));
    if (entities) {
        painter.setPen(t.t2);
        painter.drawText(cells[FoundBy], Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(foundBy(own.category), Qt::ElideRight, cells[FoundBy].width()));
    }
    if (own.train < fewLabels) {
        painter.setPen(t.warn);
        painter.drawText(cells[Note], Qt::AlignVCenter | Qt::AlignLeft,
                         own.train == 0 ? Words::tr("no labels") : Words::tr("few labels"));
    }
}

QString CategoryTable::rowText(int row) const
{
    const workspace::CategoryUse &own = use(row);
    return Words::tr("%1, key %2, %3, used %4 times")
        .arg(own.category.name, own.category.key, foundBy(own.category))
        .arg(own.train + own.test);
}

} // namespace glossa::schema
