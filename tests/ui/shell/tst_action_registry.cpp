// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/action_registry.h"

#include "tests/support/registry.h"

#include <QSettings>
#include <QtTest>

using namespace glossa;
using shell::ActionRegistry;

class ActionRegistryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QSettings().clear(); }

    void aKeyOfTheUsersIsKeptForTheNextStart()
    {
        QAction done(QStringLiteral("Done"));
        done.setObjectName(QStringLiteral("labeling.done"));
        done.setShortcut(Qt::Key_Return);
        ActionRegistry registry;
        registry.add({&done}, QStringLiteral("Labeling"), QStringLiteral("labeling"));
        const QString id = registry.commands().front().id;
        QVERIFY(!registry.setKey(id, Qt::Key_F5).has_value());
        QCOMPARE(done.shortcut(), QKeySequence(Qt::Key_F5));

        QAction again(QStringLiteral("Done"));
        again.setObjectName(QStringLiteral("labeling.done"));
        again.setShortcut(Qt::Key_Return);
        ActionRegistry next;
        next.add({&again}, QStringLiteral("Labeling"), QStringLiteral("labeling"));
        QCOMPARE(again.shortcut(), QKeySequence(Qt::Key_F5));
        next.resetAll();
        QCOMPARE(again.shortcut(), QKeySequence(Qt::Key_Return));
    }

    void aKeyThatIsTakenIsRefusedWithItsHolder()
    {
        QAction next(QStringLiteral("Next"));
        next.setObjectName(QStringLiteral("labeling.next"));
        next.setShortcut(Qt::Key_J);
        QAction undo(QStringLiteral("&Undo"));
        undo.setObjectName(QStringLiteral("undo"));
        undo.setShortcut(Qt::CTRL | Qt::Key_Z);
        ActionRegistry registry;
        registry.add({&undo}, QStringLiteral("Everywhere"), QStringLiteral("window"));
        registry.add({&next}, QStringLiteral("Labeling"), QStringLiteral("labeling"));
        const auto clash = registry.setKey(registry.commands().back().id, Qt::CTRL | Qt::Key_Z);
        QVERIFY(clash.has_value());
        QVERIFY2(clash->holder.contains(QStringLiteral("Undo")), qPrintable(clash->holder));
        QCOMPARE(next.shortcut(), QKeySequence(Qt::Key_J));
    }
};

GLOSSA_TEST(ActionRegistryTest);
#include "tst_action_registry.moc"
