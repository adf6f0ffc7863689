// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_strip.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"

#include <QPushButton>

using namespace glossa;

class StatusStripTest : public QObject {
    Q_OBJECT

    static QPushButton *jobOf(const shell::StatusStrip &strip)
    {
        return strip.findChild<QPushButton *>(QStringLiteral("runningJob"));
    }

private Q_SLOTS:
    /// Another project may have an m1 of its own.
    void aTrainingOfAnotherProjectIsToldWithItsProject()
    {
        test::WorkspaceFixture fixture;
        const std::int64_t bank =
            fixture.makeProject(project::ProjectKind::Conversation, QStringLiteral("bank & co"));
        fixture.makeProject(project::ProjectKind::Conversation, QStringLiteral("Mail"));
        fixture.open();
        shell::StatusStrip strip(fixture.context());
        strip.setRunning(
            projects::RunningJob{1, bank, QStringLiteral("a&b"), .08, 0, QStringLiteral("bank & co")});
        QCOMPARE(jobOf(strip)->text(), QStringLiteral("Training a&&b of bank && co"));
        QCOMPARE(jobOf(strip)->accessibleName(), QStringLiteral("Training a&b of bank & co"));
        QSignalSpy opened(&fixture.context(), &models::StudioContext::projectOpened);
        fixture.context().openProject(bank);
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(jobOf(strip)->text(), QStringLiteral("Training a&&b"));
    }

    void aClickOnTheTrainingLeadsToIt()
    {
        test::WorkspaceFixture fixture;
        shell::StatusStrip strip(fixture.context());
        strip.resize(1200, strip.height());
        strip.show();
        QVERIFY(!jobOf(strip)->isVisible());
        strip.setRunning(projects::RunningJob{1, 2, QStringLiteral("m1"), .08, 0, QStringLiteral("Mail")});
        QVERIFY(jobOf(strip)->isVisible());
        QSignalSpy clicked(&strip, &shell::StatusStrip::runningClicked);
        QTest::mouseClick(jobOf(strip), Qt::LeftButton);
        QCOMPARE(clicked.size(), 1);
        // Its project goes to the trash, where nothing can be shown.
        strip.setRunning(projects::RunningJob{1, 2, QStringLiteral("m1"), .08, 0, {}});
        QTest::mouseClick(jobOf(strip), Qt::LeftButton);
        QCOMPARE(clicked.size(), 1);
    }
};

GLOSSA_TEST(StatusStripTest);
#include "tst_status_strip.moc"
