// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"
#include "ui/shell/command_palette.h"

#include <QMainWindow>

#include <functional>
#include <map>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace glossa::widgets {
class Banner;
}

namespace glossa::labeling {
class LabelingPane;
}

namespace glossa::projects {
class ProjectsPane;
}

namespace glossa::training {
class TrainingPane;
}

namespace glossa::shell {

class LifeCycleRail;
class Toast;

/// The window: rail, panes, top bar, status bar, menus, palette, toasts; takes files dropped anywhere.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(models::StudioContext &context, QWidget *parent = nullptr);
    ~MainWindow() override;
    void goTo(models::Step step);
    /// The window with the sample project open, made if it is not there.
    void openSample();
    [[nodiscard]] models::Step step() const { return m_step; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeTopBar();
    QWidget *makeStatusBar();
    void makeActions();
    QAction *addCommand(const QString &name, const QKeySequence &key, std::function<void()> run, QMenu *menu);
    QWidget *pane(models::Step step);
    QWidget *makePane(models::Step step);
    void refreshRail();
    void refreshTop();
    void refreshStatus();
    void refreshUndo();
    void openPalette();
    void openCheatSheet();
    void openProjectMenu();
    void switchTheme();
    void moveRegion(bool back);
    void showError(const Error &error);
    [[nodiscard]] QList<QAction *> paneActions(models::Step step) const;

    models::StudioContext &m_context;
    models::Step m_step = models::Step::Projects;
    std::map<models::Step, QWidget *> m_panes;
    LifeCycleRail *m_rail;
    QStackedWidget *m_stack;
    widgets::Banner *m_banner;
    Toast *m_toast;
    CommandPalette *m_palette;
    QPushButton *m_switcher;
    QPushButton *m_search;
    QToolButton *m_undoButton;
    QToolButton *m_redoButton;
    QLabel *m_saved;
    QLabel *m_running;
    QProgressBar *m_progress;
    QLabel *m_paneStatus;
    QLabel *m_author;
    QAction *m_undo = nullptr;
    QAction *m_redo = nullptr;
    std::vector<QAction *> m_commands;
    projects::ProjectsPane *m_projects = nullptr;
    labeling::LabelingPane *m_labeling = nullptr;
    training::TrainingPane *m_training = nullptr;
};

} // namespace glossa::shell
