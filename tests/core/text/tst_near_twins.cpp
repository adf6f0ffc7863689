// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/near_twins.h"

#include "core/base/seed.h"

#include "tests/support/registry.h"

#include <QtTest>

#include <algorithm>
#include <string>
#include <vector>

using namespace glossa;
using text::Twin;

namespace {

/// Texts of a few words, so that many are nearly the same.
std::vector<std::u16string> someTexts(std::size_t count, std::uint64_t seed)
{
    static const std::u16string words[] = {u"play",   u"the", u"lamp", u"song",
                                           u"please", u"on",  u"now",  u"in"};
    Random random(seed);
    std::vector<std::u16string> texts;
    for (std::size_t i = 0; i < count; ++i) {
        std::u16string text;
        for (std::uint64_t left = 1 + random.below(6); left > 0; --left)
            text += words[random.below(std::size(words))] + u' ';
        text.pop_back();
        texts.push_back(text);
    }
    return texts;
}

/// Every pair, measured.
std::vector<Twin> slowTwins(const std::vector<std::u16string> &left, const std::vector<std::u16string> &right,
                            double least)
{
    std::vector<text::Grams> others;
    for (const std::u16string &other : right)
        others.push_back(text::gramsOf(other));
    std::vector<Twin> twins;
    for (std::uint32_t i = 0; i < left.size(); ++i) {
        std::vector<Twin> own;
        const text::Grams grams = text::gramsOf(left[i]);
        for (std::uint32_t j = 0; j < right.size(); ++j) {
            const double alike = text::likeness(grams, others[j]);
            if (alike >= least)
                own.push_back({i, j, alike});
        }
        std::ranges::stable_sort(own, std::greater{}, &Twin::likeness);
        twins.insert(twins.end(), own.begin(), own.end());
    }
    return twins;
}

} // namespace

class TestNearTwins : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalTextsAreWhollyAlikeAndOthersAreNot()
    {
        QCOMPARE(text::likeness(text::gramsOf(u"lamp on"), text::gramsOf(u"lamp on")), 1.0);
        QCOMPARE(text::likeness(text::gramsOf(u"lamp"), text::gramsOf(u"fog")), 0.0);
        QCOMPARE(text::likeness(text::gramsOf(u""), text::gramsOf(u"")), 0.0);
        QCOMPARE(text::gramsOf(u"a").size(), std::size_t{1});
        QCOMPARE(text::likeness(text::gramsOf(u"a"), text::gramsOf(u"a")), 1.0);
    }

    void theJoinFindsWhatMeasuringEveryPairFinds()
    {
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            const auto left = someTexts(60, seed);
            const auto right = someTexts(90, seed + 100);
            for (const double least : {0.5, 0.75, 1.0}) {
                text::TwinSearch search;
                search.least = least;
                search.mostOfOne = right.size();
                QCOMPARE(text::nearTwins(left, right, search), slowTwins(left, right, least));
            }
        }
    }

    void ofManyTwinsOfOneTextTheNearestAreTold()
    {
        const std::vector<std::u16string> right{u"turn the lamp on now", u"turn the lamp on",
                                                u"turn the lamp on!"};
        text::TwinSearch search;
        search.least = 0.5;
        search.mostOfOne = 1;
        const auto twins = text::nearTwins({u"turn the lamp on"}, right, search);
        QCOMPARE(twins.size(), std::size_t{1});
        QCOMPARE(twins.front().right, 1U);
    }

    void aPartOfTheRunsIsEnoughForLongTexts()
    {
        const auto words = someTexts(4000, 5);
        std::u16string text, other;
        for (const std::u16string &word : words)
            text += word + u' ' + std::u16string(1, static_cast<char16_t>(u'a' + text.size() % 23)) + u' ';
        for (const std::u16string &word : someTexts(4000, 6))
            other += std::u16string(word.rbegin(), word.rend()) + u' ';
        text::TwinSearch search;
        search.mostGrams = 20'000;
        const auto twins = text::nearTwins({text}, {text + u"and a bit more", other}, search);
        QCOMPARE(twins.size(), std::size_t{1});
        QCOMPARE(twins.front().right, 0U);
    }

    void aStopEndsTheSearch()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(text::nearTwins({u"lamp"}, {u"lamp"}, {}, stop.get_token()).empty());
    }
};

GLOSSA_TEST(TestNearTwins);
#include "tst_near_twins.moc"
