// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/explanation.h"

#include "core/learn/classifier.h"
#include "core/learn/model_parts.h"
#include "core/learn/tagger.h"
#include "core/learn/trainer.h"
#include "core/text/tokenizer.h"

#include "tests/core/learn/training_sets.h"
#include "tests/support/registry.h"

#include <QtTest>

#include <algorithm>

using namespace glossa;
using namespace glossa::learn;

namespace {

const std::u16string_view dimming = u"dim the attic to 7 percent please";

std::vector<FeatureKey> keysOf(const std::vector<NamedFeature> &features)
{
    std::vector<FeatureKey> keys;
    for (const NamedFeature &feature : features)
        keys.push_back(feature.key);
    std::ranges::sort(keys);
    return keys;
}

/// Documents about a harbour (class 0) or a kitchen (class 1).
TrainingSet subjects(bool several)
{
    TrainingSet set;
    set.classes = {"Harbour", "Kitchen"};
    set.severalClasses = several;
    for (int i = 0; i < 12; ++i) {
        for (std::uint32_t subject = 0; subject < 2; ++subject) {
            Example example;
            example.language = "en";
            example.text = subject == 0 ? u"all about the harbour, part " : u"all about the kitchen, part ";
            example.text += static_cast<char16_t>(u'a' + i);
            example.classes = {subject};
            set.examples.push_back(std::move(example));
        }
    }
    return set;
}

bool says(const std::vector<Evidence> &evidence, EvidenceKind kind, std::u16string_view text)
{
    return std::ranges::any_of(evidence,
                               [&](const Evidence &one) { return one.kind == kind && one.text == text; });
}

} // namespace

class TestExplanation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        auto trained = train(test::lamps(60), {}, "{}", {}, {});
        QVERIFY(trained.has_value());
        m_model = std::make_unique<Model>(std::move(*trained));
    }

    void namesAreThoseOfTheFeaturesThatAreUsed()
    {
        for (const bool wide : {false, true}) {
            const auto tokens = text::tokenize(dimming, "en");
            const std::vector<WordForms> words = wordForms(tokens);
            QCOMPARE(keysOf(namedClassifierFeatures(words, wide)), classifierKeys(words, wide));
            const TaggerText input{words, spacesBefore(tokens), 1U, linesOf(dimming, tokens)};
            const std::vector<std::vector<Gazetteer::Hit>> hits(words.size());
            const auto all = taggerKeys(input, hits, wide);
            for (std::size_t at = 0; at < all.size(); ++at)
                QCOMPARE(keysOf(namedTaggerFeatures(input, hits, at, wide)), all[at]);
        }
    }

    void anIntentIsExplainedByItsWords()
    {
        const auto dim = whyIntent(*m_model, dimming, "en", 1, 50);
        QVERIFY(says(dim, EvidenceKind::Word, u"dim"));
        QVERIFY(says(dim, EvidenceKind::FirstWord, u"dim"));
        QVERIFY(std::ranges::is_sorted(dim, std::greater(), &Evidence::weight));
        QVERIFY(dim.back().weight > 0.0);
        // What speaks for one of two intents does not speak for the other.
        QVERIFY(!says(whyIntent(*m_model, dimming, "en", 0, 50), EvidenceKind::Word, u"dim"));
        QCOMPARE(whyIntent(*m_model, dimming, "en", 1, 3).size(), std::size_t{3});
    }

    void theReasonsOfAnIntentAreItsScore()
    {
        // With two classes the weights less their mean add up to half of the difference between the scores;
        // those that speak against an intent speak for the other one.
        const Classifier &classifier = *m_model->parts().classifier;
        const auto scores = classifier.logits(classifier.features(wordForms(text::tokenize(dimming, "en"))));
        const double difference = (scores[1] - static_cast<double>(classifier.bias[1])) -
                                  (scores[0] - static_cast<double>(classifier.bias[0]));
        double sum = 0.0;
        for (const Evidence &one : whyIntent(*m_model, dimming, "en", 1, 10'000))
            sum += one.weight;
        for (const Evidence &one : whyIntent(*m_model, dimming, "en", 0, 10'000))
            sum -= one.weight;
        QVERIFY(std::abs(2 * sum - difference) < 1e-6);
    }

    void anEntityIsExplainedByItselfAndItsNeighbours()
    {
        const auto room = whyEntity(*m_model, dimming, "en", {8, 5}, 0, 50);
        QVERIFY(says(room, EvidenceKind::Before, u"the"));
        const auto level = whyEntity(*m_model, dimming, "en", {17, 9}, 1, 50);
        QVERIFY(says(level, EvidenceKind::Word, u"percent"));
        QVERIFY(says(level, EvidenceKind::Before, u"to"));
    }

    void namesOfADocumentAreThoseOfItsKeys()
    {
        const DocumentTemplate shape;
        const std::u16string_view text = u"Dim the attic, dim the hall";
        const DocumentKeys keys = documentKeys(text, "en", shape);
        const NamedDocumentFeatures named = namedDocumentFeatures(text, "en", shape);
        const auto counted = [](const std::vector<CountedKey> &all) {
            std::vector<FeatureKey> result;
            for (const CountedKey &key : all)
                result.push_back(key.key);
            return result;
        };
        QCOMPARE(keysOf(named.words), counted(keys.words));
        QCOMPARE(keysOf(named.grams), counted(keys.grams));
        const auto has = [](const std::vector<NamedFeature> &features, EvidenceKind kind,
                            std::u16string_view what) {
            return std::ranges::any_of(features, [&](const NamedFeature &feature) {
                return feature.kind == kind && feature.text == what;
            });
        };
        QVERIFY(has(named.words, EvidenceKind::Word, u"dim"));
        QVERIFY(has(named.words, EvidenceKind::Phrase, u"dim the"));
        QVERIFY(has(named.grams, EvidenceKind::Letters, u"<dim>"));
    }

    void aClassIsExplainedByItsWords_data()
    {
        QTest::addColumn<bool>("several");
        QTest::newRow("one class a document") << false;
        QTest::newRow("several classes a document") << true;
    }
    void aClassIsExplainedByItsWords()
    {
        QFETCH(bool, several);
        const auto model = train(subjects(several), {}, "{}", {}, {});
        QVERIFY(model.has_value());
        const std::u16string_view text = u"the harbour and the kitchen";
        const auto reasons = whyClasses(*model, text, "en", {0, 1}, 100);
        QCOMPARE(reasons.size(), std::size_t{2});
        QVERIFY(says(reasons[0], EvidenceKind::Word, u"harbour"));
        QVERIFY(!says(reasons[0], EvidenceKind::Word, u"kitchen"));
        QVERIFY(says(reasons[1], EvidenceKind::Word, u"kitchen"));
        QVERIFY(!says(reasons[1], EvidenceKind::Word, u"harbour"));
        QVERIFY(says(reasons[1], EvidenceKind::Letters, u"<kit"));
        QVERIFY(std::ranges::is_sorted(reasons[1], std::greater(), &Evidence::weight));
        QCOMPARE(whyClasses(*model, text, "en", {1}, 3).front().size(), std::size_t{3});
        // The order is that of the question, and what is not learned has no reasons.
        const auto turned = whyClasses(*model, text, "en", {1, 7}, 100);
        QCOMPARE(turned[0].front().text, reasons[1].front().text);
        QVERIFY(turned[1].empty());
        QVERIFY(whyClasses(*model, u"", "en", {0}, 5).front().empty());
        QVERIFY(whyClasses(*m_model, text, "en", {0}, 5).front().empty()); // a model of intents
    }

    void theReasonsOfAClassAreItsScore()
    {
        // With two classes that exclude each other, as with two intents: half of the difference.
        const auto model = train(subjects(false), {}, "{}", {}, {});
        QVERIFY(model.has_value());
        const DocumentClassifier &classifier = *model->parts().documents;
        const std::u16string_view text = u"all about the kitchen and its harbour";
        const auto scores = scoresOf(classifier.features(documentKeys(text, "en", classifier.shape)),
                                     classifier.weights, classifier.bias);
        const double difference = (scores[1] - static_cast<double>(classifier.bias[1])) -
                                  (scores[0] - static_cast<double>(classifier.bias[0]));
        const auto reasons = whyClasses(*model, text, "en", {0, 1}, 10'000);
        double sum = 0.0;
        for (const Evidence &one : reasons[1])
            sum += one.weight;
        for (const Evidence &one : reasons[0])
            sum -= one.weight;
        QVERIFY(std::abs(2 * sum - difference) < 1e-6);
    }

    void whatIsNotKnownIsNotExplained()
    {
        QVERIFY(whyIntent(*m_model, dimming, "en", 2, 5).empty());
        QVERIFY(whyEntity(*m_model, dimming, "en", {8, 5}, 2, 5).empty());
        QVERIFY(whyEntity(*m_model, dimming, "en", {9, 2}, 0, 5).empty()); // inside a token
        QVERIFY(whyEntity(*m_model, u"", "en", {0, 0}, 0, 5).empty());
        QVERIFY(whyIntent(Model(), dimming, "en", 0, 5).empty());
    }

private:
    std::unique_ptr<Model> m_model;
};

GLOSSA_TEST(TestExplanation);
#include "tst_explanation.moc"
