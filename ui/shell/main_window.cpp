// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/details/details_pane.h"
#include "ui/labeling/labeling_pane.h"
#include "ui/projects/projects_pane.h"
#include "ui/projects/samples.h"
#include "ui/schema/schema_pane.h"
#include "ui/settings/settings_pane.h"
#include "ui/shell/cheat_sheet.h"
#include "ui/shell/life_cycle_rail.h"
#include "ui/shell/toast.h"
#include "ui/shell/window_theme.h"
#include "ui/theme/theme.h"
#include "ui/training/training_pane.h"
#include "ui/widgets/banner.h"
#include "ui/wording/sentence.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QToolButton>

namespace glossa::shell {

using models::Step;
using theme::px;

namespace {

const QString geometryKey = QStringLiteral("window/geometry");
const QString foldedKey = QStringLiteral("window/railFolded");

/// Below this width the rail folds, so that the middle keeps its room.
constexpr int foldBelow = 1100;

QString stepName(Step step)
{
    switch (step) {
    case Step::Projects:
        return MainWindow::tr("Projects");
    case Step::Schema:
        return MainWindow::tr("Schema");
    case Step::Labeling:
        return MainWindow::tr("Labeling");
    case Step::Training:
        return MainWindow::tr("Training");
    case Step::Details:
        return MainWindow::tr("Model details");
    case Step::Settings:
        break;
    }
    return MainWindow::tr("Settings");
}

} // namespace

MainWindow::MainWindow(models::StudioContext &context, QWidget *parent) : QMainWindow(parent), m_context(context)
{
    setWindowTitle(tr("Glossa"));
    setAcceptDrops(true);
    setMinimumSize(px(960), px(600));
    m_rail = new LifeCycleRail;
    m_stack = new QStackedWidget;
    m_banner = new widgets::Banner;
    m_banner->setObjectName(QStringLiteral("errorBanner"));
    m_banner->hide();
    auto *middle = new QWidget;
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_stack, 1);
    auto *body = new QHBoxLayout;
    body->setContentsMargins({});
    body->setSpacing(0);
    body->addWidget(m_rail);
    body->addWidget(middle, 1);
    auto *central = new QWidget;
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeTopBar());
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addLayout(body, 1);
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addWidget(makeStatusBar());
    setCentralWidget(central);
    m_toast = new Toast(central);
    m_palette = new CommandPalette(context, central);
    makeActions();

    connect(m_rail, &LifeCycleRail::chosen, this, &MainWindow::goTo);
    connect(m_toast, &Toast::undoRequested, &context, &models::StudioContext::undo);
    connect(m_banner, &widgets::Banner::actionTriggered, m_banner, &QWidget::hide);
    connect(&context, &models::StudioContext::stepRequested, this, &MainWindow::goTo);
    connect(&context, &models::StudioContext::itemsRequested, this, [this](const models::OpenItems &request) {
        goTo(Step::Labeling);
        m_labeling->open(request);
    });
    connect(&context, &models::StudioContext::said, m_toast, &Toast::showSentence);
    connect(&context, &models::StudioContext::failed, this, &MainWindow::showError);
    connect(&context, &models::StudioContext::projectOpened, this, [this] {
        refreshTop();
        refreshRail();
    });
    connect(&context, &models::StudioContext::overviewChanged, this, [this] {
        refreshTop();
        refreshRail();
    });
    connect(&context, &models::StudioContext::undoStateChanged, this, &MainWindow::refreshUndo);
    connect(&context, &models::StudioContext::authorChanged, this, &MainWindow::refreshStatus);
    connect(&context.session(), &workspace::Session::savingChanged, this, &MainWindow::refreshStatus);
    m_rail->setFolded(QSettings().value(foldedKey).toBool());
    if (!restoreGeometry(QSettings().value(geometryKey).toByteArray()))
        resize(px(1280), px(800));
    refreshTop();
    refreshRail();
    refreshUndo();
    refreshStatus();
    goTo(Step::Projects);
}

MainWindow::~MainWindow() = default;

QWidget *MainWindow::makeTopBar()
{
    const auto tool = [](theme::Icon icon, const QString &name) {
        auto *button = new QToolButton;
        button->setIcon(theme::icon(icon));
        button->setIconSize({px(16), px(16)});
        button->setAutoRaise(true);
        button->setAccessibleName(name);
        button->setToolTip(name);
        button->setFixedSize(px(28), px(28));
        return button;
    };
    auto *menu = tool(theme::Icon::Menu, tr("Menu"));
    menu->setObjectName(QStringLiteral("menuButton"));
    m_switcher = new QPushButton;
    m_switcher->setObjectName(QStringLiteral("projectSwitcher"));
    m_switcher->setProperty("kind", QStringLiteral("quiet"));
    m_search = new QPushButton(theme::icon(theme::Icon::Search), tr("Search utterances, categories, commands"));
    m_search->setObjectName(QStringLiteral("searchButton"));
    m_search->setProperty("kind", QStringLiteral("chooser"));
    m_search->setProperty("key", QStringLiteral("Ctrl K"));
    m_search->setFixedWidth(px(400));
    m_undoButton = tool(theme::Icon::Undo, tr("Undo"));
    m_redoButton = tool(theme::Icon::Redo, tr("Redo"));
    auto *dark = tool(theme::Icon::Moon, tr("Light or dark"));
    auto *help = tool(theme::Icon::Help, tr("Keys"));
    auto *bar = new QWidget;
    bar->setFixedHeight(px(44));
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(px(8), 0, px(12), 0);
    layout->setSpacing(px(8));
    layout->addWidget(menu);
    layout->addWidget(m_switcher);
    layout->addStretch(1);
    layout->addWidget(m_search);
    layout->addStretch(1);
    for (QWidget *button : {static_cast<QWidget *>(m_undoButton), static_cast<QWidget *>(m_redoButton),
                            static_cast<QWidget *>(dark), static_cast<QWidget *>(help)})
        layout->addWidget(button);
    connect(menu, &QToolButton::clicked, this, [this, menu] {
        QMenu all;
        for (QAction *action : menuBar()->actions())
            all.addAction(action);
        all.exec(menu->mapToGlobal(QPoint(0, menu->height())));
    });
    connect(m_switcher, &QPushButton::clicked, this, &MainWindow::openProjectMenu);
    connect(m_search, &QPushButton::clicked, this, &MainWindow::openPalette);
    connect(m_undoButton, &QToolButton::clicked, &m_context, &models::StudioContext::undo);
    connect(m_redoButton, &QToolButton::clicked, &m_context, &models::StudioContext::redo);
    connect(dark, &QToolButton::clicked, this, &MainWindow::switchTheme);
    connect(help, &QToolButton::clicked, this, &MainWindow::openCheatSheet);
    return bar;
}

QWidget *MainWindow::makeStatusBar()
{
    const auto label = [] {
        auto *result = new QLabel;
        theme::setRole(*result, theme::TextRole::Caption, theme::Ink::Secondary);
        return result;
    };
    m_saved = label();
    m_saved->setObjectName(QStringLiteral("savedState"));
    m_running = label();
    m_progress = new QProgressBar;
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(px(96), px(4));
    m_progress->setAccessibleName(tr("Running training"));
    m_paneStatus = label();
    m_author = label();
    auto *bar = new QWidget;
    bar->setFixedHeight(px(26));
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(px(14), 0, px(14), 0);
    layout->setSpacing(px(12));
    layout->addWidget(m_saved);
    layout->addWidget(m_running);
    layout->addWidget(m_progress);
    layout->addStretch();
    layout->addWidget(m_paneStatus);
    layout->addWidget(m_author);
    return bar;
}

QAction *MainWindow::addCommand(const QString &name, const QKeySequence &key, std::function<void()> run, QMenu *menu)
{
    auto *action = new QAction(name, this);
    action->setShortcut(key);
    connect(action, &QAction::triggered, this, std::move(run));
    addAction(action);
    menu->addAction(action);
    m_commands.push_back(action);
    return action;
}

void MainWindow::makeActions()
{
    auto *project = menuBar()->addMenu(tr("&Project"));
    addCommand(tr("New project…"), QKeySequence(), [this] {
        goTo(Step::Projects);
        m_projects->newProject();
    }, project);
    addCommand(tr("Import…"), Qt::CTRL | Qt::Key_O, [this] {
        goTo(Step::Projects);
        m_projects->chooseFiles();
    }, project);
    addCommand(tr("Switch project"), Qt::CTRL | Qt::Key_P, [this] { openProjectMenu(); }, project);
    addCommand(tr("Quit"), QKeySequence::Quit, [this] { close(); }, project);
    auto *edit = menuBar()->addMenu(tr("&Edit"));
    m_undo = addCommand(tr("Undo"), QKeySequence::Undo, [this] { m_context.undo(); }, edit);
    m_redo = addCommand(tr("Redo"), Qt::CTRL | Qt::SHIFT | Qt::Key_Z, [this] { m_context.redo(); }, edit);
    auto *go = menuBar()->addMenu(tr("&Go"));
    int number = 1;
    for (const Step step :
         {Step::Projects, Step::Schema, Step::Labeling, Step::Training, Step::Details, Step::Settings}) {
        addCommand(stepName(step), Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number++), [this, step] { goTo(step); }, go);
    }
    addCommand(tr("Command palette"), Qt::CTRL | Qt::Key_K, [this] { openPalette(); }, go);
    addCommand(tr("Next region"), Qt::Key_F6, [this] { moveRegion(false); }, go);
    addCommand(tr("Previous region"), Qt::SHIFT | Qt::Key_F6, [this] { moveRegion(true); }, go);
    auto *view = menuBar()->addMenu(tr("&View"));
    addCommand(tr("Fold the rail"), Qt::CTRL | Qt::Key_B, [this] {
        m_rail->setFolded(!m_rail->isFolded());
        QSettings().setValue(foldedKey, m_rail->isFolded());
    }, view);
    addCommand(tr("Light or dark"), QKeySequence(), [this] { switchTheme(); }, view);
    addCommand(tr("Menu bar"), Qt::Key_F10, [this] { menuBar()->setVisible(!menuBar()->isVisible()); }, view);
    auto *help = menuBar()->addMenu(tr("&Help"));
    addCommand(tr("Keys"), Qt::Key_F1, [this] { openCheatSheet(); }, help);
    menuBar()->hide();
}

QWidget *MainWindow::makePane(Step step)
{
    switch (step) {
    case Step::Projects:
        m_projects = new projects::ProjectsPane(m_context);
        return m_projects;
    case Step::Schema:
        return new schema::SchemaPane(m_context);
    case Step::Labeling:
        m_labeling = new labeling::LabelingPane(m_context);
        connect(m_labeling, &labeling::LabelingPane::statusTextChanged, this, &MainWindow::refreshStatus);
        return m_labeling;
    case Step::Training:
        m_training = new training::TrainingPane(m_context);
        connect(m_training, &training::TrainingPane::statusTextChanged, this, [this] {
            refreshStatus();
            refreshRail();
        });
        return m_training;
    case Step::Details:
        return new details::DetailsPane(m_context);
    case Step::Settings:
        break;
    }
    auto *settings = new settings::SettingsPane(m_context);
    connect(settings, &settings::SettingsPane::themeChosen, this, [](theme::Scheme scheme, double factor) {
        chooseTheme(scheme, factor);
    });
    return settings;
}

QWidget *MainWindow::pane(Step step)
{
    QWidget *&made = m_panes[step];
    if (!made) {
        made = makePane(step);
        m_stack->addWidget(made);
    }
    return made;
}

void MainWindow::goTo(Step step)
{
    m_step = step;
    QWidget *shown = pane(step);
    m_stack->setCurrentWidget(shown);
    m_rail->setCurrent(step);
    shown->setFocus(Qt::OtherFocusReason);
    refreshStatus();
}

void MainWindow::openSample()
{
    const auto all = projects::samples();
    if (!all.empty())
        m_projects->openSample(all.front());
}

void MainWindow::refreshRail()
{
    const auto &overview = m_context.overview();
    std::vector<RailStep> steps{{Step::Projects, stepName(Step::Projects), {}, 0.0, false, false}};
    const auto add = [&steps](Step step, const QString &state, double share, bool done, bool attention = false) {
        steps.push_back({step, stepName(step), state, share, done, attention});
    };
    if (!overview) {
        for (const Step step : {Step::Schema, Step::Labeling, Step::Training, Step::Details})
            add(step, tr("no project"), 0.0, false);
    } else {
        const auto &s = overview->summary;
        const bool conversation = s.info.kind == project::ProjectKind::Conversation;
        add(Step::Schema,
            conversation ? tr("%1 intents · %2 entities").arg(s.intents).arg(s.entities)
                         : tr("%n entity types", nullptr, s.entities),
            0.0, s.intents + s.entities > 0);
        const double share = s.items > 0 ? static_cast<double>(s.labeled) / static_cast<double>(s.items) : 0.0;
        add(Step::Labeling, s.items > 0 ? tr("%1 of %2 labeled").arg(s.labeled).arg(s.items) : tr("nothing yet"),
            share < 1.0 ? share : 0.0, share >= 1.0);
        const bool running = m_training && m_training->isRunning();
        const QString trained = overview->lastModel ? overview->lastModel->label : tr("not trained yet");
        add(Step::Training,
            running ? tr("%1 %").arg(m_training->runningFraction() * 100.0, 0, 'f', 0) : trained,
            running ? m_training->runningFraction() : 0.0, overview->lastModel.has_value() && !running,
            false);
        const bool judged = overview->lastModel && overview->lastModel->score;
        add(Step::Details,
            judged ? tr("%1 · F1 %2")
                         .arg(overview->lastModel->label, QLocale().toString(*overview->lastModel->score, 'f', 2))
                   : tr("after training"),
            0.0, judged);
    }
    steps.push_back({Step::Settings, stepName(Step::Settings), {}, 0.0, false, false});
    m_rail->setSteps(std::move(steps));
    m_rail->setCurrent(m_step);
}

void MainWindow::refreshTop()
{
    const auto &overview = m_context.overview();
    m_switcher->setText(overview ? overview->summary.info.name : tr("Choose a project"));
    m_switcher->setAccessibleName(tr("Project: %1").arg(m_switcher->text()));
    setWindowTitle(overview ? tr("%1 – Glossa").arg(overview->summary.info.name) : tr("Glossa"));
}

void MainWindow::refreshUndo()
{
    const auto &state = m_context.undoState();
    const auto dress = [](QAction *action, QToolButton *button, const std::optional<project::Edit> &edit,
                          const QString &verb) {
        action->setEnabled(edit.has_value());
        button->setEnabled(edit.has_value());
        button->setToolTip(edit ? QStringLiteral("%1: %2").arg(verb, wording::sentence(*edit)) : verb);
    };
    dress(m_undo, m_undoButton, state.undo, tr("Undo"));
    dress(m_redo, m_redoButton, state.redo, tr("Redo"));
}

void MainWindow::refreshStatus()
{
    const auto &session = m_context.session();
    const qint64 saved = session.lastSavedMs();
    m_saved->setText(session.isSaving() ? tr("Saving…")
                     : saved == 0       ? tr("✓ All changes saved")
                                        : tr("✓ Saved %1").arg(QDateTime::fromMSecsSinceEpoch(saved).toString(
                                              QStringLiteral("HH:mm:ss"))));
    const bool running = m_training && m_training->isRunning();
    m_running->setVisible(running);
    m_progress->setVisible(running);
    if (running) {
        m_running->setText(m_training->statusText());
        m_progress->setRange(0, 1000);
        m_progress->setValue(static_cast<int>(m_training->runningFraction() * 1000));
    }
    m_paneStatus->setText(m_step == Step::Labeling && m_labeling ? m_labeling->statusText() : QString());
    m_author->setText(m_step == Step::Labeling ? QString() : m_context.author());
}

QList<QAction *> MainWindow::paneActions(Step step) const
{
    const auto found = m_panes.find(step);
    if (found == m_panes.end())
        return {};
    if (step == Step::Labeling)
        return m_labeling->actions();
    if (step == Step::Projects)
        return m_projects->actions();
    if (step == Step::Training)
        return m_training->actions();
    return found->second->actions();
}

void MainWindow::openPalette()
{
    std::vector<PaletteEntry> entries;
    const auto add = [&entries](QAction *action, const QString &where) {
        if (!action->isEnabled() || action->text().isEmpty())
            return;
        QString name = action->text();
        name.remove(u'&');
        entries.push_back({MainWindow::tr("Commands"), name, where,
                           action->shortcut().toString(QKeySequence::NativeText), [action] { action->trigger(); }});
    };
    for (QAction *action : paneActions(m_step))
        add(action, stepName(m_step));
    for (QAction *action : m_commands)
        add(action, tr("Window"));
    m_palette->open(std::move(entries));
}

void MainWindow::openCheatSheet()
{
    std::vector<CheatSheet::Group> groups;
    const auto collect = [&groups](const QString &name, const QList<QAction *> &actions) {
        CheatSheet::Group group{name, {}};
        for (QAction *action : actions) {
            if (action->shortcut().isEmpty())
                continue;
            QString words = action->text();
            words.remove(u'&');
            group.keys.emplace_back(action->shortcut().toString(QKeySequence::NativeText), words);
        }
        if (!group.keys.empty())
            groups.push_back(std::move(group));
    };
    collect(tr("Everywhere"), QList<QAction *>(m_commands.begin(), m_commands.end()));
    for (const Step step : {Step::Labeling, Step::Training, Step::Details})
        collect(stepName(step), paneActions(step));
    CheatSheet::Group labels{tr("Labels"), {}};
    for (const auto &use : m_context.categories()) {
        if (use.category.kind == project::CategoryKind::Entity && use.category.key != u"-")
            labels.keys.emplace_back(use.category.key, use.category.name);
    }
    if (!labels.keys.empty())
        groups.push_back(std::move(labels));
    groups.push_back({tr("Matrix"),
                      {{tr("Arrows"), tr("move over the cells")},
                       {tr("Letters"), tr("jump to a category")},
                       {tr("Enter"), tr("examples of the cell")},
                       {QStringLiteral("+ -"), tr("zoom")}}});
    auto *sheet = new CheatSheet(groups, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

void MainWindow::openProjectMenu()
{
    m_context.session()
        .read([](workspace::Workspace &workspace) { return workspace::projectOverviews(workspace); })
        .then(this, [this](const Result<std::vector<workspace::ProjectOverview>> &overviews) {
            if (!overviews) {
                m_context.report(overviews.error());
                return;
            }
            auto *menu = new QMenu(this);
            menu->setAttribute(Qt::WA_DeleteOnClose);
            for (const auto &overview : *overviews) {
                const auto id = overview.summary.info.id;
                auto *action = menu->addAction(overview.summary.info.name);
                action->setCheckable(true);
                action->setChecked(id == m_context.project());
                connect(action, &QAction::triggered, this, [this, id] { m_context.openProject(id); });
            }
            menu->addSeparator();
            connect(menu->addAction(tr("All projects")), &QAction::triggered, this, [this] { goTo(Step::Projects); });
            menu->popup(m_switcher->mapToGlobal(QPoint(0, m_switcher->height())));
        });
}

void MainWindow::switchTheme()
{
    toggleTheme();
}

void MainWindow::moveRegion(bool back)
{
    QList<QWidget *> regions{m_search, m_rail, m_stack->currentWidget()};
    qsizetype at = 0;
    for (qsizetype i = 0; i < regions.size(); ++i) {
        if (regions.at(i) == focusWidget() || regions.at(i)->isAncestorOf(focusWidget()))
            at = i;
    }
    QWidget *next = regions.at((at + (back ? regions.size() - 1 : 1)) % regions.size());
    next->setFocus(Qt::ShortcutFocusReason);
    if (next == m_stack->currentWidget() && next->nextInFocusChain())
        next->nextInFocusChain()->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::showError(const Error &error)
{
    m_banner->show(widgets::Banner::Kind::Error, wording::sentence(error), tr("Close"));
    m_banner->setVisible(true);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    QSettings().setValue(geometryKey, saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_rail->setFolded(width() < px(foldBelow) || QSettings().value(foldedKey).toBool());
    m_search->setFixedWidth(width() < px(foldBelow) ? px(300) : px(400));
    if (m_toast->isVisible())
        m_toast->place();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    QStringList files;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            files << url.toLocalFile();
    }
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    goTo(Step::Projects);
    m_projects->importFiles(files);
}

} // namespace glossa::shell
