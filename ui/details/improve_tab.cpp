// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/improve_tab.h"

#include "core/workspace/improve/put_off.h"
#include "core/workspace/items/edit.h"
#include "ui/details/evidence_panel.h"
#include "ui/models/may_write.h"
#include "ui/theme/theme.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/segment.h"
#include "ui/widgets/state_panel.h"
#include "wording/improve.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>
#include <chrono>
#include <unordered_set>

namespace glossa::details {

using theme::px;

ImproveTab::ImproveTab(models::StudioContext &context, QWidget *parent) : Tab(parent), m_context(context)
{
    m_list = new widgets::RowView;
    m_list->setObjectName(QStringLiteral("findings"));
    m_list->setAccessibleName(tr("What to do, the best for the work first"));
    m_list->setRowHeight(FindingRows::height());
    m_list->setModel(&m_rows);
    m_state = new widgets::StatePanel;
    m_state->setObjectName(QStringLiteral("improveState"));
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_state);
    m_panel = new EvidencePanel;
    m_list->setBelow(m_panel); // decided in place
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeTools());
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addWidget(m_pages, 1);
    makeActions();

    using namespace std::chrono_literals;
    m_progress.setInterval(100ms);
    connect(&m_progress, &QTimer::timeout, this, &ImproveTab::showProgress);
    connect(m_list, &widgets::RowView::currentRowChanged, this, &ImproveTab::showFinding);
    connect(m_list, &widgets::RowView::rowActivated, m_panel, &EvidencePanel::focusEvidence);
    connect(m_panel, &EvidencePanel::editsRequested, this, &ImproveTab::carryOut);
    connect(m_panel, &EvidencePanel::itemsRequested, this, &ImproveTab::openItems);
    connect(m_list, &widgets::RowView::rowButtonPressed, this, &ImproveTab::takeStep);
    connect(m_panel, &EvidencePanel::candidatesRequested, this, &ImproveTab::openCandidates);
    connect(m_panel, &EvidencePanel::putOffRequested, this, &ImproveTab::setPutOff);
    refresh();
}

ImproveTab::~ImproveTab()
{
    m_stop.request_stop();
}

QWidget *ImproveTab::makeTools()
{
    auto *tools = new QWidget;
    m_words = new QLabel;
    m_words->setObjectName(QStringLiteral("improveWords"));
    theme::setRole(*m_words, theme::TextRole::Body, theme::Ink::Secondary);
    m_again = new QPushButton(tr("Look again"));
    m_again->setObjectName(QStringLiteral("lookAgain"));
    m_stopButton = new QPushButton(tr("Stop"));
    m_stopButton->setObjectName(QStringLiteral("stopLooking"));
    m_which = new widgets::Segment({tr("Open"), tr("Done"), tr("Put off")});
    m_which->setObjectName(QStringLiteral("improveWhich"));
    m_which->setAccessibleName(tr("Which findings"));
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(px(16), px(6), px(16), px(6));
    row->setSpacing(px(8));
    row->addWidget(m_words, 1);
    row->addWidget(m_again);
    row->addWidget(m_stopButton);
    row->addWidget(m_which);
    connect(m_again, &QPushButton::clicked, this, &ImproveTab::lookAgain);
    connect(m_stopButton, &QPushButton::clicked, this, &ImproveTab::stop);
    connect(m_which, &widgets::Segment::chosen, this, &ImproveTab::refresh);
    return tools;
}

void ImproveTab::makeActions()
{
    auto *again = new QAction(tr("Look again what can be improved"), this);
    again->setObjectName(QStringLiteral("details.lookAgain"));
    again->setShortcut(Qt::Key_F5);
    again->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(again, &QAction::triggered, this, &ImproveTab::lookAgain);
    addAction(again);
    m_actions << again;
    // In the list of findings the keys of the panel's own list do the same.
    for (QAction *action : m_panel->actions())
        m_list->addAction(action);
}

QList<QAction *> ImproveTab::actions() const
{
    return m_actions + m_panel->actions();
}

ImproveTab::Which ImproveTab::which() const
{
    return static_cast<Which>(m_which->current());
}

void ImproveTab::show(std::shared_ptr<const workspace::EvaluationReport> view)
{
    const workspace::Model &model = view->model;
    look({model.project, model.label, model.trainedMs, model.facts.sequence}, view->changedSince);
}

void ImproveTab::look(const Subject &subject, std::int64_t steps)
{
    if (subject.project != m_subject.project) {
        m_stop.request_stop();
        ++m_generation;
        m_looking = false;
        m_progress.stop();
        m_found.clear();
        m_done.clear();
        m_looked.reset();
    }
    // What others change is looked at when a person wants it, not with each of their steps.
    const bool same = m_looked == subject;
    m_subject = subject;
    m_steps = steps;
    refresh();
    if (isVisible() && !same)
        lookIfStale();
}

void ImproveTab::showSince(std::int64_t steps)
{
    m_steps = steps;
    refresh();
}

void ImproveTab::showEvent(QShowEvent *event)
{
    Tab::showEvent(event);
    lookIfStale();
}

void ImproveTab::lookIfStale()
{
    if (m_subject.project != 0 && (m_looked != m_subject || m_steps != m_lookedSteps))
        lookAgain();
}

void ImproveTab::lookAgain()
{
    if (m_subject.project == 0)
        return;
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_looked = m_subject;
    m_lookedSteps = m_steps;
    m_looking = true;
    m_percent = std::make_shared<std::atomic<int>>(0);
    m_progress.start();
    if (m_found.empty()) {
        m_pages->setCurrentWidget(m_state);
        m_state->showLoading(tr("Looking at the project…"));
    }
    showProgress();
    const auto generation = ++m_generation;
    workspace::ImproveRequest request;
    request.model = m_subject.model;
    request.stop = m_stop.get_token();
    request.progress = [percent = m_percent](double share) { *percent = static_cast<int>(share * 100.0); };
    m_context.session()
        .read([subject = m_subject, request](workspace::Workspace &workspace) -> Result<Look> {
            // Counted before, so that what changes meanwhile is told as a change.
            const auto steps = workspace::changedSince(workspace, subject.project, subject.sequence);
            if (!steps)
                return fail(steps.error());
            auto found = workspace::improvements(workspace, subject.project, request);
            if (!found)
                return fail(found.error());
            return Look{std::move(*found), *steps};
        })
        .then(this, [this, generation](const Result<Look> &look) {
            if (generation == m_generation)
                take(look);
        });
}

void ImproveTab::stop()
{
    m_stop.request_stop();
}

void ImproveTab::take(const Result<Look> &look)
{
    m_looking = false;
    m_progress.stop();
    if (look) {
        // The step that was made here is part of what was looked at, whoever tells of it first.
        if (m_steps == m_lookedSteps)
            m_steps = look->steps;
        m_lookedSteps = look->steps;
        keepDone(look->found.findings);
        m_found = look->found.findings;
        refresh();
        return;
    }
    m_looked.reset(); // the next look may find it
    showProgress();
    if (look.error().code != ErrorCode::Cancelled) {
        m_pages->setCurrentWidget(m_state);
        m_state->showError(look.error(), tr("Look again"), [this] { lookAgain(); });
    } else if (m_found.empty()) {
        m_pages->setCurrentWidget(m_state);
        m_state->showEmpty(theme::Icon::Search, tr("Stopped"), tr("Nothing is known of this project yet."),
                           tr("Look again"), [this] { lookAgain(); });
    }
}

void ImproveTab::keepDone(const std::vector<workspace::Finding> &now)
{
    const auto isAmong = [](const std::vector<workspace::Finding> &list, const workspace::Finding &finding) {
        return std::ranges::any_of(
            list, [&finding](const auto &other) { return other.identity() == finding.identity(); });
    };
    for (const workspace::Finding &finding : m_found)
        if (!isAmong(now, finding) && !isAmong(m_done, finding))
            m_done.push_back(finding);
    // An undo, or other edits, may have brought it back.
    std::erase_if(m_done, [&](const workspace::Finding &finding) { return isAmong(now, finding); });
}

void ImproveTab::refresh()
{
    std::vector<workspace::Finding> open, putOff;
    for (const workspace::Finding &finding : m_found)
        (finding.putOff ? putOff : open).push_back(finding);
    const auto titled = [](const QString &name, std::size_t count) {
        return count == 0 ? name
                          : tr("%1 %2", "which findings, how many")
                                .arg(name, QLocale().toString(static_cast<qlonglong>(count)));
    };
    m_which->setTexts({titled(tr("Open"), open.size()), titled(tr("Done"), m_done.size()),
                       titled(tr("Put off"), putOff.size())});
    Q_EMIT openCountChanged(!m_looked ? -1 : static_cast<int>(open.size()));
    m_rows.set(which() == Open   ? std::move(open)
               : which() == Done ? m_done
                                 : std::move(putOff),
               which() == Done);
    if (m_rows.rowCount() > 0) {
        m_pages->setCurrentWidget(m_list);
        if (m_list->currentRow() < 0)
            m_list->setCurrentRow(0);
    } else if (!m_looking) {
        m_pages->setCurrentWidget(m_state);
        if (which() == Open)
            m_state->showEmpty(
                theme::Icon::Check, tr("Nothing is open"),
                m_subject.model.isEmpty()
                    ? tr("The data shows nothing that a first model should wait for.")
                    : tr("The data shows nothing more that would help this model. New texts would."),
                tr("Go to Labeling"), [this] { m_context.goTo(models::Step::Labeling); });
        else
            m_state->showEmpty(
                theme::Icon::Info, which() == Done ? tr("Nothing is done yet") : tr("Nothing is put off"),
                which() == Done ? tr("What was open in this window and is found no more stands here.")
                                : tr("What is put off comes back once it is about more than then."),
                tr("Show what is open"), [this] { m_which->choose(Open); });
    }
    showFinding(m_list->currentRow());
    showProgress();
}

void ImproveTab::showProgress()
{
    const bool stale = !m_looking && m_lookedSteps >= 0 && m_steps != m_lookedSteps;
    m_words->setText(m_looking ? tr("Looking at the project… %1 %").arg(m_percent ? m_percent->load() : 0)
                     : stale   ? tr("The project has changed since this was found")
                               : tr("Ranked by what each is likely to add to F1 for the work"));
    m_again->setVisible(stale);
    m_stopButton->setVisible(m_looking);
}

void ImproveTab::showFinding(int row)
{
    const workspace::Finding *finding = m_rows.at(row);
    m_panel->show(finding, which() == Done);
}

void ImproveTab::carryOut(const std::vector<project::Edit> &edits, const QString &said)
{
    if (!models::mayWrite(m_context))
        return;
    m_context.apply(workspace::oneStep(edits), {}, this,
                    [this, said](const Result<workspace::EditReceipt> &receipt) {
                        if (!receipt)
                            return;
                        m_context.say(said, receipt->sequence);
                        lookAgain();
                    });
}

void ImproveTab::openItems(const std::vector<project::ItemId> &items, project::ItemId current)
{
    const workspace::Finding *finding = m_rows.at(m_list->currentRow());
    if (finding == nullptr)
        return;
    models::OpenItems request;
    std::unordered_set<project::ItemId> taken;
    for (const project::ItemId item : items)
        if (taken.insert(item).second)
            request.items.push_back(item);
    request.current = current != 0 ? current : request.items.front();
    request.reason = wording::headline(*finding);
    request.from = models::Step::Details;
    request.back = tr("Back to the findings");
    m_context.openItems(request);
}

void ImproveTab::openCandidates()
{
    const workspace::Finding *finding = m_rows.at(m_list->currentRow());
    const auto &overview = m_context.overview();
    if (finding == nullptr || !overview)
        return;
    models::OpenItems request;
    if (overview->summary.labeled < overview->summary.items)
        request.filter.state = workspace::LabeledState::Unlabeled;
    request.reason = wording::headline(*finding);
    request.from = models::Step::Details;
    request.back = tr("Back to the findings");
    m_context.openItems(request);
}

void ImproveTab::takeStep(int row)
{
    m_list->setCurrentRow(row); // which shows its finding
    m_panel->takeStep();
}

void ImproveTab::setPutOff(bool putOff)
{
    const workspace::Finding *finding = m_rows.at(m_list->currentRow());
    if (finding == nullptr || !models::mayWrite(m_context))
        return;
    m_context.session()
        .write([project = m_subject.project, finding = *finding, putOff,
                origin = m_context.origin()](workspace::Workspace &workspace) -> Status {
            return putOff ? workspace::putOff(workspace, project, finding, origin)
                          : workspace::takeBack(workspace, project, finding.identity());
        })
        .then(this, [this, project = m_subject.project, identity = finding->identity(),
                     putOff](const Status &status) {
            if (!status) {
                m_context.report(status.error());
                return;
            }
            if (project != m_subject.project)
                return; // another one is shown by now
            for (workspace::Finding &own : m_found)
                if (own.identity() == identity)
                    own.putOff = putOff;
            refresh();
        });
}

} // namespace glossa::details
#include "moc_improve_tab.cpp"
