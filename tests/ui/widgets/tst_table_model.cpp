// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/theme/glossa_style.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/table_model.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace glossa;
using widgets::RowView;

namespace {

struct Town {
    QString name;
    int people = 0;
};

class Towns : public widgets::TableModel<Town> {
public:
    enum Id { Name, People };
    Towns() { show(true); }
    void show(bool people)
    {
        std::vector<widgets::Column<Town>> columns{
            {.id = Name,
             .title = QStringLiteral("Name"),
             .cell = [](const Town &town) { return widgets::WordsCell{town.name}; },
             .less = [](const Town &a, const Town &b) { return a.name < b.name; }}};
        if (people)
            columns.push_back(
                {.id = People,
                 .title = QStringLiteral("People"),
                 .width = 80,
                 .right = true,
                 .cell = [](const Town &town) { return widgets::FigureCell{QString::number(town.people)}; },
                 .less = [](const Town &a, const Town &b) { return a.people < b.people; }});
        setColumns(std::move(columns));
    }
    using TableModel::setRows;
    [[nodiscard]] QString rowText(int row) const override
    {
        return QStringLiteral("%1, %2").arg(at(row)->name).arg(at(row)->people);
    }

protected:
    [[nodiscard]] QString keyOf(const Town &town, int) const override { return town.name; }
};

const Town bern{QStringLiteral("Bern"), 134};
const Town basel{QStringLiteral("Basel"), 173};
const Town zug{QStringLiteral("Zug"), 30};
const Town chur{QStringLiteral("Chur"), 38};

} // namespace

class TableModelTest : public QObject {
    Q_OBJECT

    static QString names(const Towns &towns)
    {
        QStringList names;
        for (const Town &town : towns.rows())
            names << town.name;
        return names.join(u' ');
    }
    static QString selected(const RowView &view)
    {
        QStringList names;
        for (const int row : view.selectedRows())
            names << view.rowText(row).section(u',', 0, 0);
        return names.join(u' ');
    }

private Q_SLOTS:
    void initTestCase() { theme::apply(theme::Scheme::Light); }

    void aModelKeepsItsPromisesThroughEveryChange()
    {
        Towns towns;
        const QAbstractItemModelTester tester(&towns, QAbstractItemModelTester::FailureReportingMode::QtTest);
        towns.setRows({bern, basel, zug});
        towns.sort(1, Qt::DescendingOrder);
        QCOMPARE(names(towns), QStringLiteral("Basel Bern Zug"));
        towns.setRows({zug, chur, basel});
        QCOMPARE(names(towns), QStringLiteral("Basel Chur Zug"));
        towns.show(false); // the column that it is sorted by has gone
        QCOMPARE(towns.sortedColumn(), -1);
        QCOMPARE(towns.columnCount(), 1);
        towns.show(true);
        QCOMPARE(towns.sortedColumn(), 1);
        towns.sort(-1);
        towns.setRows({zug, zug, bern});
        QCOMPARE(names(towns), QStringLiteral("Zug Zug Bern"));
        towns.setRows({});
        QCOMPARE(towns.rowCount(), 0);
    }

    void aRowThatMovesKeepsItsSelection()
    {
        Towns towns;
        towns.setRows({bern, basel, zug});
        RowView view;
        view.setMultiSelection(true);
        view.setModel(&towns);
        view.setCurrentRow(0);
        QTest::keyClick(&view, Qt::Key_Down, Qt::ControlModifier);
        QTest::keyClick(&view, Qt::Key_Down, Qt::ControlModifier);
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(selected(view), QStringLiteral("Bern Zug"));
        towns.setRows({chur, zug, bern});
        QCOMPARE(selected(view), QStringLiteral("Zug Bern"));
        QCOMPARE(view.rowText(view.currentRow()), QStringLiteral("Zug, 30"));
        towns.sort(0);
        QCOMPARE(selected(view), QStringLiteral("Bern Zug"));
        QSignalSpy less(&view, &RowView::selectedRowsChanged);
        QSignalSpy moved(&view, &RowView::currentRowChanged);
        towns.setRows({bern, basel});
        QCOMPARE(selected(view), QStringLiteral("Bern"));
        QVERIFY(less.count() > 0);
        // What was the current row has gone: nobody stands on another one unasked.
        QCOMPARE(view.currentRow(), -1);
        QCOMPARE(moved.count(), 0);
    }

    void newFiguresMoveNothing()
    {
        Towns towns;
        towns.setRows({bern, basel});
        QSignalSpy layout(&towns, &QAbstractItemModel::layoutChanged);
        QSignalSpy data(&towns, &QAbstractItemModel::dataChanged);
        towns.setRows({{bern.name, 135}, basel});
        QCOMPARE(layout.count(), 0);
        QCOMPARE(data.count(), 1);
        QCOMPARE(towns.index(0, 1).data().toString(), QStringLiteral("135"));
        QCOMPARE(towns.index(0, 1).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Bern, 135"));
    }

    void lettersGoToTheRowThatBeginsWithThem()
    {
        Towns towns;
        towns.setRows({bern, basel, zug, chur});
        RowView view;
        view.setModel(&towns);
        view.setCurrentRow(0);
        QTest::keyClicks(&view, QStringLiteral("c"));
        QCOMPARE(view.currentRow(), 0); // its letters belong to others
        view.setTypeAhead(true);
        QTest::keyClicks(&view, QStringLiteral("ba"));
        QCOMPARE(view.currentRow(), 1);
        QCOMPARE(selected(view), QStringLiteral("Basel"));
    }
};

GLOSSA_TEST(TableModelTest);
#include "tst_table_model.moc"
