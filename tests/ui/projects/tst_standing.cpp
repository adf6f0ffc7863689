// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/projects/overview.h"
#include "ui/projects/standing.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"

using namespace glossa;
using projects::StepState;

class StandingTest : public QObject {
    Q_OBJECT

    static QStringList words(const std::vector<StepState> &states)
    {
        QStringList all;
        for (const StepState &state : states)
            all << state.words;
        return all;
    }

private Q_SLOTS:
    void everyStepSaysWhereItStands()
    {
        test::WorkspaceFixture fixture;
        const auto id = fixture.makeProject(project::ProjectKind::Conversation);
        const auto states = [&] {
            return projects::lifeCycle(workspace::projectOverview(fixture.other(), id).value(), std::nullopt);
        };
        QCOMPARE(words(states()).join(u'|'),
                 QStringLiteral("nothing yet|no utterances yet|no model yet|after training|after training|after training"));
        fixture.addCategory(project::CategoryKind::Intent, QStringLiteral("Reply"));
        fixture.addItem(QStringLiteral("answer her"), QStringLiteral("Reply"));
        fixture.addCategory(project::CategoryKind::Entity, QStringLiteral("Contact"));
        // A label without an intent is half the work.
        fixture.addItem(QStringLiteral("hm"), {}, {{QStringLiteral("Contact"), {0, 2}, 0, {}}});
        QVERIFY(words(states()).at(1).contains(QStringLiteral("1 of 2")));
        QCOMPARE(states().at(1).mark, StepState::Mark::Share);
    }

    void deploymentsSayHowManyAreBehind()
    {
        workspace::ProjectOverview overview;
        overview.summary.info.kind = project::ProjectKind::Conversation;
        const auto state = [&] { return projects::lifeCycle(overview, std::nullopt).at(4); };
        QCOMPARE(state().step, models::Step::Deployments);
        QCOMPARE(state().words, QStringLiteral("after training"));
        overview.lastModel = workspace::ModelHeadline();
        QCOMPARE(state().words, QStringLiteral("none yet"));
        overview.deployments = 2;
        QCOMPARE(state().words, QStringLiteral("2 slots · current"));
        QCOMPARE(state().mark, StepState::Mark::Done);
        overview.deploymentsBehind = 1;
        QCOMPARE(state().words, QStringLiteral("2 slots · 1 behind"));
        QCOMPARE(state().mark, StepState::Mark::Warning);
    }

    void aSchemaOfClassesIsCounted()
    {
        test::WorkspaceFixture fixture;
        const auto id = fixture.makeProject(project::ProjectKind::CustomMultiLabelClassification);
        const auto schema = [&] {
            return words(projects::lifeCycle(workspace::projectOverview(fixture.other(), id).value(),
                                             std::nullopt))
                .front();
        };
        QCOMPARE(schema(), QStringLiteral("nothing yet"));
        fixture.addCategory(project::CategoryKind::Class, QStringLiteral("letter"));
        fixture.addCategory(project::CategoryKind::Class, QStringLiteral("bill"));
        QCOMPARE(schema(), QStringLiteral("2 classes"));
    }

    void aRunningTrainingShowsItsShare()
    {
        test::WorkspaceFixture fixture;
        const auto id = fixture.makeProject(project::ProjectKind::Conversation);
        const auto overview = workspace::projectOverview(fixture.other(), id).value();
        const auto states =
            projects::lifeCycle(overview, projects::RunningJob{1, id, QStringLiteral("m4"), .62, 0});
        QVERIFY2(states.at(2).words.contains(QStringLiteral("62 %")), qPrintable(states.at(2).words));
        QCOMPARE(states.at(2).mark, StepState::Mark::Share);
    }

    void withoutAProjectNothingIsSaid()
    {
        for (const StepState &state : projects::lifeCycle(std::nullopt, std::nullopt))
            QVERIFY(state.words.isEmpty() && state.mark == StepState::Mark::Plain);
    }
};

GLOSSA_TEST(StandingTest);
#include "tst_standing.moc"
