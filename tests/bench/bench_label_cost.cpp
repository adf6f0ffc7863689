// SPDX-License-Identifier: GPL-3.0-or-later
// What an acknowledged label costs besides painting: the processor time of the window's thread, and the SQL
// statements of all threads, from the key until nothing follows from it any more. In the real window over
// 100,000 utterances, with every pane made and visited once, while another process trains a model of the
// project; then what each heartbeat of that training costs.
#include "core/base/numeric_locale.h"
#include "core/workspace/projects/projects.h"
#include "core/workspace/session/session.h"
#include "ui/models/studio_context.h"
#include "ui/settings/appearance.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/span_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QProcess>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

using namespace glossa;

namespace {

constexpr int utterances = 100'000;
constexpr int labels = 250;
constexpr int heartbeats = 10;
constexpr int newsMs = 250; // the window gathers them for as long before it reads what they are about
/// How long after its acknowledgement a label may have consequences: longer than a look for what others
/// changed takes to come round.
constexpr int consequencesMs = 400;

double threadMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Knows how much of the window's thread went into painting.
class Application final : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        const bool paints = event->type() == QEvent::Paint || event->type() == QEvent::UpdateRequest ||
                            event->type() == QEvent::Expose;
        if (!paints || m_depth > 0)
            return QApplication::notify(receiver, event);
        ++m_depth;
        const double before = threadMs();
        const bool done = QApplication::notify(receiver, event);
        m_paintMs += threadMs() - before;
        --m_depth;
        return done;
    }
    [[nodiscard]] double paintMs() const { return m_paintMs; }

private:
    int m_depth = 0;
    double m_paintMs = 0;
};

/// Counts the statements of all threads, those that only look whether others have changed anything apart.
class Counter final : public workspace::StatementObserver {
public:
    void statement(const QString &sql) override
    {
        const std::scoped_lock lock(m_mutex);
        if (sql.contains(QLatin1String("FROM change_count")) &&
            sql.startsWith(QLatin1String("SELECT journal")))
            ++m_looks;
        else
            m_statements.push_back(sql);
    }
    [[nodiscard]] std::vector<QString> take()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_statements, {});
    }
    [[nodiscard]] int takeLooks()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_looks, 0);
    }

private:
    std::mutex m_mutex;
    std::vector<QString> m_statements;
    int m_looks = 0;
};

/// Sleeps in the event loop as a window does; QTest::qWait would wake up each 10 ms and count as cost.
void wait(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

double at(std::vector<double> &sorted, double share)
{
    std::ranges::sort(sorted);
    return sorted[static_cast<std::size_t>(share * double(sorted.size() - 1))];
}

std::int64_t makeProject(const QString &folder, const Clock &clock)
{
    const workspace::Origin origin{QStringLiteral("Ben"), QStringLiteral("cli"), {}};
    auto opened = workspace::Workspace::open(folder, clock);
    if (!opened)
        qFatal("no workspace");
    project::ProjectInfo info;
    info.name = QStringLiteral("Mail");
    info.language = QStringLiteral("en-us");
    auto import = (*opened)->store().beginImport(0, info, origin);
    if (!import)
        qFatal("no import");
    std::vector<project::Category> categories;
    for (int i = 0; i < 10; ++i) {
        project::Category category;
        category.kind = project::CategoryKind::Entity;
        category.name = QStringLiteral("Entity%1").arg(i);
        categories.push_back(category);
    }
    for (int i = 0; i < 8; ++i) {
        project::Category category;
        category.kind = project::CategoryKind::Intent;
        category.name = QStringLiteral("Intent%1").arg(i);
        categories.push_back(category);
    }
    std::vector<project::Item> items;
    for (int i = 0; i < utterances; ++i) {
        project::Item item;
        item.text =
            QStringLiteral("send an email to harold number %1 about the team lunch this tuesday").arg(i);
        item.dataset = i % 5 == 0 ? project::Dataset::Test : project::Dataset::Train;
        item.intent = QStringLiteral("Intent%1").arg(i % 8);
        if (i % 2 == 0)
            item.labels = {{QStringLiteral("Entity2"), {17, 6}, 0, {}}};
        items.push_back(std::move(item));
    }
    if (!(*import)->categories(categories) || !(*import)->items(items) || !(*import)->commit({}))
        qFatal("the import failed");
    return (*import)->project();
}

class Bench {
public:
    Bench(Application &application, const QString &folder)
        : m_application(application), m_project(makeProject(folder, m_clock))
    {
        auto session = workspace::Session::open(folder, m_clock, &m_counter);
        if (!session)
            qFatal("no session");
        m_session = std::move(*session);
        QObject::connect(m_session.get(), &workspace::Session::changed, m_session.get(),
                         [this](const std::shared_ptr<const workspace::Changes> &changes) {
                             m_heartbeats += changes->jobs ? 1 : 0;
                             m_models += changes->models ? 1 : 0;
                             if (changes->jobs || changes->models)
                                 m_news.restart();
                         });
        m_news.start();
        m_appearance.apply();
        m_context = std::make_unique<models::StudioContext>(*m_session, QString());
        m_window = std::make_unique<shell::MainWindow>(*m_context, m_appearance);
    }

    void open()
    {
        QSignalSpy opened(m_context.get(), &models::StudioContext::projectOpened);
        m_context->openProject(m_project);
        if (opened.isEmpty() && !opened.wait(20'000))
            qFatal("the project does not open");
        m_window->resize(1920, 1080);
        m_window->show();
        m_window->activateWindow();
        if (!QTest::qWaitForWindowActive(m_window.get()))
            qFatal("the window does not become active");
        using models::Step;
        for (const Step step : {Step::Projects, Step::Schema, Step::Training, Step::Details,
                                Step::Deployments, Step::Tryout, Step::Settings, Step::Labeling}) {
            m_window->goTo(step);
            QTest::qWait(1500);
        }
        m_text = m_window->findChild<widgets::SpanView *>(QStringLiteral("stageText"));
        if (m_text == nullptr || !QTest::qWaitFor([this] { return !m_text->text().isEmpty(); }, 20'000))
            qFatal("no text to label");
    }

    void label()
    {
        std::vector<double> ms;
        std::vector<double> statements;
        std::map<QString, int> histogram;
        std::vector<double> all;
        for (int i = 0; i < labels; ++i) {
            m_text->setFocus();
            QTest::keyClick(m_text, Qt::Key_J);
            QTest::qWait(200);
            QTest::keyClick(m_text, Qt::Key_W);
            QTest::qWait(20);
            std::ignore = m_counter.take();
            const double before = threadMs() - m_application.paintMs();
            QTest::keyClick(m_text, Qt::Key_1);
            wait(consequencesMs);
            if (m_session->isSaving())
                qFatal("a label is not saved");
            const double cost = threadMs() - m_application.paintMs() - before;
            auto made = m_counter.take();
            // A heartbeat that has just come is read at the end of the time.
            std::erase_if(made, [](const QString &sql) {
                return sql.startsWith(QLatin1String("SELECT id, project, kind, request, state"));
            });
            all.push_back(cost);
            // What a training's heartbeat or its end costs, at once or a moment later, is not the label's.
            if (m_news.elapsed() < consequencesMs + newsMs)
                continue;
            ms.push_back(cost);
            statements.push_back(double(made.size()));
            for (const QString &sql : made)
                ++histogram[sql.left(70)];
        }
        const auto tell = [](const char *which, std::vector<double> &costs) {
            std::printf("window's thread besides painting, ms a label%s: p50 %.2f  p99 %.2f  max %.2f  (%zu "
                        "labels)\n",
                        which, at(costs, .5), at(costs, .99), at(costs, 1), costs.size());
        };
        tell("", ms);
        tell(", with the heartbeats that came meanwhile", all);
        std::printf("statements a label, all threads: p50 %.0f  p99 %.0f\n", at(statements, .5),
                    at(statements, .99));
        for (const auto &[sql, times] : histogram)
            std::printf("  %5.2f  %s\n", double(times) / double(statements.size()), qPrintable(sql));
    }

    /// Pieces of time in which a training ends, which brings a model, are left out with the one after each.
    void rest()
    {
        QTest::qWait(consequencesMs);
        std::ignore = m_counter.take();
        std::ignore = m_counter.takeLooks();
        QElapsedTimer clock;
        clock.start();
        int beats = 0;
        double statements = 0.0;
        double ms = 0.0;
        for (bool ended = false; beats < heartbeats;) {
            const int beatsBefore = m_heartbeats;
            const int modelsBefore = m_models;
            const double before = threadMs() - m_application.paintMs();
            wait(consequencesMs);
            const auto made = m_counter.take();
            const bool endsNow = m_models != modelsBefore;
            if (!endsNow && !ended) {
                beats += m_heartbeats - beatsBefore;
                statements += double(made.size());
                ms += threadMs() - m_application.paintMs() - before;
            }
            ended = endsNow;
            if (clock.elapsed() > 60'000)
                qFatal("no training runs");
        }
        std::printf("statements a heartbeat: %.1f; window's thread: %.2f ms\n", statements / beats,
                    ms / beats);
        std::printf("looks for others' changes: %.1f a second, one statement each\n",
                    m_counter.takeLooks() * 1000.0 / double(clock.elapsed()));
    }

private:
    Application &m_application;
    SystemClock m_clock;
    Counter m_counter;
    std::int64_t m_project;
    std::unique_ptr<workspace::Session> m_session;
    settings::Appearance m_appearance;
    std::unique_ptr<models::StudioContext> m_context;
    std::unique_ptr<shell::MainWindow> m_window;
    widgets::SpanView *m_text = nullptr;
    int m_heartbeats = 0;
    int m_models = 0;     // trainings that have ended
    QElapsedTimer m_news; // since the last of the training
};

} // namespace

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QCoreApplication::setOrganizationName(QStringLiteral("glossa"));
    QCoreApplication::setApplicationName(QStringLiteral("bench_label_cost"));
    Application application(argc, argv);
    QSettings().clear();
    glossa::usePointInNumbers();
    std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
    const QTemporaryDir folder;
    QElapsedTimer clock;
    clock.start();
    Bench bench(application, folder.path());
    QProcess training;
    training.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    training.setStandardOutputFile(QProcess::nullDevice());
    const auto train = [&training, &folder] {
        training.start(QStringLiteral(GLOSSA_PROGRAM),
                       {QStringLiteral("--workspace"), folder.path(), QStringLiteral("train"),
                        QStringLiteral("--project"), QStringLiteral("Mail"), QStringLiteral("--model"),
                        QStringLiteral("m1")});
    };
    train();
    // One training after the other, so that one runs whenever something is measured.
    QObject::connect(&training, &QProcess::finished, &application, [&train](int code) {
        if (code != 0)
            qFatal("the training failed");
        train();
    });
    std::printf("100,000 utterances made in %.1f s\n", double(clock.restart()) / 1000.0);
    bench.open();
    std::printf("all panes visited after %.1f s\n", double(clock.restart()) / 1000.0);
    bench.label();
    bench.rest();
    QObject::disconnect(&training, &QProcess::finished, &application, nullptr);
    training.kill();
    training.waitForFinished();
    return 0;
}
