// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/projects/project_rows.h"

#include "ui/projects/avatar.h"
#include "ui/projects/standing.h"
#include "ui/theme/theme.h"
#include "wording/numbers.h"

#include <QCollator>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace glossa::projects {

using theme::px;

namespace {

/// Two lines in a cell, the second one smaller.
void paintTwoLines(QPainter &painter, const QRect &cell, Qt::Alignment side, const QFont &firstFont,
                   const QString &first, const QString &second)
{
    const theme::Tokens &t = theme::tokens();
    const QRect upper(cell.left(), cell.top() + px(8), cell.width(), px(20));
    const QRect lower(cell.left(), upper.bottom() + 1, cell.width(), px(16));
    painter.setFont(firstFont);
    painter.setPen(t.t1);
    painter.drawText(upper, side | Qt::AlignVCenter,
                     QFontMetrics(firstFont).elidedText(first, Qt::ElideRight, cell.width()));
    const QFont caption = theme::font(theme::TextRole::Caption);
    painter.setFont(caption);
    painter.setPen(t.t2);
    painter.drawText(lower, side | Qt::AlignVCenter,
                     QFontMetrics(caption).elidedText(second, Qt::ElideRight, cell.width()));
}

void paintShare(QPainter &painter, const QRect &cell, const QString &words, double share)
{
    const theme::Tokens &t = theme::tokens();
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.setPen(t.t1);
    painter.drawText(QRect(cell.left(), cell.top() + px(12), cell.width(), px(20)), Qt::AlignVCenter, words);
    const QRectF track(cell.left(), cell.top() + px(34), cell.width() - px(16), px(4));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(t.press));
    painter.drawRoundedRect(track, px(2), px(2));
    painter.setBrush(QColor(t.accfill));
    painter.drawRoundedRect(QRectF(track.left(), track.top(), track.width() * share, track.height()), px(2),
                            px(2));
    painter.restore();
}

void paintWords(QPainter &painter, const QRect &cell, const QString &words)
{
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.setPen(theme::tokens().t2);
    painter.drawText(cell, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(words, Qt::ElideRight, cell.width()));
}

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

} // namespace

void ProjectRows::show(const std::vector<workspace::ProjectOverview> &projects, const QString &filter)
{
    m_shown.clear();
    std::ranges::copy_if(projects, std::back_inserter(m_shown),
                         [&](const workspace::ProjectOverview &project) {
                             return project.summary.info.name.contains(filter, Qt::CaseInsensitive) ||
                                    project.summary.info.description.contains(filter, Qt::CaseInsensitive);
                         });
    sort();
}

void ProjectRows::setOrder(int column, Qt::SortOrder order)
{
    m_sortedBy = columnIds()[static_cast<std::size_t>(column)];
    m_order = order;
    sort();
}

int ProjectRows::sortedColumn() const
{
    const std::vector<Column> ids = columnIds();
    const auto at = std::ranges::find(ids, m_sortedBy);
    return at == ids.end() ? -1 : static_cast<int>(at - ids.begin());
}

void ProjectRows::sort()
{
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    const auto time = [this](const workspace::ProjectOverview &project) {
        return m_trash ? project.summary.trashedMs : project.summary.changedMs;
    };
    const auto score = [](const workspace::ProjectOverview &project) {
        return project.lastModel ? project.lastModel->score.value_or(-0.5) : -1.0;
    };
    const auto less = [&](const workspace::ProjectOverview &a, const workspace::ProjectOverview &b) {
        switch (m_sortedBy) {
        case Column::Size:
            return a.summary.items < b.summary.items;
        case Column::Labeled:
            return labeledShare(a.summary) < labeledShare(b.summary);
        case Column::Score:
            return score(a) < score(b);
        case Column::Time:
            return time(a) < time(b);
        default:
            return collator.compare(a.summary.info.name, b.summary.info.name) < 0;
        }
    };
    std::ranges::stable_sort(m_shown, [&](const auto &a, const auto &b) {
        return m_order == Qt::AscendingOrder ? less(a, b) : less(b, a);
    });
}

const workspace::ProjectOverview *ProjectRows::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_shown[static_cast<std::size_t>(row)] : nullptr;
}

int ProjectRows::rowOf(std::int64_t project) const
{
    const auto found = std::ranges::find_if(
        m_shown, [&](const auto &overview) { return overview.summary.info.id == project; });
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

std::vector<ProjectRows::Column> ProjectRows::columnIds() const
{
    std::vector<Column> ids{Column::Sign,    Column::Name,  Column::Size,
                            Column::Labeled, Column::Score, Column::Time};
    // The panel beside the list says all of it of the chosen project.
    if (m_room < px(640))
        std::erase(ids, Column::Labeled);
    if (m_room < px(520))
        std::erase(ids, Column::Size);
    return ids;
}

std::vector<widgets::RowColumn> ProjectRows::columns() const
{
    std::vector<widgets::RowColumn> columns;
    for (const Column id : columnIds()) {
        switch (id) {
        case Column::Sign:
            columns.push_back({{}, px(28), false});
            break;
        case Column::Name:
            columns.push_back({tr("Name"), 0, false, true});
            break;
        case Column::Size:
            columns.push_back({tr("Size"), px(104), true, true});
            break;
        case Column::Labeled:
            columns.push_back({tr("Labeled"), px(100), false, true});
            break;
        case Column::Score:
            columns.push_back({tr("F1, last model"), px(104), false, true});
            break;
        case Column::Time:
            columns.push_back({m_trash ? tr("Deleted") : tr("Changed"), px(112), false, true});
            break;
        }
    }
    return columns;
}

void ProjectRows::paintRow(QPainter &painter, const widgets::RowPaint &paint)
{
    const std::vector<Column> ids = columnIds();
    for (std::size_t i = 0; i < std::min(ids.size(), paint.cells.size()); ++i)
        paintCell(painter, ids[i], paint.cells[i], m_shown[static_cast<std::size_t>(paint.row)]);
}

void ProjectRows::paintCell(QPainter &painter, Column column, const QRect &cell,
                            const workspace::ProjectOverview &project) const
{
    const workspace::ProjectSummary &summary = project.summary;
    switch (column) {
    case Column::Sign: {
        QRectF sign(0, 0, px(28), px(28));
        sign.moveCenter(QRectF(cell).center());
        paintAvatar(painter, sign, summary.info.name, summary.info.id);
        break;
    }
    case Column::Name:
        paintTwoLines(painter, cell, Qt::AlignLeft, theme::font(theme::TextRole::BodyMedium),
                      summary.info.name, headline(summary.info));
        break;
    case Column::Size:
        paintTwoLines(painter, cell, Qt::AlignRight, theme::font(theme::TextRole::Body),
                      QLocale().toString(qlonglong(summary.items)),
                      countOfItems(summary.info.kind, summary.items).section(u' ', 1));
        break;
    case Column::Labeled:
        if (summary.items > 0)
            paintShare(painter, cell, percent(labeledShare(summary)), labeledShare(summary));
        else
            paintWords(painter, cell, tr("empty", "project"));
        break;
    case Column::Score:
        if (!project.lastModel)
            paintWords(painter, cell, tr("no model yet"));
        else if (!project.lastModel->score)
            paintWords(painter, cell, tr("not judged", "model without a test set"));
        else
            paintShare(painter, cell, QLocale().toString(*project.lastModel->score, 'f', 2),
                       *project.lastModel->score);
        break;
    case Column::Time:
        paintWords(painter, cell, wording::relativeTime(m_trash ? summary.trashedMs : summary.changedMs));
        break;
    }
}

QString ProjectRows::rowText(int row) const
{
    const workspace::ProjectOverview *project = at(row);
    if (project == nullptr)
        return {};
    const workspace::ProjectSummary &summary = project->summary;
    const QString model = project->lastModel && project->lastModel->score
                              ? tr("F1 %1").arg(QLocale().toString(*project->lastModel->score, 'f', 2))
                              : tr("no figures yet");
    return tr("%1, %2, %3, %4 labeled, %5, changed %6")
        .arg(summary.info.name, headline(summary.info), countOfItems(summary.info.kind, summary.items),
             percent(labeledShare(summary)), model, wording::relativeTime(summary.changedMs));
}

QString ProjectRows::toolTip(int row) const
{
    const workspace::ProjectOverview *project = at(row);
    return project != nullptr ? project->summary.info.name : QString();
}

} // namespace glossa::projects
