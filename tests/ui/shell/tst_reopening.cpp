// SPDX-License-Identifier: GPL-3.0-or-later
// What a window opens when the program starts.
#include "ui/settings/appearance.h"
#include "ui/shell/main_window.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"

#include <QSettings>

using namespace glossa;

class ReopeningTest : public QObject {
    Q_OBJECT

    test::WorkspaceFixture *m_fixture = nullptr;

    /// A start of the program; the project that is open when all is read.
    std::int64_t reopened()
    {
        settings::Appearance appearance;
        models::StudioContext context(m_fixture->session(), QString());
        shell::MainWindow window(context, appearance);
        QSignalSpy failed(&context, &models::StudioContext::failed);
        bool asked = false;
        window.reopenLast([&] { asked = true; });
        if (!QTest::qWaitFor([&] { return asked && !context.isOpening(); }) || !failed.isEmpty())
            return -1;
        return context.project();
    }

private Q_SLOTS:
    void initTestCase()
    {
        settings::Appearance appearance;
        appearance.apply();
    }
    void init()
    {
        QSettings().clear();
        m_fixture = new test::WorkspaceFixture;
        m_fixture->makeProject(project::ProjectKind::Conversation, QStringLiteral("Mail"));
        // An earlier start, in which it was opened.
        settings::Appearance appearance;
        models::StudioContext context(m_fixture->session(), QString());
        shell::MainWindow window(context, appearance);
        context.openProject(m_fixture->projectId());
        QTRY_COMPARE(context.project(), m_fixture->projectId());
    }
    void cleanup()
    {
        delete std::exchange(m_fixture, nullptr);
        QSettings().clear();
    }

    void theLastProjectIsOpenAgain() { QCOMPARE(reopened(), m_fixture->projectId()); }

    void oneThatWentToTheTrashIsNoError()
    {
        QVERIFY(workspace::trashProject(m_fixture->other(), m_fixture->projectId()));
        QCOMPARE(reopened(), 0);
    }

    void oneThatWasDeletedForGoodIsNoError()
    {
        QVERIFY(workspace::trashProject(m_fixture->other(), m_fixture->projectId()));
        QVERIFY(workspace::purgeProject(m_fixture->other(), m_fixture->projectId()));
        QCOMPARE(reopened(), 0);
    }

    /// Another workspace has a project of the same number.
    void anotherWorkspaceOpensNothing()
    {
        test::WorkspaceFixture *const before = std::exchange(m_fixture, new test::WorkspaceFixture);
        m_fixture->makeProject(project::ProjectKind::Conversation, QStringLiteral("Post"));
        const bool same = m_fixture->projectId() == before->projectId();
        delete before;
        QVERIFY(same);
        QCOMPARE(reopened(), 0);
    }
};

GLOSSA_TEST(ReopeningTest);
#include "tst_reopening.moc"
