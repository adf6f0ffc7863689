// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/explanation.h"

#include "core/learn/document_features.h"
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

template <typename Feature>
std::vector<FeatureKey> keysOf(const std::vector<Feature> &features)
{
    std::vector<FeatureKey> keys;
    for (const Feature &feature : features)
        keys.push_back(feature.key);
    std::ranges::sort(keys);
    return keys;
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
            DocumentTemplate shape;
            for (const Grams grams : {Grams::InWords, Grams::AcrossWords}) {
                shape.grams = grams;
                shape.firstWord = wide;
                shape.set = FeatureSet::Counted;
                const NamedFeatures named = namedFeatures(words, shape);
                const DocumentKeys keys = documentKeys(words, shape);
                QCOMPARE(keysOf(named.words), keysOf(keys.words));
                QCOMPARE(keysOf(named.grams), keysOf(keys.grams));
            }
            shape.set = wide ? FeatureSet::EarlierWide : FeatureSet::Earlier;
            QCOMPARE(keysOf(namedFeatures(words, shape).words), keysOf(documentKeys(words, shape).words));
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
        const DocumentClassifier &classifier = *m_model->parts().classifier;
        const auto scores = classifier.scores(wordForms(text::tokenize(dimming, "en")));
        const double difference = (scores[1] - static_cast<double>(classifier.weights.bias[1])) -
                                  (scores[0] - static_cast<double>(classifier.weights.bias[0]));
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
