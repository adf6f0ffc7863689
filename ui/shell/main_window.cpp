// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/deployments/endpoint.h"
#include "ui/details/details_pane.h"
#include "ui/labeling/labeling_pane.h"
#include "ui/projects/projects_pane.h"
#include "ui/settings/settings_pane.h"
#include "ui/shell/alt_alone.h"
#include "ui/shell/cheat_sheet.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/drop_veil.h"
#include "ui/shell/job_watch.h"
#include "ui/shell/key_groups.h"
#include "ui/shell/life_cycle_rail.h"
#include "ui/shell/message_boxes.h"
#include "ui/shell/palette_commands.h"
#include "ui/shell/pane_host.h"
#include "ui/shell/project_switcher.h"
#include "ui/shell/regions.h"
#include "ui/shell/status_strip.h"
#include "ui/shell/top_bar.h"
#include "ui/theme/theme.h"
#include "ui/training/running_training.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_fields.h"
#include "ui/widgets/plain_words.h"
#include "wording/sentence.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::shell {

using models::Step;
using theme::px;

namespace {

const QString geometryKey = QStringLiteral("window/geometry");
const QString foldedKey = QStringLiteral("window/railFolded");
const QString menuBarKey = QStringLiteral("window/menuBar");
const QString projectKey = QStringLiteral("window/project");
// Projects are counted in each workspace of its own.
const QString workspaceKey = QStringLiteral("window/workspace");

/// Below this width the rail folds, so that the middle keeps its room.
constexpr int foldBelow = 1100;
constexpr int textStep = 10; // percent

QStringList localFiles(const QMimeData *data)
{
    QStringList files;
    for (const QUrl &url : data->urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    return files;
}

} // namespace

MainWindow::MainWindow(models::StudioContext &context, settings::Appearance &appearance, QWidget *parent)
    : QMainWindow(parent)
    , m_context(context)
    , m_appearance(appearance)
    , m_registry(new ActionRegistry(this))
    , m_actions(*this)
    , m_jobs(new JobWatch(context, this))
    , m_training(new training::RunningTraining(context, this))
    , m_endpoint(new deployments::Endpoint(context, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    const std::vector<QAction *> all = m_actions.all();
    m_registry->add(QList<QAction *>(all.begin(), all.end()), tr("Everywhere"), QStringLiteral("window"));
    m_actions.fillMenuBar(*this);
    m_allMenus = new QMenu(this);
    m_allMenus->addActions(menuBar()->actions());
    m_actions.menuBar->setChecked(QSettings().value(menuBarKey).toBool());
    menuBar()->setVisible(m_actions.menuBar->isChecked());
    m_actions.foldRail->setChecked(QSettings().value(foldedKey).toBool());
    connectContext();
    connectActions();
    connectThemes();
    build();
    if (!restoreGeometry(QSettings().value(geometryKey).toByteArray()))
        resize(QSize(px(1280), px(800)).boundedTo(screen()->availableSize()));
    goTo(Step::Projects);
    showTitle();
    new widgets::EmptyFields(this);
    connect(new AltAlone(*this), &AltAlone::pressed, this, &MainWindow::openMenu);
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    m_context.saveTyped();
    setMinimumSize(leastSize());
    auto *central = new QWidget;
    m_top = new TopBar(m_context, *m_endpoint, m_actions);
    m_rail = new LifeCycleRail;
    m_panes = new PaneHost(m_context, *m_training, *m_endpoint, *m_registry, m_appearance);
    m_status = new StatusStrip(m_context);
    m_banner = new widgets::Banner;
    m_banner->setObjectName(QStringLiteral("errorBanner"));
    m_banner->hide();
    auto *middle = new QVBoxLayout;
    middle->setSpacing(0);
    if (m_context.session().isReadOnly()) {
        auto *readOnly = new widgets::Banner;
        readOnly->setObjectName(QStringLiteral("readOnlyBanner"));
        readOnly->show(widgets::Banner::Kind::Info,
                       tr("This workspace can only be read. Everything can be looked at and exported; "
                          "nothing can be changed or trained."));
        middle->addWidget(readOnly);
    }
    middle->addWidget(m_banner);
    middle->addWidget(m_panes, 1);
    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(m_rail);
    body->addWidget(theme::hairline(Qt::Vertical));
    body->addLayout(middle, 1);
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(theme::hairline(Qt::Horizontal));
    column->addLayout(body, 1);
    column->addWidget(theme::hairline(Qt::Horizontal));
    column->addWidget(m_status);
    setCentralWidget(central); // deletes the one before, with all its panes
    m_palette = new CommandPalette(m_context, central);
    m_veil = new DropVeil(central);
    connect(m_panes, &PaneHost::paneMade, this, &MainWindow::adoptPane);
    connect(m_panes, &PaneHost::statusTextChanged, this, &MainWindow::showStatus);
    connect(m_rail, &LifeCycleRail::stepChosen, this, &MainWindow::goTo);
    connect(m_status, &StatusStrip::runningClicked, this, &MainWindow::goToRunning);
    connect(m_top, &TopBar::searchRequested, this, [this] { openPalette({}); });
    connect(m_top->switcher(), &QAbstractButton::clicked, m_actions.switchProject, &QAction::trigger);
    connect(m_banner, &widgets::Banner::actionTriggered, m_banner, &QWidget::hide);
    connect(m_palette, &CommandPalette::keyEditRequested, this, [this](const QString &command) {
        goTo(Step::Settings);
        m_panes->settings().editKey(command);
    });
    fold();
    showRail();
    showTheme();
}

void MainWindow::connectContext()
{
    connect(&m_context, &models::StudioContext::projectOpened, this, &MainWindow::projectOpened);
    connect(&m_context, &models::StudioContext::overviewChanged, this, [this] {
        showTitle();
        showRail();
    });
    connect(&m_context, &models::StudioContext::stepRequested, this, &MainWindow::goTo);
    connect(&m_context, &models::StudioContext::itemsRequested, this,
            [this](const models::OpenItems &request) {
                goTo(Step::Labeling);
                m_panes->labeling().open(request);
            });
    connect(&m_context, &models::StudioContext::textsRequested, this, [this] {
        goTo(Step::Labeling);
        m_panes->labeling().addTexts();
    });
    connect(&m_context, &models::StudioContext::modelRequested, this, [this](const QString &label) {
        goTo(Step::Details);
        m_panes->details().choose(label);
    });
    connect(&m_context, &models::StudioContext::failed, this, &MainWindow::report);
    connect(m_jobs, &JobWatch::changed, this, &MainWindow::showRunning);
    connect(m_training, &training::RunningTraining::changed, this, &MainWindow::showRunning);
}

void MainWindow::connectActions()
{
    const auto on = [this](QAction *action, auto &&does) {
        connect(action, &QAction::triggered, this, std::forward<decltype(does)>(does));
    };
    on(m_actions.newProject, [this] { m_panes->projects().newProject(); });
    on(m_actions.import, [this] { m_panes->projects().chooseFiles(); });
    on(m_actions.exportProject, [this] { m_panes->projects().exportProject(); });
    on(m_actions.switchProject, [this] { openPalette(QStringLiteral("/")); });
    on(m_actions.quit, [this] { close(); });
    on(m_actions.undo, [this] { m_context.undo(); });
    on(m_actions.redo, [this] { m_context.redo(); });
    on(m_actions.palette, [this] { openPalette({}); });
    on(m_actions.findUtterance, [this] { openPalette(QStringLiteral("@")); });
    on(m_actions.foldRail, [this] {
        QSettings().setValue(foldedKey, m_actions.foldRail->isChecked());
        fold();
    });
    on(m_actions.menuBar, [this] {
        QSettings().setValue(menuBarKey, m_actions.menuBar->isChecked());
        menuBar()->setVisible(m_actions.menuBar->isChecked());
    });
    on(m_actions.showMenu, [this] { openMenu(); });
    on(m_actions.nextRegion, [this] { focusNextRegion(*this, 1); });
    on(m_actions.previousRegion, [this] { focusNextRegion(*this, -1); });
    on(m_actions.keys, [this] { openKeys(); });
    on(m_actions.about, [this] { openAboutBox(this); });
    for (QAction *action : m_actions.steps)
        on(action, [this, action] { goTo(static_cast<Step>(action->data().toInt())); });
}

void MainWindow::connectThemes()
{
    using settings::ThemeChoice;
    const std::pair<QAction *, ThemeChoice> choices[] = {
        {m_actions.themeSystem, ThemeChoice::System},
        {m_actions.themeLight, ThemeChoice::Light},
        {m_actions.themeDark, ThemeChoice::Dark},
        {m_actions.themeContrast, ThemeChoice::HighContrast}};
    for (const auto &[action, choice] : choices)
        connect(action, &QAction::triggered, this,
                [this, choice = choice] { m_appearance.setTheme(choice); });
    connect(m_actions.toggleTheme, &QAction::triggered, this, [this] {
        m_appearance.setTheme(m_appearance.scheme() == theme::Scheme::Light ? ThemeChoice::Dark
                                                                            : ThemeChoice::Light);
    });
    connect(m_actions.largerText, &QAction::triggered, this,
            [this] { m_appearance.setTextPercent(m_appearance.textPercent() + textStep); });
    connect(m_actions.smallerText, &QAction::triggered, this,
            [this] { m_appearance.setTextPercent(m_appearance.textPercent() - textStep); });
    connect(m_actions.normalText, &QAction::triggered, this, [this] { m_appearance.setTextPercent(100); });
    connect(&m_appearance, &settings::Appearance::themeChanged, this, &MainWindow::showTheme);
    // Queued: the control that was used is in the frame that goes.
    connect(&m_appearance, &settings::Appearance::textSizeChanged, this, &MainWindow::textSizeChanged,
            Qt::QueuedConnection);
}

void MainWindow::textSizeChanged()
{
    // A window that had to grow for a larger text has its own size again when the text is smaller.
    const QSize own = size() == m_grownTo ? m_ownSize : size();
    build();
    goTo(m_step);
    m_status->setRunning(running());
    if (isMaximized() || isFullScreen())
        return;
    m_ownSize = own;
    resize(own.expandedTo(minimumSize()));
    m_grownTo = size();
}

QSize MainWindow::leastSize() const
{
    // What fits 640 x 400 lengths of the design at a large text also fits the small window of a normal text.
    const QSize least = QSize(960, 600).expandedTo({px(640), px(400)});
    return least.boundedTo(screen()->availableSize() -
                           (isVisible() ? frameGeometry().size() - size() : QSize(0, 0)));
}

void MainWindow::adoptPane(Step step, const QList<QAction *> &actions)
{
    m_registry->add(actions, stepName(step), stepId(step));
}

void MainWindow::goTo(Step step)
{
    const bool ofProject = step != Step::Projects && step != Step::Settings;
    m_step = ofProject && m_context.project() == 0 && !m_context.isOpening() ? Step::Projects : step;
    m_panes->show(m_step);
    m_rail->setActive(m_step);
    m_actions.paneMenu->clear();
    m_actions.paneMenu->setTitle(widgets::plainWords(stepName(m_step)));
    for (const ActionRegistry::Command &command : m_registry->commands())
        if (command.paneId == stepId(m_step) && command.action)
            m_actions.paneMenu->addAction(command.action);
    m_actions.paneMenu->menuAction()->setVisible(!m_actions.paneMenu->isEmpty());
    showStatus();
}

void MainWindow::openSample(const QString &id)
{
    const auto all = projects::samples();
    const auto found =
        std::ranges::find_if(all, [&](const auto &sample) { return id.isEmpty() || sample.id == id; });
    if (found != all.end())
        m_panes->projects().openSample(*found);
}

void MainWindow::reopenLast(const std::function<void()> &then)
{
    const std::int64_t last = QSettings().value(projectKey).toLongLong();
    if (last == 0 || QSettings().value(workspaceKey).toString() != m_context.session().folder()) {
        then();
        return;
    }
    m_context.session()
        .read([last](workspace::Workspace &workspace) { return workspace::projectOverview(workspace, last); })
        .then(this, [this, last, then](const Result<workspace::ProjectOverview> &found) {
            // One that was deleted meanwhile is no error, and none is opened over what was chosen by now.
            if (found && found->summary.trashedMs == 0 && m_context.wantedProject() == 0)
                m_context.openProject(last);
            then();
        });
}

void MainWindow::projectOpened()
{
    showTitle();
    showRail();
    if (m_context.project() != 0) {
        QSettings().setValue(projectKey, qlonglong(m_context.project()));
        QSettings().setValue(workspaceKey, m_context.session().folder());
    } else if (m_step != Step::Settings)
        goTo(Step::Projects);
}

void MainWindow::showTitle()
{
    const auto &overview = m_context.overview();
    setWindowTitle(overview ? tr("%1 – Glossa", "project").arg(overview->summary.info.name) : tr("Glossa"));
}

std::optional<projects::RunningJob> MainWindow::running() const
{
    auto job = m_jobs->running();
    // The row is written once a second; every part of the window tells the same share.
    if (job && m_training->isRunning() && job->project == m_training->project())
        job->fraction = m_training->state().fraction;
    return job;
}

void MainWindow::showRunning()
{
    const auto job = running();
    m_status->setRunning(job);
    m_panes->projects().setRunningJob(job);
    showRail();
}

void MainWindow::goToRunning()
{
    const auto job = running();
    if (!job)
        return; // it has ended this moment
    if (job->project != m_context.wantedProject())
        m_context.openProject(job->project);
    goTo(Step::Training);
}

void MainWindow::showRail()
{
    const auto job = running();
    const bool own = job && job->project == m_context.project();
    m_rail->setStates(projects::lifeCycle(m_context.overview(), own ? job : std::nullopt),
                      m_context.overview().has_value());
    m_actions.exportProject->setEnabled(m_context.overview().has_value());
    for (QAction *step : m_actions.steps) {
        const auto where = static_cast<Step>(step->data().toInt());
        step->setEnabled(where == Step::Projects || where == Step::Settings || m_context.overview());
    }
}

void MainWindow::showStatus()
{
    m_status->setPaneText(m_panes->statusText(m_step));
}

void MainWindow::showTheme()
{
    m_top->setDark(m_appearance.scheme() != theme::Scheme::Light);
    QAction *const actions[] = {m_actions.themeSystem, m_actions.themeLight, m_actions.themeDark,
                                m_actions.themeContrast};
    actions[static_cast<std::size_t>(m_appearance.theme())]->setChecked(true);
}

void MainWindow::fold()
{
    m_rail->setFolded(m_actions.foldRail->isChecked() || width() < px(foldBelow));
}

void MainWindow::openPalette(const QString &start)
{
    m_panes->makeAll();
    m_palette->open(
        paletteCommands(*m_registry, m_step, m_context.project() != 0, [this](Step step) { goTo(step); }),
        start);
}

void MainWindow::openKeys()
{
    m_panes->makeAll();
    const auto groups =
        keyGroups(*m_registry, stepName(m_step), *m_panes->currentWidget(),
                  m_step == Step::Labeling ? m_context.categories() : std::vector<workspace::CategoryUse>{});
    auto *sheet = new CheatSheet(groups, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->resize(sheet->size().boundedTo(screen()->availableSize()));
    sheet->open();
}

void MainWindow::openMenu()
{
    if (menuBar()->isVisible()) {
        menuBar()->setActiveAction(menuBar()->actions().constFirst());
        menuBar()->setFocus(Qt::MenuBarFocusReason);
        return;
    }
    QPushButton *button = m_top->menuButton();
    m_allMenus->popup(button->mapToGlobal(QPoint(0, button->height())));
    m_allMenus->setActiveAction(m_allMenus->actions().constFirst());
}

void MainWindow::report(const Error &error)
{
    m_banner->show(widgets::Banner::Kind::Error, wording::sentence(error), tr("Close"));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_training->isRunning() && !m_quitting) {
        event->ignore();
        askBeforeQuitting(this, [this] {
            m_quitting = true;
            close();
        });
        return;
    }
    QSettings().setValue(geometryKey, saveGeometry());
    m_context.saveTyped();
    if (focusWidget() != nullptr)
        focusWidget()->clearFocus(); // a field saves what was typed when it is left
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    if (m_rail != nullptr)
        fold();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (localFiles(event->mimeData()).isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_veil->lift();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent *)
{
    m_veil->hide();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    m_veil->hide();
    const QStringList files = localFiles(event->mimeData());
    if (files.isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_panes->projects().importFiles(files);
}

} // namespace glossa::shell
#include "moc_main_window.cpp"
