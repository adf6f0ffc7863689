// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON of jobs and models in the store: what older programs wrote is read, what is damaged does no harm.
#include "core/project/error_json.h"
#include "core/workspace/jobs/job_record.h"
#include "core/workspace/jobs/jobs.h"
#include "core/workspace/models/model_metadata.h"
#include "core/workspace/models/model_record.h"
#include "core/workspace/models/predictor.h"
#include "core/workspace/models/registry.h"

#include "tests/core/workspace/lamps_workspace.h"
#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;
using namespace glossa::workspace;

namespace {

// Literally as a workspace holds them; never changed with the program.
const QByteArray oldRequest =
    R"({"advanced":true,"manual":false,"model":"m1","seed":"18446744073709551615","threads":2,"trainPercent":70})";
const QByteArray oldProgress =
    R"({"entityCurve":[[1,812.5,null],[2,400.25,0.75]],"fraction":0.5,"intentCurve":[[3,1.5,0.5]],)"
    R"("iteration":2,"maxIterations":100,"stage":"entities","stages":[["preparing",12],["intents",340]]})";
const QByteArray oldFacts =
    R"({"combinedF1":0.9375,"entityF1":0.875,"fileBytes":123456,"fingerprint":"00c0ffee12345678",)"
    R"("heldBack":3,"heldBackFrom":10,"intentAccuracy":null,"intentF1":1,"items":11,)"
    R"("request":{"advanced":false,"manual":true,"model":"m1","seed":"7","threads":0,"trainPercent":80},)"
    R"("sequence":42,"testItems":3,"testLabels":4,"trainByEntity":{"room":5},)"
    R"("trainByIntent":{"Tell":1,"Turn":6},"trainItems":8,"trainLabels":6})";
const QString oldError = QStringLiteral(
    R"({"code":31,"detail":"the worker process crashed","expected":"x","file":"a.json","place":"line 3"})");

store::JobRow oldRow()
{
    store::JobRow row;
    row.id = 7;
    row.project = 3;
    row.kind = QStringLiteral("train");
    row.request = oldRequest;
    row.state = store::JobState::Succeeded;
    row.fraction = 1.0;
    row.progress = oldProgress;
    row.log = QStringLiteral("12:00:00 preparing\n");
    row.result = oldFacts;
    row.error = oldError;
    row.owner = QStringLiteral("here:1:2");
    row.cancelRequested = true;
    row.createdMs = 1;
    row.startedMs = 2;
    row.heartbeatMs = 3;
    row.endedMs = 4;
    return row;
}

ModelFacts knownFacts()
{
    ModelFacts facts;
    facts.request.model = QStringLiteral("m1");
    facts.request.split.manual = true;
    facts.trainItems = 8;
    facts.testItems = 3;
    facts.trainLabels = 6;
    facts.testLabels = 4;
    facts.trainByIntent = {{QStringLiteral("Tell"), 1}, {QStringLiteral("Turn"), 6}};
    facts.trainByEntity = {{QStringLiteral("room"), 5}};
    facts.items = 11;
    facts.sequence = 42;
    facts.fileBytes = 123456;
    facts.heldBack = 3;
    facts.heldBackFrom = 10;
    facts.fingerprint = QStringLiteral("00c0ffee12345678");
    facts.intentF1 = 1.0;
    facts.entityF1 = 0.875;
    facts.combinedF1 = 0.9375;
    return facts;
}

Job knownJob()
{
    TrainRequest request;
    request.model = QStringLiteral("m1");
    request.advanced = true;
    request.split = {false, 70};
    request.seed = std::numeric_limits<std::uint64_t>::max();
    request.threads = 2;
    TrainState progress;
    progress.stage = QStringLiteral("entities");
    progress.fraction = 0.5;
    progress.iteration = 2;
    progress.maxIterations = 100;
    progress.intentCurve = {{3, 1.5, 0.5}};
    progress.entityCurve = {{1, 812.5, std::nullopt}, {2, 400.25, 0.75}};
    progress.stageMs = {{QStringLiteral("preparing"), 12}, {QStringLiteral("intents"), 340}};
    Job job;
    job.id = 7;
    job.project = 3;
    job.work = TrainingJob{request, progress, knownFacts()};
    job.state = JobState::Succeeded;
    job.fraction = 1.0;
    job.log = QStringLiteral("12:00:00 preparing\n");
    job.error = Error{ErrorCode::WorkerDied, "a.json", "line 3", "x", "the worker process crashed"};
    job.owner = QStringLiteral("here:1:2");
    job.cancelRequested = true;
    job.createdMs = 1;
    job.startedMs = 2;
    job.heartbeatMs = 3;
    job.endedMs = 4;
    return job;
}

} // namespace

class TestRecords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anOldJobIsRead()
    {
        QCOMPARE(jobOf(oldRow()), knownJob());
        QCOMPARE(jobOf(oldRow()).kind(), QStringLiteral("train"));
        QCOMPARE(jobOf(oldRow()).model(), QStringLiteral("m1"));
    }

    void anOldModelIsRead()
    {
        const store::ModelRow row{3, QStringLiteral("best"), QStringLiteral("3-a.glossa"), 5, 6, 7, oldFacts};
        const Model known{3, QStringLiteral("best"), QStringLiteral("3-a.glossa"), 5, 6, 7, knownFacts()};
        QCOMPARE(modelOf(row), known);
    }

    void whatIsWrittenIsAsBefore()
    {
        const Job job = knownJob();
        const store::JobRow row = waitingRow(3, job.training()->request, 1);
        QCOMPARE(row.request, oldRequest);
        QCOMPARE(row.kind, QStringLiteral("train"));
        QCOMPARE(job.training()->progress.toJson(), oldProgress);
        QCOMPARE(job.training()->result->toJson(), oldFacts);
        QCOMPARE(project::errorFromJson(project::toJson(*job.error)), job.error);
        QCOMPARE(rowOf(modelOf({3, {}, {}, 0, 0, 0, oldFacts})).facts, oldFacts);
    }

    void whatAnOlderProgramDidNotWriteHasItsDefault()
    {
        const ModelFacts facts = ModelFacts::fromJson(R"({"request":{"model":"m1"},"testItems":2})").value();
        QCOMPARE(facts.testItems, std::int64_t{2});
        QCOMPARE(facts.heldBack, std::int64_t{-1});
        QCOMPARE(facts.request.split, (Split{false, 80}));
        QVERIFY(!facts.combinedF1);
    }

    /// A model file whose frame is whole and whose metadata is not answers with defaults and throws nothing.
    void optionsOfAModelThatAreNoObjectAreTheDefault()
    {
        for (const QByteArray options : {"[]", "7", "null", "\"x\""}) {
            const auto metadata = ModelMetadata::fromJson(
                R"({"kind":"Conversation","language":"en","options":)" + options + '}');
            QVERIFY(metadata.has_value());
            QCOMPARE(metadata->language, QStringLiteral("en"));
            QCOMPARE(metadata->request.split, (Split{false, 80}));
        }
    }

    void aCodeOfALaterProgramIsInternal()
    {
        QCOMPARE(project::errorFromJson(R"({"code":9999,"detail":"new"})"),
                 (std::optional<Error>{{ErrorCode::Internal, {}, {}, {}, "new"}}));
    }

    void aDamagedRequestIsSaidAndNotRun_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("cut off") << oldRequest.left(40) << ErrorCode::CorruptWorkspace;
        QTest::newRow("an array") << QByteArray("[1]") << ErrorCode::CorruptWorkspace;
        QTest::newRow("no UTF-8") << QByteArray("{\"model\":\"\xff\xfe\"}") << ErrorCode::CorruptWorkspace;
        QTest::newRow("empty") << QByteArray("{}") << ErrorCode::MissingKey;
        QTest::newRow("a share that is none")
            << QByteArray(R"({"model":"m1","trainPercent":500})") << ErrorCode::BadValue;
        QTest::newRow("threads below none")
            << QByteArray(R"({"model":"m1","threads":-1})") << ErrorCode::BadValue;
    }
    void aDamagedRequestIsSaidAndNotRun()
    {
        QFETCH(QByteArray, request);
        QFETCH(ErrorCode, code);
        test::LampsWorkspace lamps;
        store::JobRow row;
        row.project = lamps.project;
        row.kind = QStringLiteral("train");
        row.request = request;
        row.createdMs = lamps.clock.now;
        const auto id = lamps.workspace->store().createJob(row);
        const Job waiting = job(*lamps.workspace, *id).value();
        const auto *unreadable = std::get_if<UnreadableJob>(&waiting.work);
        QVERIFY(unreadable);
        QCOMPARE(unreadable->why.code, code);
        QCOMPARE(waiting.kind(), QStringLiteral("train"));
        QCOMPARE(runJob(*lamps.workspace, *id, {}, {}).error(), unreadable->why);
        const Job ended = job(*lamps.workspace, *id).value();
        QCOMPARE(ended.state, JobState::Failed);
        QCOMPARE(ended.error, unreadable->why);
        QVERIFY(deleteJob(*lamps.workspace, *id));
    }

    void damagedProgressResultAndErrorDoNoHarm_data()
    {
        QTest::addColumn<QByteArray>("damaged");
        QTest::newRow("cut off") << QByteArray("{\"stage\":\"ent");
        QTest::newRow("a number") << QByteArray("17");
        QTest::newRow("noise") << QByteArray("\x00\xff\x80{", 4);
    }
    void damagedProgressResultAndErrorDoNoHarm()
    {
        QFETCH(QByteArray, damaged);
        store::JobRow row = oldRow();
        row.progress = damaged;
        row.result = damaged;
        row.error = QString::fromLatin1(damaged);
        const Job job = jobOf(row);
        QVERIFY(job.training());
        QCOMPARE(job.training()->progress, TrainState());
        QVERIFY(!job.training()->result);
        QCOMPARE(job.error->code, ErrorCode::CorruptWorkspace);
        QCOMPARE(job.error->place, std::string("error"));
    }

    /// A project without classes has no words about them, as before there were any.
    void factsOfClassesStandWhereThereAreClasses()
    {
        ModelFacts facts = knownFacts();
        QVERIFY(!facts.toJson().contains("lass"));
        facts.trainByClass = {{QStringLiteral("Drama"), 4}};
        facts.classF1 = 0.75;
        facts.classMacroF1 = 0.5;
        const QByteArray json = facts.toJson();
        QVERIFY(json.contains(R"("trainByClass":{"Drama":4})") && json.contains(R"("classMacroF1":0.5)"));
        QCOMPARE(ModelFacts::fromJson(json).value(), facts);
        TrainState state;
        QVERIFY(!state.toJson().contains("lass"));
        state.classCurve = {{1, 0.5, std::nullopt}, {2, 0.25, 0.75}};
        QVERIFY(state.toJson().contains(R"("classCurve":[[1,0.5,null],[2,0.25,0.75]])"));
        QCOMPARE(TrainState::fromJson(state.toJson()).value(), state);
    }

    void valuesOfAWrongTypeAreLeftOut()
    {
        const TrainState state =
            TrainState::fromJson(
                R"({"stage":3,"fraction":"x","entityCurve":[7,[1],[2,"y",{}]],"intentCurve":{},"stages":[[],8]})")
                .value();
        QVERIFY(state.stage.isEmpty());
        QCOMPARE(state.fraction, 0.0);
        QCOMPARE(state.entityCurve.size(), std::size_t{3});
        QVERIFY(!state.entityCurve.back().heldOut);
        QCOMPARE(ModelFacts::fromJson(R"({"trainItems":"many","trainByIntent":[1],"request":9})").value(),
                 ModelFacts());
    }

    void aModelWithDamagedFactsIsListedAndNotLoaded()
    {
        test::LampsWorkspace lamps;
        TrainRequest request;
        request.model = QStringLiteral("m1");
        request.threads = 1;
        request.split.manual = true;
        const auto id = queueTraining(*lamps.workspace, lamps.project, request);
        QVERIFY(runJob(*lamps.workspace, *id, {}, {}));
        auto row = lamps.workspace->store().model(lamps.project, QStringLiteral("m1")).value();
        row.facts = "{\"request\":";
        QVERIFY(lamps.workspace->store().putModel(row, {}));
        const auto listed = models(*lamps.workspace, lamps.project).value();
        QCOMPARE(listed.size(), std::size_t{1});
        QCOMPARE(listed.front().label, QStringLiteral("m1"));
        QCOMPARE(listed.front().facts.request.model, QStringLiteral("m1"));
        QCOMPARE(listed.front().facts.trainItems, std::int64_t{0});
        const auto loaded = Predictor::load(*lamps.workspace, lamps.project, QStringLiteral("m1"));
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, ErrorCode::CorruptModel);
        QVERIFY(renameModel(*lamps.workspace, lamps.project, QStringLiteral("m1"), QStringLiteral("m2")));
        QVERIFY(deleteModel(*lamps.workspace, lamps.project, QStringLiteral("m2")));
    }
};

GLOSSA_TEST(TestRecords);
#include "tst_records.moc"
