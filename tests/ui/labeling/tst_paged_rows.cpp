// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"
#include "ui/labeling/document_rows.h"
#include "ui/theme/glossa_style.h"
#include "ui/widgets/choice_rows.h"
#include "ui/widgets/row_view.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QtTest>

#include <numeric>

using namespace glossa;
using labeling::DocumentRows;
using labeling::ItemPages;
using widgets::RowView;

class PagedRowsTest : public QObject {
    Q_OBJECT

    using Ids = std::vector<project::ItemId>;
    /// The items of the rows that are selected.
    static Ids selected(const RowView &view, const ItemPages &pages)
    {
        Ids ids;
        for (const int row : view.selectedRows())
            ids.push_back(pages.idAt(row));
        return ids;
    }

private Q_SLOTS:
    void initTestCase() { theme::apply(theme::Scheme::Light); }

    void selectionFollowsItsItems()
    {
        test::WorkspaceFixture fixture;
        ItemPages pages(fixture.session());
        pages.reset(1, {10, 20, 30, 40}, false);
        DocumentRows rows(pages, fixture.context());
        const QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        RowView view;
        view.setMultiSelection(true);
        view.setModel(&rows);
        view.setCurrentRow(1);
        QTest::keyClick(&view, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(selected(view, pages), (Ids{20, 30}));

        pages.reset(1, {30, 50, 20, 10, 60}, false); // another order, one gone, two new
        rows.renew();
        QCOMPARE(rows.rowCount(), 5);
        QCOMPARE(selected(view, pages), (Ids{30, 20}));
        QCOMPARE(view.currentRow(), 0);
        pages.append({70});
        rows.renew();
        QCOMPARE(selected(view, pages), (Ids{30, 20}));
        pages.remove({30});
        rows.renew();
        QCOMPARE(rows.rowCount(), 5);
        QCOMPARE(selected(view, pages), (Ids{20}));
        QCOMPARE(view.currentRow(), -1);
        pages.reset(1, {}, false);
        rows.renew();
        QCOMPARE(rows.rowCount(), 0);
    }

    /// A large selection is given up only for a list that is another one.
    void rowsKnowWhetherTheListIsTheSame()
    {
        test::WorkspaceFixture fixture;
        ItemPages pages(fixture.session());
        pages.reset(1, {10, 20}, false);
        DocumentRows rows(pages, fixture.context());
        QVERIFY(rows.isCurrent());
        pages.reset(1, {10, 20}, false);
        QVERIFY(rows.isCurrent());
        pages.reset(1, {20, 10}, false);
        QVERIFY(!rows.isCurrent());
        rows.renew();
        QVERIFY(rows.isCurrent());
        pages.append({30});
        QVERIFY(!rows.isCurrent());
    }

    /// As many rows as before, none of them the same.
    void aSelectionOfAllIsNotOneOfOthers()
    {
        test::WorkspaceFixture fixture;
        ItemPages pages(fixture.session());
        pages.reset(1, {10, 20, 30}, false);
        DocumentRows rows(pages, fixture.context());
        RowView view;
        view.setMultiSelection(true);
        view.setModel(&rows);
        QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(view.selectedCount(), 3);
        pages.reset(1, {40, 50, 20}, false);
        rows.renew();
        QCOMPARE(selected(view, pages), (Ids{20}));
    }

    void aMillionItemsAreRenewedAtOnce()
    {
        test::WorkspaceFixture fixture;
        ItemPages pages(fixture.session());
        Ids ids(1'000'000);
        std::iota(ids.begin(), ids.end(), 1);
        pages.reset(1, ids, true);
        DocumentRows rows(pages, fixture.context());
        RowView view;
        view.setModel(&rows);
        view.setCurrentRow(999'999);
        std::ranges::reverse(ids);
        pages.reset(1, ids, true);
        QElapsedTimer clock;
        clock.start();
        rows.renew();
        QCOMPARE(view.currentRow(), 0);
        QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    }

    void choicesAreNamesWithTheirKeysAndOneToMake()
    {
        widgets::ChoiceRows rows;
        const QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        rows.show({{QStringLiteral("Date"), QStringLiteral("1"), {}, 0}, {QStringLiteral("City"), {}, {}}},
                  QStringLiteral("City"), QStringLiteral("Add “Ci”"));
        QCOMPARE(rows.rowCount(), 3);
        QCOMPARE(rows.rowText(0), QStringLiteral("Date, key 1"));
        QCOMPARE(rows.rowText(2), QStringLiteral("Add “Ci”"));
        QVERIFY(rows.isCreation(2));
        QCOMPARE(rows.nameAt(2), QString());
        QCOMPARE(rows.rowOf(QStringLiteral("City")), 1);
        rows.show({{QStringLiteral("City"), {}, {}}}, {}, {});
        QCOMPARE(rows.rowCount(), 1);
        QVERIFY(!rows.isCreation(0));
        rows.show({}, {}, {});
    }
};

GLOSSA_TEST(PagedRowsTest);
#include "tst_paged_rows.moc"
