// SPDX-License-Identifier: GPL-3.0-or-later
// What the window knows of a project that goes to the trash.
#include "core/workspace/projects/overview.h"
#include "ui/models/project_verbs.h"
#include "ui/models/studio_context.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"

using namespace glossa;
using models::StudioContext;

class TrashedProjectTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// It stayed open as if alive until the next edit was refused.
    void oneThatAnotherProcessDeletesIsClosedAndToldSo()
    {
        test::WorkspaceFixture fixture;
        fixture.makeProject(project::ProjectKind::Conversation, QStringLiteral("Mail"));
        fixture.open();
        QSignalSpy told(&fixture.context(), &StudioContext::undoOffered);
        QSignalSpy failed(&fixture.context(), &StudioContext::failed);
        QVERIFY(workspace::trashProject(fixture.other(), fixture.projectId()).has_value());
        QTRY_COMPARE(fixture.context().project(), 0);
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.front().front().toString(), QStringLiteral("Mail was moved to the trash elsewhere"));
        QVERIFY(failed.isEmpty());
        QVERIFY(!fixture.context().overview());
    }

    void itsUndoBringsItBackToTheList()
    {
        test::WorkspaceFixture fixture;
        fixture.makeProject(project::ProjectKind::Conversation, QStringLiteral("Mail"));
        fixture.open();
        std::function<void()> undo;
        connect(&fixture.context(), &StudioContext::undoOffered, this,
                [&undo](const QString &, const std::function<void()> &offered) { undo = offered; });
        QVERIFY(workspace::trashProject(fixture.other(), fixture.projectId()).has_value());
        QTRY_VERIFY(undo != nullptr);
        QSignalSpy listed(&fixture.context(), &StudioContext::projectsChanged);
        undo();
        QTRY_VERIFY(!listed.isEmpty());
        QCOMPARE(workspace::projectOverviews(fixture.other())->size(), 1U);
        QSignalSpy opened(&fixture.context(), &StudioContext::projectOpened);
        fixture.context().openProject(fixture.projectId());
        QTRY_COMPARE(opened.size(), 1);
    }

    /// A project in the trash can be read, but none of its edits would be kept.
    void itDoesNotOpen()
    {
        test::WorkspaceFixture fixture;
        fixture.makeProject(project::ProjectKind::Conversation, QStringLiteral("Mail"));
        QVERIFY(workspace::trashProject(fixture.other(), fixture.projectId()).has_value());
        QSignalSpy failed(&fixture.context(), &StudioContext::failed);
        fixture.context().openProject(fixture.projectId());
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(fixture.context().project(), 0);
    }

    void theWindowsOwnDeletingIsToldOnce()
    {
        test::WorkspaceFixture fixture;
        fixture.makeProject(project::ProjectKind::Conversation, QStringLiteral("Mail"));
        fixture.open();
        QSignalSpy told(&fixture.context(), &StudioContext::undoOffered);
        QSignalSpy changed(&fixture.context(), &StudioContext::projectsChanged);
        models::trashProject(fixture.context(), fixture.projectId(), QStringLiteral("Mail"));
        QCOMPARE(fixture.context().project(), 0); // before anything of it could be changed
        QTRY_VERIFY(!changed.isEmpty() && !told.isEmpty());
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.front().front().toString(), QStringLiteral("Mail went to the trash"));
    }
};

GLOSSA_TEST(TrashedProjectTest);
#include "tst_trashed_project.moc"
