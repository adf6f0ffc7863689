// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/review/queue.h"
#include "ui/settings/appearance.h"
#include "ui/shell/main_window.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"

#include <QComboBox>
#include <QDateTime>
#include <QSettings>

using namespace glossa;

class ReviewRequestTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QSettings().clear(); }
    void cleanup() { QSettings().clear(); }

    /// The card of a deployment asks for the queries of that one.
    void itOpensTheQueueOfThatDeployment()
    {
        settings::Appearance appearance;
        appearance.apply();
        test::WorkspaceFixture fixture;
        const auto project = fixture.makeProject(project::ProjectKind::Conversation);
        std::vector<workspace::AnsweredQuery> queries;
        for (const char *deployment : {"production", "staging"}) {
            workspace::AnsweredQuery query;
            query.project = project;
            query.deployment = QString::fromLatin1(deployment);
            query.prediction.text = QStringLiteral("lamp on");
            query.timeMs = QDateTime::currentMSecsSinceEpoch();
            queries.push_back(query);
        }
        QVERIFY(workspace::recordQueries(fixture.other(), queries).has_value());
        shell::MainWindow window(fixture.context(), appearance);
        window.show();
        fixture.open();
        QSignalSpy step(&fixture.context(), &models::StudioContext::stepRequested);
        fixture.context().review(QStringLiteral("staging"));
        QCOMPARE(step.size(), 1);
        QCOMPARE(step.front().front().value<models::Step>(), models::Step::Tryout);
        auto *box = window.findChild<QComboBox *>(QStringLiteral("queueDeployment"));
        QVERIFY(box != nullptr);
        QTRY_COMPARE(box->currentData().toString(), QStringLiteral("staging"));
    }
};

GLOSSA_TEST(ReviewRequestTest);
#include "tst_review_request.moc"
