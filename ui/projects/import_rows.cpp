// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/projects/import_rows.h"

#include "core/project/rules.h"
#include "ui/projects/standing.h"
#include "ui/theme/theme.h"
#include "ui/widgets/row_delegate.h"
#include "ui/widgets/span_painter.h"
#include "wording/phrases.h"
#include "wording/sentence.h"

#include <QHash>
#include <QLocale>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

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

/// How an entity is marked: as it will be after the import into a new project.
struct EntityMark {
    int slot = 0;
    QString key;
};
using EntityMarks = QHash<QString, EntityMark>;

EntityMarks entityMarks(const std::vector<project::Category> &categories)
{
    EntityMarks marks;
    QString taken;
    for (const project::Category &category : categories) {
        if (category.kind != project::CategoryKind::Entity)
            continue;
        const QString key = category.key && !category.key->isEmpty() && !taken.contains(*category.key)
                                ? *category.key
                                : project::freeKey(category.name, taken);
        taken += key;
        marks.insert(category.name, {static_cast<int>(marks.size()), key});
    }
    return marks;
}

constexpr qsizetype mostClassTags = 3;

QStringList classesOf(const project::Item &item)
{
    QStringList names;
    for (const project::ClassLabel &label : item.classes)
        names << label.category;
    return names;
}

/// A text with its labels, its set and classes beside it, and its language where there are several.
void paintText(QPainter &painter, QRect room, const project::Item &item, const EntityMarks &entities,
               bool languages)
{
    const QStringList classes = classesOf(item);
    int right = room.right();
    QStringList tags{project::datasetName(item.dataset), languages ? item.language : QString()};
    for (qsizetype i = 0; i < std::min(classes.size(), mostClassTags); ++i)
        tags << classes[i];
    if (classes.size() > mostClassTags)
        tags << QStringLiteral("+%1").arg(classes.size() - mostClassTags);
    for (const QString &word : tags)
        if (!word.isEmpty())
            right = paintTag(painter, right, room, word) - px(6);
    room.setRight(right - px(6));
    widgets::SpanLine line;
    line.text = item.text.left(400);
    for (const project::Label &label : item.labels) {
        if (label.span.end() > line.text.size())
            continue;
        const EntityMark known = entities.value(label.category);
        widgets::SpanMark mark;
        mark.span = label.span;
        mark.slot = known.slot;
        mark.key = known.key;
        line.marks.push_back(mark);
    }
    widgets::paintSpanLine(painter, room, line);
}

QString about(const project::Category &category)
{
    if (category.kind == project::CategoryKind::Intent)
        return SchemaRows::tr("intent");
    if (category.kind == project::CategoryKind::Class)
        return SchemaRows::tr("class");
    QStringList parts{SchemaRows::tr("entity")};
    if (!category.components.list.empty())
        parts << SchemaRows::tr("%n list keys", nullptr, static_cast<int>(category.components.list.size()));
    if (!category.components.regex.empty())
        parts << SchemaRows::tr("%n patterns", nullptr, static_cast<int>(category.components.regex.size()));
    if (!category.components.prebuilts.empty())
        parts << SchemaRows::tr("prebuilt");
    return parts.join(QStringLiteral(", "));
}

void paintCategory(QPainter &painter, QRect room, const SchemaRow &row)
{
    if (row.slot >= 0)
        widgets::paintSwatch(painter, room, row.slot);
    room.setLeft(room.left() + px(24));
    painter.drawText(room, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(row.category.name, Qt::ElideRight, room.width() / 2));
    painter.setPen(theme::tokens().t2);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignRight, about(row.category));
}

QString sentence(const workspace::Problem &problem, bool documents)
{
    Error error = problem.error;
    error.place = {};
    error.file.clear();
    if (!problem.refused)
        return ProblemRows::tr("Comes in: %1").arg(wording::warning(error));
    const QString why = wording::sentence(error);
    return documents ? ProblemRows::tr("Document left out: %1").arg(why)
                     : ProblemRows::tr("Utterance left out: %1").arg(why);
}

void paintProblem(QPainter &painter, QRect room, const ProblemRow &row)
{
    const theme::Tokens &t = theme::tokens();
    if (!row.more)
        theme::paintIcon(painter, QRectF(room.left(), room.top() + px(8), px(16), px(16)),
                         theme::Icon::Warning, row.refused ? t.err : t.warn);
    room.setLeft(room.left() + px(26));
    // Two lines; what is still longer ends in three dots.
    QTextLayout layout(row.words, painter.font());
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
    painter.drawText(QRect(room.left(), room.top() + px(rest.isEmpty() ? 26 : 46), room.width(), px(18)),
                     Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(row.place, Qt::ElideMiddle, room.width()));
}

} // namespace

void PreviewRows::show(const workspace::ImportPreview &preview)
{
    m_intents = project::traitsOf(preview.info.kind).intents;
    const bool languages = std::ranges::any_of(preview.items, [&preview](const project::Item &item) {
        return item.language != preview.items.front().language;
    });
    setColumns(
        {{.cell = [languages,
                   entities = entityMarks(preview.categories)](const PreviewRow &row) -> widgets::Cell {
             if (row.more > 0)
                 return widgets::WordsCell{tr("and %1 more").arg(QLocale().toString(qlonglong(row.more))),
                                           theme::Ink::Secondary, theme::TextRole::Caption};
             return widgets::DrawnCell{
                 row.item.text, [languages, item = row.item, entities](QPainter &painter, const QRect &cell,
                                                                       const widgets::CellState &) {
                     paintText(painter, cell, item, entities, languages);
                 }};
         }},
         {.width = m_intents ? 120 : 160, .cell = [intents = m_intents](const PreviewRow &row) {
              return widgets::WordsCell{intents ? row.item.intent : row.item.location, theme::Ink::Secondary,
                                        theme::TextRole::Body, intents ? Qt::ElideRight : Qt::ElideMiddle};
          }}});
    std::vector<PreviewRow> rows;
    for (const project::Item &item : preview.items)
        rows.push_back({item, 0});
    if (const auto more = preview.itemCount - static_cast<std::int64_t>(rows.size()); more > 0)
        rows.push_back({{}, more});
    setRows(std::move(rows));
}

QString PreviewRows::rowText(int row) const
{
    const auto &[item, more] = *at(row);
    if (more > 0)
        return tr("and more");
    if (!item.classes.empty())
        return tr("%1; %2; %3", "text, its name, its classes")
            .arg(item.text.left(200), item.location, classesOf(item).join(QStringLiteral(", ")));
    return tr("%1; %2; %n labels", nullptr, static_cast<int>(item.labels.size()))
        .arg(item.text.left(200), m_intents ? item.intent : item.location);
}

SchemaRows::SchemaRows(QObject *parent) : TableModel(parent)
{
    setColumns({{.cell = [](const SchemaRow &row) {
        return widgets::DrawnCell{row.category.name,
                                  [row](QPainter &painter, const QRect &cell, const widgets::CellState &) {
                                      paintCategory(painter, cell, row);
                                  }};
    }}});
}

void SchemaRows::show(const std::vector<project::Category> &categories)
{
    std::vector<SchemaRow> rows;
    int coloured = 0; // of one kind: no project has entities and classes
    for (const project::Category &category : categories)
        rows.push_back({category, project::hasKeys(category.kind) ? coloured++ : -1});
    setRows(std::move(rows));
}

QString SchemaRows::keyOf(const SchemaRow &row, int) const
{
    return QString::number(static_cast<int>(row.category.kind)) + row.category.name;
}

QString SchemaRows::rowText(int row) const
{
    return at(row)->category.name + QStringLiteral(", ") + about(at(row)->category);
}

ProblemRows::ProblemRows(QObject *parent) : TableModel(parent)
{
    setColumns({{.cell = [](const ProblemRow &row) {
        return widgets::DrawnCell{row.words,
                                  [row](QPainter &painter, const QRect &cell, const widgets::CellState &) {
                                      paintProblem(painter, cell, row);
                                  }};
    }}});
}

void ProblemRows::show(const workspace::ReadReport &report, project::ProjectKind kind)
{
    std::vector<ProblemRow> rows;
    for (const workspace::Problem &problem : report.problems)
        rows.push_back({sentence(problem, project::hasDocuments(kind)), wording::said(problem.error.place),
                        problem.refused});
    if (report.unlisted > 0)
        rows.push_back({tr("%1 more are not listed.", nullptr, static_cast<int>(report.unlisted))
                            .arg(QLocale().toString(qlonglong(report.unlisted))),
                        {},
                        false,
                        true});
    setRows(std::move(rows));
}

} // namespace glossa::projects
