// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/serving/runtime_jobs.h"

#include "tests/core/store/raw.h"
#include "tests/core/workspace/lamps_workspace.h"
#include "tests/support/registry.h"

using namespace glossa;
using namespace glossa::workspace;

class TestRuntimeJobs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// What was taken is this server's, and nobody else would run it.
    void whatWasTakenBeforeAFailureIsTold()
    {
        test::LampsWorkspace lamps;
        const auto left = [&lamps] {
            lamps.clock.now += 1;
            const NewRuntimeJob job{"{}", std::nullopt, std::chrono::hours(24), 1'000};
            return addRuntimeJob(*lamps.workspace, job, QStringLiteral("of another machine"))->id;
        };
        const QString first = left();
        const QString second = left();
        const QString third = left();
        lamps.clock.now += 16'000; // nothing was heard of it since
        test::Raw raw(lamps.folder.path());
        const QByteArray refused = "CREATE TRIGGER refused BEFORE UPDATE ON runtime_job WHEN old.id = '" +
                                   second.toUtf8() + "' BEGIN SELECT RAISE(ABORT, 'on purpose'); END";
        raw.run(refused.constData());
        const auto taken = takeOverRuntimeJobs(*lamps.workspace, QStringLiteral("me"));
        QVERIFY(taken);
        QCOMPARE(*taken, QStringList{first});
        QVERIFY(!takeOverRuntimeJobs(*lamps.workspace, QStringLiteral("me"))); // nothing else is told
        raw.run("DROP TRIGGER refused");
        QCOMPARE(*takeOverRuntimeJobs(*lamps.workspace, QStringLiteral("me")), (QStringList{second, third}));
    }
};

GLOSSA_TEST(TestRuntimeJobs);
#include "tst_runtime_jobs.moc"
