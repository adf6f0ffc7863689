// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/document_features.h"

#include "tests/support/registry.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace glossa;
using namespace glossa::learn;

/// The features of documents: which there are, and how much they weigh.
class TestDocumentFeatures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keysAreCountedOnce()
    {
        DocumentTemplate shape;
        shape.longestPhrase = 2;
        shape.shortestGram = 3;
        shape.longestGram = 3;
        const DocumentKeys keys = documentKeys(u"To be TO be", "en", shape);
        // to, be twice each; "to be" twice, "be to" once.
        std::vector<std::uint32_t> counts;
        for (const CountedKey &key : keys.words)
            counts.push_back(key.count);
        std::ranges::sort(counts);
        QCOMPARE(counts, (std::vector<std::uint32_t>{1, 2, 2, 2}));
        // <to, to>, <be, be>
        QCOMPARE(keys.grams.size(), std::size_t{4});
        QVERIFY(std::ranges::all_of(keys.grams, [](const CountedKey &key) { return key.count == 2; }));
        QVERIFY(std::ranges::is_sorted(keys.words, {}, &CountedKey::key));
        QVERIFY(documentKeys(u"", "en", shape).words.empty());
    }

    void rareKeysWeighMore()
    {
        const auto documentOf = [](std::vector<FeatureKey> keys) {
            std::vector<CountedKey> counted;
            for (const FeatureKey key : keys)
                counted.push_back({key, 1});
            return counted;
        };
        const auto a = documentOf({1, 2});
        const auto b = documentOf({2, 3});
        const auto c = documentOf({2});
        KeyTally tally;
        tally.add({&a, &b});
        tally.add({&c});
        const FeatureGroup all = tally.group(3, 1, 100);
        QCOMPARE(all.vocabulary.keys(), (std::vector<FeatureKey>{1, 2, 3}));
        QCOMPARE(all.rarity[1], 1.0F); // in every document
        QCOMPARE(all.rarity[0], static_cast<float>(1.0 + std::log(4.0 / 2.0)));
        QCOMPARE(tally.uses(all), std::size_t{5});
        const FeatureGroup often = tally.group(3, 2, 100);
        QCOMPARE(often.vocabulary.keys(), std::vector<FeatureKey>{2});
        QCOMPARE(tally.uses(often), std::size_t{3});
        // One of two would have to go: both are in one document.
        QCOMPARE(tally.group(3, 1, 2).vocabulary.keys(), std::vector<FeatureKey>{2});
    }
};

GLOSSA_TEST(TestDocumentFeatures);
#include "tst_document_features.moc"
