// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "tests/ui/widgets/numbered_rows.h"
#include "ui/theme/glossa_style.h"
#include "ui/theme/theme.h"
#include "ui/widgets/row_view.h"

#include <QMouseEvent>
#include <QtTest>

#include <vector>

using namespace glossa;
using widgets::RowView;

class RowButtonsTest : public QObject {
    Q_OBJECT

    struct WithButtons {
        WithButtons()
        {
            view.resize(400, 320);
            view.setModel(&rows);
            view.show();
            if (!QTest::qWaitForWindowExposed(&view))
                qFatal("the view is not shown");
            view.setCurrentRow(1);
            QObject::connect(&view, &RowView::rowButtonPressed, &view,
                             [this](int row) { pressed.push_back(row); });
        }

        test::RowsWithButtons rows{6};
        RowView view;
        std::vector<int> pressed;
    };

private Q_SLOTS:
    void initTestCase() { theme::apply(theme::Scheme::Light); }

    void aButtonIsPressedWhereItsRowIsNotTheCurrentOne()
    {
        WithButtons shown;
        QSignalSpy activated(&shown.view, &RowView::rowActivated);
        QSignalSpy clicked(&shown.view, &RowView::rowClicked);
        const QPoint button = shown.view.buttonRect(3).center();
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, button);
        QCOMPARE(shown.pressed, std::vector<int>{3});
        QCOMPARE(shown.view.currentRow(), 1); // what follows is the owner's
        QTest::mouseDClick(shown.view.viewport(), Qt::LeftButton, {}, button);
        QCOMPARE(activated.size() + clicked.size(), 0);
        // Beside the button it is a click on the row.
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {},
                          button - QPoint(shown.view.buttonRect(3).width(), 0));
        QCOMPARE(shown.view.currentRow(), 3);
        QCOMPARE(clicked.size(), 1);
    }

    void theButtonOfTheRowThatOneIsAtStandsOut()
    {
        WithButtons shown;
        const auto fill = [&shown](int row) {
            const QRect button = shown.view.buttonRect(row);
            return shown.view.viewport()->grab().toImage().pixelColor(button.center().x(), button.top() + 4);
        };
        QCOMPARE(fill(1), QColor(theme::tokens().accfill));
        QCOMPARE(fill(3), QColor(theme::tokens().canvas));
        shown.view.setCurrentRow(3);
        QCOMPARE(fill(1), QColor(theme::tokens().canvas));
        QCOMPARE(fill(3), QColor(theme::tokens().accfill));
    }

    void aButtonThatIsLeftBeforeItIsLetGoDoesNothing()
    {
        WithButtons shown;
        QTest::mousePress(shown.view.viewport(), Qt::LeftButton, {}, shown.view.buttonRect(3).center());
        QTest::mouseRelease(shown.view.viewport(), Qt::LeftButton, {}, shown.view.buttonRect(4).center());
        QVERIFY(shown.pressed.empty());
        QCOMPARE(shown.view.currentRow(), 1);
    }

    void spacePressesTheButtonOfTheCurrentRow()
    {
        WithButtons shown;
        QTest::keyClick(&shown.view, Qt::Key_Space);
        QCOMPARE(shown.pressed, std::vector<int>{1});
        const auto keys = shown.view.keyLines().lines.size();
        shown.view.setCurrentRow(0); // which has none
        QTest::keyClick(&shown.view, Qt::Key_Space);
        QCOMPARE(shown.pressed.size(), std::size_t{1});
        QCOMPARE(shown.view.keyLines().lines.size(), keys - 1);
    }

    void aButtonStandsAtTheEndOfItsRowAndIsNeverCut()
    {
        WithButtons shown;
        QVERIFY(shown.view.buttonRect(0).isNull());
        const QRect place = shown.view.buttonRect(2);
        QCOMPARE(place.right(), shown.view.headRect(1).right());
        QVERIFY(shown.view.rowRect(2).contains(place));
        QVERIFY(place.width() > QFontMetrics(theme::font(theme::TextRole::BodyMedium))
                                    .horizontalAdvance(QStringLiteral("Do it")));
        shown.view.setLayoutDirection(Qt::RightToLeft);
        const QRect mirrored = shown.view.buttonRect(2);
        QCOMPARE(mirrored.left(), shown.view.headRect(1).left());
        QCOMPARE(mirrored.size(), place.size());
        QVERIFY(mirrored.right() < shown.view.rowRect(2).center().x());
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, mirrored.center());
        QCOMPARE(shown.pressed, std::vector<int>{2});
    }

    void aButtonShowsThatTheMouseIsOnIt()
    {
        WithButtons shown;
        const QRect place = shown.view.buttonRect(3);
        const auto picture = [&] { return shown.view.viewport()->grab(place).toImage(); };
        const auto moveTo = [&](const QPointF &there) {
            QMouseEvent move(QEvent::MouseMove, there, shown.view.viewport()->mapToGlobal(there),
                             Qt::NoButton, Qt::NoButton, Qt::NoModifier);
            QCoreApplication::sendEvent(shown.view.viewport(), &move);
        };
        moveTo(place.center() - QPoint(place.width(), 0));
        const QImage row = picture(); // the row has its own ground then
        moveTo(place.center());
        QVERIFY(picture() != row);
    }
};

GLOSSA_TEST(RowButtonsTest);
#include "tst_row_buttons.moc"
