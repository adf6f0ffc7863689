// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "tests/ui/tryout/tryout_fixture.h"
#include "ui/tryout/query_list.h"
#include "ui/tryout/query_rows.h"

#include <QAbstractItemModelTester>

using namespace glossa;

class QueryRowsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsFollowTheList()
    {
        test::TryoutFixture f;
        f.train();
        f.ask({QStringLiteral("one lamp"), QStringLiteral("two lamps"), QStringLiteral("three lamps")});
        f.show();
        tryout::QueryList list(f.context());
        tryout::QueryRows rows(list);
        QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        connect(&list, &tryout::QueryList::changed, &rows, [&rows] { rows.renew(); });
        list.setShown(true);
        QTRY_COMPARE(rows.rowCount(), 3);
        const QPersistentModelIndex kept = rows.index(0, 0);
        const workspace::QueryId id = rows.idAt(0);
        list.setOrder(workspace::QueryOrder::MostSure);
        QTRY_COMPARE(rows.rowOf(id), 2);
        QCOMPARE(kept.row(), 2);
        QTRY_VERIFY(list.wanted(id) != nullptr);
        QVERIFY(rows.rowText(2).startsWith(list.known(id)->prediction.text));
    }

    void theColumnsNameTheirOrders()
    {
        test::TryoutFixture f;
        tryout::QueryList list(f.context());
        tryout::QueryRows rows(list);
        for (const bool wide : {false, true}) {
            rows.fitColumns(wide);
            for (const auto order : {workspace::QueryOrder::LeastSure, workspace::QueryOrder::Newest,
                                     workspace::QueryOrder::MostAsked})
                QCOMPARE(rows.orderOf(rows.columnOf(order)), order);
        }
    }
};

GLOSSA_TEST(QueryRowsTest);
#include "tst_query_rows.moc"
