// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/category_rows.h"

#include "tests/support/registry.h"
#include "tests/ui/details/judged_view.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace glossa;
using details::CategoryRows;

namespace {

constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;

} // namespace

class CategoryRowsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsStandInTheirOrder_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<bool>("down");
        QTest::addColumn<QString>("expected");
        QTest::newRow("worst F1 first") << int(CategoryRows::F1) << false << QStringLiteral("dim Turn Ask");
        QTest::newRow("best F1 first") << int(CategoryRows::F1) << true << QStringLiteral("Ask Turn dim");
        QTest::newRow("worst precision first")
            << int(CategoryRows::Precision) << false << QStringLiteral("Turn dim Ask");
        QTest::newRow("worst recall first")
            << int(CategoryRows::Recall) << false << QStringLiteral("dim Turn Ask");
        QTest::newRow("most labels first")
            << int(CategoryRows::Labels) << true << QStringLiteral("Turn dim Ask");
        QTest::newRow("most true positives first")
            << int(CategoryRows::TruePositives) << true << QStringLiteral("Turn dim Ask");
        QTest::newRow("most false positives first")
            << int(CategoryRows::FalsePositives) << true << QStringLiteral("Turn dim Ask");
        QTest::newRow("most false negatives first")
            << int(CategoryRows::FalseNegatives) << true << QStringLiteral("dim Turn Ask");
        QTest::newRow("name, any case") << int(CategoryRows::Name) << false << QStringLiteral("Ask dim Turn");
        QTest::newRow("name, backwards") << int(CategoryRows::Name) << true << QStringLiteral("Turn dim Ask");
    }
    void rowsStandInTheirOrder()
    {
        QFETCH(int, column);
        QFETCH(bool, down);
        QFETCH(QString, expected);
        CategoryRows rows;
        const QAbstractItemModelTester tester(&rows, strict);
        rows.set(test::judgedView(), evaluate::JudgedKind::Intent);
        rows.setOrder(CategoryRows::Column(column), down ? Qt::DescendingOrder : Qt::AscendingOrder);
        QCOMPARE(names(rows), expected);
    }

    void meansStandBelowUnlessAFilterIsOn()
    {
        CategoryRows rows;
        const QAbstractItemModelTester tester(&rows, strict);
        rows.set(test::judgedView(), evaluate::JudgedKind::Intent);
        QCOMPARE(rows.rowCount(), 5);
        QVERIFY(rows.category(2).has_value());
        QVERIFY(!rows.category(3).has_value());
        QCOMPARE(rows.rowText(3), QStringLiteral("Micro: F1 0.75, precision 0.75, recall 0.75"));
        QVERIFY(rows.rowText(4).startsWith(QStringLiteral("Macro: F1 ")));
        rows.setFilter(QStringLiteral("T"));
        QCOMPARE(rows.rowCount(), 1);
    }

    void filterTakesPartsOfNamesInAnyCase()
    {
        CategoryRows rows;
        const QAbstractItemModelTester tester(&rows, strict);
        rows.set(test::judgedView(), evaluate::JudgedKind::Intent);
        rows.setFilter(QStringLiteral("T"));
        QCOMPARE(names(rows), QStringLiteral("Turn"));
        rows.setFilter(QStringLiteral("nobody"));
        QCOMPARE(rows.rowCount(), 0);
        rows.setFilter({});
        QCOMPARE(rows.rowCount(), 5);
    }

    void rowIsToldInWords()
    {
        CategoryRows rows;
        const QAbstractItemModelTester tester(&rows, strict);
        rows.set(test::judgedView(), evaluate::JudgedKind::Intent);
        QCOMPARE(
            rows.rowText(0),
            QStringLiteral("dim: F1 0.50, precision 1.00, recall 0.33, training labels 7, test labels 3, "
                           "true positives 1, false positives 0, false negatives 2"));
    }

    void tableIsCopiedWithTabs()
    {
        CategoryRows rows;
        const QAbstractItemModelTester tester(&rows, strict);
        rows.set(test::judgedView(), evaluate::JudgedKind::Intent);
        const QStringList lines = rows.table().split(u'\n');
        QCOMPARE(lines.size(), 7); // head, three rows, two means, the end
        QCOMPARE(lines[0].count(u'\t'), 11);
        // Of so few labels nothing can be told.
        QCOMPARE(lines[1], QStringLiteral("dim\t0.50\t–\t–\t1.00\t0.33\t7\t3\t1\t0\t2\tcannot tell"));
        QCOMPARE(lines[4].section(u'\t', 0, 1), QStringLiteral("Micro\t0.75"));
        rows.setFilter(QStringLiteral("dim"));
        QCOMPARE(rows.table().count(u'\n'), 2);
    }

    void rowsKeepTheirIndexesThroughEveryChange()
    {
        CategoryRows rows;
        const QAbstractItemModelTester tester(&rows, strict);
        rows.set(test::judgedView(), evaluate::JudgedKind::Intent);
        const QPersistentModelIndex ask(rows.index(2, 0));
        QCOMPARE(ask.data(Qt::AccessibleTextRole).toString().section(u':', 0, 0), QStringLiteral("Ask"));
        rows.setWide(true);
        rows.setOrder(CategoryRows::F1, Qt::DescendingOrder);
        QCOMPARE(ask.row(), 0);
        rows.setFilter(QStringLiteral("ask"));
        QCOMPARE(rows.rowCount(), 1);
        QCOMPARE(ask.row(), 0);
        rows.setFilter(QStringLiteral("dim"));
        QVERIFY(!ask.isValid());
        rows.setWide(false);
        rows.set(test::judgedView(), evaluate::JudgedKind::Intent);
        QCOMPARE(rows.rowCount(), 1);
    }

    void undefinedMeansAreNoFigures()
    {
        auto view = std::make_shared<workspace::EvaluationReport>(*test::judgedView());
        view->outcomes.entities = {"Room"};
        view->metrics = evaluate::measure(view->outcomes);
        QVERIFY(view->metrics.entities.has_value());
        QVERIFY(!view->metrics.entities->micro.f1);
        CategoryRows rows;
        const QAbstractItemModelTester tester(&rows, strict);
        rows.set(view, evaluate::JudgedKind::Entity);
        QVERIFY(rows.table().contains(QStringLiteral("Micro\t–\t\t\t–\t–")));
        QVERIFY(rows.table().contains(QStringLiteral("Macro\t–\t\t\t–\t–")));
    }

    void columnsOfCountsNameTheirVerdict()
    {
        CategoryRows rows;
        const QAbstractItemModelTester tester(&rows, strict);
        int verdicts = 0;
        for (int column = 0; column < rows.columnCount(); ++column)
            verdicts += rows.verdictAt(column) ? 1 : 0;
        QCOMPARE(verdicts, 3);
        QCOMPARE(rows.rowCount(), 0);
    }

    void classesAreRowsWithTheirColours()
    {
        CategoryRows rows;
        const QAbstractItemModelTester tester(&rows, strict);
        rows.set(test::judgedClasses(project::ProjectKind::CustomSingleLabelClassification),
                 evaluate::JudgedKind::Class);
        QCOMPARE(names(rows), QStringLiteral("Action Drama Comedy"));
        const QStringList lines = rows.table().split(u'\n');
        QVERIFY(lines[0].startsWith(QStringLiteral("Class\tF1")));
        QVERIFY2(lines[1].startsWith(QStringLiteral("Action\t0.00")), qPrintable(lines[1]));
        const QString ends = QStringLiteral("\t9\t3\t2\t1\t1\t"); // training, test, TP, FP, FN
        QVERIFY2(lines[2].startsWith(QStringLiteral("Drama\t0.67")) && lines[2].contains(ends),
                 qPrintable(lines[2]));
        QVERIFY2(lines[3].startsWith(QStringLiteral("Comedy\t0.80")), qPrintable(lines[3]));
        QVERIFY(rows.placeOf(CategoryRows::Swatch) >= 0);
        QCOMPARE(rows.placeOf(CategoryRows::Errors), -1);
    }

private:
    static QString names(const CategoryRows &rows)
    {
        QStringList names;
        for (int row = 0; rows.category(row); ++row)
            names << rows.rowText(row).section(u':', 0, 0);
        return names.join(u' ');
    }
};

GLOSSA_TEST(CategoryRowsTest);
#include "tst_category_rows.moc"
