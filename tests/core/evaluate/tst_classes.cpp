// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluate/class_sets.h"
#include "core/evaluate/confusion.h"
#include "core/evaluate/metrics.h"
#include "core/evaluate/reading.h"
#include "core/evaluate/report.h"

#include "tests/support/registry.h"

#include <QtTest>

#include <algorithm>

using namespace glossa::evaluate;

namespace {

const std::vector<std::string> names{"comedy", "drama", "war"};

std::uint32_t numberOf(const QString &name)
{
    return static_cast<std::uint32_t>(std::ranges::find(names, name.toStdString()) - names.begin());
}

/// "comedy war > war": labeled > predicted, each in the order of the names.
Outcomes outcomesOf(const std::vector<const char *> &items)
{
    Outcomes outcomes;
    outcomes.classes = names;
    for (const char *item : items) {
        const QStringList sides = QString::fromLatin1(item).split(u'>');
        Outcome outcome;
        for (const QString &name : sides[0].split(u' ', Qt::SkipEmptyParts))
            outcome.expectedClasses.push_back(numberOf(name));
        for (const QString &name : sides[1].split(u' ', Qt::SkipEmptyParts))
            outcome.predictedClasses.push_back({numberOf(name), 0.5});
        outcomes.items.push_back(std::move(outcome));
    }
    return outcomes;
}

QString classCells(const Confusion &confusion)
{
    QStringList cells;
    for (const Cell &cell : confusion.cells)
        cells << QStringLiteral("%1>%2 %3")
                     .arg(QString::fromStdString(confusion.names[cell.row]),
                          QString::fromStdString(confusion.names[cell.column]), QString::number(cell.raw));
    return cells.join(QLatin1String("; "));
}

} // namespace

/// Classes of documents: one a document, or several.
class TestClasses : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneClassAnItemIsCountedAgainstTheRest()
    {
        const Outcomes outcomes = outcomesOf({"comedy > comedy", "comedy > comedy", "comedy > drama",
                                              "drama > drama", "drama > comedy", "war >"});
        const Metrics metrics = measure(outcomes);
        QVERIFY(!metrics.intents && !metrics.entities && metrics.classes);
        const auto &categories = metrics.classes->categories;
        QCOMPARE(categories[0].counts, (Counts{2, 1, 1, 2}));
        QCOMPARE(categories[1].counts, (Counts{1, 1, 1, 3}));
        QCOMPARE(categories[2].counts, (Counts{0, 0, 1, 5}));
        QCOMPARE(categories[2].support, 1);
        QCOMPARE(metrics.classes->micro.precision, std::optional(3.0 / 5));
        QCOMPARE(metrics.classes->micro.recall, std::optional(3.0 / 6));
        QCOMPARE(metrics.classes->micro.f1, std::optional(6.0 / 11));
        // The mean over the three classes; war was never predicted, which counts as 0.
        QCOMPARE(metrics.classes->macro.precision, std::optional((2.0 / 3 + 1.0 / 2) / 3));
        QCOMPARE(metrics.classes->macro.recall, std::optional((2.0 / 3 + 1.0 / 2) / 3));
        QCOMPARE(metrics.classes->macro.f1, std::optional((2.0 / 3 + 1.0 / 2) / 3));
        QCOMPARE(metrics.combined, (Counts{3, 2, 3, 0}));
        QCOMPARE(metrics.bothRight, 3);
        QCOMPARE(
            classCells(classConfusion(outcomes)),
            QStringLiteral("comedy>comedy 2; comedy>drama 1; drama>comedy 1; drama>drama 1; war>$none 1"));
    }

    void severalClassesAnItemAreEachRightOrWrong()
    {
        const Outcomes outcomes = outcomesOf({"comedy war > comedy war", "comedy drama > comedy war",
                                              "drama > comedy drama", "> war", "comedy drama war >", ">"});
        const Metrics metrics = measure(outcomes);
        const auto &categories = metrics.classes->categories;
        QCOMPARE(categories[0].counts, (Counts{2, 1, 1, 2}));
        QCOMPARE(categories[1].counts, (Counts{1, 0, 2, 3}));
        QCOMPARE(categories[2].counts, (Counts{1, 2, 1, 2}));
        QCOMPARE(metrics.classes->total, (Counts{4, 3, 4, 7}));
        QCOMPARE(metrics.classes->micro.f1, std::optional(8.0 / 15));
        QCOMPARE(metrics.bothRight, 2); // the first, and the last, which has and gets none
        // Only where one class is missing and another given instead was the one taken for the other.
        QCOMPARE(classCells(classConfusion(outcomes)),
                 QStringLiteral("comedy>comedy 2; comedy>$none 1; drama>drama 1; drama>war 1; drama>$none 1; "
                                "war>war 1; war>$none 1; $none>comedy 1; $none>war 1"));
    }

    void cellsOfClassesNameTheirItems()
    {
        const Confusion confusion = classConfusion(outcomesOf({"> war", "drama war > comedy war"}));
        QCOMPARE(confusion.cell(1, 0)->examples, (std::vector<ExampleRef>{{1, 0, 0}}));
        QCOMPARE(confusion.cell(2, 2)->examples, (std::vector<ExampleRef>{{1, 1, 1}}));
        QCOMPARE(confusion.cell(3, 2)->examples, (std::vector<ExampleRef>{{0, -1, 0}}));
    }

    void whatIsMissedAndWrongTogetherIsCounted()
    {
        const auto errors =
            classErrors(outcomesOf({"comedy > war", "comedy drama > war", "comedy > war drama", "drama >",
                                    "> war", "comedy war > comedy war", "drama > drama war"}));
        QStringList told;
        const auto name = [](const std::optional<std::uint32_t> &category) {
            return category ? QString::fromStdString(names[*category]) : QStringLiteral("-");
        };
        for (const ClassErrors &error : errors)
            told << QStringLiteral("%1 %2 %3").arg(name(error.missed), name(error.wrong)).arg(error.count());
        // Three items miss comedy and have war; two have war too much and miss nothing.
        QCOMPARE(told.join(QLatin1String("; ")), QStringLiteral("comedy war 3; - war 2; comedy drama 1; "
                                                                "drama - 1; drama war 1"));
        QCOMPARE(errors[0].examples, (std::vector<ExampleRef>{{0, 0, 0}, {1, 0, 0}, {2, 0, 0}}));
        QCOMPARE(errors[1].examples, (std::vector<ExampleRef>{{4, -1, 0}, {6, -1, 1}}));
    }

    void examplesBehindACountAreFound()
    {
        const Outcomes outcomes =
            outcomesOf({"comedy war > comedy war", "comedy > war", "> comedy", "war > comedy drama war"});
        using Refs = std::vector<ExampleRef>;
        QCOMPARE(classExamples(outcomes, 0, Verdict::TruePositive), (Refs{{0, 0, 0}}));
        QCOMPARE(classExamples(outcomes, 0, Verdict::FalseNegative), (Refs{{1, 0, -1}}));
        QCOMPARE(classExamples(outcomes, 0, Verdict::FalsePositive), (Refs{{2, -1, 0}, {3, -1, 0}}));
        QCOMPARE(classExamples(outcomes, 2, Verdict::TruePositive), (Refs{{0, 1, 1}, {3, 0, 2}}));
        QCOMPARE(classExamples(outcomes, 2, Verdict::FalsePositive), (Refs{{1, -1, 0}}));
    }

    void oneClassAnItemIsReadAsIntentsAre()
    {
        const auto read = readings(outcomesOf({"comedy > comedy", "comedy > drama", "comedy > drama",
                                               "drama > drama", "drama > war", "war > war"}));
        QCOMPARE(read.size(), std::size_t{3});
        const auto of = [&](std::uint32_t category) {
            return *std::ranges::find(read, category, &Reading::category);
        };
        QVERIFY(of(0).judged == JudgedKind::Class && !of(0).several);
        using Tally = std::vector<std::pair<std::uint32_t, std::int64_t>>;
        QCOMPARE(of(0).missesTo, (Tally{{1, 2}}));
        QCOMPARE(of(1).falseAlarmsFrom, (Tally{{0, 2}}));
        QCOMPARE(of(1).missesTo, (Tally{{2, 1}}));
        QCOMPARE(of(2).notFound, 0);
        const auto pairs = mixedUp(read);
        QCOMPARE(pairs.size(), std::size_t{1});
        QVERIFY(pairs[0] == (MixedUp{JudgedKind::Class, false, 0, 1, 2, 0}));
    }

    void severalClassesAnItemAreReadTogether()
    {
        const auto read = readings(outcomesOf(
            {"comedy drama > war", "comedy > comedy war", "drama war > drama", "comedy > comedy"}));
        const auto of = [&](std::uint32_t category) {
            return *std::ranges::find(read, category, &Reading::category);
        };
        using Tally = std::vector<std::pair<std::uint32_t, std::int64_t>>;
        QVERIFY(of(2).several);
        // War was given wrongly twice: once where comedy and drama were missed, once where nothing was.
        QCOMPARE(of(2).metrics.counts.falsePositives, 2);
        QCOMPARE(of(2).falseAlarmsFrom, (Tally{{0, 1}, {1, 1}}));
        QCOMPARE(of(2).unlabeled, 1);
        QCOMPARE(of(2).notFound, 1);
        QVERIFY(of(2).missesTo.empty());
        QCOMPARE(of(0).missesTo, (Tally{{2, 1}}));
    }

    void rangeOfClassesHoldsTheirFigure()
    {
        std::vector<const char *> items;
        for (int i = 0; i < 30; ++i) {
            items.push_back("comedy > comedy");
            items.push_back(i % 3 == 0 ? "drama > comedy" : "drama > drama");
        }
        const Outcomes outcomes = outcomesOf(items);
        const Report report = reportOn(outcomes, ReportParts::all());
        QVERIFY(!report.classErrors.empty() && !report.classes.cells.empty() && !report.readings.empty());
        const F1Intervals &intervals = report.intervals(JudgedKind::Class);
        QCOMPARE(intervals.categories.size(), std::size_t{3});
        const double f1OfDrama = f1(report.metrics.classes->categories[1].counts).value();
        QVERIFY(intervals.categories[1]->low < f1OfDrama && f1OfDrama < intervals.categories[1]->high);
        QVERIFY(intervals.micro->low > 0.6 && intervals.micro->high < 1.0);
        QVERIFY(!intervals.categories[2]); // neither labeled nor predicted
        const Report bare = reportOn(outcomes, {});
        QVERIFY(bare.classErrors.empty() && bare.classes.cells.empty() && !bare.classF1.micro);
    }

    void whereThereAreNoClassesNoneAreMeasured()
    {
        Outcomes outcomes;
        outcomes.intents = {"Turn"};
        outcomes.items.resize(1);
        outcomes.items[0].expectedIntent = 0;
        QVERIFY(!measure(outcomes).classes);
    }
};

GLOSSA_TEST(TestClasses);
#include "tst_classes.moc"
