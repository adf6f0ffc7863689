// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/theme/glossa_style.h"
#include "ui/theme/theme.h"
#include "ui/widgets/side_split.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>
#include <QtTest>

#include <cstdlib>

using namespace glossa;
using widgets::SideSplit;

namespace {

const QString key = QStringLiteral("test/panel");

/// A pane of a field in the middle and a field in the panel.
struct Pane {
    explicit Pane(int width, SideSplit::Edge edge = SideSplit::Edge::End)
    {
        middle = new QWidget;
        panel = new QWidget;
        field = new QLineEdit;
        (new QVBoxLayout(panel))->addWidget(field);
        inMiddle = new QLineEdit;
        (new QVBoxLayout(middle))->addWidget(inMiddle);
        split = new SideSplit(key, QStringLiteral("Facts"), middle, panel,
                              {.leastMiddle = 520, .leastPanel = 240, .panel = 300}, edge);
        auto *layout = new QVBoxLayout(&window);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(split);
        window.resize(width, 400);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window is not shown");
    }
    [[nodiscard]] QRect inWindow(QWidget *widget) const
    {
        return {widget->mapTo(&window, QPoint()), widget->size()};
    }

    QWidget window;
    SideSplit *split;
    QWidget *middle;
    QWidget *panel;
    QLineEdit *field;
    QLineEdit *inMiddle;
};

} // namespace

class SideSplitTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QSettings().remove(key);
        theme::apply(theme::Scheme::Light);
    }
    void cleanupTestCase()
    {
        QSettings().remove(key);
        theme::apply(theme::Scheme::Light);
    }

    void thePanelKeepsItsWidthWhenTheWindowGrows()
    {
        Pane pane(900);
        QVERIFY(!pane.split->isFolded());
        QCOMPARE(pane.panel->width(), 300);
        pane.window.resize(1400, 400);
        QTRY_COMPARE(pane.panel->width(), 300);
        QCOMPARE(pane.middle->width(), 1400 - 300 - 1);
    }

    void theMiddleKeepsItsLeastBeforeThePanelFolds()
    {
        Pane pane(520 + 240 + 1);
        QVERIFY(!pane.split->isFolded());
        QCOMPARE(pane.middle->width(), 520);
        QCOMPARE(pane.panel->width(), 240);
        pane.window.resize(520 + 240, 400);
        QTRY_VERIFY(pane.split->isFolded());
        QVERIFY(!pane.panel->isVisible());
        QVERIFY(pane.split->handle()->isVisible());
        QCOMPARE(pane.middle->width(), 760 - 28);
        pane.window.resize(900, 400);
        QTRY_VERIFY(!pane.split->isFolded());
        QVERIFY(pane.panel->isVisible());
        QVERIFY(!pane.split->handle()->isVisible());
    }

    void lengthsFollowTheTextSize()
    {
        theme::apply(theme::Scheme::Light, 1.5);
        Pane wide(1280);
        QVERIFY(!wide.split->isFolded()); // 780 + 360 + 1
        QCOMPARE(wide.panel->width(), 450);
        Pane narrow(1100);
        QVERIFY(narrow.split->isFolded());
    }

    void theHandleOpensADrawerThatLiesInside()
    {
        for (const SideSplit::Edge edge : {SideSplit::Edge::End, SideSplit::Edge::Start}) {
            Pane pane(600, edge);
            QTest::mouseClick(pane.split->handle(), Qt::LeftButton);
            QVERIFY(pane.panel->isVisible());
            QVERIFY(pane.split->isPanelShown());
            QVERIFY(pane.split->rect().contains(pane.inWindow(pane.panel)));
            QVERIFY(!pane.inWindow(pane.panel).intersects(pane.inWindow(pane.split->handle())));
            QCOMPARE(pane.middle->width(), 600 - 28); // the text does not move
            QTest::mouseClick(pane.split->handle(), Qt::LeftButton);
            QVERIFY(!pane.panel->isVisible());
        }
    }

    void escapeClosesTheDrawer()
    {
        Pane pane(600);
        SideSplit::reveal(*pane.field);
        pane.field->setFocus(Qt::ShortcutFocusReason);
        QVERIFY(pane.field->hasFocus());
        QTest::keyClick(pane.field, Qt::Key_Escape);
        QVERIFY(!pane.panel->isVisible());
        QVERIFY(pane.split->handle()->hasFocus());
    }

    void whatIsInTheMiddleOpensNoDrawer()
    {
        Pane pane(600);
        SideSplit::reveal(*pane.inMiddle);
        QVERIFY(!pane.panel->isVisible());
    }

    void aPanelWithoutContentHasNoHandle()
    {
        Pane pane(600);
        pane.split->setPanelWanted(false);
        QVERIFY(!pane.split->handle()->isVisible());
        QCOMPARE(pane.middle->width(), 600);
        pane.window.resize(900, 400);
        QVERIFY(!pane.panel->isVisible());
        QTRY_COMPARE(pane.middle->width(), 900);
        pane.split->setPanelWanted(true);
        QVERIFY(pane.panel->isVisible());
    }

    void aDraggedWidthIsRememberedInLengthsOfTheDesign()
    {
        {
            Pane pane(1200);
            auto *splitter = pane.split->findChild<QSplitter *>();
            QWidget *line = splitter->handle(1);
            const QPoint from = line->rect().center();
            QTest::mousePress(line, Qt::LeftButton, {}, from);
            QTest::mouseMove(line, from - QPoint(100, 0));
            QTest::mouseRelease(line, Qt::LeftButton, {}, from - QPoint(100, 0));
            QVERIFY2(std::abs(pane.panel->width() - 400) <= 2,
                     qPrintable(QString::number(pane.panel->width())));
        }
        theme::apply(theme::Scheme::Light, 1.5);
        Pane larger(1900);
        QVERIFY2(std::abs(larger.panel->width() - 600) <= 4,
                 qPrintable(QString::number(larger.panel->width())));
    }

    void rightToLeftMirrorsTheDrawer()
    {
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        Pane pane(600);
        pane.split->setOpen(true);
        QCOMPARE(pane.inWindow(pane.split->handle()).left(), 0);
        QCOMPARE(pane.inWindow(pane.panel).left(), 28);
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    }
};

GLOSSA_TEST(SideSplitTest);
#include "tst_side_split.moc"
