// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/projects/projects.h"
#include "core/workspace/review/queue.h"
#include "ui/deployments/deployment_verbs.h"
#include "ui/deployments/deployments_pane.h"
#include "ui/deployments/endpoint.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"

#include <QCheckBox>
#include <QtTest>

using namespace glossa;
using deployments::DeploymentsPane;

class RefusedSettingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<test::WorkspaceFixture>();
        m_project = m_fixture->makeProject(project::ProjectKind::Conversation);
        m_fixture->open();
    }
    void cleanup() { m_fixture.reset(); }

    /// The write that is refused is one into a project that has gone to the trash meanwhile.
    void aRefusalIsToldToWhoAsked()
    {
        QSignalSpy failed(&context(), &models::StudioContext::failed);
        QVERIFY(workspace::trashProject(m_fixture->other(), m_project).has_value());
        int refused = 0;
        deployments::keepQueries(context(), false, *this, [&refused] { ++refused; });
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(refused, 1);
        QVERIFY(workspace::queueSettings(m_fixture->other(), m_project)->keeps);
    }

    void whatIsWrittenIsNoRefusal()
    {
        int refused = 0;
        deployments::keepQueries(context(), false, *this, [&refused] { ++refused; });
        QTRY_VERIFY(!workspace::queueSettings(m_fixture->other(), m_project)->keeps);
        QTRY_VERIFY(m_fixture->settled());
        QCOMPARE(refused, 0);
    }

    void theSwitchShowsWhatIsStoredWhenTheErrorIsSaid()
    {
        deployments::Endpoint endpoint(context());
        DeploymentsPane pane(context(), endpoint);
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        auto *keep = pane.findChild<QCheckBox *>(QStringLiteral("keepQueries"));
        QVERIFY(keep != nullptr);
        QTRY_VERIFY(keep->isEnabled());
        QVERIFY(keep->isChecked());
        bool shown = false;
        int failures = 0;
        connect(&context(), &models::StudioContext::failed, &pane, [&] {
            ++failures;
            shown = keep->isChecked();
        });
        QVERIFY(workspace::trashProject(m_fixture->other(), m_project).has_value());
        keep->click();
        QVERIFY(!keep->isChecked()); // until it is refused
        QTRY_COMPARE(failures, 1);
        QVERIFY(shown);
    }

private:
    models::StudioContext &context() { return m_fixture->context(); }

    std::int64_t m_project = 0;
    std::unique_ptr<test::WorkspaceFixture> m_fixture;
};

GLOSSA_TEST(RefusedSettingsTest);
#include "tst_refused_settings.moc"
