// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/job_list.h"

#include "ui/theme/theme.h"
#include "ui/widgets/margins.h"
#include "ui/widgets/state_panel.h"
#include "wording/numbers.h"
#include "wording/sentence.h"
#include "wording/training.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::training {

using theme::px;

namespace {

QString judgedOn(const workspace::TrainingJob &training)
{
    if (training.result && training.result->testItems == 0)
        return JobList::tr("nothing", "what a model was judged on");
    const workspace::TrainRequest &request = training.request;
    return request.split.manual ? JobList::tr("test set")
                                : JobList::tr("%1 % held back").arg(100 - request.split.trainPercent);
}

QString stateWord(const workspace::Job &job)
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

widgets::Cell stateTag(const workspace::Job &job)
{
    const theme::Tokens &t = theme::tokens();
    switch (job.state) {
    case workspace::JobState::Succeeded:
        return widgets::TagCell{stateWord(job), t.ok, t.oksoft};
    case workspace::JobState::Failed:
        return widgets::TagCell{stateWord(job), t.err, t.errsoft};
    case workspace::JobState::Waiting:
    case workspace::JobState::Running:
        return widgets::TagCell{stateWord(job), t.acc, t.accsoft};
    case workspace::JobState::Cancelled:
        break;
    }
    return widgets::TagCell{stateWord(job), t.t2};
}

QString figure(const std::optional<double> &value)
{
    return value ? QLocale().toString(*value, 'f', 2) : QStringLiteral("–");
}

QString took(const workspace::Job &job)
{
    if (job.startedMs == 0 || job.endedMs == 0)
        return QStringLiteral("–");
    return JobList::tr("%1 s").arg(
        QLocale().toString(static_cast<double>(job.endedMs - job.startedMs) / 1000.0, 'f', 1));
}

} // namespace

JobRows::JobRows(QObject *parent) : TableModel(parent)
{
    setKind(project::kindTraits.front()); // until a project is shown
}

void JobRows::setKind(const project::KindTraits &kind)
{
    using widgets::FigureCell;
    using widgets::WordsCell;
    constexpr auto second = theme::Ink::Secondary;
    std::vector<widgets::Column<JobEntry>> columns{
        {.title = JobList::tr("Model"),
         .width = 72,
         .cell =
             [](const JobEntry &job) {
                 return WordsCell{job.model, theme::Ink::Primary, theme::TextRole::BodyMedium};
             }},
        {.title = JobList::tr("State"),
         .width = 64,
         .cell = [](const JobEntry &job) { return stateTag(job.job); }},
        {.title = JobList::tr("Started"),
         .width = 116,
         .cell =
             [](const JobEntry &job) {
                 return WordsCell{job.job.startedMs == 0 ? QString() : wording::dayAndTime(job.job.startedMs),
                                  second};
             }},
        {.title = JobList::tr("Took"),
         .width = 56,
         .right = true,
         .cell =
             [](const JobEntry &job) {
                 return FigureCell{took(job.job), second};
             }},
        {.title = JobList::tr("Judged on"), .width = 104, .cell = [](const JobEntry &job) {
             return WordsCell{job.judgedOn, second};
         }}};
    const auto score = [&columns](const QString &title, int width, std::optional<double> JobEntry::*f1) {
        columns.push_back({.title = title, .width = width, .right = true, .cell = [f1](const JobEntry &job) {
                               return FigureCell{figure(job.*f1)};
                           }});
    };
    if (kind.intents)
        score(JobList::tr("Intents"), 48, &JobEntry::intentF1);
    if (kind.entities)
        score(JobList::tr("Entities"), 52, &JobEntry::entityF1);
    if (kind.classes)
        score(JobList::tr("Classes"), 52, &JobEntry::classF1);
    columns.push_back({.cell = [](const JobEntry &job) {
        return WordsCell{job.note, job.job.state == workspace::JobState::Failed ? theme::Ink::Error : second};
    }});
    setColumns(std::move(columns));
}

QString JobRows::rowText(int row) const
{
    const JobEntry &job = *at(row);
    return QStringLiteral("%1, %2, %3 %4").arg(job.model, stateWord(job.job), job.judgedOn, job.note);
}

std::vector<JobEntry> entriesOf(std::vector<workspace::Job> jobs, const std::vector<workspace::Model> &models)
{
    std::vector<JobEntry> entries;
    entries.reserve(jobs.size());
    for (workspace::Job &job : jobs) {
        JobEntry entry;
        const bool done = job.state == workspace::JobState::Succeeded;
        const auto model = std::ranges::find(models, job.id, &workspace::Model::job);
        entry.hasModel = done && model != models.end();
        entry.model = entry.hasModel ? model->label : job.model();
        if (const workspace::TrainingJob *training = job.training()) {
            entry.judgedOn = judgedOn(*training);
            if (training->result) {
                entry.intentF1 = training->result->intentF1;
                entry.entityF1 = training->result->entityF1;
                entry.classF1 = training->result->classF1;
            }
        }
        if (job.error)
            entry.note = wording::sentence(*job.error);
        else if (const auto *unreadable = std::get_if<workspace::UnreadableJob>(&job.work))
            entry.note = wording::sentence(unreadable->why);
        else if (done && !entry.hasModel)
            entry.note = std::ranges::find(models, entry.model, &workspace::Model::label) != models.end()
                             ? JobList::tr("replaced by a later training")
                             : JobList::tr("its model was deleted");
        entry.job = std::move(job);
        entries.push_back(std::move(entry));
    }
    return entries;
}

JobList::JobList(QWidget *parent) : QWidget(parent)
{
    m_list = new widgets::RowView;
    m_list->setObjectName(QStringLiteral("jobList"));
    m_list->setAccessibleName(tr("Trainings"));
    m_list->setModel(&m_rows);
    m_log = new QPlainTextEdit;
    m_log->setReadOnly(true);
    m_log->setFont(theme::font(theme::TextRole::Code));
    m_log->setAccessibleName(tr("Log of the training"));
    m_log->setFrameShape(QFrame::NoFrame);
    m_log->document()->setDocumentMargin(0); // its text stands under its head, on the same ground
    m_log->viewport()->setAutoFillBackground(false);
    m_logOf = new QLabel(tr("Log"));
    theme::setRole(*m_logOf, theme::TextRole::SectionHead, theme::Ink::Secondary);
    auto *below = new QWidget;
    auto *column = new QVBoxLayout(below);
    // The log reaches the pane's edge, so that its scroll bar stands where those of lists stand.
    widgets::setMargins(*column, px(16), px(8), 0, px(8));
    auto *copy = new QPushButton(tr("Copy"));
    copy->setObjectName(QStringLiteral("copyLog"));
    copy->setProperty("kind", QStringLiteral("quiet"));
    copy->setProperty("small", true);
    copy->setAccessibleName(tr("Copy the log"));
    connect(copy, &QPushButton::clicked, this, &JobList::copyLog);
    auto *logHead = new QHBoxLayout;
    widgets::setMargins(*logHead, 0, 0, px(16), 0);
    logHead->addWidget(m_logOf, 1);
    logHead->addWidget(copy);
    column->addLayout(logHead);
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
    m_pages->addWidget(new QWidget);
    layout->addWidget(m_pages);
    makeActions();
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QWidget::customContextMenuRequested, this, &JobList::openMenu);
    connect(m_list, &widgets::RowView::currentRowChanged, this, &JobList::showLog);
    connect(m_list, &widgets::RowView::rowActivated, this, [this](int row) {
        const JobEntry &job = *m_rows.at(row);
        if (job.hasModel)
            Q_EMIT modelRequested(job.model);
    });
    clear();
}

void JobList::makeActions()
{
    const auto make = [this](const char *name, const QString &text, const QKeySequence &key, auto does) {
        auto *action = new QAction(text, this);
        action->setObjectName(QString::fromLatin1(name));
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_list->addAction(action);
        connect(action, &QAction::triggered, this, [this, does] {
            if (const JobEntry *job = current())
                does(*job);
        });
        m_actions << action;
        return action;
    };
    m_open = make("training.openModel", tr("Open Model details"), {},
                  [this](const JobEntry &job) { Q_EMIT modelRequested(job.model); });
    m_remove = make("training.removeJob", tr("Remove from the list"), Qt::SHIFT | Qt::Key_Delete,
                    [this](const JobEntry &job) { Q_EMIT removeRequested(job.job.id); });
    m_copy = make("training.copyLog", tr("Copy the log"), QKeySequence::Copy,
                  [this](const JobEntry &) { copyLog(); });
    enableActions();
}

void JobList::addModelActions(const QList<QAction *> &actions)
{
    for (QAction *action : actions)
        action->setShortcutContext(Qt::WidgetShortcut);
    m_list->addActions(actions);
    m_modelActions = actions;
    for (qsizetype i = 0; i < actions.size(); ++i)
        m_actions.insert(i + 1, actions.at(i)); // behind the one that opens the model
}

void JobList::enableActions()
{
    const JobEntry *job = current();
    m_open->setEnabled(job != nullptr && job->hasModel);
    m_remove->setEnabled(job != nullptr && job->job.endedMs > 0);
    m_copy->setEnabled(job != nullptr);
}

void JobList::openMenu(const QPoint &place)
{
    // By the key the menu is that of the row one stands on; by the mouse, of the row under it.
    if (const int row = m_list->rowAt(place); row >= 0)
        m_list->setCurrentRow(row);
    if (current() == nullptr)
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("jobMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_open);
    menu->addActions(m_modelActions);
    menu->addSeparator();
    menu->addActions({m_remove, m_copy});
    menu->popup(m_list->viewport()->mapToGlobal(place));
}

void JobList::copyLog()
{
    QGuiApplication::clipboard()->setText(m_log->toPlainText());
}

void JobList::clear()
{
    m_rows.setRows({});
    m_list->setCurrentRow(-1);
    m_pages->setCurrentIndex(2);
    showLog(-1);
}

void JobList::set(std::vector<JobEntry> jobs)
{
    const auto idOf = [](const JobEntry &job) { return job.job.id; };
    const auto &before = m_rows.rows();
    const bool newFirst = !jobs.empty() && (before.empty() || idOf(jobs.front()) > idOf(before.front()));
    const auto chosen = current() != nullptr ? current()->job.id : 0;
    m_rows.setRows(std::move(jobs));
    const auto &now = m_rows.rows();
    const auto found = std::ranges::find(now, chosen, idOf);
    const int row = now.empty()                      ? -1
                    : newFirst || found == now.end() ? 0
                                                     : static_cast<int>(found - now.begin());
    if (row != m_list->currentRow()) // else a list that somebody scrolled would jump back at each news
        m_list->setCurrentRow(row);
    showLog(m_list->currentRow());
    m_pages->setCurrentIndex(now.empty() ? 0 : 1);
}

const JobEntry *JobList::current() const
{
    return m_rows.at(m_list->currentRow());
}

void JobList::showLog(int row)
{
    enableActions();
    Q_EMIT currentChanged();
    const JobEntry *job = m_rows.at(row);
    m_logOf->setText(job != nullptr ? tr("Log of %1").arg(job->model) : tr("Log"));
    const QString log = job != nullptr ? wording::jobLog(job->job.log) : QString();
    if (log == m_log->toPlainText())
        return;
    m_log->setPlainText(log);
    m_log->verticalScrollBar()->setValue(m_log->verticalScrollBar()->maximum());
}

} // namespace glossa::training
#include "moc_job_list.cpp"
