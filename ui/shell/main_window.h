// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"
#include "ui/projects/samples.h"
#include "ui/projects/standing.h"
#include "ui/settings/appearance.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/window_actions.h"

#include <QMainWindow>

#include <functional>
#include <optional>

class QMenu;

namespace glossa::deployments {
class Endpoint;
}

namespace glossa::widgets {
class Banner;
}

namespace glossa::training {
class RunningTraining;
}

namespace glossa::shell {

class CommandPalette;
class DropVeil;
class JobWatch;
class LifeCycleRail;
class PaneHost;
class StatusStrip;
class TopBar;

/// The window: top bar, rail, panes, status; menus, palette, toasts and errors over them. Files may be
/// dropped anywhere.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(models::StudioContext &context, settings::Appearance &appearance, QWidget *parent = nullptr);
    ~MainWindow() override;

    void goTo(models::Step step);
    [[nodiscard]] models::Step step() const { return m_step; }
    /// Imports the sample (its id; empty = the first one) if it is not there, and opens it.
    void openSample(const QString &id = {});
    /// Opens the project that was open last in this workspace, if it is still there; `then` runs in either
    /// case.
    void reopenLast(const std::function<void()> &then);
    [[nodiscard]] ActionRegistry &registry() { return *m_registry; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build();
    void connectContext();
    void connectActions();
    void connectThemes();
    void adoptPane(models::Step step, const QList<QAction *> &actions);
    void projectOpened();
    void showRail();
    void showRunning();
    /// The training that runs, where its project can be opened.
    void goToRunning();
    [[nodiscard]] std::optional<projects::RunningJob> running() const;
    void showTitle();
    void showStatus();
    void showTheme();
    void fold();
    void openPalette(const QString &start);
    void openKeys();
    void openMenu();
    void report(const Error &error);
    void textSizeChanged();
    /// At this text size and on this screen.
    [[nodiscard]] QSize leastSize() const;

    models::StudioContext &m_context;
    settings::Appearance &m_appearance;
    ActionRegistry *m_registry;
    WindowActions m_actions;
    JobWatch *m_jobs;
    training::RunningTraining *m_training;
    deployments::Endpoint *m_endpoint;
    models::Step m_step = models::Step::Projects;
    bool m_quitting = false; // the question whether a training may be stopped was answered
    QSize m_ownSize;         // before it had to grow for a larger text
    QSize m_grownTo;

    // Made anew when the text size changes.
    TopBar *m_top = nullptr;
    LifeCycleRail *m_rail = nullptr;
    PaneHost *m_panes = nullptr;
    StatusStrip *m_status = nullptr;
    widgets::Banner *m_banner = nullptr;
    CommandPalette *m_palette = nullptr;
    DropVeil *m_veil = nullptr;
    QMenu *m_allMenus = nullptr;
};

} // namespace glossa::shell
