// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the labeling pane answers: scrolling 100,000 utterances, and the time from a key to the painted
// label there and in a document of a megabyte with 5,000 labels. A frame at 60 a second has 16.7 ms.
#include "core/base/numeric_locale.h"
#include "tests/support/workspace_fixture.h"
#include "ui/labeling/labeling_pane.h"
#include "ui/theme/glossa_style.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/span_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QStandardPaths>
#include <QtTest>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace glossa;

namespace {

constexpr int utterances = 100'000;
constexpr int documentUnits = 1'000'000;
constexpr int documentLabels = 5'000;

double threadMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

void print(const char *what, std::vector<double> ms)
{
    std::ranges::sort(ms);
    const auto at = [&](double share) { return ms[static_cast<std::size_t>(share * double(ms.size() - 1))]; };
    std::printf("%-44s %5zu times  median %6.2f  p99 %6.2f  max %6.2f ms\n", what, ms.size(), at(.5), at(.99),
                at(1));
}

/// What one input costs the window's thread until everything it asked for is painted. Processor time, so that
/// other work on the machine does not count.
template <typename Act>
double timed(Act act)
{
    const double before = threadMs();
    act();
    QApplication::sendPostedEvents();
    QApplication::processEvents();
    return threadMs() - before;
}

void import(test::WorkspaceFixture &fixture, std::int64_t project, const std::vector<project::Item> &items)
{
    auto import = fixture.other().store().beginImport(project, {}, fixture.someoneElse());
    if (!import || !(*import)->items(items) || !(*import)->commit(QStringLiteral("bench")))
        qFatal("the import failed");
}

void addEntities(test::WorkspaceFixture &fixture)
{
    for (int i = 0; i < 10; ++i)
        fixture.addCategory(project::CategoryKind::Entity, QStringLiteral("Entity%1").arg(i));
}

void benchUtterances()
{
    test::WorkspaceFixture fixture;
    const std::int64_t project = fixture.makeProject(project::ProjectKind::Conversation);
    addEntities(fixture);
    fixture.addCategory(project::CategoryKind::Intent, QStringLiteral("SendEmail"));
    std::vector<project::Item> items;
    for (int i = 0; i < utterances; ++i) {
        project::Item item;
        item.text =
            QStringLiteral("send an email to harold number %1 about the team lunch this tuesday").arg(i);
        item.intent = QStringLiteral("SendEmail");
        item.dataset = project::Dataset::Train;
        item.labels = {{QStringLiteral("Entity1"), {17, 6}, 0, {}},
                       {QStringLiteral("Entity2"), {5, 8}, 0, {}}};
        items.push_back(std::move(item));
    }
    import(fixture, project, items);
    QElapsedTimer clock;
    clock.start();
    fixture.open();
    labeling::LabelingPane pane(fixture.context());
    pane.resize(1072, 730);
    pane.show();
    pane.activateWindow();
    if (!QTest::qWaitForWindowActive(&pane))
        qFatal("the window does not become active");
    auto *text = pane.findChild<widgets::SpanView *>(QStringLiteral("stageText"));
    auto *list = pane.findChild<widgets::RowView *>(QStringLiteral("utteranceList"));
    while (text->text().isEmpty() || list->rowCount() < utterances)
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
    std::printf("open %d utterances to the first text: %lld ms\n", utterances,
                static_cast<long long>(clock.elapsed()));
    QTest::qWait(300);

    std::vector<double> wheel;
    for (int i = 0; i < 600; ++i)
        wheel.push_back(
            timed([&] { list->verticalScrollBar()->setValue(list->verticalScrollBar()->value() + 96); }));
    print("scroll by three rows", wheel);
    std::vector<double> jump;
    for (int i = 0; i < 200; ++i)
        jump.push_back(timed([&] { list->verticalScrollBar()->setValue((i * 7919 % utterances) * 32); }));
    print("jump anywhere", jump);
    text->setFocus();
    std::vector<double> step;
    std::vector<double> label;
    for (int i = 0; i < 300; ++i) {
        step.push_back(timed([&] { QTest::keyClick(text, Qt::Key_J); }));
        QTest::qWait(3);
        QTest::keyClick(text, Qt::Key_W);
        label.push_back(timed([&] { QTest::keyClick(text, Qt::Key_1); }));
    }
    print("next utterance", step);
    print("key to painted label", label);
}

void benchDocument()
{
    test::WorkspaceFixture fixture;
    const std::int64_t project = fixture.makeProject(project::ProjectKind::CustomEntityRecognition);
    addEntities(fixture);
    project::Item document;
    document.location = QStringLiteral("long.txt");
    const int every = documentUnits / documentLabels;
    while (document.text.size() < documentUnits) {
        const auto begin = static_cast<std::int32_t>(document.text.size());
        document.text += QStringLiteral(
            "This agreement is made by Rowan Murphy with a mailing address of 8765 Lyndon Street, City "
            "of Northampton, and says what both have said to each other at some length.\r\n");
        document.text = document.text.leftJustified(begin + every, u'x').left(begin + every);
        document.labels.push_back({QStringLiteral("Entity1"), {begin + 26, 12}, 0, {}});
    }
    import(fixture, project, {document});
    fixture.open();
    labeling::LabelingPane pane(fixture.context());
    pane.resize(1072, 730);
    pane.show();
    pane.activateWindow();
    if (!QTest::qWaitForWindowActive(&pane))
        qFatal("the window does not become active");
    auto *text = pane.findChild<widgets::SpanView *>(QStringLiteral("documentText"));
    QElapsedTimer clock;
    clock.start();
    while (text->text().isEmpty())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
    std::printf("open %d units with %zu labels: %lld ms\n", documentUnits, text->spans().size(),
                static_cast<long long>(clock.elapsed()));
    QTest::qWait(3000); // until all of it is measured
    std::vector<double> label;
    std::vector<double> scroll;
    text->verticalScrollBar()->setValue(text->verticalScrollBar()->maximum() / 2);
    for (int i = 0; i < 200; ++i)
        scroll.push_back(
            timed([&] { text->verticalScrollBar()->setValue(text->verticalScrollBar()->value() + 78); }));
    print("scroll the document by three lines", scroll);
    for (int i = 0; i < 200; ++i) {
        text->setActiveSpan(-1);
        text->setSelection({i * every * 20 + 5, 9});
        label.push_back(timed([&] { QTest::keyClick(text, Qt::Key_2); }));
        QTest::qWait(2);
    }
    print("key to painted label in the document", label);
}

} // namespace

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    glossa::usePointInNumbers();
    theme::apply(theme::Scheme::Light);
    benchUtterances();
    benchDocument();
    return 0;
}
