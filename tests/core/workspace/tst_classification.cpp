// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/datasets/import.h"
#include "core/workspace/items/items.h"
#include "core/workspace/jobs/jobs.h"
#include "core/workspace/models/evaluation_report.h"
#include "core/workspace/models/predictor.h"
#include "core/workspace/models/registry.h"
#include "core/workspace/training/checks.h"
#include "core/workspace/training/file_evaluation.h"
#include "core/workspace/training/train.h"

#include "tests/core/workspace/lamps_workspace.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFile>
#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace glossa;
using namespace glossa::workspace;
using Check = TrainingCheck::Kind;
using project::ProjectKind;

namespace {

const QStringList kitchen{QStringLiteral("simmer the onion in butter"),
                          QStringLiteral("bake the dough in the oven"),
                          QStringLiteral("stir the sauce in the saucepan")};
const QStringList pitch{QStringLiteral("the striker took the penalty"),
                        QStringLiteral("the goalkeeper left the league"),
                        QStringLiteral("a header from offside")};
const QStringList stage{QStringLiteral("the soprano sang her aria"),
                        QStringLiteral("an overture and a libretto"),
                        QStringLiteral("the baton fell at the curtain")};

/// A table of texts about cooking, football and opera, and some about two of them.
QByteArray tableOf(bool several)
{
    QByteArray table = "text,label\n";
    const auto add = [&table](const QString &text, const char *classes) {
        table += '"' + text.toUtf8() + "\"," + classes + '\n';
    };
    for (int i = 0; i < 24; ++i) {
        const QString a = kitchen[i % 3];
        const QString b = pitch[(i / 3) % 3];
        const QString c = stage[(i / 2) % 3];
        const QString number = QStringLiteral(" (%1)").arg(i);
        add(a + number, "Cooking");
        add(b + number, "Football");
        add(c + number, "Opera");
        if (several && i % 2 == 0)
            add(a + QStringLiteral(" while ") + b + number, "Cooking|Football");
    }
    add(QStringLiteral("nobody has labeled this"), "");
    return table;
}

} // namespace

/// The whole cycle of projects whose documents have one class or several.
class TestClassification : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto opened = Workspace::open(m_folder->filePath(QStringLiteral("workspace")), m_clock);
        QVERIFY(opened.has_value());
        m_workspace = std::move(*opened);
    }

    void cycleIsWhole_data()
    {
        QTest::addColumn<ProjectKind>("kind");
        QTest::newRow("one class") << ProjectKind::CustomSingleLabelClassification;
        QTest::newRow("several classes") << ProjectKind::CustomMultiLabelClassification;
    }
    void cycleIsWhole()
    {
        QFETCH(ProjectKind, kind);
        const bool several = kind == ProjectKind::CustomMultiLabelClassification;
        const std::int64_t project = newProject(kind, tableOf(several));
        const auto checks = checkTraining(*m_workspace, project, request());
        QVERIFY(std::ranges::none_of(*checks, &TrainingCheck::blocking));
        QCOMPARE(checks->front().kind, Check::AllGood);
        QCOMPARE(checks->front().learnedClasses, 3);
        QVERIFY(checks->front().documents);
        QCOMPARE(test::countOf(*checks, Check::UnlabeledItems, {}), 1);

        const auto id = queueTraining(*m_workspace, project, request());
        std::vector<TrainState> states;
        QVERIFY(runJob(*m_workspace, *id, {}, [&](const TrainState &state) { states.push_back(state); }));
        QVERIFY(std::ranges::any_of(states, [](const TrainState &state) {
            return state.stage == u"classes" && !state.classCurve.empty();
        }));
        QVERIFY(states.back().intentCurve.empty() && states.back().entityCurve.empty());
        // One held-out figure, after the folds.
        QVERIFY(states.back().classCurve.back().heldOut.value_or(0.0) > 0.7);

        const auto report =
            evaluationReport(*m_workspace, project, QStringLiteral("m1"), evaluate::ReportParts::all());
        QVERIFY(report && report->judged);
        const ModelFacts &facts = report->model.facts;
        const int items = several ? 84 : 72;
        QCOMPARE(facts.trainItems + facts.testItems, items);
        QCOMPARE(facts.items, items + 1);
        QVERIFY(std::abs(static_cast<double>(facts.testItems) / items - 0.2) < 0.05);
        // Split by class: each has its share on the test side.
        for (const evaluate::CategoryMetrics &category : report->metrics.classes->categories) {
            const auto learned = report->learnedFrom(evaluate::JudgedKind::Class, category.name);
            const double share =
                static_cast<double>(category.support) / static_cast<double>(category.support + learned);
            QVERIFY2(share > 0.12 && share < 0.3, qPrintable(QString::number(share)));
        }
        QCOMPARE(facts.trainLabels + facts.testLabels, several ? 96 : 72);
        QVERIFY(!report->metrics.intents && !report->metrics.entities);
        QCOMPARE(facts.classF1, report->metrics.classes->micro.f1);
        QCOMPARE(facts.classMacroF1, report->metrics.classes->macro.f1);
        QCOMPARE(facts.combinedF1, facts.classF1);
        QVERIFY(*facts.classMacroF1 > 0.85);
        QCOMPARE(report->readings.size(), std::size_t{3});
        QVERIFY(report->slot(evaluate::JudgedKind::Class, 1) >= 0);
        QVERIFY(report->slot(evaluate::JudgedKind::Entity, 1) == -1);

        const auto predictor = Predictor::load(*m_workspace, project, QStringLiteral("m1"));
        QVERIFY(predictor.has_value());
        const auto said = (*predictor)->predict(QStringLiteral("an aria for the soprano"));
        QCOMPARE(said.classes.size(), std::size_t{1});
        QCOMPARE(said.classes.front().category, QStringLiteral("Opera"));
        QCOMPARE(said.allClasses.size(), std::size_t{3});
        QVERIFY(said.intents.empty() && said.entities.empty());
        const auto both =
            (*predictor)
                ->predict(QStringLiteral("bake the dough in the oven while the striker took the penalty"));
        QCOMPARE(both.classes.size(), several ? std::size_t{2} : std::size_t{1});
    }

    void aFileIsJudgedByItsClasses_data() { cycleIsWhole_data(); }
    void aFileIsJudgedByItsClasses()
    {
        QFETCH(ProjectKind, kind);
        const std::int64_t project = newProject(kind, tableOf(false));
        QVERIFY(trainModel(*m_workspace, project, request(), 0, {}, {}).has_value());
        ImportRequest reading;
        reading.files << write(QStringLiteral("judge.csv"),
                               "text,label\nthe soprano and the baton,Opera\noven and dough,Football\n"
                               "who knows,\nonion butter,Knitting\n");
        const auto judged = evaluateOnFile(*m_workspace, project, QStringLiteral("m1"), reading,
                                           evaluate::ReportParts::all());
        QVERIFY(judged.has_value());
        QCOMPARE(judged->unlabeled, 1);
        QCOMPARE(judged->learned, 0);
        QVERIFY(!judged->withoutEntities); // there are none to be had
        QCOMPARE(judged->outcomes.items.size(), std::size_t{3});
        // A class that the model does not know is a miss all the same.
        QCOMPARE(judged->outcomes.classes.back(), std::string("Knitting"));
        const auto &classes = judged->metrics.classes->categories;
        QCOMPARE(classes.back().counts.falseNegatives, 1);
        QCOMPARE(judged->metrics.bothRight, 1);
    }

    void unlabeledAndClasslessDocumentsAreLeftOut()
    {
        // Said to be labeled, but with none of the classes of which each document has one.
        ImportRequest reading;
        reading.labeled = true;
        const std::int64_t project =
            newProject(ProjectKind::CustomSingleLabelClassification, tableOf(false), reading);
        const auto checks = checkTraining(*m_workspace, project, request());
        QCOMPARE(test::countOf(*checks, Check::DoneWithoutClass, {}), 1);
        QCOMPARE(test::countOf(*checks, Check::UnlabeledItems, {}), -1);
        const auto at = std::ranges::find(*checks, Check::DoneWithoutClass, &TrainingCheck::kind);
        const auto found = itemIds(*m_workspace, project, at->filter).value();
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(items(*m_workspace, project, found)->front().item.text,
                 QStringLiteral("nobody has labeled this"));
        const auto model = trainModel(*m_workspace, project, request(), 0, {}, {});
        QCOMPARE(model->facts.trainItems + model->facts.testItems, 72);
        // With several classes it is an example of what has none.
        const std::int64_t other =
            newProject(ProjectKind::CustomMultiLabelClassification, tableOf(false), reading);
        QCOMPARE(test::countOf(*checkTraining(*m_workspace, other, request()), Check::DoneWithoutClass, {}),
                 -1);
        const auto taught = trainModel(*m_workspace, other, request(), 0, {}, {});
        QCOMPARE(taught->facts.trainItems + taught->facts.testItems, 73);
    }

    void whatCannotBeToldApartIsNotTrained_data()
    {
        QTest::addColumn<ProjectKind>("kind");
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<int>("check");
        const auto one = ProjectKind::CustomSingleLabelClassification;
        const auto several = ProjectKind::CustomMultiLabelClassification;
        QTest::newRow("one class of all")
            << one << QByteArray("text,label\na,X\nb,X\nc,X\n") << int(Check::NothingToTellApart);
        QTest::newRow("all have the same")
            << several << QByteArray("text,label\na,X|Y\nb,Y|X\n") << int(Check::NothingToTellApart);
        QTest::newRow("no class, one")
            << one << QByteArray("text,label\na,\nb,\n") << int(Check::NothingToLearn);
        QTest::newRow("no class, several")
            << several << QByteArray("text,label\na,\nb,\n") << int(Check::NothingToLearn);
    }
    void whatCannotBeToldApartIsNotTrained()
    {
        QFETCH(ProjectKind, kind);
        QFETCH(QByteArray, table);
        QFETCH(int, check);
        const std::int64_t project = newProject(kind, table);
        TrainRequest all = request();
        all.split.trainPercent = 100;
        const auto checks = checkTraining(*m_workspace, project, all);
        const auto at = std::ranges::find(*checks, true, &TrainingCheck::blocking);
        QVERIFY(at != checks->end());
        QCOMPARE(int(at->kind), check);
        QVERIFY(at->of == project::CategoryKind::Class);
        const auto refused = trainModel(*m_workspace, project, all, 0, {}, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NothingToLearn);
        QVERIFY(models(*m_workspace, project)->empty());
    }

    void checksNameTheClasses()
    {
        QByteArray table = "text,label,dataset\n";
        for (int i = 0; i < 20; ++i)
            table += QByteArray("say ") + QByteArray::number(i) + ",Often|Always,Train\n";
        table += "once,Rare|Always,Train\nsay 3,Rare|Always,Train\nsay 4,Always,Test\n";
        const std::int64_t project = newProject(ProjectKind::CustomMultiLabelClassification, table);
        TrainRequest manual = request();
        manual.split.manual = true;
        const auto checks = checkTraining(*m_workspace, project, manual);
        const auto named = [&](Check kind) {
            QStringList names;
            for (const TrainingCheck &check : *checks)
                for (const TrainingCheck::Named &category : check.categories)
                    if (check.kind == kind && check.of == project::CategoryKind::Class)
                        names << QStringLiteral("%1 %2").arg(category.name).arg(category.count);
            return names.join(u',');
        };
        QCOMPARE(named(Check::FewLabels), QStringLiteral("Rare 2"));
        QCOMPARE(named(Check::NotInTestSet), QStringLiteral("Rare 2,Often 20"));
        QCOMPARE(named(Check::InEveryItem), QStringLiteral("Always 22"));
        QCOMPARE(test::countOf(*checks, Check::SameTextTwice, {}), 1);
        QCOMPARE(test::countOf(*checks, Check::TestTextsInTraining, {}), 1);
        const auto few = std::ranges::find(*checks, Check::FewLabels, &TrainingCheck::kind);
        QCOMPARE(few->filter.classes, QStringList{QStringLiteral("Rare")});
        QCOMPARE(itemIds(*m_workspace, project, few->filter)->size(), std::size_t{2});
    }

    void boundsOfAzureAreTold()
    {
        QByteArray table = "text,label\n";
        for (int i = 0; i < 205; ++i)
            table += QByteArray("text ") + QByteArray::number(i) + ",C" + QByteArray::number(i) + '\n';
        table += QByteArray(128'001, 'x') + ",C0\n";
        const auto told = [&](std::int64_t project) {
            QStringList bounds;
            const auto checks = checkTraining(*m_workspace, project, request());
            for (const TrainingCheck &check : checks.value())
                if (check.kind == Check::BeyondAzure) {
                    bounds << QStringLiteral("%1: %2 of %3")
                                  .arg(int(check.bound))
                                  .arg(check.count)
                                  .arg(check.total);
                    if (check.blocking || !check.warning)
                        bounds << QStringLiteral("not a warning");
                }
            return bounds.join(u',');
        };
        QCOMPARE(told(newProject(ProjectKind::CustomSingleLabelClassification, table)),
                 QStringLiteral("%1: 1 of 128000,%2: 205 of 200")
                     .arg(int(project::AzureBound::LongestText))
                     .arg(int(project::AzureBound::MostCategories)));
        QCOMPARE(told(newProject(ProjectKind::CustomMultiLabelClassification, "text,label\na,X\nb,Y\n")),
                 QStringLiteral("%1: 2 of 10").arg(int(project::AzureBound::FewestItems)));
        QCOMPARE(told(newProject(ProjectKind::CustomMultiLabelClassification, tableOf(true))), QString());
    }

    void filterFindsDocumentsWithoutAClass()
    {
        const std::int64_t project = newProject(ProjectKind::CustomMultiLabelClassification, tableOf(true));
        const auto count = [&](const char *expression) {
            return countItems(*m_workspace, project, *parseFilter(QString::fromLatin1(expression))).value();
        };
        QCOMPARE(count("class:-"), 1);
        QCOMPARE(count("class:Cooking"), 36);
        QCOMPARE(count("class:Cooking class:Opera"), 60);
        QCOMPARE(count("class:- class:Opera"), 25);
        QCOMPARE(count("class:- state:labeled"), 0);
    }

    void filesAreTheSameOnAnyNumberOfThreads_data() { cycleIsWhole_data(); }
    void filesAreTheSameOnAnyNumberOfThreads()
    {
        QFETCH(ProjectKind, kind);
        const std::int64_t project = newProject(kind, tableOf(true).replace("Cooking|Football", "Cooking"));
        const auto bytes = [&](unsigned threads) {
            TrainRequest asked = request();
            asked.threads = threads;
            const auto model = trainModel(*m_workspace, project, asked, 0, {}, {});
            QFile file(QDir(m_workspace->store().modelsFolder()).filePath(model->file));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray one = bytes(1);
        QVERIFY(!one.isEmpty());
        QVERIFY(one == bytes(3));
    }

private:
    static TrainRequest request()
    {
        TrainRequest request;
        request.model = QStringLiteral("m1");
        request.threads = 1;
        return request;
    }

    QString write(const QString &name, const QByteArray &bytes)
    {
        const QString path = m_folder->filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qPrintable(path));
        return path;
    }

    /// A new project of a table.
    std::int64_t newProject(ProjectKind kind, const QByteArray &table, ImportRequest reading = {})
    {
        const QString name = QStringLiteral("P%1").arg(++m_projects);
        reading.files << write(name + QStringLiteral(".csv"), table);
        reading.kind = kind;
        reading.newProjectName = name;
        reading.language = QStringLiteral("en");
        const auto imported =
            importFiles(*m_workspace, reading, {QStringLiteral("Ana"), QStringLiteral("cli"), {}});
        if (!imported)
            qFatal("no project: %s", plain(imported.error().detail).c_str());
        return imported->project;
    }

    test::SetClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    int m_projects = 0;
};

GLOSSA_TEST(TestClassification);
#include "tst_classification.moc"
