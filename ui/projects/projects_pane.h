// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"
#include "ui/projects/project_rows.h"
#include "ui/projects/samples.h"
#include "ui/projects/standing.h"
#include "ui/widgets/row_view.h"

#include <QAction>
#include <QList>
#include <QTimer>
#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;

namespace glossa::widgets {
class PaneHead;
class SearchField;
class StatePanel;
} // namespace glossa::widgets

namespace glossa::projects {

class ProjectDetail;
class StartPage;
class StartStrip;
class TrashPage;

/// The pane of all projects: open, make, import, export, rename, delete, bring back.
class ProjectsPane : public QWidget {
    Q_OBJECT
public:
    explicit ProjectsPane(models::StudioContext &context, QWidget *parent = nullptr);
    ~ProjectsPane() override;

    [[nodiscard]] QList<QAction *> actions() const;
    [[nodiscard]] QString statusText() const { return {}; }
    /// Running jobs change what the detail panel says.
    void setRunningJob(const std::optional<RunningJob> &job);

    void newProject();
    /// A file dialog, then the preview.
    void chooseFiles();
    void importFiles(const QStringList &files);
    /// Of the open project; else of the selected one.
    void exportProject();
    void openSample(const Sample &sample);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    QWidget *makeHeader();
    QWidget *makeList();
    void makeActions();
    void connectStart(StartPage *page);
    void reloadSoon();
    void reload();
    void showProjects();
    void showCurrent();
    void readHistory(std::int64_t project);
    void openAt(std::int64_t project, models::Step step);
    void exportOne(const workspace::ProjectOverview &project);
    void renameCurrent(const QString &name);
    /// Says why a name was not taken: under the field while its project is chosen, else in the status line.
    void refuseName(std::int64_t project, const QString &before, const QString &name, const Error &why);
    void trashCurrent();
    [[nodiscard]] const workspace::ProjectOverview *current() const;

    models::StudioContext &m_context;
    ProjectRows *m_rows = nullptr;
    std::vector<workspace::ProjectOverview> m_projects;
    std::vector<workspace::ProjectOverview> m_trashed;
    std::optional<RunningJob> m_job;
    QTimer m_reload;
    bool m_stale = true;
    std::uint64_t m_asked = 0;
    bool m_loaded = false;
    bool m_inTrash = false;
    std::int64_t m_selected = 0;
    std::int64_t m_historyOf = 0;

    widgets::PaneHead *m_header = nullptr;
    QLabel *m_count = nullptr;
    widgets::SearchField *m_filter = nullptr;
    QPushButton *m_trashButton = nullptr;
    QList<QWidget *> m_listControls; // of the header; hidden while there is nothing to filter or import into
    QStackedWidget *m_stack = nullptr;
    widgets::StatePanel *m_state = nullptr;
    StartPage *m_start = nullptr;
    QWidget *m_listPage = nullptr;
    widgets::RowView *m_list = nullptr;
    StartStrip *m_strip = nullptr;
    ProjectDetail *m_detail = nullptr;
    TrashPage *m_trash = nullptr;
    QMenu *m_more = nullptr;
    QAction *m_open = nullptr;
    QAction *m_rename = nullptr;
    QAction *m_delete = nullptr;
};

} // namespace glossa::projects
