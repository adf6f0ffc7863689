// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_actions.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace glossa::shell {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(WindowActions)
};

} // namespace

QAction *WindowActions::make(const char *name, const QString &text, const QKeySequence &key) const
{
    auto *action = new QAction(text, &m_window);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WindowShortcut);
    m_window.addAction(action); // a hidden menu bar gives no shortcuts
    return action;
}

WindowActions::WindowActions(QMainWindow &window) : m_window(window)
{
    newProject =
        make("newProject", Words::tr("&New project…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    import = make("import", Words::tr("&Import…"), QKeySequence(Qt::CTRL | Qt::Key_O));
    exportProject = make("export", Words::tr("&Export…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    switchProject = make("switchProject", Words::tr("&Switch project"), QKeySequence(Qt::CTRL | Qt::Key_P));
    quit = make("quit", Words::tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q));
    undo = make("undo", Words::tr("&Undo"), QKeySequence(Qt::CTRL | Qt::Key_Z));
    redo = make("redo", Words::tr("&Redo"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    for (QAction *action : {undo, redo})
        action->setProperty("lastingName", action->text());
    palette = make("palette", Words::tr("&Command palette"), QKeySequence(Qt::CTRL | Qt::Key_K));
    findUtterance = make("findEverywhere", Words::tr("Find in all &texts"),
                         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    foldRail = make("foldRail", Words::tr("Fold the &rail"), QKeySequence(Qt::CTRL | Qt::Key_B));
    foldRail->setCheckable(true);
    menuBar = make("menuBar", Words::tr("&Menu bar"));
    menuBar->setCheckable(true);
    showMenu = make("showMenu", Words::tr("Open the menu"), QKeySequence(Qt::Key_F10));
    nextRegion = make("nextRegion", Words::tr("&Next region"), QKeySequence(Qt::Key_F6));
    previousRegion =
        make("previousRegion", Words::tr("P&revious region"), QKeySequence(Qt::SHIFT | Qt::Key_F6));
    toggleTheme = make("toggleTheme", Words::tr("Switch between light and dark"));
    themeSystem = make("themeSystem", Words::tr("As the &system"));
    themeLight = make("themeLight", Words::tr("&Light"));
    themeDark = make("themeDark", Words::tr("&Dark"));
    themeContrast = make("themeContrast", Words::tr("&High contrast"));
    auto *themes = new QActionGroup(&window);
    for (QAction *theme : {themeSystem, themeLight, themeDark, themeContrast}) {
        theme->setCheckable(true);
        themes->addAction(theme);
    }
    largerText =
        make("largerText", Words::tr("&Larger text"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Plus));
    smallerText =
        make("smallerText", Words::tr("&Smaller text"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Minus));
    normalText =
        make("normalText", Words::tr("&Normal text size"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_0));
    keys = make("keys", Words::tr("&Keys"), QKeySequence(Qt::Key_F1));
    keys->setShortcuts({QKeySequence(Qt::Key_F1), QKeySequence(Qt::Key_Question)});
    about = make("about", Words::tr("&About Glossa"));
    const QStringList names{Words::tr("&Projects"),      Words::tr("&Schema"),
                            Words::tr("&Labeling"),      Words::tr("&Training"),
                            Words::tr("&Model details"), Words::tr("&Deployments"),
                            Words::tr("Try && re&view"), Words::tr("S&ettings")};
    for (int i = 0; i < names.size(); ++i) {
        QAction *step = make(qPrintable(QStringLiteral("step%1").arg(i + 1)), names.at(i),
                             QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)));
        step->setData(i);
        steps.push_back(step);
    }
    steps.back()->setShortcuts({steps.back()->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_Comma)});
    paneMenu = new QMenu(&window);
}

std::vector<QAction *> WindowActions::all() const
{
    std::vector<QAction *> all{newProject, import, exportProject, switchProject,
                               undo,       redo,   palette,       findUtterance};
    all.insert(all.end(), steps.begin(), steps.end());
    for (QAction *action :
         {foldRail, menuBar, showMenu, nextRegion, previousRegion, toggleTheme, themeSystem, themeLight,
          themeDark, themeContrast, largerText, smallerText, normalText, keys, about, quit})
        all.push_back(action);
    return all;
}

void WindowActions::fillMenuBar(QMainWindow &window) const
{
    QMenuBar *bar = window.menuBar();
    QMenu *file = bar->addMenu(Words::tr("&File"));
    file->addActions({newProject, switchProject});
    file->addSeparator();
    file->addActions({import, exportProject});
    file->addSeparator();
    file->addAction(quit);
    QMenu *edit = bar->addMenu(Words::tr("&Edit"));
    edit->addActions({undo, redo});
    edit->addSeparator();
    edit->addActions({palette, findUtterance});
    QMenu *go = bar->addMenu(Words::tr("&Go"));
    for (QAction *step : steps)
        go->addAction(step);
    go->addSeparator();
    go->addActions({nextRegion, previousRegion});
    bar->addMenu(paneMenu);
    QMenu *view = bar->addMenu(Words::tr("&View"));
    QMenu *theme = view->addMenu(Words::tr("&Theme"));
    theme->addActions({themeSystem, themeLight, themeDark, themeContrast});
    view->addActions({largerText, smallerText, normalText});
    view->addSeparator();
    view->addActions({foldRail, menuBar});
    QMenu *help = bar->addMenu(Words::tr("&Help"));
    help->addActions({keys, about});
}

} // namespace glossa::shell
