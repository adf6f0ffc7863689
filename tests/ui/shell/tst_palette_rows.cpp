// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/shell/palette_rows.h"
#include "ui/widgets/row_view.h"

#include <QAbstractItemModelTester>
#include <QImage>
#include <QtTest>

#include <algorithm>

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

    /// The icon at the line's beginning, the key at its end, and nothing between the name and the detail.
    void aRowThatReadsFromRightToLeftIsMirrored()
    {
        PaletteEntry undo = entry(PaletteEntry::Group::Commands, "Undo");
        undo.icon = theme::Icon::Search;
        undo.key = QStringLiteral("Z");
        PaletteRows rows;
        rows.show({undo});
        const auto ink = [&rows](Qt::LayoutDirection direction) {
            widgets::RowView view;
            view.setLayoutDirection(direction);
            view.setModel(&rows);
            view.resize(400, 200);
            QImage image(view.size(), QImage::Format_RGB32);
            view.render(&image);
            const QRect row = view.visualRect(rows.index(1, 0));
            std::vector<bool> columns; // those with ink
            for (int x = row.left(); x <= row.right(); ++x) {
                const QRgb ground = image.pixel(x, row.top() + 1);
                bool any = false;
                for (int y = row.top() + 2; y < row.bottom() - 1; ++y)
                    any = any || image.pixel(x, y) != ground;
                columns.push_back(any);
            }
            return columns;
        };
        const auto first = [](const std::vector<bool> &columns) {
            return std::ranges::find(columns, true) - columns.begin();
        };
        std::vector<bool> plain = ink(Qt::LeftToRight);
        std::vector<bool> mirrored = ink(Qt::RightToLeft);
        std::reverse(mirrored.begin(), mirrored.end());
        QVERIFY(std::abs(first(plain) - first(mirrored)) <= 1);
        // Nothing over another, which would take columns away; letters may begin within a pixel.
        QVERIFY(std::abs(std::ranges::count(plain, true) - std::ranges::count(mirrored, true)) <= 3);
        std::reverse(plain.begin(), plain.end());
        std::reverse(mirrored.begin(), mirrored.end());
        QVERIFY(std::abs(first(plain) - first(mirrored)) <= 1);
    }
};

GLOSSA_TEST(PaletteRowsTest);
#include "tst_palette_rows.moc"
