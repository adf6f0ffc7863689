// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/improve/findings.h"

#include "core/project/apply_edit.h"
#include "core/workspace/improve/rules.h"
#include "tests/core/workspace/noted_corpus.h"
#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;
using test::Notes;
using workspace::Finding;
using workspace::FindingKind;
using workspace::Findings;

namespace {

QString str(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

const Finding *of(const Findings &findings, FindingKind kind, const QString &category = {})
{
    for (const Finding &finding : findings)
        if (finding.kind == kind && (category.isEmpty() || finding.category == category))
            return &finding;
    return nullptr;
}

/// Songs by one artist in many sentences, each labeled alike.
Notes songs()
{
    Notes notes;
    for (const char *noted :
         {"play [Artist the beatles] now", "put on [Artist the beatles] for me",
          "i want [Artist the beatles] tonight", "give me [Artist the beatles] please",
          "hear songs by [Artist the beatles]", "find tunes by [Artist the beatles] again"})
        notes.add(str(noted), str("Play"));
    return notes;
}

} // namespace

class FindingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneTextWithTwoIntentsIsAContradiction()
    {
        Notes notes;
        notes.add(str("go back"), str("Previous"));
        notes.add(str("Go  back!"), str("Cancel"));
        notes.add(str("go back"), str("Cancel"));
        notes.add(str("go on"), str("Next"));
        const auto found = workspace::contradictions(notes.corpus());
        QCOMPARE(found.size(), std::size_t{1});
        const Finding &finding = found.front();
        QCOMPARE(finding.count, 1);
        QCOMPARE(finding.evidence.front().places.size(), std::size_t{3});
        // The most frequent choice comes first, and makes the one that disagrees follow.
        const auto &choices = finding.evidence.front().choices;
        QCOMPARE(choices.size(), std::size_t{2});
        QCOMPARE(choices.front().says.front().category, str("Cancel"));
        QCOMPARE(choices.front().edits,
                 (std::vector{project::Edit{project::SetIntent{1, str("Cancel"), str("Previous")}}}));
        QCOMPARE(choices.back().edits.size(), std::size_t{2});
        QCOMPARE(finding.effect.value(), 1.0 / 4.0); // of four labels one is wrong
    }

    void oneTextWithTwoClassesIsAContradictionOfClasses()
    {
        Notes notes(project::ProjectKind::CustomSingleLabelClassification);
        notes.addClass(str("the bill is wrong"), str("Billing"));
        notes.addClass(str("The bill is wrong."), str("Complaint"));
        const auto found = workspace::contradictions(notes.corpus());
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(found.front().of == project::CategoryKind::Class);
        QCOMPARE(found.front().evidence.front().choices.front().edits.size(), std::size_t{1});
    }

    void choosingEntitiesGivesTheOtherTextTheSameLabels()
    {
        Notes notes;
        notes.add(str("play [Artist the beatles] now"), str("Play"));
        notes.add(str("Play the [Artist beatles]  now"), str("Play"));
        notes.add(str("play the beatles now"), str("Other")); // another intent is told already
        const auto found = workspace::contradictions(notes.corpus());
        const auto entities =
            std::ranges::find(found, std::optional(project::CategoryKind::Entity), &Finding::of);
        QVERIFY(entities != found.end());
        for (const workspace::Choice &choice : entities->evidence.front().choices) {
            if (choice.says.front().words != u"the beatles")
                continue;
            project::Item item = notes.split.items[1];
            for (const project::Edit &edit : choice.edits)
                item = project::applied(item, edit)->item;
            QCOMPARE(item.labels.size(), std::size_t{1});
            QCOMPARE(item.text.mid(item.labels.front().span.begin, item.labels.front().span.length),
                     str("the beatles"));
            return;
        }
        QFAIL("no such choice");
    }

    void aSurfaceThatIsLabeledEverywhereElseIsFound()
    {
        Notes notes = songs();
        notes.add(str("stop the beatles at once"), str("Play"));
        notes.add(str("the beatles are what a table is called"), str("Book")); // of another intent
        const auto found = workspace::unevenLabels(notes.corpus());
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found.front().category, str("Artist"));
        QCOMPARE(found.front().count, 1);
        QCOMPARE(found.front().evidence.front().places, (std::vector{workspace::Place{7, {5, 11}}}));
        QCOMPARE(found.front().fix, (std::vector{project::Edit{project::AddLabel{
                                        7, {str("Artist"), {5, 11}, 0, {}}, std::nullopt}}}));
    }

    void aSurfaceThatIsLabeledOtherwiseOnceIsFound()
    {
        Notes notes = songs();
        notes.add(str("stop [Album the beatles] at once"), str("Play"));
        const auto found = workspace::unevenLabels(notes.corpus());
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found.front().fix.size(), std::size_t{1});
        QCOMPARE(found.front().category, str("Artist"));
    }

    void withoutAPracticeNothingIsUneven()
    {
        Notes notes;
        for (const char *noted :
             {"play [Artist genesis]", "stop [Artist genesis]", "read genesis", "open genesis"})
            notes.add(str(noted), str("Play"));
        QVERIFY(workspace::unevenLabels(notes.corpus()).empty());
    }

    void bordersThatGoAgainstThePracticeAreFound()
    {
        Notes notes;
        for (const char *name : {"adele", "abba", "queen", "muse", "sting"})
            notes.add(str("play songs by [Artist %1] now").replace(QLatin1String("%1"), QLatin1String(name)),
                      str("Play"));
        notes.add(str("play songs [Artist by prince] now"), str("Play"));
        const auto found = workspace::borders(notes.corpus());
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found.front().count, 1);
        const workspace::Evidence &evidence = found.front().evidence.front();
        QCOMPARE(evidence.text, str("by"));
        QVERIFY(evidence.border == workspace::Border::WordInside);
        QCOMPARE(evidence.total, 6);
        const auto &edits = found.front().fix;
        QCOMPARE(edits.size(), std::size_t{1});
        const auto item = project::applied(notes.split.items[5], edits.front());
        QVERIFY(item.has_value());
        QCOMPARE(item->item.labels.front().span, (text::Utf16Span{14, 6}));
    }

    void aPartOfWhatIsOneLabelElsewhereIsFound()
    {
        Notes notes = songs();
        notes.add(str("where is the [Artist beatles] album"), str("Play"));
        const auto found = workspace::borders(notes.corpus());
        QCOMPARE(found.size(), std::size_t{1});
        const auto item = project::applied(notes.split.items[6], found.front().fix.front());
        QVERIFY(item.has_value());
        QCOMPARE(item->item.labels.front().span, (text::Utf16Span{9, 11}));
        QVERIFY(workspace::borders(songs().corpus()).empty());
    }

    void aMarkInsideOnceIsFoundAndAnAbbreviationIsNot()
    {
        Notes notes;
        for (const char *name : {"adele", "abba", "queen", "muse"})
            notes.add(str("play [Artist %1], now.").replace(QLatin1String("%1"), QLatin1String(name)),
                      str("Play"));
        notes.add(str("play [Artist prince,] now."), str("Play"));
        for (const char *noted :
             {"ask [Artist cream].", "ask [Artist heart].", "ask [Artist toto].", "ask [Artist m.i.a.]"})
            notes.add(str(noted), str("Play"));
        const auto found = workspace::borders(notes.corpus());
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found.front().count, 1);
        QCOMPARE(found.front().evidence.front().text, str(","));
        const auto item = project::applied(notes.split.items[4], found.front().fix.front());
        QVERIFY(item.has_value());
        QCOMPARE(item->item.labels.front().span, (text::Utf16Span{5, 6}));
    }

    /// Of two edges that speak against a label, and its own words, the words go first.
    void theWordsThemselvesGoBeforeTheirEdges()
    {
        Notes notes;
        for (const char *noted :
             {"go [Where in the area] now", "go [Where in the area]", "eat [Where in the area] too",
              "sit [Where in the area] and wait", "look [Where near] the lake", "look [Where near] the sea",
              "walk [Where near] the town", "walk [Where near] the hill"})
            notes.add(str(noted), str("Go"));
        notes.add(str("run [Where in the] area"), str("Go"));
        const auto found = workspace::borders(notes.corpus());
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found.front().count, 1);
        QVERIFY(found.front().evidence.front().border == workspace::Border::Cut);
        const auto item = project::applied(notes.split.items[8], found.front().fix.front());
        QVERIFY(item.has_value());
        QCOMPARE(item->item.labels.front().span, (text::Utf16Span{4, 11}));
    }

    void nearTwinsOfTheTestSetAreFound()
    {
        Notes notes;
        notes.add(str("please play the newest album of muse"), str("Play"));
        notes.add(str("book a table for nine"), str("Book"));
        notes.add(str("Play the newest album of Muse!"), str("Play"), true);
        notes.add(str("what is the weather in rome"), str("Weather"), true);
        const auto found = workspace::twins(notes.corpus(), nullptr, {});
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found.front().count, 1);
        QCOMPARE(found.front().total, 2);
        QCOMPARE(found.front().fix, (std::vector{project::Edit{project::SetDataset{
                                        3, project::Dataset::Train, project::Dataset::Test}}}));
        // A split by share would choose it again: only Test keeps both on one side.
        const auto bySplit = workspace::twins(notes.corpus(false), nullptr, {});
        QCOMPARE(bySplit.front().fix, (std::vector{project::Edit{project::SetDataset{
                                          1, project::Dataset::Test, project::Dataset::Train}}}));
    }

    void withoutTheTwinsTheFiguresAreLower()
    {
        Notes notes;
        notes.add(str("please play the newest album of muse"), str("Play"));
        notes.add(str("play the newest album of muse"), str("Play"), true);
        notes.add(str("what is the weather in rome"), str("Weather"), true);
        workspace::EvaluationReport judged;
        judged.judged = true;
        judged.outcomes.intents = {"Play", "Weather"};
        for (const auto &[id, expected, predicted] : {std::tuple(2, 0U, 0U), std::tuple(3, 1U, 0U)}) {
            evaluate::Outcome outcome;
            outcome.item = id;
            outcome.expectedIntent = expected;
            outcome.predictedIntent = predicted;
            judged.outcomes.items.push_back(outcome);
        }
        judged.metrics = evaluate::measure(judged.outcomes);
        const auto found = workspace::twins(notes.corpus(), &judged, {});
        QCOMPARE(found.front().effect.value(), -0.5);
    }

    void azuresRuleOfFewLabelsLeavesOutWhatNeedsNone()
    {
        Notes notes;
        for (int i = 0; i < 15; ++i)
            notes.add(str("play number %1").replace(QLatin1String("%1"), QString::number(i)), str("Play"));
        for (int i = 0; i < 14; ++i)
            notes.add(str("stop number %1").replace(QLatin1String("%1"), QString::number(i)), str("Stop"));
        notes.know(project::CategoryKind::Intent, str("None"));
        notes.know(project::CategoryKind::Entity, str("Code"));
        notes.split.schema.back().components.regex = {{str("k"), {}, str("x"), {}}};
        notes.know(project::CategoryKind::Entity, str("Room"));
        const auto found = workspace::countFindings(notes.corpus(), nullptr);
        QVERIFY(of(found, FindingKind::FewLabels, str("Play")) == nullptr);
        QVERIFY(of(found, FindingKind::FewLabels, str("None")) == nullptr);
        QVERIFY(of(found, FindingKind::FewLabels, str("Code")) == nullptr);
        QVERIFY(of(found, FindingKind::FewLabels, str("Room")) != nullptr);
        const Finding *stop = of(found, FindingKind::FewLabels, str("Stop"));
        QVERIFY(stop != nullptr);
        QCOMPARE(stop->count, 14);
        QCOMPARE(stop->work, 1);
        QCOMPARE(stop->items.size(), std::size_t{14});
        QVERIFY(of(found, FindingKind::NotInTestSet) == nullptr); // there is no test set at all
    }

    void whatIsLearnedAndNotJudgedIsFoundWithItsFix()
    {
        Notes notes;
        for (int i = 0; i < 10; ++i)
            notes.add(str("stop number %1").replace(QLatin1String("%1"), QString::number(i)), str("Stop"));
        notes.add(str("play"), str("Play"));
        notes.add(str("play it"), str("Play"), true);
        const auto found = workspace::countFindings(notes.corpus(), nullptr);
        const Finding *missing = of(found, FindingKind::NotInTestSet);
        QVERIFY(missing != nullptr);
        QCOMPARE(missing->evidence.size(), std::size_t{1});
        QCOMPARE(missing->evidence.front().category, str("Stop"));
        QCOMPARE(missing->fix.size(), std::size_t{2}); // a fifth of ten
    }

    void rareCategoriesAndUnevenSetsAreFound()
    {
        Notes notes;
        const auto add = [&notes](const char *intent, int train, int test) {
            for (int i = 0; i < train + test; ++i)
                notes.add(str("%1 %2").arg(QLatin1String(intent)).arg(i), QLatin1String(intent), i >= train);
        };
        add("A", 100, 20);
        add("B", 110, 22);
        add("C", 90, 18);
        add("D", 20, 4);
        auto found = workspace::countFindings(notes.corpus(), nullptr);
        const Finding *off = of(found, FindingKind::Unbalanced);
        QVERIFY(off != nullptr);
        QCOMPARE(off->evidence.size(), std::size_t{1});
        QCOMPARE(off->evidence.front().category, str("D"));
        QVERIFY(of(found, FindingKind::UnevenSets) == nullptr);
        add("E", 20, 60);
        found = workspace::countFindings(notes.corpus(), nullptr);
        const Finding *uneven = of(found, FindingKind::UnevenSets);
        QVERIFY(uneven != nullptr);
        QCOMPARE(uneven->evidence.back().category, str("E"));
    }

    void whatTheModelTakesForEachOtherIsFound()
    {
        Notes notes;
        workspace::EvaluationReport judged;
        judged.judged = true;
        judged.outcomes.intents = {"Ask", "Tell", "Go"};
        for (const auto &[expected, predicted, sure] :
             {std::tuple(0U, 1U, 0.5), std::tuple(1U, 0U, 0.97), std::tuple(0U, 0U, 0.9),
              std::tuple(1U, 1U, 0.9), std::tuple(2U, 0U, 0.6), std::tuple(2U, 2U, 0.6)}) {
            const QString intent = QString::fromStdString(judged.outcomes.intents[expected]);
            const project::Item &item =
                notes.add(str("number %1").arg(notes.split.items.size()), intent, true);
            evaluate::Outcome outcome;
            outcome.item = item.id;
            outcome.text = item.text.toStdU16String();
            outcome.expectedIntent = expected;
            outcome.predictedIntent = predicted;
            outcome.intentConfidence = sure;
            judged.outcomes.items.push_back(outcome);
        }
        judged.metrics = evaluate::measure(judged.outcomes);
        const auto found = workspace::judgedFindings(notes.corpus(), judged);
        const Finding *pair = of(found, FindingKind::UnclearDistinction);
        QVERIFY(pair != nullptr);
        QCOMPARE(pair->category, str("Ask"));
        QCOMPARE(pair->other, str("Tell"));
        QCOMPARE(pair->items, (std::vector<project::ItemId>{1, 2}));
        QCOMPARE(std::ranges::count(found, FindingKind::UnclearDistinction, &Finding::kind),
                 1); // Go once only
        // Three of six are right, and each error is a miss and a false alarm: 2 TP + FP + FN is 12.
        QCOMPARE(pair->effect.value(), 2.0 / 12.0);
        const Finding *doubt = of(found, FindingKind::LikelyWrong);
        QVERIFY(doubt != nullptr);
        QCOMPARE(doubt->items, (std::vector<project::ItemId>{2}));
        QCOMPARE(doubt->evidence.front().choices.back().edits,
                 (std::vector{project::Edit{project::SetIntent{2, str("Ask"), str("Tell")}}}));
        // What was changed since is no longer what was judged.
        notes.split.items[1].intent = str("Ask");
        QVERIFY(of(workspace::judgedFindings(notes.corpus(), judged), FindingKind::LikelyWrong) == nullptr);
    }

    void identitiesTellNamesWithColonsApart()
    {
        Finding one{.kind = FindingKind::UnclearDistinction, .of = project::CategoryKind::Intent};
        one.category = str("a:b");
        one.other = str("c");
        Finding two = one;
        two.category = str("a");
        two.other = str("b:c");
        QVERIFY(one.identity() != two.identity());
    }
};

GLOSSA_TEST(FindingsTest);
#include "tst_findings.moc"
