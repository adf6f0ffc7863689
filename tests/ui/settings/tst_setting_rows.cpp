// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/settings/key_rows.h"
#include "ui/settings/section_rows.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace glossa;
using namespace glossa::settings;

class SettingRowsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void commandsAreFoundByNamePlaceAndKey()
    {
        KeyRows rows;
        const QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const std::vector<KeyRow> all{
            {QStringLiteral("undo"), QStringLiteral("Everywhere"), QStringLiteral("Undo"),
             QKeySequence(Qt::CTRL | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Z)},
            {QStringLiteral("next"), QStringLiteral("Labeling"), QStringLiteral("Next text"),
             QKeySequence(Qt::Key_N), QKeySequence(Qt::Key_J)},
            {QStringLiteral("sort"),
             QStringLiteral("Model details"),
             QStringLiteral("Turn the order round"),
             {},
             {}}};
        rows.show(all, {});
        QCOMPARE(rows.rowCount(), 3);
        QCOMPARE(rows.rowText(0), QStringLiteral("Undo, Everywhere, key Ctrl Z"));
        QCOMPARE(rows.rowText(2), QStringLiteral("Turn the order round, Model details, key none"));
        const QPersistentModelIndex next(rows.index(1, 0));
        rows.show(all, QStringLiteral("labeling"));
        QCOMPARE(rows.rowCount(), 1);
        QCOMPARE(next.row(), 0);
        const auto key = rows.index(0, 2).data(widgets::RowModel::CellRole).value<widgets::Cell>();
        QCOMPARE(std::get<widgets::KeyCell>(key).note, QStringLiteral("changed"));
        rows.show(all, QStringLiteral("ctrl"));
        QCOMPARE(rows.at(0)->id, QStringLiteral("undo"));
        QVERIFY(!next.isValid());
        rows.show(all, QStringLiteral("nothing of the kind"));
        QCOMPARE(rows.rowCount(), 0);
    }

    void sectionsSayTheirNames()
    {
        SectionRows rows;
        const QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        rows.setRows({{QStringLiteral("Project"), theme::Icon::Cube},
                      {QStringLiteral("Storage"), theme::Icon::Folder}});
        QCOMPARE(rows.rowText(1), QStringLiteral("Storage"));
        QCOMPARE(rows.index(0, 0).data().toString(), QStringLiteral("Project"));
        rows.setRows({});
    }
};

GLOSSA_TEST(SettingRowsTest);
#include "tst_setting_rows.moc"
