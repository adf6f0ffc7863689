// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/job_list.h"

#include "core/workspace/train/train.h"
#include "ui/theme/theme.h"
#include "ui/widgets/state_panel.h"
#include "ui/widgets/tag.h"
#include "ui/wording/numbers.h"
#include "ui/wording/sentence.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace glossa::training {

using theme::px;

namespace {

QString modelOf(const workspace::JobRow &job)
{
    return QJsonDocument::fromJson(job.request).object()[QStringLiteral("model")].toString();
}

QString judgedOn(const workspace::JobRow &job)
{
    const auto request = workspace::TrainRequest::fromJson(QJsonDocument::fromJson(job.request).object());
    if (!request)
        return {};
    return request->split.manual ? JobList::tr("test set")
                                 : JobList::tr("%1 % held back").arg(100 - request->split.trainPercent);
}

QString stateWord(const workspace::JobRow &job)
{
    switch (job.state) {
    case workspace::JobState::Waiting:
        return JobList::tr("waiting");
    case workspace::JobState::Running:
        return JobList::tr("running");
    case workspace::JobState::Succeeded:
        return JobList::tr("done");
    case workspace::JobState::Cancelled:
        return JobList::tr("stopped");
    case workspace::JobState::Failed:
        break;
    }
    return JobList::tr("failed");
}

void paintState(QPainter &painter, const QRect &cell, const workspace::JobRow &job)
{
    const theme::Tokens &t = theme::tokens();
    switch (job.state) {
    case workspace::JobState::Succeeded:
        return widgets::paintTag(painter, cell, stateWord(job), t.ok, t.oksoft);
    case workspace::JobState::Failed:
        return widgets::paintTag(painter, cell, stateWord(job), t.err, t.errsoft);
    case workspace::JobState::Waiting:
    case workspace::JobState::Running:
        return widgets::paintTag(painter, cell, stateWord(job), t.acc, t.accsoft);
    case workspace::JobState::Cancelled:
        return widgets::paintTag(painter, cell, stateWord(job), t.t2);
    }
}

QString note(const workspace::JobRow &job)
{
    const auto error = wording::errorFromJobJson(job.error);
    return error ? wording::sentence(*error) : QString();
}

QString figure(const std::optional<double> &value)
{
    return value ? QLocale().toString(*value, 'f', 2) : QStringLiteral("–");
}

QString took(const workspace::JobRow &job)
{
    if (job.startedMs == 0 || job.endedMs == 0)
        return QStringLiteral("–");
    return JobList::tr("%1 s").arg(
        QLocale().toString(static_cast<double>(job.endedMs - job.startedMs) / 1000.0, 'f', 1));
}

} // namespace

std::vector<widgets::RowColumn> JobRows::columns() const
{
    return {{JobList::tr("Model"), px(72)},          {JobList::tr("State"), px(64)},
            {JobList::tr("Started"), px(116)},       {JobList::tr("Took"), px(56), true},
            {JobList::tr("Judged on"), px(104)},     {JobList::tr("Intents"), px(48), true},
            {JobList::tr("Entities"), px(52), true}, {QString(), 0}};
}

void JobRows::paintRow(QPainter &painter, const widgets::RowPaint &paint)
{
    const theme::Tokens &t = theme::tokens();
    const workspace::JobRow &job = m_jobs[static_cast<std::size_t>(paint.row)];
    const auto facts = workspace::ModelFacts::fromJson(QJsonDocument::fromJson(job.result).object());
    const QString started = job.startedMs == 0 ? QString() : wording::dayAndTime(job.startedMs);
    const bool failed = job.state == workspace::JobState::Failed;
    const QString texts[] = {
        modelOf(job),           stateWord(job),         started,  took(job), judgedOn(job),
        figure(facts.intentF1), figure(facts.entityF1), note(job)};
    for (std::size_t i = 0; i < std::size(texts); ++i) {
        const bool right = i == 3 || i == 5 || i == 6;
        painter.setFont(theme::font(i == 0 ? theme::TextRole::BodyMedium : theme::TextRole::Body));
        const QRect cell = paint.cells[i];
        if (i == 1) {
            paintState(painter, cell, job);
            continue;
        }
        painter.setPen(i == 0 || i == 5 || i == 6 ? t.t1 : failed && i == 7 ? t.err : t.t2);
        painter.drawText(cell, Qt::Alignment(Qt::AlignVCenter) | (right ? Qt::AlignRight : Qt::AlignLeft),
                         painter.fontMetrics().elidedText(texts[i], Qt::ElideRight, cell.width()));
    }
}

QString JobRows::rowText(int row) const
{
    const workspace::JobRow &job = m_jobs[static_cast<std::size_t>(row)];
    return QStringLiteral("%1, %2, %3 %4").arg(modelOf(job), stateWord(job), judgedOn(job), note(job));
}

QString JobRows::toolTip(int row) const
{
    return note(m_jobs[static_cast<std::size_t>(row)]);
}

JobList::JobList(QWidget *parent) : QWidget(parent)
{
    m_list = new widgets::RowView;
    m_list->setObjectName(QStringLiteral("jobList"));
    m_list->setAccessibleName(tr("Trainings"));
    m_log = new QPlainTextEdit;
    m_log->setReadOnly(true);
    m_log->setFont(theme::font(theme::TextRole::Code));
    m_log->setAccessibleName(tr("Log of the training"));
    m_log->setFrameShape(QFrame::NoFrame);
    m_logOf = new QLabel(tr("Log"));
    theme::setRole(*m_logOf, theme::TextRole::SectionHead, theme::Ink::Secondary);
    auto *below = new QWidget;
    auto *column = new QVBoxLayout(below);
    column->setContentsMargins(px(16), px(8), px(16), px(8));
    column->addWidget(m_logOf);
    column->addWidget(m_log, 1);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setHandleWidth(1);
    splitter->addWidget(m_list);
    splitter->addWidget(below);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({px(260), px(110)});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    auto *none = new widgets::StatePanel;
    none->showEmpty(theme::Icon::Pulse, tr("No training yet"),
                    tr("Start one on the left. Its progress, curve and log appear here."), {}, {});
    m_pages = new QStackedWidget;
    m_pages->addWidget(none);
    m_pages->addWidget(splitter);
    layout->addWidget(m_pages);
    connect(m_list, &widgets::RowView::currentChanged, this, &JobList::showLog);
    connect(m_list, &widgets::RowView::rowActivated, this, [this](int row) {
        const workspace::JobRow &job = m_rows.jobs()[static_cast<std::size_t>(row)];
        if (job.state == workspace::JobState::Succeeded)
            Q_EMIT modelRequested(modelOf(job));
    });
}

void JobList::set(const std::vector<workspace::JobRow> &jobs)
{
    const bool newFirst =
        m_rows.jobs().empty() || jobs.empty() || jobs.front().id != m_rows.jobs().front().id;
    m_rows.set(jobs);
    if (m_list->source() == nullptr)
        m_list->setSource(&m_rows);
    m_list->sourceChanged();
    if (newFirst && !jobs.empty())
        m_list->setCurrentRow(0);
    showLog(m_list->currentRow());
    m_pages->setCurrentIndex(jobs.empty() ? 0 : 1);
}

const workspace::JobRow *JobList::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_rows.rowCount() ? &m_rows.jobs()[static_cast<std::size_t>(row)] : nullptr;
}

void JobList::showLog(int row)
{
    Q_EMIT currentChanged();
    const QString log =
        row >= 0 && row < m_rows.rowCount() ? m_rows.jobs()[static_cast<std::size_t>(row)].log : QString();
    m_logOf->setText(row >= 0 && row < m_rows.rowCount()
                         ? tr("Log of %1").arg(modelOf(m_rows.jobs()[static_cast<std::size_t>(row)]))
                         : tr("Log"));
    if (log == m_log->toPlainText())
        return;
    m_log->setPlainText(log);
    m_log->verticalScrollBar()->setValue(m_log->verticalScrollBar()->maximum());
}

} // namespace glossa::training
