// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/projects/projects_pane.h"

#include "core/workspace/items/edit.h"
#include "core/workspace/projects/projects.h"
#include "ui/models/export_dialog.h"
#include "ui/models/may_write.h"
#include "ui/models/project_verbs.h"
#include "ui/projects/import_dialog.h"
#include "ui/projects/new_project_dialog.h"
#include "ui/projects/project_detail.h"
#include "ui/projects/start_page.h"
#include "ui/projects/trash_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/pane_head.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/side_split.h"
#include "ui/widgets/state_panel.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::projects {

using theme::px;

namespace {

constexpr int reloadDelayMs = 150;
constexpr int historyRows = 5;
constexpr int rowHeight = 52;
constexpr std::size_t manyProjects = 3; // whoever has them knows how to begin

struct Lists {
    std::vector<workspace::ProjectOverview> here;
    std::vector<workspace::ProjectOverview> trashed;
};

Result<Lists> readLists(workspace::Workspace &workspace)
{
    auto here = workspace::projectOverviews(workspace);
    if (!here)
        return fail(here.error());
    auto trashed = workspace::projectOverviews(workspace, true);
    if (!trashed)
        return fail(trashed.error());
    return Lists{std::move(*here), std::move(*trashed)};
}

} // namespace

ProjectsPane::ProjectsPane(models::StudioContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_rows(new ProjectRows(false, this))
{
    setObjectName(QStringLiteral("projectsPane"));
    makeActions();
    m_state = new widgets::StatePanel;
    m_start = new StartPage;
    connectStart(m_start);
    m_listPage = makeList();
    m_trash = new TrashPage(context);
    m_stack = new QStackedWidget;
    for (QWidget *page : {static_cast<QWidget *>(m_state), static_cast<QWidget *>(m_start), m_listPage,
                          static_cast<QWidget *>(m_trash)})
        m_stack->addWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addWidget(m_stack, 1);

    m_reload.setSingleShot(true);
    m_reload.setInterval(reloadDelayMs);
    connect(&m_reload, &QTimer::timeout, this, &ProjectsPane::reload);
    connect(&m_context, &models::StudioContext::workspaceChanged, this, &ProjectsPane::reloadSoon);
    connect(m_trash, &TrashPage::left, this, [this] {
        m_inTrash = false;
        showProjects();
    });
    m_state->showLoading(tr("Reading the projects…"));
    reload();
}

ProjectsPane::~ProjectsPane() = default;

void ProjectsPane::makeActions()
{
    const auto make = [this](const char *name, const QString &text, const QKeySequence &key) {
        auto *action = new QAction(text, this);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        return action;
    };
    m_open = make("open", tr("Open the selected project"), {});
    m_rename = make("rename", tr("Rename the project"), QKeySequence(Qt::Key_F2));
    m_delete = make("delete", tr("Move the project to the trash"), QKeySequence(Qt::Key_Delete));
    m_more = new QMenu(this);
    m_more->addAction(m_rename);
    m_more->addAction(m_delete);
    connect(m_open, &QAction::triggered, this, [this] {
        if (const auto *project = current())
            openAt(project->summary.info.id, models::Step::Schema);
    });
    connect(m_rename, &QAction::triggered, this, [this] {
        if (current() != nullptr && !m_inTrash && models::mayWrite(m_context)) {
            widgets::SideSplit::reveal(*m_detail);
            m_detail->editName();
        }
    });
    connect(m_delete, &QAction::triggered, this, &ProjectsPane::trashCurrent);
}

QList<QAction *> ProjectsPane::actions() const
{
    return {m_open, m_rename, m_delete};
}

QWidget *ProjectsPane::makeHeader()
{
    auto *header = new widgets::PaneHead(tr("Projects"));
    header->setObjectName(QStringLiteral("projectsHeader"));
    m_header = header;
    m_count = header->line();
    m_count->setObjectName(QStringLiteral("projectCount"));
    m_filter = new widgets::SearchField;
    m_filter->setObjectName(QStringLiteral("filterProjects"));
    m_filter->setPlaceholderText(tr("Filter projects"));
    m_filter->setAccessibleName(tr("Filter projects"));
    m_filter->setFixedWidth(px(176));
    m_trashButton = new QPushButton;
    m_trashButton->setObjectName(QStringLiteral("openTrash"));
    m_trashButton->setProperty("kind", QStringLiteral("quiet"));
    m_trashButton->setIcon(theme::icon(theme::Icon::Trash));
    auto *import = new QPushButton(tr("Import…"));
    import->setObjectName(QStringLiteral("importProjects"));
    import->setIcon(theme::icon(theme::Icon::Import));
    auto *make = new QPushButton(tr("New project…"));
    make->setObjectName(QStringLiteral("newProject"));
    make->setProperty("kind", QStringLiteral("primary"));
    for (QWidget *control : {static_cast<QWidget *>(m_trashButton), static_cast<QWidget *>(m_filter),
                             static_cast<QWidget *>(import), static_cast<QWidget *>(make)})
        header->addControl(control);
    m_listControls = {m_filter, import, make};
    connect(m_filter, &QLineEdit::textChanged, this, &ProjectsPane::showProjects);
    connect(import, &QPushButton::clicked, this, &ProjectsPane::chooseFiles);
    connect(make, &QPushButton::clicked, this, &ProjectsPane::newProject);
    connect(m_trashButton, &QPushButton::clicked, this, [this] {
        m_inTrash = true;
        showProjects();
    });
    return header;
}

QWidget *ProjectsPane::makeList()
{
    m_list = new widgets::RowView;
    m_list->setObjectName(QStringLiteral("projectList"));
    m_list->setAccessibleName(tr("Projects"));
    m_list->setModel(m_rows);
    m_list->setTypeAhead(true);
    m_list->setRowHeight(px(rowHeight));
    connect(m_list, &widgets::RowView::currentRowChanged, this, &ProjectsPane::showCurrent);
    connect(m_list, &widgets::RowView::rowActivated, m_open, &QAction::trigger);
    connect(m_list, &widgets::RowView::sortRequested, this, [this](int column, Qt::SortOrder order) {
        m_rows->sort(column, order);
        m_list->setSortIndicator(column, order);
    });
    m_list->viewport()->installEventFilter(this);

    m_strip = new StartStrip;
    connect(m_strip, &StartStrip::importRequested, this, &ProjectsPane::chooseFiles);
    connect(m_strip, &StartStrip::newRequested, this, &ProjectsPane::newProject);
    connect(m_strip, &StartStrip::sampleRequested, this, &ProjectsPane::openSample);
    auto *left = new QWidget;
    left->setAutoFillBackground(true);
    left->setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, px(16));
    column->setSpacing(px(16));
    column->addWidget(m_list, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(px(16), 0, px(16), 0);
    foot->addWidget(m_strip, 1);
    foot->addStretch(0);
    column->addLayout(foot);

    m_detail = new ProjectDetail(m_more);
    connect(m_detail, &ProjectDetail::openRequested, this, [this](models::Step step) {
        if (const auto *project = current())
            openAt(project->summary.info.id, step);
    });
    connect(m_detail, &ProjectDetail::exportRequested, this, [this] {
        if (const auto *project = current())
            exportOne(*project);
    });
    connect(m_detail, &ProjectDetail::renameRequested, this, &ProjectsPane::renameCurrent);
    auto *scroll = new QScrollArea;
    scroll->setAccessibleName(tr("The chosen project"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_detail);
    return new widgets::SideSplit(QStringLiteral("projects/detail"), tr("The chosen project"), left, scroll,
                                  {.leastMiddle = 540, .leastPanel = 280, .panel = 316});
}

void ProjectsPane::connectStart(StartPage *page)
{
    connect(page, &StartPage::importRequested, this, &ProjectsPane::chooseFiles);
    connect(page, &StartPage::newRequested, this, &ProjectsPane::newProject);
    connect(page, &StartPage::sampleRequested, this, &ProjectsPane::openSample);
}

void ProjectsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        reload();
}

bool ProjectsPane::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::Resize && m_list != nullptr && object == m_list->viewport()) {
        m_rows->setRoom(m_list->viewport()->width());
        m_list->setSortIndicator(m_rows->sortedColumn(), m_rows->order());
    }
    return QWidget::eventFilter(object, event);
}

void ProjectsPane::reloadSoon()
{
    m_stale = true;
    if (isVisible() && !m_reload.isActive())
        m_reload.start();
}

void ProjectsPane::reload()
{
    m_stale = false;
    m_context.session().read(readLists).then(this, [this, number = ++m_asked](Result<Lists> lists) {
        if (number < m_asked)
            return; // a later one is on its way: two readers may answer in any order
        if (!lists) {
            m_stack->setCurrentWidget(m_state);
            m_state->showError(lists.error(), tr("Try again"), [this] { reload(); });
            return;
        }
        m_loaded = true;
        m_projects = std::move(lists->here);
        m_trashed = std::move(lists->trashed);
        m_historyOf = 0;
        showProjects();
    });
}

void ProjectsPane::showProjects()
{
    if (!m_loaded)
        return;
    m_inTrash = m_inTrash && !m_trashed.empty();
    const bool empty = m_projects.empty();
    m_trashButton->setVisible(!m_trashed.empty() && !m_inTrash);
    m_trashButton->setText(tr("Trash, %n projects", nullptr, static_cast<int>(m_trashed.size())));
    for (QWidget *control : m_listControls)
        control->setVisible(!empty && !m_inTrash);
    m_header->setTitle(m_inTrash ? tr("Trash") : tr("Projects"));
    if (m_inTrash)
        m_count->setText(tr("%n projects", nullptr, static_cast<int>(m_trashed.size())));
    else
        m_count->setText(empty ? tr("none yet")
                               : tr("%n in this workspace", nullptr, static_cast<int>(m_projects.size())));
    if (m_inTrash) {
        m_trash->show(m_trashed);
        m_stack->setCurrentWidget(m_trash);
        return;
    }
    if (empty) {
        m_stack->setCurrentWidget(m_start);
        return;
    }
    m_rows->show(m_projects, m_filter->text());
    m_list->setSortIndicator(m_rows->sortedColumn(), m_rows->order());
    m_strip->setFolded(m_projects.size() >= manyProjects);
    m_stack->setCurrentWidget(m_listPage);
    const int row = std::max(0, m_rows->rowOf(m_selected != 0 ? m_selected : m_context.project()));
    // A list that somebody scrolled would jump back at each news.
    if (row != m_list->currentRow() || !m_list->isSelected(row))
        m_list->setCurrentRow(row);
    showCurrent();
}

const workspace::ProjectOverview *ProjectsPane::current() const
{
    return m_rows->at(m_list->currentRow());
}

void ProjectsPane::showCurrent()
{
    const auto *project = current();
    m_detail->setVisible(project != nullptr);
    if (project == nullptr)
        return;
    const std::int64_t id = project->summary.info.id;
    m_selected = id;
    m_detail->show(*project, m_job && m_job->project == id ? m_job : std::nullopt);
    if (id != m_historyOf)
        readHistory(id);
}

void ProjectsPane::readHistory(std::int64_t project)
{
    m_historyOf = project;
    m_context.session()
        .read([project](workspace::Workspace &workspace) {
            return workspace::history(workspace, project, historyRows);
        })
        .then(this, [this, project](const Result<std::vector<workspace::JournalEntry>> &entries) {
            if (entries && project == m_historyOf)
                m_detail->showHistory(*entries);
        });
}

void ProjectsPane::setRunningJob(const std::optional<RunningJob> &job)
{
    m_job = job;
    if (m_loaded && !m_projects.empty())
        showCurrent();
}

void ProjectsPane::openAt(std::int64_t project, models::Step step)
{
    if (project != m_context.wantedProject())
        m_context.openProject(project);
    m_context.goTo(step);
}

void ProjectsPane::newProject()
{
    if (!models::mayWrite(m_context))
        return;
    auto *dialog = new NewProjectDialog(m_context, window());
    connect(dialog, &NewProjectDialog::created, this,
            [this](std::int64_t project) { openAt(project, models::Step::Schema); });
    dialog->open();
}

void ProjectsPane::chooseFiles()
{
    if (!models::mayWrite(m_context))
        return;
    auto *dialog = new QFileDialog(window(), tr("Choose files to import"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &ProjectsPane::importFiles);
    dialog->open();
}

void ProjectsPane::importFiles(const QStringList &files)
{
    if (!models::mayWrite(m_context))
        return;
    if (files.isEmpty())
        return;
    auto *dialog = new ImportDialog(m_context, files, window());
    connect(dialog, &ImportDialog::imported, this,
            [this](std::int64_t project) { openAt(project, models::Step::Labeling); });
    dialog->open();
}

void ProjectsPane::exportProject()
{
    // Where projects are listed, the one that is chosen; elsewhere the open one.
    const auto *chosen = isVisible() && !m_inTrash ? current() : nullptr;
    if (chosen != nullptr)
        exportOne(*chosen);
    else if (const auto &overview = m_context.overview())
        exportOne(*overview);
}

void ProjectsPane::exportOne(const workspace::ProjectOverview &project)
{
    const project::ProjectInfo &info = project.summary.info;
    const auto write = [id = info.id](workspace::Workspace &workspace, const QString &format,
                                      const QString &path, const std::function<void(double)> &progress,
                                      const std::stop_token &stop) {
        return workspace::exportProject(workspace, id, format, path, progress, stop);
    };
    auto *dialog = new models::ExportDialog(
        m_context, {info.name, info.name, countOfItems(info.kind, project.summary.items), info.kind, write},
        window());
    dialog->open();
}

void ProjectsPane::openSample(const Sample &sample)
{
    if (!models::mayWrite(m_context))
        return;
    m_context.session()
        .write([sample, origin = m_context.origin()](workspace::Workspace &workspace) {
            return projects::openSample(workspace, sample, origin);
        })
        .then(this, [this](const Result<std::int64_t> &project) {
            if (project)
                openAt(*project, models::Step::Labeling);
            else
                m_context.report(project.error());
        });
}

void ProjectsPane::renameCurrent(const QString &name)
{
    const auto *project = current();
    if (project == nullptr)
        return;
    const std::int64_t id = project->summary.info.id;
    m_context.session()
        .write([id, name, origin = m_context.origin()](workspace::Workspace &workspace) {
            return workspace::renameProject(workspace, id, name, origin);
        })
        .then(this, [this, id, before = project->summary.info.name,
                     name](const Result<workspace::EditReceipt> &receipt) {
            if (!receipt) {
                refuseName(id, before, name, receipt.error());
                return;
            }
            m_context.say(tr("The project is now called %1").arg(name), [this, id, step = receipt->sequence] {
                m_context.session()
                    .write([id, step, origin = m_context.origin()](workspace::Workspace &workspace) {
                        return workspace::undo(workspace, id, origin, step);
                    })
                    .then(this, [this](const Result<workspace::EditReceipt> &undone) {
                        if (!undone)
                            m_context.report(undone.error());
                    });
            });
        });
}

void ProjectsPane::refuseName(std::int64_t project, const QString &before, const QString &name,
                              const Error &why)
{
    if (why.code != ErrorCode::AlreadyExists)
        m_context.report(why);
    else if (m_selected == project && isVisible())
        m_detail->refuseName(name, tr("There is a project “%1” already.").arg(name));
    else // the field was left for something else, which stays in sight
        m_context.say(tr("%1 keeps its name: there is a project “%2” already").arg(before, name));
}

void ProjectsPane::trashCurrent()
{
    const auto *project = current();
    if (project == nullptr || m_inTrash || !models::mayWrite(m_context))
        return;
    const std::int64_t id = project->summary.info.id;
    const QString name = project->summary.info.name; // the row may go with what is told
    m_selected = 0;
    models::trashProject(m_context, id, name);
}

} // namespace glossa::projects
#include "moc_projects_pane.cpp"
