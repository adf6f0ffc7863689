// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/projects/project_rows.h"

#include "ui/projects/avatar.h"
#include "ui/projects/standing.h"
#include "ui/theme/theme.h"
#include "ui/wording/numbers.h"

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
    std::ranges::stable_sort(m_shown, [this](const auto &a, const auto &b) {
        return m_trash ? a.summary.trashedMs > b.summary.trashedMs
                       : a.summary.changedMs > b.summary.changedMs;
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

std::vector<widgets::RowColumn> ProjectRows::columns() const
{
    return {{{}, px(28), false},
            {tr("Name"), 0, false},
            {tr("Size"), px(104), true},
            {tr("Labeled"), px(100), false},
            {tr("F1, last model"), px(88), false},
            {m_trash ? tr("Deleted") : tr("Changed"), px(112), false}};
}

void ProjectRows::paintRow(QPainter &painter, const widgets::RowPaint &paint)
{
    const workspace::ProjectOverview &project = m_shown[static_cast<std::size_t>(paint.row)];
    const workspace::ProjectSummary &summary = project.summary;
    QRectF sign(0, 0, px(28), px(28));
    sign.moveCenter(QRectF(paint.cells[0]).center());
    paintAvatar(painter, sign, summary.info.name, summary.info.id);
    paintTwoLines(painter, paint.cells[1], Qt::AlignLeft, theme::font(theme::TextRole::BodyMedium),
                  summary.info.name, headline(summary.info));
    const QString count = QLocale().toString(qlonglong(summary.items));
    paintTwoLines(painter, paint.cells[2], Qt::AlignRight, theme::font(theme::TextRole::Body), count,
                  countOfItems(summary.info.kind, summary.items).section(u' ', 1));
    if (summary.items > 0)
        paintShare(painter, paint.cells[3], percent(labeledShare(summary)), labeledShare(summary));
    else
        paintWords(painter, paint.cells[3], tr("empty", "project"));
    if (!project.lastModel)
        paintWords(painter, paint.cells[4], tr("no model yet"));
    else if (!project.lastModel->score)
        paintWords(painter, paint.cells[4], tr("not judged", "model without a test set"));
    else
        paintShare(painter, paint.cells[4], QLocale().toString(*project.lastModel->score, 'f', 2),
                   *project.lastModel->score);
    paintWords(painter, paint.cells[5],
               wording::relativeTime(m_trash ? summary.trashedMs : summary.changedMs));
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
