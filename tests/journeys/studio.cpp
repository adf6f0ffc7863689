// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/studio.h"

#include "core/workspace/items/edit.h"
#include "core/workspace/jobs/jobs.h"
#include "core/workspace/projects/projects.h"
#include "ui/widgets/row_view.h"

#include <QApplication>
#include <QProcess>
#include <QSettings>

#include <csignal>
#include <utility>

namespace glossa::test {

Studio::Studio()
{
    // Nothing of an earlier run, and the look asked for rather than the desktop's.
    QSettings().clear();
    QSettings().setValue(QStringLiteral("appearance/theme"), QStringLiteral("light"));
    open();
}

void Studio::open()
{
    auto session = workspace::Session::open(folder(), m_clock, &m_noStatementHere);
    if (!session)
        qFatal("no workspace: %s", plain(session.error().detail).c_str());
    m_session = std::move(*session);
    m_appearance = std::make_unique<settings::Appearance>();
    m_appearance->apply();
    m_context = std::make_unique<models::StudioContext>(*m_session, QStringLiteral(GLOSSA_PROGRAM));
    m_context->setAuthor(QStringLiteral("Ana"));
    m_window = std::make_unique<shell::MainWindow>(*m_context, *m_appearance);
}

void Studio::restart(QSize size, const std::function<void()> &between)
{
    settle();
    m_window.reset();
    m_context.reset();
    m_appearance.reset();
    m_session.reset();
    if (between)
        between();
    open();
    show(size);
}

void Studio::show(QSize size)
{
    m_window->resize(size);
    m_window->show();
    if (!QTest::qWaitForWindowExposed(m_window.get()))
        qFatal("the window does not show");
    m_window->activateWindow();
}

void Studio::holdWorker(const std::function<bool()> &ready)
{
    if (!QTest::qWaitFor(ready, 60'000))
        qFatal("the training does not come so far");
    const auto other = workspace::Workspace::open(folder(), m_clock);
    const auto jobs = other ? workspace::jobs(**other, std::nullopt) : Result<std::vector<workspace::Job>>();
    if (!jobs)
        qFatal("the jobs cannot be read");
    for (const workspace::Job &job : *jobs)
        if (job.state == workspace::JobState::Running)
            m_held = job.owner.section(QLatin1Char(':'), -2, -2).toInt();
    if (m_held == 0 || ::kill(m_held, SIGSTOP) != 0)
        qFatal("no training runs");
}

void Studio::releaseWorker()
{
    if (m_held != 0)
        ::kill(std::exchange(m_held, 0), SIGCONT);
}

void Studio::openProject(const QString &name)
{
    const auto other = workspace::Workspace::open(folder(), m_clock);
    const auto id =
        other ? workspace::projectByName(**other, name) : Result<std::int64_t>(fail(other.error()));
    if (!id)
        qFatal("no project %s", qPrintable(name));
    QSignalSpy opened(m_context.get(), &models::StudioContext::projectOpened);
    m_context->openProject(*id);
    if (opened.isEmpty() && !opened.wait(10'000))
        qFatal("the project does not open");
}

void Studio::settle(int quietMs)
{
    QTest::qWait(quietMs);
    if (!QTest::qWaitFor([this] { return !m_session->isSaving(); }, 20'000))
        qFatal("a write does not end");
}

QByteArray Studio::cli(const QStringList &arguments, const QByteArray &input)
{
    QProcess program;
    QEventLoop loop; // the window lives on meanwhile
    QObject::connect(&program, &QProcess::finished, &loop, &QEventLoop::quit);
    QObject::connect(&program, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    program.start(QStringLiteral(GLOSSA_PROGRAM),
                  QStringList{QStringLiteral("--workspace"), folder()} + arguments);
    program.write(input);
    program.closeWriteChannel();
    loop.exec();
    if (program.exitStatus() != QProcess::NormalExit || program.exitCode() != 0)
        qFatal("glossa %s: %s", qPrintable(arguments.join(u' ')), program.readAllStandardError().constData());
    return program.readAllStandardOutput();
}

QJsonDocument Studio::cliJson(const QStringList &arguments)
{
    return QJsonDocument::fromJson(cli(QStringList{QStringLiteral("--json")} + arguments));
}

QStringList Studio::rowsOf(const QString &list) const
{
    const auto *view = qobject_cast<widgets::RowView *>(findWidget(list));
    QStringList rows;
    for (int row = 0; row < view->rowCount(); ++row)
        rows << view->rowText(row);
    return rows;
}

void Studio::standOnRow(const QString &list, int row)
{
    qobject_cast<widgets::RowView *>(findWidget(list))->setCurrentRow(row);
}

QWidget *Studio::seen(const QString &name) const
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (!window->isVisible())
            continue;
        if (window->objectName() == name)
            return window;
        for (QWidget *widget : window->findChildren<QWidget *>(name))
            if (widget->isVisible())
                return widget;
    }
    return nullptr;
}

QWidget *Studio::findWidget(const QString &name) const
{
    if (QWidget *widget = seen(name))
        return widget;
    for (QWidget *window : QApplication::topLevelWidgets())
        if (auto *widget = window->findChild<QWidget *>(name))
            return widget;
    qFatal("no widget named %s", qPrintable(name));
}

} // namespace glossa::test
