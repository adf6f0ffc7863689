// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/projects/project_rows.h"

#include "ui/projects/avatar.h"
#include "ui/projects/standing.h"
#include "ui/theme/theme.h"
#include "wording/languages.h"
#include "wording/numbers.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace glossa::projects {

using theme::px;

namespace {

double labeledShare(const workspace::ProjectSummary &summary)
{
    return summary.items > 0 ? static_cast<double>(summary.labeled) / static_cast<double>(summary.items)
                             : 0.0;
}

QString percent(double share)
{
    // 99.9 % must not read as all of it.
    return QStringLiteral("%1 %").arg(static_cast<int>(share * 100));
}

using Project = workspace::ProjectOverview;

bool byName(const Project &a, const Project &b)
{
    return wording::isBefore(a.summary.info.name, b.summary.info.name);
}

widgets::Cell sign(const Project &project)
{
    return widgets::DrawnCell{
        {}, [info = project.summary.info](QPainter &painter, const QRect &cell, const widgets::CellState &) {
            QRectF place(0, 0, px(28), px(28));
            place.moveCenter(QRectF(cell).center());
            paintAvatar(painter, place, info.name, info.id);
        }};
}

widgets::Cell labeled(const workspace::ProjectSummary &summary)
{
    if (summary.items == 0)
        return widgets::WordsCell{ProjectRows::tr("empty", "project"), theme::Ink::Secondary};
    return widgets::ShareCell{percent(labeledShare(summary)), labeledShare(summary)};
}

widgets::Cell score(const Project &project)
{
    if (!project.lastModel)
        return widgets::WordsCell{ProjectRows::tr("no model yet"), theme::Ink::Secondary};
    if (!project.lastModel->score)
        return widgets::WordsCell{ProjectRows::tr("not judged", "model without a test set"),
                                  theme::Ink::Secondary};
    return widgets::ShareCell{QLocale().toString(*project.lastModel->score, 'f', 2),
                              *project.lastModel->score};
}

double scoreOf(const Project &project)
{
    return project.lastModel ? project.lastModel->score.value_or(-0.5) : -1.0;
}

enum ColumnId { Sign, Name, Size, Labeled, Score, Time };

} // namespace

ProjectRows::ProjectRows(bool trash, QObject *parent) : TableModel(parent), m_trash(trash)
{
    sortBy(Time, Qt::DescendingOrder);
    choose(Room::Wide);
}

void ProjectRows::choose(Room room)
{
    m_room = room;
    const auto time = [trash = m_trash](const Project &project) {
        return trash ? project.summary.trashedMs : project.summary.changedMs;
    };
    std::vector<widgets::Column<Project>> columns{
        {.id = Sign, .width = 28, .cell = sign},
        {.id = Name,
         .title = tr("Name"),
         .cell =
             [](const Project &project) {
                 return widgets::TwoLinesCell{project.summary.info.name, headline(project.summary.info),
                                              theme::TextRole::BodyMedium};
             },
         .less = byName},
        {.id = Size,
         .title = tr("Size"),
         .width = 104,
         .right = true,
         .cell =
             [](const Project &project) {
                 const workspace::ProjectSummary &summary = project.summary;
                 return widgets::TwoLinesCell{QLocale().toString(qlonglong(summary.items)),
                                              countOfItems(summary.info.kind, summary.items).section(u' ', 1),
                                              theme::TextRole::Body, true};
             },
         .less = [](const Project &a, const Project &b) { return a.summary.items < b.summary.items; }},
        {.id = Labeled,
         .title = tr("Labeled"),
         .width = 100,
         .cell = [](const Project &project) { return labeled(project.summary); },
         .less = [](const Project &a,
                    const Project &b) { return labeledShare(a.summary) < labeledShare(b.summary); }},
        {.id = Score,
         .title = tr("F1, last model"),
         .width = 104,
         .cell = score,
         .less = [](const Project &a, const Project &b) { return scoreOf(a) < scoreOf(b); }},
        {.id = Time,
         .title = m_trash ? tr("Deleted") : tr("Changed"),
         .width = 112,
         .cell =
             [time](const Project &project) {
                 return widgets::WordsCell{wording::relativeTime(time(project)), theme::Ink::Secondary};
             },
         .less = [time](const Project &a, const Project &b) { return time(a) < time(b); }}};
    // The panel beside the list says all of it of the chosen project.
    std::erase_if(columns, [room](const auto &column) {
        return (column.id == Labeled && room != Room::Wide) || (column.id == Size && room == Room::Narrowest);
    });
    setColumns(std::move(columns));
}

void ProjectRows::setRoom(int width)
{
    const Room room = width < px(520) ? Room::Narrowest : width < px(640) ? Room::Narrow : Room::Wide;
    if (room != m_room)
        choose(room);
}

void ProjectRows::show(const std::vector<Project> &projects, const QString &filter)
{
    std::vector<Project> shown;
    std::ranges::copy_if(projects, std::back_inserter(shown), [&](const Project &project) {
        return project.summary.info.name.contains(filter, Qt::CaseInsensitive) ||
               project.summary.info.description.contains(filter, Qt::CaseInsensitive);
    });
    setRows(std::move(shown));
}

QString ProjectRows::rowText(int row) const
{
    const Project *project = at(row);
    const workspace::ProjectSummary &summary = project->summary;
    const QString model = project->lastModel && project->lastModel->score
                              ? tr("F1 %1").arg(QLocale().toString(*project->lastModel->score, 'f', 2))
                              : tr("no figures yet");
    return tr("%1, %2, %3, %4 labeled, %5, changed %6")
        .arg(summary.info.name, headline(summary.info), countOfItems(summary.info.kind, summary.items),
             percent(labeledShare(summary)), model, wording::relativeTime(summary.changedMs));
}

} // namespace glossa::projects
