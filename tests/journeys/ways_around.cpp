// SPDX-License-Identifier: GPL-3.0-or-later
// A drag that something comes between, and the whole window at one and a half times the text size.
#include "tests/journeys/camera.h"
#include "tests/journeys/ways.h"

#include "ui/widgets/side_split.h"
#include "ui/widgets/span_layout.h"

#include <QScreen>
#include <QTabBar>

using namespace glossa;
using test::Ways;

namespace {

constexpr text::Utf16Span lattes{10, 6};
constexpr text::Utf16Span milk{26, 4};
constexpr text::Utf16Span please{31, 6};

} // namespace

void Ways::anEdgeWhoseDragIsInterruptedStandsAsStored_data()
{
    QTest::addColumn<QString>("by");
    for (const char *by : {"Escape", "an arrow", "another process", "a refresh"})
        QTest::newRow(by) << QString::fromLatin1(by);
}

/// The text showed a span that was never stored, and moved the edge of a label that was gone.
void Ways::anEdgeWhoseDragIsInterruptedStandsAsStored()
{
    QFETCH(QString, by);
    const QString project = QStringLiteral("Interrupted by ") + by;
    const QByteArray drink = R"({"category":"Drink","offset":10,"length":6})";
    makeOrders(project, R"({"category":"Quantity","offset":0,"length":3},)" + drink);
    QWidget &view = *stage().viewport();
    m_hands.click(view, stage().rectOf(lattes).center());
    QTRY_COMPARE(stage().activeSpan(), 1);
    const QRect label = stage().rectOf(lattes);
    m_hands.press(view, {label.right() + 2, label.center().y()});
    m_hands.move(view, stage().rectOf(milk).center());
    QTRY_COMPARE(stage().layoutOfText().marks()[1].span, (text::Utf16Span{10, 20}));
    const QString asIs = QStringLiteral("Drink 10 6");
    QStringList expected{QStringLiteral("Quantity 0 3"), asIs};
    if (by == u"Escape") {
        key("Escape");
    } else if (by == u"an arrow") {
        key("Right");
    } else if (by == u"another process") {
        const QByteArray id = QByteArray::number(items(project).first()[QStringLiteral("id")].toInteger());
        edit(project, R"({"edit":"removeLabel","item":)" + id +
                          R"(,"category":"Drink","offset":10,"length":6})" + "\n");
        QTRY_COMPARE(stage().spans().size(), 1U);
        expected.removeLast();
    } else {
        edit(project, R"({"edit":"addCategory","kind":"entity","name":"Size"})"
                      "\n");
        QTRY_COMPARE(m_studio.context().categories().size(), 4U);
        // The label is as it was, and so the drag goes on.
        expected.last() = QStringLiteral("Drink 10 20");
    }
    m_hands.move(view, stage().rectOf(please).center());
    m_hands.move(view, stage().rectOf(milk).center());
    m_hands.release();
    m_studio.settle(400);
    QCOMPARE(storedLabels(project), expected);
    QStringList shown;
    for (const widgets::SpanMark &mark : stage().layoutOfText().marks())
        shown << QStringLiteral("%1 %2 %3").arg(mark.caption).arg(mark.span.begin).arg(mark.span.length);
    QCOMPARE(shown, expected);
    QVERIFY(stage().layoutOfText().marks() == stage().spans());
}

/// The window grew beyond the screen, and took its buttons along.
void Ways::largeTextLeavesEveryControlOnTheScreen()
{
    const QString project = QStringLiteral("Large text");
    const QString sample = QStringLiteral(GLOSSA_SOURCE "/resources/samples/travel-assistant.json");
    m_studio.cli({QStringLiteral("import"), sample, QStringLiteral("--project"), project});
    m_studio.cli({QStringLiteral("train"), QStringLiteral("--project"), project, QStringLiteral("--model"),
                  QStringLiteral("m1"), QStringLiteral("--split"), QStringLiteral("manual")});
    switchTo(project);
    const QRect before = m_studio.window().geometry();
    const QRect screen = m_studio.window().screen()->geometry();
    QCOMPARE(screen.size(), QSize(1280, 800));
    for (int i = 0; i < 5; ++i)
        key("ctrl+alt+plus");
    QCOMPARE(m_studio.appearance().textPercent(), 150);
    QCOMPARE(m_studio.window().geometry(), before);
    test::Camera camera(m_studio, {});
    const auto look = [&](const QString &what) {
        m_studio.settle(300);
        camera.shoot(what);
        camera.shootDrawers(what);
    };
    const auto lookAtTabs = [&](const char *bar, const QString &what) {
        auto &tabs = seeAs<QTabBar>(bar);
        for (int i = 0; i < tabs.count(); ++i) {
            if (!tabs.isTabVisible(i))
                continue;
            m_hands.click(tabs, tabs.tabRect(i).center());
            QTRY_COMPARE(tabs.currentIndex(), i);
            look(what + QString::number(i + 1));
        }
    };
    const auto lookAtDialog = [&](const char *name) {
        see(name);
        look(QString::fromLatin1(name));
        key("Escape");
        QTRY_VERIFY(m_studio.seen(QString::fromLatin1(name)) == nullptr);
    };
    key("ctrl+1");
    look(QStringLiteral("projects"));
    key("ctrl+shift+n");
    lookAtDialog("newProjectDialog");
    chooseFile(sample);
    lookAtDialog("importDialog");
    key("ctrl+shift+e");
    lookAtDialog("exportDialog");
    key("ctrl+2");
    see("schemaPane");
    lookAtTabs("schemaTabs", QStringLiteral("schema"));
    for (const auto &[button, dialog] :
         {std::pair("edit-list", "listDialog"), std::pair("edit-regex", "patternDialog")}) {
        widgets::SideSplit::reveal(see("schemaTable"));
        widgets::SideSplit::reveal(*m_studio.find(QString::fromLatin1(button)));
        m_hands.click(see(button));
        lookAtDialog(dialog);
    }
    key("ctrl+3");
    QTRY_VERIFY(!stage().text().isEmpty());
    look(QStringLiteral("labeling"));
    key("ctrl+4");
    QTRY_VERIFY_WITH_TIMEOUT(see("startTraining").isEnabled(), 10'000);
    look(QStringLiteral("training"));
    key("ctrl+5");
    see("detailsTabs", 20'000);
    lookAtTabs("detailsTabs", QStringLiteral("details"));
    key("ctrl+6");
    look(QStringLiteral("settings"));
    key("F1");
    lookAtDialog("cheatSheet");
    key("ctrl+k");
    lookAtDialog("commandPalette");
    QCOMPARE(camera.found().join(u'\n'), QString());
    key("ctrl+alt+0");
    QCOMPARE(m_studio.window().geometry(), before);
}
