// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "tests/ui/widgets/numbered_rows.h"
#include "ui/theme/glossa_style.h"
#include "ui/theme/theme.h"
#include "ui/widgets/row_view.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>
#include <QtTest>

#include <array>

using namespace glossa;
using test::NumberedRows;
using widgets::RowView;

class RowViewTest : public QObject {
    Q_OBJECT

    struct OneCell : widgets::RowModel {
        explicit OneCell(widgets::Cell only) : shown(std::move(only)) {}
        [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
        {
            return parent.isValid() ? 0 : 1;
        }
        [[nodiscard]] QString rowText(int) const override { return {}; }
        [[nodiscard]] widgets::Cell cell(int, int) const override { return shown; }

    private:
        widgets::Cell shown;
    };

    struct Shown {
        explicit Shown(int count) : rows(count)
        {
            view.resize(400, 320);
            view.setModel(&rows);
            view.show();
            if (!QTest::qWaitForWindowExposed(&view))
                qFatal("the view is not shown");
        }
        QPoint in(int row) const { return view.rowRect(row).center(); }
        void click(int row, Qt::KeyboardModifiers with = {})
        {
            QTest::mouseClick(view.viewport(), Qt::LeftButton, with, in(row));
        }
        void key(Qt::Key key, Qt::KeyboardModifiers with = {}) { QTest::keyClick(&view, key, with); }

        NumberedRows rows;
        RowView view;
    };

private Q_SLOTS:
    void initTestCase() { theme::apply(theme::Scheme::Light); }

    void placesAreThoseOfOneRowAfterTheOther()
    {
        for (const int gapBelow : {-1, 0, 2, 4}) {
            widgets::RowPlaces places;
            places.height = 10;
            places.gapBelow = gapBelow;
            places.gap = gapBelow < 0 ? 0 : 25;
            int y = 0; // counted one pixel after the other
            for (int row = 0; row < 5; ++row) {
                QCOMPARE(places.top(row), y);
                for (const int end = y + 10; y < end; ++y)
                    QCOMPARE(places.at(y, 99), row);
                for (const int end = y + (row == gapBelow ? 25 : 0); y < end; ++y)
                    QCOMPARE(places.at(y, 99), 99);
                QCOMPARE(places.end(row + 1), y);
            }
        }
    }

    void whatStandsBelowTheCurrentRowHasRoom()
    {
        Shown shown(50);
        auto *below = new QWidget;
        below->setMinimumHeight(100);
        auto *layout = new QVBoxLayout(below);
        layout->setContentsMargins({});
        auto *button = new QPushButton(QStringLiteral("Decide"));
        layout->addWidget(button);
        shown.view.setBelow(below);
        QVERIFY(!below->isVisible()); // no row is the current one
        shown.view.setCurrentRow(2);
        QVERIFY(below->isVisible());
        const int height = below->height();
        QCOMPARE(below->y(), shown.view.rowRect(2).bottom() + 1);
        QCOMPARE(shown.view.rowRect(3).top(), below->y() + height);
        QCOMPARE(shown.view.rowAt(below->geometry().center()), -1);
        shown.click(3);
        QCOMPARE(shown.view.currentRow(), 3);
        QCOMPARE(shown.view.rowRect(3).top(), shown.view.rowRect(2).bottom() + 1);
        QCOMPARE(below->y(), shown.view.rowRect(3).bottom() + 1);
        // The last row is in sight with what stands below it.
        shown.key(Qt::Key_End);
        QCOMPARE(shown.view.currentRow(), 49);
        QVERIFY(shown.view.viewport()->rect().contains(below->geometry()));
        QVERIFY(shown.view.viewport()->rect().contains(shown.view.rowRect(49)));
        // It grows, and the rows behind it give way.
        shown.view.setCurrentRow(0);
        layout->addWidget(new QPushButton(QStringLiteral("Put off")));
        layout->addSpacing(120);
        QTRY_VERIFY(below->height() > height);
        QCOMPARE(shown.view.rowRect(1).top(), below->geometry().bottom() + 1);
    }

    void aMillionRowsPaintOnlyWhatIsInSight()
    {
        Shown shown(1'000'000);
        shown.rows.painted = 0;
        shown.view.viewport()->repaint();
        QVERIFY2(shown.rows.painted <= 11, qPrintable(QString::number(shown.rows.painted)));
        shown.key(Qt::Key_End);
        QCOMPARE(shown.view.currentRow(), 999'999);
        QVERIFY(shown.view.viewport()->rect().contains(shown.view.rowRect(999'999)));
        shown.rows.painted = 0;
        shown.view.viewport()->repaint();
        QVERIFY(shown.rows.painted <= 11);
    }

    /// Opening, selecting all of it and stepping through it touch none of the rows out of sight.
    void aMillionRowsCostAsMuchAsTen()
    {
        QElapsedTimer clock;
        clock.start();
        Shown shown(1'000'000);
        shown.view.setMultiSelection(true);
        shown.click(0);
        shown.key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(shown.view.selectedCount(), 1'000'000);
        shown.key(Qt::Key_End, Qt::ShiftModifier);
        shown.rows.setCount(999'990);
        QCOMPARE(shown.view.selectedCount(), 999'990);
        QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(shown.rows.painted < 200);
    }

    void theModelKeepsItsPromises()
    {
        NumberedRows rows(3);
        const QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        rows.setCount(7);
        rows.setHeads({{QStringLiteral("Name")}, {QStringLiteral("Labels"), 80, true, true}});
        rows.setCount(2);
        rows.setHeads({});
        rows.setCount(0);
    }

    void keysMoveAndStopAtTheEnds()
    {
        Shown shown(100);
        QSignalSpy moved(&shown.view, &RowView::currentRowChanged);
        shown.click(0);
        shown.key(Qt::Key_Up);
        QCOMPARE(shown.view.currentRow(), 0);
        shown.key(Qt::Key_Down);
        shown.key(Qt::Key_Down);
        QCOMPARE(shown.view.currentRow(), 2);
        shown.key(Qt::Key_PageDown);
        QCOMPARE(shown.view.currentRow(), 2 + 320 / theme::px(32) - 1);
        shown.key(Qt::Key_Home);
        QCOMPARE(shown.view.currentRow(), 0);
        QCOMPARE(moved.count(), 5);
    }

    void enterAndDoubleClickOpenARow()
    {
        Shown shown(10);
        QSignalSpy opened(&shown.view, &RowView::rowActivated);
        shown.click(3);
        shown.key(Qt::Key_Return);
        QTest::mouseDClick(shown.view.viewport(), Qt::LeftButton, {}, shown.in(5));
        QCOMPARE(opened.count(), 2);
        QCOMPARE(opened[0][0].toInt(), 3);
        QCOMPARE(opened[1][0].toInt(), 5);
    }

    void shiftTakesARangeAndControlSingleRows()
    {
        Shown shown(100);
        shown.view.setMultiSelection(true);
        shown.click(1);
        shown.click(4, Qt::ShiftModifier);
        QCOMPARE(shown.view.selectedRows(), (std::vector<int>{1, 2, 3, 4}));
        shown.click(2, Qt::ControlModifier);
        QCOMPARE(shown.view.selectedRows(), (std::vector<int>{1, 3, 4}));
        shown.click(6, Qt::ControlModifier);
        QCOMPARE(shown.view.selectedCount(), 4);
        shown.key(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(shown.view.selectedRows(), (std::vector<int>{6, 7}));
        shown.key(Qt::Key_Down);
        QCOMPARE(shown.view.selectedRows(), (std::vector<int>{8}));
    }

    void spaceTogglesControlAAllAndEscapeOne()
    {
        Shown shown(1000);
        shown.view.setMultiSelection(true);
        shown.click(5);
        shown.key(Qt::Key_Space);
        QCOMPARE(shown.view.selectedCount(), 0);
        shown.key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(shown.view.selectedCount(), 1000);
        shown.key(Qt::Key_Escape);
        QCOMPARE(shown.view.selectedRows(), (std::vector<int>{5}));
    }

    void selectionOutlivesNewRows()
    {
        Shown shown(50);
        shown.view.setMultiSelection(true);
        shown.click(3);
        shown.click(20, Qt::ControlModifier);
        shown.rows.setCount(10);
        QCOMPARE(shown.view.selectedRows(), (std::vector<int>{3}));
        QCOMPARE(shown.view.currentRow(), 9);
        QVERIFY(shown.view.rowAt(QPoint(10, 319)) == 9 || shown.view.rowAt(QPoint(10, 319)) == -1);
    }

    void theHeaderIsNoRow()
    {
        Shown shown(50);
        shown.rows.setHeads(
            {{QStringLiteral("Name"), 0, false, true}, {QStringLiteral("Labels"), 80, true, true}});
        QCOMPARE(shown.view.rowAt(QPoint(10, 10)), -1);
        QCOMPARE(shown.view.rowRect(0).top(), theme::px(28));
        shown.view.verticalScrollBar()->setValue(shown.view.verticalScrollBar()->maximum());
        QVERIFY(shown.view.viewport()->rect().contains(shown.view.rowRect(49)));
    }

    void aClickOnAHeadAsksForItsOrder()
    {
        Shown shown(50);
        shown.rows.setHeads({{QStringLiteral("Name"), 0, false, true},
                             {QStringLiteral("Labels"), 80, true, true},
                             {QStringLiteral("Note"), 80, false, false}});
        QSignalSpy asked(&shown.view, &RowView::sortRequested);
        const auto head = [&](int column) { return shown.view.headRect(column).center(); };
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, head(1));
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].toInt(), 1);
        QCOMPARE(asked[0][1].value<Qt::SortOrder>(), Qt::DescendingOrder); // numbers: the most first
        shown.view.setSortIndicator(1, Qt::DescendingOrder);
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, head(1));
        QCOMPARE(asked[1][1].value<Qt::SortOrder>(), Qt::AscendingOrder);
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, head(0));
        QCOMPARE(asked[2][1].value<Qt::SortOrder>(), Qt::AscendingOrder);
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, head(2));
        QCOMPARE(asked.count(), 3);
    }

    void columnsFillTheWidthInBothDirections()
    {
        Shown shown(5);
        shown.rows.setHeads({{QStringLiteral("Name"), 0}, {QStringLiteral("Labels"), 80, true}});
        QCOMPARE(shown.view.headRect(1).right(), shown.view.viewport()->width() - theme::px(16) - 1);
        shown.view.setLayoutDirection(Qt::RightToLeft);
        QCOMPARE(shown.view.headRect(1).left(), theme::px(16));
    }

    void cellsAreMirroredWithTheirColumns_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("key") << 0;
        QTest::newRow("icons") << 1;
        QTest::newRow("share") << 2;
    }
    void cellsAreMirroredWithTheirColumns()
    {
        QFETCH(int, kind);
        const std::array<widgets::Cell, 3> cells{widgets::KeyCell{QStringLiteral("7")},
                                                 widgets::IconsCell{{theme::Icon::Trash}},
                                                 widgets::ShareCell{{}, 0.25}};
        OneCell rows(cells[static_cast<std::size_t>(kind)]);
        RowView view;
        view.resize(400, 120);
        view.setRowHeight(60);
        view.setLines(false);
        view.setModel(&rows);
        // In which half the ink stands; of the share, its filled part.
        const auto ink = [&](bool right) {
            const QImage image = view.grab().toImage();
            const QColor ground = image.pixelColor(image.width() / 2, 58);
            int count = 0;
            for (int y = 0; y < 60; ++y)
                for (int x = right ? 200 : 0; x < (right ? 400 : 200); ++x) {
                    const QColor pixel = image.pixelColor(x, y);
                    count += kind == 2 ? pixel == QColor(theme::tokens().accfill) : pixel != ground;
                }
            return count;
        };
        QVERIFY(ink(false) > 0);
        QCOMPARE(ink(true), 0);
        view.setLayoutDirection(Qt::RightToLeft);
        QVERIFY(ink(true) > 0);
        QCOMPARE(ink(false), 0);
    }

    void theSheetOfKeysNamesTypingAhead()
    {
        RowView view;
        const auto lines = view.keyLines().lines.size();
        view.setTypeAhead(true);
        QCOMPARE(view.keyLines().lines.size(), lines + 1);
        QCOMPARE(view.keyLines().lines.back().does,
                 QStringLiteral("Letters go to the row that begins with them"));
    }

    void rowsGrowWithTheTextSize()
    {
        Shown shown(50);
        shown.view.setRowHeight(theme::px(40));
        theme::apply(theme::Scheme::Light, 2.0);
        QCOMPARE(shown.view.rowRect(0).height(), 80);
        theme::apply(theme::Scheme::Light);
        QCOMPARE(shown.view.rowRect(0).height(), 40);
    }

    /// A label of one item is told as a change of all rows.
    void changeOfAllRowsLooksAtNone()
    {
        struct Counting : RowView {
            [[nodiscard]] QRect visualRect(const QModelIndex &index) const override
            {
                ++asked;
                return RowView::visualRect(index);
            }
            mutable int asked = 0;
        };
        NumberedRows rows(1000);
        Counting view;
        view.setModel(&rows);
        view.resize(400, 320);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.asked = 0;
        rows.painted = 0;
        rows.tellChanged();
        QCOMPARE(view.asked, 0);
        QTRY_VERIFY(rows.painted > 0);
    }

    void footStaysInSightWhileTheOthersAreScrolled()
    {
        Shown shown(50);
        shown.rows.foot = 2;
        shown.rows.setCount(60); // 58 above the foot
        const int height = shown.view.rowHeight();
        QCOMPARE(shown.view.rowRect(58).top(), 320 - 2 * height);
        QCOMPARE(shown.view.rowRect(59).bottom(), 319);
        QCOMPARE(shown.view.verticalScrollBar()->maximum(), 60 * height - 320);
        shown.key(Qt::Key_End);
        QCOMPARE(shown.view.currentRow(), 59);
        QCOMPARE(shown.view.verticalScrollBar()->value(), 0);
        shown.key(Qt::Key_Up);
        shown.key(Qt::Key_Up);
        QCOMPARE(shown.view.currentRow(), 57);
        QCOMPARE(shown.view.verticalScrollBar()->value(), shown.view.verticalScrollBar()->maximum());
        QCOMPARE(shown.view.rowRect(57).bottom() + 1, shown.view.rowRect(58).top());
        QCOMPARE(shown.view.rowAt({10, 315}), 59);
        QCOMPARE(shown.view.rowAt({10, 320 - 2 * height - 5}), 57);
        shown.click(58);
        QCOMPARE(shown.view.currentRow(), 58);
        shown.view.resize(400, 3 * height); // no room for two rows above it
        QTRY_COMPARE(shown.view.viewport()->height(), 3 * height);
        shown.key(Qt::Key_Home);
        shown.key(Qt::Key_End);
        QCOMPARE(shown.view.rowRect(59).bottom() + 1, 3 * height);
        QCOMPARE(shown.view.rowRect(58).top(), height);
        shown.view.resize(400, 320);
        QTRY_COMPARE(shown.view.viewport()->height(), 320);
        shown.rows.setCount(4);
        QCOMPARE(shown.view.rowRect(2).top(), 2 * height);
        QCOMPARE(shown.view.rowAt({10, 4 * height + 5}), -1);
    }

    void currentRowStaysInSightWhenTheViewLosesRoom()
    {
        Shown shown(50);
        shown.click(8);
        shown.view.resize(400, 160);
        QTRY_COMPARE(shown.view.viewport()->height(), 160);
        QCOMPARE(shown.view.rowRect(8).bottom(), 159);
        shown.view.verticalScrollBar()->setValue(shown.view.verticalScrollBar()->maximum());
        shown.view.resize(400, 130); // it was not in sight: what one has scrolled to stays
        QTRY_COMPARE(shown.view.viewport()->height(), 130);
        QVERIFY(shown.view.rowRect(8).bottom() < 0);
    }

    void columnThatTakesWhatIsLeftHasItsBound()
    {
        Shown shown(10);
        shown.rows.setHeads({{QStringLiteral("Text"), 0, false, false, 200}, {QStringLiteral("Intent"), 80}});
        QCOMPARE(shown.view.headRect(0).width(), theme::px(200));
        QCOMPARE(shown.view.headRect(1).left(), shown.view.headRect(0).right() + 1 + theme::px(12));
    }

    void columnsThatDoNotFitAreScrolledTo()
    {
        Shown shown(10);
        shown.rows.setHeads({{QStringLiteral("Name"), 0},
                             {QStringLiteral("Precision"), 150},
                             {QStringLiteral("Errors"), 150}});
        // 120 for the names, 2 x 150, sides and gaps: 476 in 400.
        QCOMPARE(shown.view.horizontalScrollBar()->maximum(), 76);
        QVERIFY(shown.view.headRect(2).right() > shown.view.viewport()->width());
        shown.view.horizontalScrollBar()->setValue(76);
        QVERIFY(shown.view.headRect(2).right() < shown.view.viewport()->width());
        const QPoint head = shown.view.headRect(2).center();
        QCOMPARE(shown.view.columnAt(head), 2);
        shown.view.resize(600, 320);
        QTRY_COMPARE(shown.view.horizontalScrollBar()->maximum(), 0);
        QCOMPARE(shown.view.rowRect(0).left(), 0);
        QCOMPARE(shown.view.rowRect(0).width(), shown.view.viewport()->width());
    }
};

GLOSSA_TEST(RowViewTest);
#include "tst_row_view.moc"
