// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/session/session.h"

#include "tests/support/registry.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>

using namespace glossa;

class TestSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// A window that had just been opened on a workspace without anything in it said "Saved".
    void whatNobodyAskedForIsNotToldAsSaving()
    {
        const QTemporaryDir folder;
        const SystemClock clock;
        auto session = workspace::Session::open(folder.path(), clock);
        QVERIFY(session.has_value());
        const QSignalSpy saving(session->get(), &workspace::Session::savingChanged);
        std::atomic<bool> tended = false;
        (*session)->tend([&tended](workspace::Workspace &) { return tended = true; });
        QTRY_VERIFY(tended);
        QTest::qWait(0);
        QCOMPARE(saving.count(), 0);
        QCOMPARE((*session)->lastSavedMs(), 0);
        (*session)->write([](workspace::Workspace &) { return Result<int>(1); });
        QTRY_COMPARE(saving.count(), 2);
        QVERIFY((*session)->lastSavedMs() > 0);
    }
};

GLOSSA_TEST(TestSession);
#include "tst_session.moc"
