// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/deployments_pane.h"

#include "core/workspace/deployments/deployments.h"
#include "core/workspace/items/items.h"
#include "core/workspace/models/registry.h"
#include "ui/deployments/add_deployment_dialog.h"
#include "ui/deployments/code_panel.h"
#include "ui/deployments/deployment_verbs.h"
#include "ui/deployments/endpoint.h"
#include "ui/deployments/endpoint_line.h"
#include "ui/deployments/history_panel.h"
#include "ui/deployments/keys_dialog.h"
#include "ui/deployments/slot_cards.h"
#include "ui/deployments/swap_dialog.h"
#include "ui/models/may_write.h"
#include "ui/theme/theme.h"
#include "ui/widgets/pane_head.h"
#include "ui/widgets/questions.h"
#include "ui/widgets/state_panel.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

namespace glossa::deployments {

using theme::px;
using Snapshot = DeploymentsPane::Snapshot;

namespace {

constexpr int soonMs = 200;
constexpr int servedMs = 5'000; // the hours go on, too
constexpr int sideBySide = 760; // from this width on, history stands beside the code
constexpr int exampleLength = 160;

/// A text to ask with: of the test set, which no model has learned from, else any.
Result<QString> exampleOf(workspace::Workspace &workspace, std::int64_t project)
{
    workspace::ItemFilter test;
    test.dataset = project::Dataset::Test;
    for (const workspace::ItemFilter &filter : {test, workspace::ItemFilter()}) {
        const auto ids = workspace::firstItemIds(workspace, project, filter, 1);
        if (!ids)
            return fail(ids.error());
        if (ids->empty())
            continue;
        const auto rows = workspace::items(workspace, project, *ids);
        if (!rows)
            return fail(rows.error());
        if (rows->empty())
            continue;
        // A document's first words do: what is to be seen is the call.
        const QString text = rows->front().item.text.left(4 * exampleLength).simplified();
        if (text.size() <= exampleLength)
            return text;
        const auto space = text.lastIndexOf(u' ', exampleLength);
        return text.left(space > 0 ? space : exampleLength);
    }
    return QString();
}

Result<Snapshot> readSnapshot(workspace::Workspace &workspace, std::int64_t project)
{
    Snapshot snapshot;
    auto standings = workspace::deploymentStandings(workspace, project);
    auto models = workspace::models(workspace, project);
    auto history = workspace::deploymentHistory(workspace, project, HistoryPanel::mostSteps);
    const auto queue = workspace::queueSettings(workspace, project);
    auto served = workspace::servedDays(workspace, project);
    const auto waiting = workspace::queueOverview(workspace, project);
    auto example = exampleOf(workspace, project);
    if (!standings || !models || !history || !queue || !served || !waiting || !example)
        return fail(!standings ? standings.error()
                    : !models  ? models.error()
                    : !history ? history.error()
                    : !queue   ? queue.error()
                    : !served  ? served.error()
                    : !waiting ? waiting.error()
                               : example.error());
    snapshot.standings = std::move(*standings);
    snapshot.models = std::move(*models);
    snapshot.history = std::move(*history);
    snapshot.queue = *queue;
    snapshot.served = std::move(*served);
    for (const workspace::QueryCount &count : waiting->deployments)
        snapshot.waiting[count.name] = count.queries;
    snapshot.example = std::move(*example);
    return snapshot;
}

} // namespace

DeploymentsPane::DeploymentsPane(models::StudioContext &context, Endpoint &endpoint, QWidget *parent)
    : QWidget(parent), m_context(context), m_endpoint(endpoint)
{
    setObjectName(QStringLiteral("deploymentsPane"));
    theme::setPaneGround(*this);
    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("deploymentsScroll"));
    scroll->setAccessibleName(tr("Deployments"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(makeContent());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addWidget(scroll, 1);
    m_cards->setTabAfter(m_addButton);
    makeActions();

    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &DeploymentsPane::refresh);
    m_served.setInterval(servedMs);
    connect(&m_served, &QTimer::timeout, this, &DeploymentsPane::refreshServed);
    connect(&context, &models::StudioContext::projectOpened, this, &DeploymentsPane::begin);
    connect(&context, &models::StudioContext::deploymentsChanged, this, &DeploymentsPane::refresh);
    connect(&context, &models::StudioContext::modelsChanged, this, &DeploymentsPane::refresh);
    // How many edits a slot is behind; while a person labels that is not shown at each key.
    connect(&context, &models::StudioContext::edited, this, &DeploymentsPane::refreshSoon);
    connect(&context, &models::StudioContext::queriesChanged, this, &DeploymentsPane::refreshSoon);
    connect(&endpoint, &Endpoint::changed, this, &DeploymentsPane::showCode);
    // The calls name the project.
    connect(&context, &models::StudioContext::overviewChanged, this, &DeploymentsPane::showCode);
    begin();
}

QWidget *DeploymentsPane::makeHeader()
{
    auto *header = new widgets::PaneHead(tr("Deployments"),
                                         tr("a name a caller can rely on, whatever model stands behind it"));
    m_swapButton = new QPushButton(tr("Swap"));
    m_swapButton->setObjectName(QStringLiteral("swapDeployments"));
    m_swapButton->setIcon(theme::icon(theme::Icon::Swap));
    m_addButton = new QPushButton(tr("Add deployment"));
    m_addButton->setObjectName(QStringLiteral("addDeployment"));
    m_addButton->setProperty("kind", QStringLiteral("primary"));
    m_addButton->setIcon(theme::icon(theme::Icon::Plus, theme::IconInk::OnAccent));
    header->addControl(m_swapButton);
    header->addControl(m_addButton);
    connect(m_swapButton, &QPushButton::clicked, this, &DeploymentsPane::swap);
    connect(m_addButton, &QPushButton::clicked, this, &DeploymentsPane::add);
    return header;
}

QWidget *DeploymentsPane::makeContent()
{
    m_state = new widgets::StatePanel;
    m_state->setObjectName(QStringLiteral("deploymentsState"));
    m_cards = new SlotCards;
    m_line = new EndpointLine(m_endpoint);
    m_code = new CodePanel;
    m_code->setMinimumHeight(px(280));
    m_history = new HistoryPanel;
    m_history->setMinimumHeight(px(200));
    m_lower = new QBoxLayout(QBoxLayout::LeftToRight);
    m_lower->setSpacing(px(12));
    m_lower->addWidget(m_code, 1);
    m_lower->addWidget(m_history);
    auto *content = new QWidget;
    theme::setPaneGround(*content);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(px(16), px(16), px(16), px(16));
    column->setSpacing(px(12));
    column->addWidget(m_state, 1);
    column->addWidget(m_cards);
    column->addWidget(m_line);
    column->addLayout(m_lower, 1);

    connect(m_cards, &SlotCards::chosenChanged, this, &DeploymentsPane::showCode);
    connect(m_cards, &SlotCards::deleteRequested, this, &DeploymentsPane::askToDelete);
    connect(m_cards, &SlotCards::reviewRequested, &m_context, &models::StudioContext::review);
    connect(m_cards, &SlotCards::modelChosen, this, [this](const QString &name, const QString &label) {
        if (models::mayWrite(m_context))
            deploy(m_context, name, label);
    });
    connect(m_line, &EndpointLine::keepChosen, this, [this](bool keeps) {
        keepQueries(m_context, keeps, *this, [this] {
            showKeeping();
            refresh(); // others may have changed it
        });
    });
    connect(m_line, &EndpointLine::keysRequested, this, &DeploymentsPane::openKeys);
    connect(m_history, &HistoryPanel::takeBackRequested, this, [this](std::int64_t step) {
        if (models::mayWrite(m_context))
            takeBack(m_context, m_context.project(), step);
    });
    return content;
}

void DeploymentsPane::makeActions()
{
    const auto make = [this](const char *name, const QString &text, const QKeySequence &key, auto does) {
        auto *action = new QAction(text, this);
        action->setObjectName(QString::fromLatin1(name));
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, does);
        addAction(action);
        m_actions << action;
        return action;
    };
    m_add =
        make("deployments.add", tr("Add deployment…"), Qt::CTRL | Qt::SHIFT | Qt::Key_D, [this] { add(); });
    m_swap = make("deployments.swap", tr("Swap deployments"), {}, [this] { swap(); });
    m_newest = make("deployments.newest", tr("Serve the newest model here"), {}, [this] { deployNewest(); });
    m_switch = make("deployments.endpoint", tr("Start the endpoint"), {}, [this] {
        if (m_endpoint.isOff())
            m_endpoint.start();
        else
            m_endpoint.stop();
    });
    make("deployments.keys", tr("Keys of the endpoint…"), {}, [this] { openKeys(); });
    m_ofCalls << make("deployments.run", tr("Run the call"), Qt::CTRL | Qt::Key_Return,
                      [this] { m_code->run(); })
              << make("deployments.copy", tr("Copy the call"), Qt::CTRL | Qt::SHIFT | Qt::Key_C,
                      [this] { m_code->copy(); });
    const QString languages[] = {tr("Call by curl"), tr("Call in JavaScript"), tr("Call in Python"),
                                 tr("Call in C#")};
    for (int i = 0; i < 4; ++i)
        m_ofCalls << make(qPrintable(QStringLiteral("deployments.code%1").arg(i + 1)), languages[i],
                          QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + i)),
                          [this, i] { m_code->choose(i); });
    m_actions << m_history->takeBackAction();
    showCode(); // what there is to act on
}

QStringList DeploymentsPane::names() const
{
    QStringList names;
    for (const workspace::DeploymentStanding &standing : m_shown.standings)
        names << standing.deployment.name;
    return names;
}

void DeploymentsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_served.start();
    if (m_stale)
        refresh();
}

void DeploymentsPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (!isVisible()) // a window that is minimized is not left
        m_served.stop();
}

void DeploymentsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool beside = width() >= px(sideBySide);
    m_lower->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_history->setMinimumWidth(beside ? px(352) : 0);
    m_history->setMaximumWidth(beside ? px(352) : QWIDGETSIZE_MAX);
}

void DeploymentsPane::begin()
{
    m_shown = {};
    m_known = false;
    m_state->showLoading(tr("Reading the deployments…"));
    showSnapshot();
    refresh();
}

void DeploymentsPane::refreshSoon()
{
    m_stale = true;
    if (isVisible() && !m_soon.isActive())
        m_soon.start();
}

void DeploymentsPane::refresh()
{
    const auto project = m_context.project();
    const auto generation = ++m_generation; // an answer of a project that was left does not count
    m_stale = true;
    if (project == 0 || !isVisible())
        return;
    m_stale = false;
    m_context.session()
        .read([project](workspace::Workspace &workspace) { return readSnapshot(workspace, project); })
        .then(this, [this, generation](Result<Snapshot> snapshot) {
            if (generation != m_generation)
                return;
            if (!snapshot) {
                m_shown = {};
                m_known = false;
                m_state->showError(snapshot.error(), tr("Try again"), [this] { refresh(); });
                showSnapshot();
                return;
            }
            m_shown = std::move(*snapshot);
            m_known = true;
            showSnapshot();
        });
}

void DeploymentsPane::refreshServed()
{
    if (!m_known || m_stale || m_shown.standings.empty())
        return;
    m_context.session()
        .read([project = m_context.project()](workspace::Workspace &workspace) {
            return workspace::servedDays(workspace, project);
        })
        .then(this, [this, generation = m_generation](const Result<workspace::ServedDays> &served) {
            if (generation != m_generation || !served || *served == m_shown.served)
                return; // what cannot be read is told by the next refresh
            m_shown.served = *served;
            showSnapshot();
        });
}

void DeploymentsPane::showSnapshot()
{
    const bool any = !m_shown.standings.empty();
    const bool anyModel = !m_shown.models.empty();
    if (m_context.project() == 0)
        m_state->showEmpty(theme::Icon::Schema, tr("No project is open"), tr("Open one in Projects."),
                           tr("Go to Projects"), [this] { m_context.goTo(models::Step::Projects); });
    else if (m_known && !any && !anyModel)
        m_state->showEmpty(theme::Icon::Export, tr("No model yet"),
                           tr("A deployment gives callers a name that they can rely on, whatever model "
                              "stands behind it. Train a model first."),
                           tr("Go to Training"), [this] { m_context.goTo(models::Step::Training); });
    else if (m_known && !any)
        m_state->showEmpty(theme::Icon::Export, tr("No deployment yet"),
                           tr("A deployment gives callers a name that they can rely on, whatever model "
                              "stands behind it."),
                           tr("Add deployment…"), [this] { add(); });
    std::vector<SlotCard::Content> slots;
    for (const workspace::DeploymentStanding &standing : m_shown.standings) {
        SlotCard::Content content;
        content.standing = standing;
        content.models = m_shown.models;
        const auto served = m_shown.served.byDeployment.find(standing.deployment.name);
        if (served != m_shown.served.byDeployment.end())
            content.served = served->second;
        const auto waiting = m_shown.waiting.find(standing.deployment.name);
        if (waiting != m_shown.waiting.end())
            content.waiting = waiting->second;
        slots.push_back(std::move(content));
    }
    m_cards->show(slots);
    m_history->set(m_shown.history);
    m_line->setServed(m_shown.served.all);
    showKeeping();
    m_state->setVisible(!any);
    m_cards->setVisible(any);
    m_code->setVisible(any);
    m_history->setVisible(any || !m_shown.history.empty());
    m_addButton->setEnabled(anyModel);
    m_addButton->setToolTip(anyModel ? QString() : tr("Train a model first"));
    m_add->setEnabled(anyModel);
    m_swapButton->setEnabled(m_shown.standings.size() >= 2);
    m_swapButton->setToolTip(m_swapButton->isEnabled() ? QString() : tr("This needs two deployments"));
    m_swap->setEnabled(m_swapButton->isEnabled());
    showCode();
}

void DeploymentsPane::showKeeping()
{
    m_line->setKeeping(m_shown.queue.keeps, m_known && !m_context.session().isReadOnly());
}

void DeploymentsPane::showCode()
{
    const bool off = m_endpoint.isOff();
    m_switch->setText(off ? tr("Start the endpoint") : tr("Stop the endpoint"));
    // One that runs can be stopped here, whatever the open project has.
    m_line->setVisible(!m_shown.standings.empty() || !off);
    const QString chosen = m_cards->chosen();
    const auto standing = std::ranges::find_if(
        m_shown.standings, [&chosen](const auto &slot) { return slot.deployment.name == chosen; });
    const bool any = standing != m_shown.standings.end();
    m_newest->setEnabled(
        any && !m_shown.models.empty() &&
        (standing->listed != workspace::ListedAs::Itself || standing->label != m_shown.models.front().label));
    for (QAction *action : m_ofCalls)
        action->setEnabled(any);
    const auto &overview = m_context.overview();
    if (!overview || m_cards->chosen().isEmpty())
        return;
    const project::ProjectInfo &info = overview->summary.info;
    SampleCall call;
    call.address = m_endpoint.address();
    call.project = info.name;
    call.deployment = m_cards->chosen();
    call.kind = info.kind;
    call.language = info.language;
    call.text = m_shown.example;
    m_code->show(call);
    m_code->setHindrance(m_endpoint.state() == Endpoint::State::On ? QString()
                                                                   : tr("Start the endpoint to run it"));
}

void DeploymentsPane::add()
{
    if (m_shown.models.empty() || !models::mayWrite(m_context))
        return;
    QStringList labels;
    for (const workspace::Model &model : m_shown.models)
        labels << model.label;
    auto *dialog = new AddDeploymentDialog(names(), labels, this);
    connect(dialog, &AddDeploymentDialog::wanted, this,
            [this, project = m_context.project()](const QString &name, const QString &model) {
                if (project != m_context.project())
                    return;
                deploy(m_context, name, model);
                m_cards->choose(name);
            });
    dialog->open();
}

void DeploymentsPane::swap()
{
    const QStringList all = names();
    if (all.size() < 2 || !models::mayWrite(m_context))
        return;
    if (all.size() == 2) { // there is nothing to choose, and it can be taken back
        swapSlots(m_context, all.at(0), all.at(1));
        return;
    }
    auto *dialog = new SwapDialog(all, m_cards->chosen(), this);
    connect(dialog, &SwapDialog::wanted, this,
            [this, project = m_context.project()](const QString &first, const QString &second) {
                if (project == m_context.project())
                    swapSlots(m_context, first, second);
            });
    dialog->open();
}

void DeploymentsPane::askToDelete(const QString &name)
{
    if (!models::mayWrite(m_context))
        return;
    widgets::askToDelete(this, tr("Delete deployment %1?").arg(name),
                         tr("Callers that ask for it get an error from then on. The model stays, and the "
                            "history can bring the deployment back."),
                         tr("Delete deployment"), [this, name, project = m_context.project()] {
                             if (project == m_context.project())
                                 deleteSlot(m_context, name);
                         });
}

void DeploymentsPane::deployNewest()
{
    if (m_shown.models.empty() || m_cards->chosen().isEmpty() || !models::mayWrite(m_context))
        return;
    deploy(m_context, m_cards->chosen(), m_shown.models.front().label);
}

void DeploymentsPane::openKeys()
{
    auto *dialog = new KeysDialog(m_context.workerProgram(), m_context.session().folder(),
                                  m_context.session().isReadOnly(), this);
    dialog->open();
}

} // namespace glossa::deployments
#include "moc_deployments_pane.cpp"
