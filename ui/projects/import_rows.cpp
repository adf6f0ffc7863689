// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/projects/import_rows.h"

#include "core/project/rules.h"
#include "ui/projects/standing.h"
#include "ui/theme/theme.h"
#include "wording/phrases.h"
#include "wording/sentence.h"

#include <QLocale>
#include <QPainter>
#include <QTextLayout>

namespace glossa::projects {

using theme::px;

namespace {

/// A word in a small frame, ending at `right`; returns its left edge.
int paintTag(QPainter &painter, int right, const QRect &cell, const QString &word)
{
    const theme::Tokens &t = theme::tokens();
    const QFont font = theme::font(theme::TextRole::Caption);
    const int width = QFontMetrics(font).horizontalAdvance(word) + px(12);
    QRectF box(right - width, 0, width, px(18));
    box.moveCenter({box.center().x(), cell.center().y() + .5});
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(t.line2), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box.adjusted(.5, .5, -.5, -.5), px(4), px(4));
    painter.setFont(font);
    painter.setPen(t.t2);
    painter.drawText(box, Qt::AlignCenter, word);
    painter.restore();
    return static_cast<int>(box.left());
}

} // namespace

void PreviewRows::show(const workspace::ImportPreview &preview)
{
    m_items = preview.items;
    m_count = preview.itemCount;
    m_intents = project::traitsOf(preview.info.kind).intents;
    m_entities.clear();
    for (const project::Category &category : preview.categories)
        if (category.kind == project::CategoryKind::Entity)
            m_entities.insert(category.name, static_cast<int>(m_entities.size()));
}

int PreviewRows::rowCount() const
{
    return static_cast<int>(m_items.size()) + (m_count > static_cast<std::int64_t>(m_items.size()) ? 1 : 0);
}

const project::Item *PreviewRows::item(int row) const
{
    return row >= 0 && row < static_cast<int>(m_items.size()) ? &m_items[static_cast<std::size_t>(row)]
                                                              : nullptr;
}

std::vector<widgets::RowColumn> PreviewRows::columns() const
{
    return {{{}, 0, false}, {{}, px(m_intents ? 120 : 160), false}};
}

void PreviewRows::paintRow(QPainter &painter, const widgets::RowPaint &paint)
{
    const theme::Tokens &t = theme::tokens();
    const project::Item *shown = item(paint.row);
    if (shown == nullptr) {
        painter.setFont(theme::font(theme::TextRole::Caption));
        painter.setPen(t.t2);
        painter.drawText(
            paint.cells[0], Qt::AlignVCenter,
            tr("and %1 more").arg(QLocale().toString(qlonglong(m_count) - qlonglong(m_items.size()))));
        return;
    }
    QRect room = paint.cells[0];
    int right = room.right();
    for (const QString &word : {project::datasetName(shown->dataset), shown->language})
        if (!word.isEmpty())
            right = paintTag(painter, right, room, word) - px(6);
    room.setRight(right - px(6));
    widgets::SpanLine line;
    line.text = shown->text.left(400);
    for (const project::Label &label : shown->labels) {
        if (label.span.end() > line.text.size())
            continue;
        const int place = m_entities.value(label.category, 0);
        widgets::SpanMark mark;
        mark.span = label.span;
        mark.slot = place;
        mark.key = project::labelKeys.mid(place, 1).toString();
        line.marks.push_back(mark);
    }
    widgets::paintSpanLine(painter, room, line);
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.setPen(t.t2);
    const QString end = m_intents ? shown->intent : shown->location;
    painter.drawText(paint.cells[1], Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(end, m_intents ? Qt::ElideRight : Qt::ElideMiddle,
                                                      paint.cells[1].width()));
}

QString PreviewRows::rowText(int row) const
{
    const project::Item *shown = item(row);
    if (shown == nullptr)
        return tr("and more");
    return tr("%1; %2; %n labels", nullptr, static_cast<int>(shown->labels.size()))
        .arg(shown->text.left(200), m_intents ? shown->intent : shown->location);
}

QString PreviewRows::toolTip(int row) const
{
    const project::Item *shown = item(row);
    return shown != nullptr ? shown->text.left(400) : QString();
}

void SchemaRows::show(const std::vector<project::Category> &categories)
{
    m_categories = categories;
    m_slots.clear();
    int entities = 0;
    for (const project::Category &category : m_categories)
        m_slots.push_back(category.kind == project::CategoryKind::Entity ? entities++ : -1);
}

QString SchemaRows::about(int row) const
{
    const project::Category &category = m_categories[static_cast<std::size_t>(row)];
    if (category.kind == project::CategoryKind::Intent)
        return tr("intent");
    if (category.kind == project::CategoryKind::Class)
        return tr("class");
    QStringList parts{tr("entity")};
    if (!category.components.list.empty())
        parts << tr("%n list keys", nullptr, static_cast<int>(category.components.list.size()));
    if (!category.components.regex.empty())
        parts << tr("%n patterns", nullptr, static_cast<int>(category.components.regex.size()));
    if (!category.components.prebuilts.empty())
        parts << tr("prebuilt");
    return parts.join(QStringLiteral(", "));
}

void SchemaRows::paintRow(QPainter &painter, const widgets::RowPaint &paint)
{
    const theme::Tokens &t = theme::tokens();
    QRect room = paint.cells[0];
    const int slot = m_slots[static_cast<std::size_t>(paint.row)];
    if (slot >= 0) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(t.category(slot).mark));
        painter.drawRoundedRect(QRectF(room.left(), room.center().y() - px(6) + 1, px(12), px(12)), px(3),
                                px(3));
        painter.restore();
    }
    room.setLeft(room.left() + px(24));
    const QString name = m_categories[static_cast<std::size_t>(paint.row)].name;
    painter.drawText(room, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(name, Qt::ElideRight, room.width() / 2));
    painter.setPen(t.t2);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignRight, about(paint.row));
}

QString SchemaRows::rowText(int row) const
{
    return m_categories[static_cast<std::size_t>(row)].name + QStringLiteral(", ") + about(row);
}

void ProblemRows::show(const std::vector<workspace::Problem> &problems, project::ProjectKind kind)
{
    m_problems = problems;
    m_documents = project::hasDocuments(kind);
}

QString ProblemRows::words(int row) const
{
    const workspace::Problem &problem = m_problems[static_cast<std::size_t>(row)];
    Error error = problem.error;
    error.place = {};
    error.file.clear();
    if (!problem.refused)
        return tr("Comes in: %1").arg(wording::warning(error));
    const QString why = wording::sentence(error);
    return m_documents ? tr("Document left out: %1").arg(why) : tr("Utterance left out: %1").arg(why);
}

void ProblemRows::paintRow(QPainter &painter, const widgets::RowPaint &paint)
{
    const theme::Tokens &t = theme::tokens();
    const workspace::Problem &problem = m_problems[static_cast<std::size_t>(paint.row)];
    QRect room = paint.cells[0];
    theme::paintIcon(painter, QRectF(room.left(), room.top() + px(8), px(16), px(16)), theme::Icon::Warning,
                     problem.refused ? t.err : t.warn);
    room.setLeft(room.left() + px(26));
    // Two lines; what is still longer ends in three dots.
    QTextLayout layout(words(paint.row), painter.font());
    layout.beginLayout();
    QTextLine first = layout.createLine();
    first.setLineWidth(room.width());
    layout.endLayout();
    const QString begin = layout.text().left(first.textLength());
    const QString rest = layout.text().mid(first.textLength());
    painter.drawText(QRect(room.left(), room.top() + px(6), room.width(), px(20)), Qt::AlignVCenter, begin);
    painter.drawText(QRect(room.left(), room.top() + px(26), room.width(), px(20)), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(rest, Qt::ElideRight, room.width()));
    painter.setFont(theme::font(theme::TextRole::Code));
    painter.setPen(t.t2);
    painter.drawText(
        QRect(room.left(), room.top() + px(rest.isEmpty() ? 26 : 46), room.width(), px(18)), Qt::AlignVCenter,
        painter.fontMetrics().elidedText(wording::said(problem.error.place), Qt::ElideMiddle, room.width()));
}

QString ProblemRows::rowText(int row) const
{
    return words(row) + u' ' + wording::said(m_problems[static_cast<std::size_t>(row)].error.place);
}

} // namespace glossa::projects
