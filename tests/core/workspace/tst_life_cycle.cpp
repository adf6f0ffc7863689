// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/items/edit.h"
#include "core/workspace/items/items.h"
#include "core/workspace/models/evaluation_report.h"
#include "core/workspace/models/registry.h"
#include "core/workspace/models/train_request.h"
#include "core/workspace/projects/overview.h"
#include "core/workspace/projects/projects.h"
#include "core/workspace/training/checks.h"
#include "core/workspace/training/train.h"

#include "core/evaluate/metrics.h"

#include "tests/core/workspace/lamps_workspace.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QJsonDocument>
#include <QtTest>

#include <algorithm>

using namespace glossa;
using namespace glossa::workspace;
using Check = TrainingCheck::Kind;
using test::manual;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestLifeCycle : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_lamps = std::make_unique<test::LampsWorkspace>(); }

    void importBringsSchemaAndItems()
    {
        QCOMPARE(m_lamps->imported.projectName, QStringLiteral("Lamps"));
        QCOMPARE(m_lamps->imported.report.kept, 11);
        QCOMPARE(m_lamps->imported.report.refused, 0);
        const auto overview = projectOverview(space(), project());
        QCOMPARE(overview->summary.items, 11);
        QCOMPARE(overview->summary.test, 1);
        QCOMPARE(overview->summary.intents, 3);
        QCOMPARE(overview->summary.entities, 3);
        QVERIFY(!overview->lastModel);
        QCOMPARE(countItems(space(), project(), *parseFilter(QStringLiteral("intent:TurnOff entity:Room")))
                     .value(),
                 3);
        QCOMPARE(countItems(space(), project(), *parseFilter(QStringLiteral("set:test"))).value(), 1);
    }

    void importedNameCannotBeTakenTwice()
    {
        ImportRequest request;
        request.files << test::lampsFile();
        const auto again = importFiles(space(), request, m_lamps->ana);
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::AlreadyExists);
        QCOMPARE(projectOverviews(space())->size(), std::size_t{1});
    }

    void secondFileOfAnotherKindLeavesNothing()
    {
        ImportRequest request;
        const QString folder = QStringLiteral(GLOSSA_TEST_DATA "/azure-classification/");
        request.files << folder + QStringLiteral("single/labels.json")
                      << folder + QStringLiteral("multi/labels.json");
        const auto mixed = importFiles(space(), request, m_lamps->ana);
        QVERIFY(!mixed);
        QCOMPARE(mixed.error().code, ErrorCode::Conflict);
        QCOMPARE(QString::fromStdString(mixed.error().file), request.files.last());
        QCOMPARE(projectOverviews(space())->size(), std::size_t{1});
    }

    void onlyTextsOfTheProjectAreSkipped()
    {
        const auto texts = items(space(), project(), *itemIds(space(), project(), {}, ItemOrder::AsImported));
        const QString path = m_lamps->folder.filePath(QStringLiteral("more.csv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("text,intent\nagain,TurnOn\nagain,TurnOff\n\"" + texts->front().item.text.toUtf8() +
                   "\",TurnOn\n");
        file.close();
        ImportRequest request;
        request.files << path;
        request.project = project();
        request.skipExisting = true;
        const auto result = importFiles(space(), request, m_lamps->ana);
        QVERIFY(result.has_value());
        QCOMPARE(result->skipped, 1);
        QCOMPARE(countItems(space(), project(), {}).value(), static_cast<std::int64_t>(texts->size()) + 2);
    }

    void brokenFileLeavesNothing()
    {
        const QString path = m_lamps->folder.filePath(QStringLiteral("cut.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytesOf(test::lampsFile()).left(2500).replace("\"Lamps\"", "\"Cut\""));
        file.close();
        ImportRequest request;
        request.files << path;
        QVERIFY(!importFiles(space(), request, m_lamps->ana));
        QCOMPARE(projectOverviews(space())->size(), std::size_t{1});
    }

    void exportGivesBackWhatWasImported()
    {
        const QString path = m_lamps->folder.filePath(QStringLiteral("out.json"));
        QVERIFY(exportProject(space(), project(), QStringLiteral("azure-clu"), path).has_value());
        const auto written = QJsonDocument::fromJson(bytesOf(path));
        QVERIFY(!written.isNull());
        QCOMPARE(written, QJsonDocument::fromJson(bytesOf(test::lampsFile())));
        const auto unknown = exportProject(space(), project(), QStringLiteral("nothing"), path);
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, ErrorCode::UnknownFormat);
    }

    void trainedModelIsJudgedOnTheTestItems()
    {
        const auto outcome = train(manual());
        QVERIFY(outcome.has_value());
        QCOMPARE(outcome->facts.trainItems, 10);
        QCOMPARE(outcome->facts.testItems, 1);
        QCOMPARE(outcome->facts.trainLabels, 6);
        std::int64_t byEntity = 0;
        for (const auto &[name, count] : outcome->facts.trainByEntity)
            byEntity += count;
        QCOMPARE(byEntity, 6);
        const auto kept = workspace::ModelFacts::fromJson(outcome->facts.toJson()).value();
        QCOMPARE(kept.trainByEntity, outcome->facts.trainByEntity);
        QCOMPARE(kept.trainByIntent, outcome->facts.trainByIntent);
        QVERIFY(QFile::exists(modelPath(*outcome)));
        const auto outcomes = evaluation(space(), project(), QStringLiteral("m1"));
        QVERIFY(outcomes.has_value());
        QCOMPARE(outcomes->items.size(), std::size_t{1});
        const evaluate::Outcome &item = outcomes->items.front();
        QVERIFY(item.text == u"switch the 😀 lamp AB123 off");
        QCOMPARE(item.expected.size(), std::size_t{1});
        QVERIFY(item.predictedIntent.has_value());
        const auto metrics = evaluate::measure(*outcomes);
        QCOMPARE(metrics.items, 1);
        QCOMPARE(outcome->facts.heldBack, std::int64_t{0});
        QCOMPARE(outcome->facts.intentF1, metrics.intents->micro.f1);
        QCOMPARE(outcome->facts.entityF1, metrics.entities->micro.f1);
    }

    void reportHasTheFiguresTheModelAndTheSchema()
    {
        const auto trained = train(manual());
        QVERIFY(trained);
        const auto report =
            evaluationReport(space(), project(), QStringLiteral("m1"), evaluate::ReportParts::all());
        QVERIFY(report);
        QVERIFY(report->judged);
        QCOMPARE(report->model, *trained);
        QCOMPARE(report->kind, project::ProjectKind::Conversation);
        QCOMPARE(report->metrics.items, std::int64_t{1});
        QCOMPARE(report->metrics.intents->micro.f1, trained->facts.intentF1);
        QVERIFY(!report->readings.empty() && report->intentF1.micro && report->entityF1.micro);
        QCOMPARE(report->changedSince, std::int64_t{0});
        using Judged = evaluate::JudgedKind;
        const std::string &intent = report->outcomes.intents.front();
        QCOMPARE(report->learnedFrom(Judged::Intent, intent),
                 trained->facts.trainByIntent.at(QString::fromStdString(intent)));
        QCOMPARE(report->slot(Judged::Entity, 0),
                 report->category(Judged::Entity, report->outcomes.entities.front())->slot);
        QCOMPARE(report->slot(Judged::Entity, 9999), -1);
        QVERIFY(!report->category(Judged::Intent, "nothing of that name"));
        const auto unknown = evaluationReport(space(), project(), QStringLiteral("m9"), {});
        QCOMPARE(unknown.error().code, ErrorCode::NotFound);
        QCOMPARE(unknown.error().place, std::string("model"));
    }

    void equalTrainingsGiveEqualFilesOnAnyNumberOfThreads()
    {
        TrainRequest request = manual();
        const QByteArray one = bytesOf(modelPath(train(request).value()));
        request.threads = 2;
        const QByteArray two = bytesOf(modelPath(train(request).value()));
        QVERIFY(!one.isEmpty());
        QVERIFY(one == two);
    }

    void replacedModelLeavesNoFile()
    {
        const auto first = train(manual());
        const auto second = train(manual());
        QCOMPARE(models(space(), project())->size(), std::size_t{1});
        QCOMPARE(QDir(space().store().modelsFolder()).entryList(QDir::Files), QStringList{second->file});
        QVERIFY(first->file != second->file);
    }

    void textsMarkedTestNeverTrain()
    {
        TrainRequest request = manual();
        request.split = {false, 100};
        const auto whole = train(request);
        QCOMPARE(whole->facts.trainItems, 10);
        QCOMPARE(whole->facts.testItems, 1);
        request.split = {false, 70};
        const auto split = train(request);
        QCOMPARE(split->facts.trainItems + split->facts.testItems, 11);
        QVERIFY(split->facts.testItems > 1);
        // One of them is marked Test, the others were chosen from the ten that are not.
        QCOMPARE(split->facts.heldBack, split->facts.testItems - 1);
        QCOMPARE(split->facts.heldBackFrom, std::int64_t{10});
        QCOMPARE(ModelFacts::fromJson(split->facts.toJson())->heldBack, split->facts.heldBack);
        QCOMPARE(ModelFacts::fromJson({})->heldBack, std::int64_t{-1});
        const auto outcomes = evaluation(space(), project(), request.model);
        QVERIFY(std::ranges::any_of(outcomes->items, [](const evaluate::Outcome &item) {
            return item.text == u"switch the 😀 lamp AB123 off";
        }));
    }

    void deletedModelIsGone()
    {
        const auto outcome = train(manual());
        QVERIFY(deleteModel(space(), project(), QStringLiteral("m1")).has_value());
        QVERIFY(!QFile::exists(modelPath(*outcome)));
        QVERIFY(models(space(), project())->empty());
        QCOMPARE(evaluation(space(), project(), QStringLiteral("m1")).error().code, ErrorCode::NotFound);
        QCOMPARE(deleteModel(space(), project(), QStringLiteral("m1")).error().code, ErrorCode::NotFound);
    }

    void renamedModelKeepsItsFileAndFigures()
    {
        const auto outcome = train(manual());
        TrainRequest second = manual();
        second.model = QStringLiteral("m2");
        QVERIFY(train(second).has_value());
        const auto rename = [&](const char *from, const char *to) {
            return renameModel(space(), project(), QString::fromUtf8(from), QString::fromUtf8(to));
        };
        QCOMPARE(rename("m1", "m2").error().code, ErrorCode::AlreadyExists);
        QCOMPARE(rename("m3", "m4").error().code, ErrorCode::NotFound);
        QCOMPARE(rename("m1", "not a name").error().code, ErrorCode::InvalidArgument);
        QCOMPARE(rename("m1", "best\n").error().code, ErrorCode::InvalidArgument);
        QVERIFY(rename("m1", "best").has_value());
        QCOMPARE(evaluation(space(), project(), QStringLiteral("m1")).error().code, ErrorCode::NotFound);
        QCOMPARE(evaluation(space(), project(), QStringLiteral("best"))->items.size(), std::size_t{1});
        QCOMPARE(model(space(), project(), QStringLiteral("best"))->file, outcome->file);
        QVERIFY(QFile::exists(modelPath(*outcome)));
    }

    void otherShareThanAskedIsTold_data()
    {
        QTest::addColumn<int>("items"); // two an intent
        QTest::addColumn<int>("trainPercent");
        QTest::addColumn<int>("heldBack"); // -1 = nothing to tell
        QTest::newRow("1 % of six, two an intent: one of each") << 6 << 99 << 3;
        QTest::newRow("20 % of four, two an intent: one of each") << 4 << 80 << 2;
        QTest::newRow("half, as asked") << 6 << 50 << -1;
        QTest::newRow("nothing held back, as asked") << 6 << 100 << -1;
    }
    void otherShareThanAskedIsTold()
    {
        QFETCH(int, items);
        QFETCH(int, trainPercent);
        QFETCH(int, heldBack);
        project::ProjectInfo info;
        info.name = QStringLiteral("Pairs");
        info.kind = project::ProjectKind::Conversation;
        info.language = QStringLiteral("en-us");
        const auto pairs = space().store().createProject(info, m_lamps->ana);
        for (int i = 0; i < items; ++i) {
            project::Category category;
            category.kind = project::CategoryKind::Intent;
            category.name = QStringLiteral("Intent%1").arg(i / 2);
            if (i % 2 == 0)
                QVERIFY(space().store().apply(*pairs, {project::AddCategory{category, {}}}, m_lamps->ana));
            project::Item item;
            item.text = QStringLiteral("say %1").arg(i);
            item.intent = category.name;
            QVERIFY(space().store().apply(*pairs, {project::AddItem{item, {}}}, m_lamps->ana));
        }
        TrainRequest request = manual();
        request.split = {false, trainPercent};
        const auto checks = checkTraining(space(), *pairs, request);
        QCOMPARE(test::countOf(*checks, Check::HeldBackOtherwise, {}), std::int64_t{heldBack});
        if (heldBack > 0) {
            const auto at = std::ranges::find(*checks, Check::HeldBackOtherwise, &TrainingCheck::kind);
            QCOMPARE(at->total, std::int64_t{items});
            QCOMPARE(at->askedPercent, 100 - trainPercent);
            QVERIFY(at->warning && !at->blocking);
        }
    }

    void badRequestsAreBlocked()
    {
        TrainRequest named = manual();
        for (const char *name : {"", "a b", "x/y", "012345678901234567890123456789012345678901234567890"}) {
            named.model = QString::fromLatin1(name);
            QVERIFY2(blocks(named, Check::BadModelName), name);
        }
        named.model = QStringLiteral("v1.2_täglich-3");
        QVERIFY(!blocks(named, Check::BadModelName));
    }

    void trainingNeedsNoTestSet()
    {
        for (const ItemRow &row : m_lamps->allItems()) {
            if (row.item.dataset == project::Dataset::Test)
                m_lamps->change({project::SetDataset{row.item.id, project::Dataset::Train, {}}});
        }
        const auto checks = checkTraining(space(), project(), manual());
        QCOMPARE(test::countOf(*checks, Check::NothingJudged, {}), std::int64_t{0});
        QVERIFY(std::ranges::none_of(*checks, [](const TrainingCheck &check) { return check.blocking; }));
        const auto outcome = train(manual());
        QVERIFY(outcome.has_value());
        QCOMPARE(outcome->facts.trainItems, std::int64_t{11});
        QCOMPARE(outcome->facts.testItems, std::int64_t{0});
        QVERIFY(!outcome->facts.intentF1 && !outcome->facts.entityF1 && !outcome->facts.combinedF1);
        const auto judged = evaluation(space(), project(), QStringLiteral("m1"));
        QCOMPARE(judged.error().code, ErrorCode::NotFound);
        const auto report =
            evaluationReport(space(), project(), QStringLiteral("m1"), evaluate::ReportParts::all());
        QVERIFY(report && !report->judged && report->outcomes.items.empty());
        QCOMPARE(report->model, *outcome);
        QCOMPARE(plain(judged.error().place), std::string("evaluation"));
    }

    void nothingToLearnIsBlocked()
    {
        for (const ItemRow &row : m_lamps->allItems())
            m_lamps->change({project::SetDataset{row.item.id, project::Dataset::Test, {}}});
        QVERIFY(blocks(manual(), Check::NothingToLearn));
        QCOMPARE(train(manual()).error().code, ErrorCode::NothingToLearn);
    }

private:
    Workspace &space() { return *m_lamps->workspace; }
    [[nodiscard]] std::int64_t project() const { return m_lamps->project; }
    Result<Model> train(const TrainRequest &request)
    {
        return trainModel(space(), project(), request, 0, {}, {});
    }
    QString modelPath(const Model &model)
    {
        return QDir(space().store().modelsFolder()).filePath(model.file);
    }
    bool blocks(const TrainRequest &request, Check kind)
    {
        const auto checks = checkTraining(space(), project(), request).value();
        return std::ranges::any_of(
            checks, [kind](const TrainingCheck &check) { return check.kind == kind && check.blocking; });
    }

    std::unique_ptr<test::LampsWorkspace> m_lamps;
};

GLOSSA_TEST(TestLifeCycle);
#include "tst_life_cycle.moc"
