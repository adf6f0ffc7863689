// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluate/confusion.h"
#include "core/evaluate/metrics.h"
#include "core/text/offset_map.h"

#include "tests/support/registry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace glossa;
using namespace glossa::evaluate;

namespace {

const QString folder = QStringLiteral(GLOSSA_TEST_DATA "/azure_loan_agreements/");

QByteArray bytesOf(const QString &name)
{
    QFile file(folder + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("test data missing: %s", qPrintable(name));
    return file.readAll();
}

QJsonObject jsonOf(const QString &name)
{
    return QJsonDocument::fromJson(bytesOf(name)).object();
}

QJsonObject bodyOf(const QString &name)
{
    return jsonOf(name)
        .value(QLatin1String("responses"))
        .toObject()
        .value(QLatin1String("200"))
        .toObject()
        .value(QLatin1String("body"))
        .toObject();
}

/// The four test documents of the published evaluation.
class Published {
public:
    Published()
    {
        const QJsonArray items = bodyOf(QStringLiteral("SuccessfulGetModelEvaluation.json"))
                                     .value(QLatin1String("value"))
                                     .toArray();
        for (const QJsonValue &item : items) {
            const QJsonObject result =
                item[QLatin1String("customEntityRecognitionResult")][QLatin1String("entities")]
                    .toArray()
                    .first()
                    .toObject();
            add(item[QLatin1String("location")].toString(),
                result.value(QLatin1String("expectedEntities")).toArray(),
                result.value(QLatin1String("predictedEntities")).toArray());
        }
        const QJsonObject labels = jsonOf(QStringLiteral("labels.json"));
        for (const auto *name : {"02.txt", "03.txt"}) {
            const QJsonArray spans = labels.value(QLatin1String(name)).toArray();
            add(QString::fromLatin1(name), spans, spans);
        }
        spoilAddress(outcomes.items[2]);
        spoilInterest(outcomes.items[3]);
    }

    Outcomes outcomes;

private:
    std::uint32_t indexOf(const QString &category)
    {
        const std::string name = category.toStdString();
        const auto found = std::ranges::find(outcomes.entities, name);
        if (found != outcomes.entities.end())
            return static_cast<std::uint32_t>(found - outcomes.entities.begin());
        outcomes.entities.push_back(name);
        return static_cast<std::uint32_t>(outcomes.entities.size()) - 1;
    }

    std::vector<CategorySpan> spansOf(const QJsonArray &array)
    {
        std::vector<CategorySpan> spans;
        for (const QJsonValue &span : array)
            spans.push_back({{span[QLatin1String("offset")].toInt(), span[QLatin1String("length")].toInt()},
                             indexOf(span[QLatin1String("category")].toString())});
        return spans;
    }

    void add(const QString &location, const QJsonArray &expected, const QJsonArray &predicted)
    {
        Outcome outcome;
        outcome.text = text::fromUtf8(bytesOf(location).toStdString()).value();
        outcome.expected = spansOf(expected);
        outcome.predicted = spansOf(predicted);
        outcomes.items.push_back(std::move(outcome));
    }

    /// What the summary tells of the documents that are not shown (see the data's README).
    void spoilAddress(Outcome &outcome)
    {
        const auto address = std::ranges::find(outcome.expected, indexOf(QStringLiteral("BorrowerAddress")),
                                               &CategorySpan::category);
        const text::Utf16Span of{address->span.begin - 3, 2};
        QCOMPARE(outcome.text.substr(static_cast<std::size_t>(of.begin), 2), std::u16string(u"of"));
        outcome.predicted.push_back({of, address->category});
        std::ranges::sort(outcome.predicted);
    }

    void spoilInterest(Outcome &outcome)
    {
        const auto interest = std::ranges::find(outcome.predicted, indexOf(QStringLiteral("Interest")),
                                                &CategorySpan::category);
        ++interest->span.length;
    }
};

bool near(double ours, const QJsonValue &published)
{
    return std::abs(ours - published.toDouble(-1.0)) <= 1e-6;
}

} // namespace

/// Azure's own example of a model evaluation, figure by figure.
class TestLoanAgreements : public QObject {
    Q_OBJECT
private:
    const Outcomes outcomes = Published().outcomes;
    const QJsonObject summary = bodyOf(QStringLiteral("SuccessfulGetModelEvaluationSummary.json"))
                                    .value(QLatin1String("customEntityRecognitionEvaluation"))
                                    .toObject();

private Q_SLOTS:
    void countsOfEachEntityAreThePublished()
    {
        const QJsonObject published = summary.value(QLatin1String("entities")).toObject();
        const auto metrics = measure(outcomes);
        QCOMPARE(metrics.entities->categories.size(), static_cast<std::size_t>(published.size()));
        for (const CategoryMetrics &category : metrics.entities->categories) {
            const QJsonObject row = published.value(QString::fromStdString(category.name)).toObject();
            QVERIFY2(!row.isEmpty(), category.name.c_str());
            QCOMPARE(category.counts.truePositives,
                     row.value(QLatin1String("truePositiveCount")).toInteger(-1));
            QCOMPARE(category.counts.falsePositives,
                     row.value(QLatin1String("falsePositiveCount")).toInteger(-1));
            QCOMPARE(category.counts.falseNegatives,
                     row.value(QLatin1String("falseNegativeCount")).toInteger(-1));
            QCOMPARE(category.counts.trueNegatives,
                     row.value(QLatin1String("trueNegativeCount")).toInteger(-1));
            QVERIFY(near(precision(category.counts).value(), row.value(QLatin1String("precision"))));
            QVERIFY(near(recall(category.counts).value(), row.value(QLatin1String("recall"))));
            QVERIFY(near(f1(category.counts).value(), row.value(QLatin1String("f1"))));
        }
    }

    void aggregatesAreThePublished()
    {
        const Section section = *measure(outcomes).entities;
        QVERIFY(near(section.micro.precision.value_or(0.0), summary.value(QLatin1String("microPrecision"))));
        QVERIFY(near(section.micro.recall.value_or(0.0), summary.value(QLatin1String("microRecall"))));
        QVERIFY(near(section.micro.f1.value_or(0.0), summary.value(QLatin1String("microF1"))));
        QVERIFY(near(section.macro.precision.value_or(0.0), summary.value(QLatin1String("macroPrecision"))));
        QVERIFY(near(section.macro.recall.value_or(0.0), summary.value(QLatin1String("macroRecall"))));
        QVERIFY(near(section.macro.f1.value_or(0.0), summary.value(QLatin1String("macroF1"))));
    }

    void everyCellOfTheMatrixIsThePublished()
    {
        const QJsonObject published = summary.value(QLatin1String("confusionMatrix")).toObject();
        const Confusion confusion = entityConfusion(outcomes, EntityView::CharacterShare);
        std::size_t cells = 0;
        for (auto row = published.begin(); row != published.end(); ++row)
            cells += static_cast<std::size_t>(row.value().toObject().size());
        QCOMPARE(confusion.cells.size(), cells);
        for (const Cell &cell : confusion.cells) {
            const QString row = QString::fromStdString(confusion.names[cell.row]);
            const QString column = QString::fromStdString(confusion.names[cell.column]);
            const QJsonObject values = published.value(row).toObject().value(column).toObject();
            QVERIFY2(!values.isEmpty(), qPrintable(row + QLatin1Char(' ') + column));
            // A float of 51.9 has no more digits than that.
            const double slack = values.value(QLatin1String("rawValue")).toDouble() * 1e-7;
            const double raw = values.value(QLatin1String("rawValue")).toDouble();
            QVERIFY2(std::abs(cell.raw - raw) <= 1e-6 + slack, qPrintable(row + QLatin1Char(' ') + column));
            const double share = values.value(QLatin1String("normalizedValue")).toDouble();
            QVERIFY2(std::abs(confusion.normalized(cell) - share) <= 1e-6 + share * 1e-7,
                     qPrintable(row + QLatin1Char(' ') + column));
        }
    }
};

GLOSSA_TEST(TestLoanAgreements);
#include "tst_loan_agreements.moc"
