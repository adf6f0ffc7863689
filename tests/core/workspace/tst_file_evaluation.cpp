// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/items/edit.h"
#include "core/workspace/items/items.h"
#include "core/workspace/models/evaluation_report.h"
#include "core/workspace/models/train_request.h"
#include "core/workspace/projects/overview.h"
#include "core/workspace/training/checks.h"
#include "core/workspace/training/file_evaluation.h"
#include "core/workspace/training/train.h"

#include "core/evaluate/metrics.h"

#include "tests/core/workspace/lamps_workspace.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QtTest>

#include <algorithm>

using namespace glossa;
using namespace glossa::workspace;
using Check = TrainingCheck::Kind;
using test::manual;

/// What counts as labeled, and what a model is judged on when it is judged on a file.
class TestFileEvaluation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_lamps = std::make_unique<test::LampsWorkspace>(); }

    void modelIsJudgedOnTheTestItemsOfAFile()
    {
        QVERIFY(train(manual()).has_value());
        ImportRequest lamps;
        lamps.files << test::lampsFile();
        const auto judged = evaluateOnFile(space(), project(), QStringLiteral("m1"), lamps);
        QVERIFY(judged.has_value());
        QCOMPARE(judged->outcomes.items.size(), std::size_t{1});
        QVERIFY(judged->outcomes.items.front().text == u"switch the 😀 lamp AB123 off");
        QCOMPARE(judged->notTest, 10);
        QCOMPARE(judged->learned, 0);
        QVERIFY(!judged->withoutEntities);
    }

    void textsOfTheTrainingAreCounted()
    {
        QVERIFY(train(manual()).has_value());
        ImportRequest lamps;
        lamps.files << test::lampsFile();
        lamps.dataset = project::Dataset::Test;
        const auto judged = evaluateOnFile(space(), project(), QStringLiteral("m1"), lamps);
        QVERIFY(judged.has_value());
        QCOMPARE(judged->outcomes.items.size(), std::size_t{11});
        QCOMPARE(judged->learned, 10);
        QVERIFY(!judged->learnedIsGuess);
        QVERIFY(evaluate::measure(judged->outcomes).intentsRight >= 9);
        // The project has changed: only what was judged after the training is surely not learned.
        for (const ItemRow &row : m_lamps->allItems()) {
            if (row.item.dataset == project::Dataset::Test)
                m_lamps->change({project::SetDataset{row.item.id, project::Dataset::Train, {}}});
        }
        const auto later = evaluateOnFile(space(), project(), QStringLiteral("m1"), lamps);
        QCOMPARE(later->learned, 10);
        QVERIFY(later->learnedIsGuess);
    }

    /// A model without a test side is told from one whose outcomes cannot be read.
    void onlyAModelWithoutOutcomesIsNotJudged()
    {
        QVERIFY(train(manual()).has_value());
        const auto row = space().store().model(project(), QStringLiteral("m1"));
        QVERIFY(row.has_value());
        const auto report = [this] {
            return evaluationReport(space(), project(), QStringLiteral("m1"), evaluate::ReportParts());
        };
        QVERIFY(report()->judged);
        QCOMPARE(report()->outcomes.items.size(), std::size_t{1});
        QCOMPARE(report()->model.file, row->file);
        QCOMPARE(report()->schema.size(), space().store().categories(project())->size());
        QVERIFY(space().store().putModel(*row, QByteArray::fromHex("00000001ff")));
        const auto damaged = report();
        QVERIFY(!damaged);
        QCOMPARE(damaged.error().code, ErrorCode::CorruptWorkspace);
        QVERIFY(space().store().putModel(*row, {}));
        const auto none = report();
        QVERIFY(none.has_value());
        QVERIFY(!none->judged);
        QVERIFY(none->outcomes.items.empty());
        QCOMPARE(evaluationReport(space(), project(), QStringLiteral("none"), {}).error().code,
                 ErrorCode::NotFound);
    }

    /// Also if another has its name by the time that the report is made.
    void theReportNamesTheModelThatJudged()
    {
        const auto first = train(manual());
        QVERIFY(first.has_value());
        ImportRequest lamps;
        lamps.files << test::lampsFile();
        const auto judged = evaluateOnFile(space(), project(), QStringLiteral("m1"), lamps);
        QVERIFY(judged.has_value());
        QCOMPARE(judged->model.file, first->file);
        QVERIFY(judged->judged);
        TrainRequest again = manual();
        again.seed = 5;
        const auto second = train(again);
        QVERIFY(second.has_value());
        QVERIFY(second->file != first->file);
        const auto late = evaluationReport(space(), *first, judged->outcomes, evaluate::ReportParts());
        QVERIFY(late.has_value());
        QCOMPARE(late->model.file, first->file);
        QVERIFY(late->judged);
    }

    void unlabeledItemsOfAFileAreNotJudged()
    {
        QVERIFY(train(manual()).has_value());
        const auto judge = [&](const QByteArray &table) { return judgedOn("partly.csv", table, {}); };
        const auto partly = judge("text,intent\nturn the lamp off,TurnOff\nwhat is this,\nand this,\n");
        QVERIFY(partly.has_value());
        QCOMPARE(partly->outcomes.items.size(), std::size_t{1});
        QCOMPARE(partly->unlabeled, 2);
        const auto nothing = judge("text,intent\nwhat is this,\n");
        QVERIFY(!nothing);
        QCOMPARE(nothing.error().code, ErrorCode::InvalidArgument);
        ImportRequest labeled;
        labeled.labeled = true;
        const auto all =
            judgedOn("partly.csv", "text,intent\nturn the lamp off,TurnOff\nwhat is this,\n", labeled);
        QVERIFY(all.has_value());
        QCOMPARE(all->outcomes.items.size(), std::size_t{2});
        QCOMPARE(all->unlabeled, 0);
    }

    void aFileIsJudgedAsAnImportReadsIt()
    {
        QVERIFY(train(manual()).has_value());
        ImportRequest reading;
        reading.columns = {QStringLiteral("label"), QStringLiteral("text")};
        const auto table = judgedOn("no-header.tsv", "TurnOff\tlamp off\nTurnOn\tlamp on\n", reading);
        QVERIFY(table.has_value());
        QCOMPARE(table->outcomes.items.size(), std::size_t{2});
        QVERIFY(table->withoutEntities);
        ImportRequest whole;
        whole.intent = QStringLiteral("TurnOn");
        whole.wholeDocuments = true;
        const auto columns = judgedOn("a.conll", "light\tO\non\tO\n\nthe\tO\nhall\tB-Room\n", whole);
        QVERIFY(columns.has_value());
        QCOMPARE(columns->outcomes.items.size(), std::size_t{1});
        QVERIFY(columns->outcomes.items.front().expectedIntent.has_value());
        QCOMPARE(columns->outcomes.items.front().expected.size(), std::size_t{1});
    }

    /// Sentences without a mention teach and judge: an alarm in them is a false one.
    void sentencesOfOnlyOCount()
    {
        const QByteArray columns = "Ann\tB-PER\nran\tO\n\nnobody\tO\nran\tO\n\nhere\tO\n";
        const QString path = written("names.conll", columns);
        for (const bool labeled : {true, false}) {
            ImportRequest request;
            request.files << path;
            request.newProjectName = labeled ? QStringLiteral("Names") : QStringLiteral("Open");
            request.kind = project::ProjectKind::CustomEntityRecognition;
            if (!labeled)
                request.labeled = false;
            const auto imported = importFiles(space(), request, m_lamps->ana);
            QVERIFY(imported.has_value());
            QCOMPARE(projectOverview(space(), imported->project)->summary.labeled, labeled ? 3 : 1);
            const auto unlabeled = parseFilter(QStringLiteral("state:unlabeled"));
            QCOMPARE(countItems(space(), imported->project, *unlabeled).value(), labeled ? 0 : 2);
            TrainRequest whole = manual();
            whole.split = {false, 100};
            const auto checks = checkTraining(space(), imported->project, whole);
            QCOMPARE(test::countOf(*checks, Check::UnlabeledItems, {}), labeled ? -1 : 2);
            QCOMPARE(test::countOf(*checks, Check::AllGood, {}), labeled ? 3 : 1);
            const auto trained = trainModel(space(), imported->project, whole, 0, {}, {});
            QVERIFY(trained.has_value());
            QCOMPARE(trained->facts.trainItems, labeled ? 3 : 1);
            ImportRequest judged;
            judged.files << written("none.conll", "Ann\tO\nran\tO\n");
            const auto evaluated = evaluateOnFile(space(), imported->project, whole.model, judged);
            QVERIFY(evaluated.has_value());
            QVERIFY(!evaluated->withoutEntities);
            QCOMPARE(evaluated->outcomes.items.size(), std::size_t{1});
            QCOMPARE(evaluated->unlabeled, 0);
        }
    }

    void textsThatTheProjectHasAreCounted()
    {
        ImportRequest request;
        request.files << written("more.csv", "text,intent\nlight on,TurnOn\nnew,TurnOn\nnew,TurnOff\n");
        request.project = project();
        const auto added = importFiles(space(), request, m_lamps->ana);
        QVERIFY(added.has_value());
        QCOMPARE(added->doubles, 1);
        QCOMPARE(added->skipped, 0);
        QVERIFY(!added->assumed);
        const auto again = importFiles(space(), request, m_lamps->ana);
        QCOMPARE(again->doubles, 3);
    }

    void whatNothingSaysIsAssumed()
    {
        QVERIFY(!m_lamps->imported.assumed);
        ImportRequest request;
        request.files << written("table.csv", "text,intent\nlight on,TurnOn\n");
        const auto imported = importFiles(space(), request, m_lamps->ana);
        QVERIFY(imported.has_value());
        QVERIFY(imported->assumed.has_value());
        QCOMPARE(imported->assumed->kind, project::ProjectKind::Conversation);
        QCOMPARE(imported->assumed->language, QStringLiteral("en-us"));
        QCOMPARE(imported->doubles, 0);
    }

private:
    Workspace &space() { return *m_lamps->workspace; }
    [[nodiscard]] std::int64_t project() const { return m_lamps->project; }
    Result<Model> train(const TrainRequest &request)
    {
        return trainModel(space(), project(), request, 0, {}, {});
    }
    [[nodiscard]] QString written(const char *name, const QByteArray &bytes) const
    {
        const QString path = m_lamps->folder.filePath(QString::fromLatin1(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }
    Result<FileEvaluation> judgedOn(const char *name, const QByteArray &bytes, ImportRequest reading)
    {
        reading.files = {written(name, bytes)};
        return evaluateOnFile(space(), project(), QStringLiteral("m1"), reading);
    }

    std::unique_ptr<test::LampsWorkspace> m_lamps;
};

GLOSSA_TEST(TestFileEvaluation);
#include "tst_file_evaluation.moc"
