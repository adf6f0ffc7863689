// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/evaluation_json.h"
#include "core/wire/prediction_json.h"

#include "tests/support/registry.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace glossa;
using project::ProjectKind;

/// Azure's shapes of what is said of classes.
class TestClassesJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void classesOfATextStandInTheFieldClass()
    {
        project::Prediction prediction;
        prediction.kind = ProjectKind::CustomMultiLabelClassification;
        prediction.text = QStringLiteral("a film");
        prediction.classes = {{QStringLiteral("drama"), 0.75}, {QStringLiteral("war"), 0.5}};
        const auto json =
            wire::predictionJson(prediction, QStringLiteral("1"), text::IndexUnit::Utf16CodeUnit);
        QCOMPARE(QByteArray::fromStdString(json.dump()),
                 QByteArray(R"({"id":"1","class":[{"category":"drama","confidenceScore":0.75},)"
                            R"({"category":"war","confidenceScore":0.5}],"warnings":[]})"));
    }

    void figuresOfClassesStandUnderTheKindsName()
    {
        evaluate::Outcomes outcomes;
        outcomes.classes = {"comedy", "drama", "unseen"};
        outcomes.items.resize(2);
        outcomes.items[0].expectedClasses = {0};
        outcomes.items[0].predictedClasses = {{0, 0.9}};
        outcomes.items[1].expectedClasses = {1};
        outcomes.items[1].predictedClasses = {{0, 0.6}};
        const evaluate::Report report = evaluate::reportOn(outcomes, wire::evaluationParts());
        for (const auto &[kind, field] : {std::pair{ProjectKind::CustomSingleLabelClassification,
                                                    "customSingleLabelClassificationEvaluation"},
                                          std::pair{ProjectKind::CustomMultiLabelClassification,
                                                    "customMultiLabelClassificationEvaluation"}}) {
            const auto json = wire::evaluationSummary(report, kind, {}, QStringLiteral("m1"));
            QCOMPARE(json["projectKind"].get<std::string>(), project::kindName(kind).toStdString());
            const auto &figures = json[field];
            QCOMPARE(figures["classes"].size(), std::size_t{2});
            QCOMPARE(figures["classes"]["comedy"]["falsePositiveCount"].get<int>(), 1);
            QCOMPARE(figures["classes"]["comedy"]["trueNegativeCount"].get<int>(), 0);
            QCOMPARE(figures["classes"]["drama"]["falseNegativeCount"].get<int>(), 1);
            QCOMPARE(figures["microF1"].get<double>(), 0.5);
            // With several classes none is taken for another: Azure's answer has no matrix then.
            const bool one = kind == ProjectKind::CustomSingleLabelClassification;
            QCOMPARE(figures.contains("confusionMatrix"), one);
            QCOMPARE(json["glossa"].contains("missedAndWrong"), !one);
            if (one)
                QCOMPARE(figures["confusionMatrix"]["drama"]["comedy"]["rawValue"].get<double>(), 1.0);
            else
                QCOMPARE(QByteArray::fromStdString(json["glossa"]["missedAndWrong"].dump()),
                         QByteArray(R"([{"missed":"drama","wrong":"comedy","count":1}])"));
            QVERIFY(!json.contains("customEntityRecognitionEvaluation"));
        }
    }
};

GLOSSA_TEST(TestClassesJson);
#include "tst_classes_json.moc"
