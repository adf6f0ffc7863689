// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/session/session.h"
#include "tests/support/window_thread.h"
#include "ui/models/studio_context.h"
#include "ui/settings/appearance.h"
#include "ui/shell/main_window.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

#include <functional>
#include <memory>

namespace glossa::test {

/// The whole window over a workspace of its own, with the real worker program, and the real command line
/// beside it on the same workspace.
class Studio {
public:
    Studio();

    [[nodiscard]] shell::MainWindow &window() { return *m_window; }
    [[nodiscard]] models::StudioContext &context() { return *m_context; }
    [[nodiscard]] settings::Appearance &appearance() { return *m_appearance; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    void show(QSize size);
    /// Closes the window and opens the workspace in a new one, as another start of the program does;
    /// `between` runs while nobody has it open.
    void restart(QSize size, const std::function<void()> &between = {});
    void openProject(const QString &name);
    /// True when nothing is being read, written or painted any more.
    void settle(int quietMs = 150);

    /// Halts the process of the running training when `ready` says so, for a look at it, until
    /// releaseWorker().
    void holdWorker(const std::function<bool()> &ready);
    void releaseWorker();

    /// Runs `glossa --workspace … ARGUMENTS < input`; its standard output. A failure ends the program.
    QByteArray cli(const QStringList &arguments, const QByteArray &input = {});
    [[nodiscard]] QJsonDocument cliJson(const QStringList &arguments);

    /// The widget of a name that can be seen; else any of that name; else the program ends.
    template <typename Widget = QWidget>
    [[nodiscard]] Widget *find(const QString &name)
    {
        return qobject_cast<Widget *>(findWidget(name));
    }
    /// What the rows of a list say, in their order.
    [[nodiscard]] QStringList rowsOf(const QString &list) const;
    void standOnRow(const QString &list, int row);
    /// nullptr if none can be seen.
    [[nodiscard]] QWidget *seen(const QString &name) const;

private:
    [[nodiscard]] QWidget *findWidget(const QString &name) const;
    void open();

    QTemporaryDir m_folder;
    int m_held = 0; // its process
    SystemClock m_clock;
    NoStatementHere m_noStatementHere;
    std::unique_ptr<workspace::Session> m_session;
    std::unique_ptr<settings::Appearance> m_appearance;
    std::unique_ptr<models::StudioContext> m_context;
    std::unique_ptr<shell::MainWindow> m_window;
};

} // namespace glossa::test
