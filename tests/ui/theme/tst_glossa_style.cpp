// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/theme/glossa_style.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFocusFrame>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStyleOptionSpinBox>
#include <QTabBar>
#include <QVBoxLayout>
#include <QtTest>

using namespace glossa::theme;

class GlossaStyleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { apply(Scheme::Light); }
    void cleanupTestCase() { apply(Scheme::Light); }

    void controlsOfALineHaveOneHeight_data()
    {
        QTest::addColumn<double>("factor");
        QTest::newRow("100 %") << 1.0;
        QTest::newRow("150 %") << 1.5;
        QTest::newRow("200 %") << 2.0;
    }
    void controlsOfALineHaveOneHeight()
    {
        QFETCH(double, factor);
        apply(Scheme::Light, factor);
        const int line = px(28);
        QCOMPARE(QPushButton(QStringLiteral("Train")).sizeHint().height(), line);
        QCOMPARE(QLineEdit().sizeHint().height(), line);
        QComboBox box;
        box.addItem(QStringLiteral("English"));
        QCOMPARE(box.sizeHint().height(), line);
        QCOMPARE(QSpinBox().sizeHint().height(), line);
        QPushButton small(QStringLiteral("Show"));
        small.setProperty("small", true);
        QCOMPARE(small.sizeHint().height(), px(24));
    }

    void aKeyCapWidensItsButton()
    {
        QPushButton plain(QStringLiteral("Remove"));
        QPushButton withKey(QStringLiteral("Remove"));
        withKey.setProperty("key", QStringLiteral("Del"));
        QCOMPARE(withKey.sizeHint().width(),
                 plain.sizeHint().width() + keyCapWidth(QStringLiteral("Del")) + px(6));
    }

    void aPrimaryButtonIsTheAccent()
    {
        QPushButton button(QStringLiteral("Train"));
        button.setProperty("kind", QStringLiteral("primary"));
        button.resize(button.sizeHint());
        const QImage image = button.grab().toImage();
        QCOMPARE(image.pixelColor(image.width() / 2, 3), QColor(lightTokens.accfill));
    }

    void aSwitchIsWideAndShowsItsState()
    {
        QCheckBox box;
        box.setProperty("kind", QStringLiteral("switch"));
        box.resize(box.sizeHint());
        QVERIFY(box.sizeHint().width() >= px(32));
        const int y = box.height() / 2;
        QCOMPARE(box.grab().toImage().pixelColor(px(24), y), QColor(lightTokens.ctl));
        box.setChecked(true);
        QCOMPARE(box.grab().toImage().pixelColor(px(6), y), QColor(lightTokens.accfill));
    }

    void aTabWithACountDoesNotJumpWhenActive()
    {
        QTabBar tabs;
        tabs.setDocumentMode(true);
        tabs.addTab(QStringLiteral("Intents\t15"));
        tabs.addTab(QStringLiteral("Entities\t14"));
        const QRect before = tabs.tabRect(1);
        tabs.setCurrentIndex(1);
        QCOMPARE(tabs.tabRect(1), before);
        QCOMPARE(before.height(), px(36));
    }

    void theRingShowsForTheKeyboardOnly()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *first = new QPushButton(QStringLiteral("One"));
        auto *second = new QPushButton(QStringLiteral("Two"));
        layout->addWidget(first);
        layout->addWidget(second);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        first->setFocus(Qt::MouseFocusReason);
        const auto ring = [&window]() -> QFocusFrame * {
            for (QFocusFrame *frame : window.findChildren<QFocusFrame *>())
                if (frame->isVisible())
                    return frame;
            return nullptr;
        };
        QVERIFY(ring() == nullptr);
        QTest::keyClick(first, Qt::Key_Tab);
        QVERIFY(second->hasFocus());
        QVERIFY(ring() != nullptr);
        QCOMPARE(ring()->widget(), second);
        QVERIFY(ring()->geometry().contains(second->geometry().adjusted(-2, -2, 2, 2)));
        first->setFocus(Qt::MouseFocusReason);
        QVERIFY(ring() == nullptr);
    }

    void theRingOutlivesItsWindow()
    {
        for (int round = 0; round < 2; ++round) {
            QWidget window;
            auto *layout = new QVBoxLayout(&window);
            layout->addWidget(new QPushButton(QStringLiteral("One")));
            auto *button = new QPushButton(QStringLiteral("Two"));
            layout->addWidget(button);
            window.show();
            QVERIFY(QTest::qWaitForWindowActive(&window));
            button->setFocus(Qt::TabFocusReason);
            const auto frames = window.findChildren<QFocusFrame *>();
            QVERIFY(!frames.isEmpty() && frames.front()->isVisible());
        }
    }

    void aLabelFollowsTheTheme()
    {
        QLabel label(QStringLiteral("changed by Ana"));
        setRole(label, TextRole::Caption, Ink::Secondary);
        QCOMPARE(label.palette().color(QPalette::WindowText), QColor(lightTokens.t2));
        apply(Scheme::Dark, 1.5);
        QCOMPARE(label.palette().color(QPalette::WindowText), QColor(darkTokens.t2));
        QCOMPARE(label.font().pixelSize(), px(11));
    }

    void scrollBarsHaveNoArrows()
    {
        QScrollBar bar(Qt::Vertical);
        bar.setRange(0, 1000);
        bar.setPageStep(100);
        bar.resize(px(10), 400);
        QStyleOptionSlider option;
        option.initFrom(&bar);
        option.subControls = QStyle::SC_All;
        option.minimum = 0;
        option.maximum = 1000;
        option.pageStep = 100;
        option.sliderPosition = 1000;
        option.orientation = Qt::Vertical;
        const QRect up =
            bar.style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSubLine, &bar);
        QVERIFY(up.isEmpty());
        const QRect slider =
            bar.style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, &bar);
        QCOMPARE(slider.bottom(), 399);
        QVERIFY(slider.height() >= px(24));
    }

    /// The number, its unit and the arrows all have their room, also where the text is large.
    void aSpinBoxShowsItsUnit_data()
    {
        QTest::addColumn<double>("factor");
        QTest::newRow("100 %") << 1.0;
        QTest::newRow("150 %") << 1.5;
        QTest::newRow("200 %") << 2.0;
    }
    void aSpinBoxShowsItsUnit()
    {
        QFETCH(double, factor);
        apply(Scheme::Light, factor);
        QSpinBox box;
        box.setRange(0, 100);
        box.setSuffix(QStringLiteral(" %"));
        box.resize(box.sizeHint());
        QStyleOptionSpinBox option;
        option.initFrom(&box);
        const QRect field =
            box.style()->subControlRect(QStyle::CC_SpinBox, &option, QStyle::SC_SpinBoxEditField, &box);
        QVERIFY(field.width() >= box.fontMetrics().horizontalAdvance(QStringLiteral("100 %")) + 2);
        apply(Scheme::Light);
    }

    /// Qt lets Enter press buttons in dialogs only.
    void enterPressesTheButtonWithTheFocus()
    {
        QWidget window;
        auto *button = new QPushButton(QStringLiteral("Merge"), &window);
        QSignalSpy clicked(button, &QPushButton::clicked);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTest::keyClick(button, Qt::Key_Return);
        QTest::keyClick(button, Qt::Key_Enter);
        QCOMPARE(clicked.count(), 2);
    }

    void aMenuHasAColumnOfIconsOnlyForIcons()
    {
        const QString words = QStringLiteral("Rename the project");
        QMenu plain;
        plain.addAction(words);
        QMenu withIcon;
        withIcon.addAction(icon(Icon::Trash), words);
        QMenu checkable;
        checkable.addAction(words)->setCheckable(true);
        QCOMPARE(withIcon.sizeHint().width() - plain.sizeHint().width(), px(24));
        QCOMPARE(checkable.sizeHint().width(), withIcon.sizeHint().width());
    }
};

GLOSSA_TEST(GlossaStyleTest);
#include "tst_glossa_style.moc"
