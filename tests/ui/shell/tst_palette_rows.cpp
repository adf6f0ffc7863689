// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/shell/palette_rows.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace glossa;
using namespace glossa::shell;

class PaletteRowsTest : public QObject {
    Q_OBJECT

    static PaletteEntry entry(PaletteEntry::Group group, const char *name)
    {
        PaletteEntry entry;
        entry.group = group;
        entry.name = QString::fromLatin1(name);
        entry.detail = QStringLiteral("command");
        return entry;
    }

private Q_SLOTS:
    void everyGroupHasAHeadThatNobodyStandsOn()
    {
        using Group = PaletteEntry::Group;
        PaletteRows rows;
        const QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        rows.show(
            {entry(Group::Commands, "Undo"), entry(Group::Commands, "Redo"), entry(Group::Texts, "hello")});
        QCOMPARE(rows.rowCount(), 5);
        QCOMPARE(rows.rowText(0), QStringLiteral("Commands"));
        QCOMPARE(rows.rowText(1), QStringLiteral("Undo, command"));
        QVERIFY(rows.entryAt(0) == nullptr);
        QVERIFY(rows.entryAt(3) == nullptr);
        QCOMPARE(rows.nextEntry(0, 1), 1);
        QCOMPARE(rows.nextEntry(3, 1), 4);
        QCOMPARE(rows.nextEntry(3, -1), 2);
        QCOMPARE(rows.nextEntry(0, -1), -1);
        rows.show({entry(Group::Texts, "hello")});
        QCOMPARE(rows.rowCount(), 2);
        QCOMPARE(rows.rowText(0), QStringLiteral("Texts"));
        rows.show({});
        QCOMPARE(rows.rowCount(), 0);
        QCOMPARE(rows.nextEntry(0, 1), -1);
    }
};

GLOSSA_TEST(PaletteRowsTest);
#include "tst_palette_rows.moc"
