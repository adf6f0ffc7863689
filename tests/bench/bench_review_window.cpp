// SPDX-License-Identifier: GPL-3.0-or-later
// How long a long review queue keeps a person waiting, in the real window: bench_review_window [queries].
// From the key or click until the rows that are then in sight are painted with their texts. Prints
// milliseconds and decides nothing.
#include "tests/bench/asked_queries.h"
#include "ui/models/studio_context.h"
#include "ui/settings/appearance.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/row_view.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <functional>

using namespace glossa;
using models::Step;

namespace {

/// Tells when the list has been painted with its first row known and no other than wanted.
class Watch final : public QObject {
public:
    explicit Watch(widgets::RowView &view) : m_view(view) { view.viewport()->installEventFilter(this); }

    /// Milliseconds from before `act` to the end of the painting; `old` is the first row that is not wanted.
    double timed(const std::function<void()> &act, const QString &old)
    {
        m_old = old;
        m_painted = false;
        QElapsedTimer clock;
        clock.start();
        act();
        while (!m_painted) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
            if (clock.elapsed() > 60'000)
                qFatal("the queue does not come");
        }
        return double(clock.nsecsElapsed()) / 1e6;
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        // It is painted after the filter: what is known by now is what will be seen.
        if (event->type() == QEvent::Paint && m_view.rowCount() > 0) {
            const QString first = m_view.rowText(0);
            m_painted = m_painted || (first.contains(QLatin1String("mail")) && first != m_old);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    widgets::RowView &m_view;
    QString m_old;
    bool m_painted = false;
};

void tell(const char *what, std::vector<double> ms)
{
    std::ranges::sort(ms);
    std::printf("%-28s p50 %7.1f  max %7.1f ms  (%zu times)\n", what, ms[ms.size() / 2], ms.back(),
                ms.size());
}

void run(int count)
{
    const QTemporaryDir folder;
    const SystemClock clock;
    std::int64_t project = 0;
    {
        const auto workspace = bench::need(workspace::Workspace::open(folder.path(), clock));
        project = bench::makeProject(*workspace, count);
        Random random(3);
        bench::askQueries(*workspace, project, count, random);
    }
    const auto session = bench::need(workspace::Session::open(folder.path(), clock));
    settings::Appearance appearance;
    appearance.apply();
    models::StudioContext context(*session, QString());
    shell::MainWindow window(context, appearance);
    QSignalSpy opened(&context, &models::StudioContext::projectOpened);
    context.openProject(project);
    if (opened.isEmpty() && !opened.wait(20'000))
        qFatal("the project does not open");
    window.resize(1920, 1080);
    window.show();
    window.goTo(Step::Labeling);
    QTest::qWait(1000);

    QElapsedTimer first;
    first.start();
    window.goTo(Step::Tryout);
    auto *list = window.findChild<widgets::RowView *>(QStringLiteral("queryList"));
    if (list == nullptr)
        qFatal("no queue");
    Watch watch(*list);
    const double made = double(first.nsecsElapsed()) / 1e6;
    tell("open, pane made meanwhile", {made + watch.timed([] {}, {})});
    std::vector<double> again;
    for (int i = 0; i < 11; ++i) {
        window.goTo(Step::Labeling);
        QTest::qWait(300);
        again.push_back(watch.timed([&] { window.goTo(Step::Tryout); }, {}));
    }
    tell("open again", again);
    std::vector<double> sorts;
    auto *order = window.findChild<QPushButton *>(QStringLiteral("queueOrder"));
    for (int i = 0; i < 11; ++i) {
        // Least sure, newest and most asked first, which begin with other rows.
        QAction *action = order->menu()->actions().at((i + 1) % 2);
        QTest::qWait(100);
        sorts.push_back(watch.timed([action] { action->trigger(); }, list->rowText(0)));
    }
    tell("sort", sorts);
}

} // namespace

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QCoreApplication::setOrganizationName(QStringLiteral("glossa"));
    QCoreApplication::setApplicationName(QStringLiteral("bench_review_window"));
    const QApplication application(argc, argv);
    QSettings().clear();
    run(argc > 1 ? std::atoi(argv[1]) : 50'000);
    return 0;
}
