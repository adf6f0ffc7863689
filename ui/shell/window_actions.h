// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"

#include <QAction>

#include <vector>

class QMainWindow;
class QMenu;

namespace glossa::shell {

/// The commands that work everywhere in the window. Each has a place in the menu bar.
struct WindowActions {
    explicit WindowActions(QMainWindow &window);

    QAction *newProject;
    QAction *import;
    QAction *exportProject;
    QAction *switchProject;
    QAction *quit;
    QAction *undo;
    QAction *redo;
    QAction *palette;
    QAction *findUtterance;
    QAction *foldRail;
    QAction *menuBar;
    QAction *showMenu;
    QAction *nextRegion;
    QAction *previousRegion;
    QAction *toggleTheme;
    QAction *themeSystem;
    QAction *themeLight;
    QAction *themeDark;
    QAction *themeContrast;
    QAction *largerText;
    QAction *smallerText;
    QAction *normalText;
    QAction *keys;
    QAction *about;
    /// In rail order.
    std::vector<QAction *> steps;

    [[nodiscard]] std::vector<QAction *> all() const;
    /// Fills the window's menu bar; the menu of the pane in sight stands before View.
    void fillMenuBar(QMainWindow &window) const;
    QMenu *paneMenu;

private:
    QMainWindow &m_window;
    QAction *make(const char *name, const QString &text, const QKeySequence &key = {}) const;
};

} // namespace glossa::shell
