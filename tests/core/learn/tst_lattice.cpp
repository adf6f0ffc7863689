// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/lattice.h"

#include "tests/core/learn/training_sets.h"
#include "tests/support/registry.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace glossa;
using learn::Lattice;
using learn::Position;
using learn::TagSet;
using learn::Transitions;
using learn::TransitionWeights;
using Path = std::vector<std::uint32_t>;

namespace {

bool isInMention(std::uint32_t tag)
{
    return tag != 0 &&
           (TagSet::position(tag) == Position::Begin || TagSet::position(tag) == Position::Inside);
}

bool continuesMention(std::uint32_t tag)
{
    return tag != 0 && (TagSet::position(tag) == Position::Inside || TagSet::position(tag) == Position::End);
}

bool mayFollow(std::uint32_t before, std::uint32_t tag)
{
    if (isInMention(before) != continuesMention(tag))
        return false;
    return !continuesMention(tag) || TagSet::entity(before) == TagSet::entity(tag);
}

/// Every legal BIOES sequence, found by trying all.
std::vector<Path> legalPaths(std::size_t tags, std::size_t length)
{
    std::vector<Path> paths{{}};
    for (std::size_t t = 0; t < length; ++t) {
        std::vector<Path> longer;
        for (const Path &path : paths) {
            for (std::uint32_t tag = 0; tag < tags; ++tag) {
                if (mayFollow(path.empty() ? 0 : path.back(), tag)) {
                    longer.push_back(path);
                    longer.back().push_back(tag);
                }
            }
        }
        paths = std::move(longer);
    }
    std::erase_if(paths, [](const Path &path) { return !path.empty() && isInMention(path.back()); });
    return paths;
}

TransitionWeights someTransitions(const Transitions &layout, Random &random, double range)
{
    std::vector<double> weights;
    for (std::size_t i = 0; i < layout.size(); ++i)
        weights.push_back(test::someNumber(random, range));
    return TransitionWeights(layout, std::move(weights));
}

/// A lattice with random weights beside the list of all that it could say. Two of the four pairs have a
/// weight of their own: one into the other entity, and one into the same.
struct Trial {
    Trial(std::size_t theLength, std::uint64_t seed, double range = 3.0)
        : length(theLength)
        , random(seed)
        , transitions(someTransitions(Transitions(tags, {{0, 1}, {1, 1}}), random, range))
        , lattice(transitions)
    {
        for (std::size_t i = 0; i < length * tags.rowSize(); ++i)
            scores.push_back(test::someNumber(random, range));
        for (std::size_t t = 0; t < length; ++t)
            Lattice::spread(tags, scores.data() + t * tags.rowSize());
        paths = legalPaths(tags.size(), length);
        for (const Path &path : paths)
            weights.push_back(std::exp(score(path)));
        for (const double weight : weights)
            sum += weight;
    }

    /// Written out token by token, without the lattice.
    [[nodiscard]] double score(const Path &path) const
    {
        const Transitions &layout = transitions.layout;
        const std::vector<double> &w = transitions.logs;
        double value = 0.0;
        for (std::size_t t = 0; t < length; ++t) {
            value += scores[t * tags.rowSize() + tags.slot(path[t])];
            const std::size_t entity = path[t] == 0 ? 0 : TagSet::entity(path[t]);
            const std::size_t before = t == 0 || path[t - 1] == 0 ? 0 : TagSet::entity(path[t - 1]);
            if (t == 0) {
                value += path[t] == 0 ? w[1] : w[layout.fromStart(entity)];
            } else if (continuesMention(path[t])) {
                const bool begin = TagSet::position(path[t - 1]) == Position::Begin;
                const bool end = TagSet::position(path[t]) == Position::End;
                value += w[begin ? (end ? layout.beginEnd(entity) : layout.beginInside(entity))
                                 : (end ? layout.insideEnd(entity) : layout.insideInside(entity))];
            } else if (path[t - 1] == 0) {
                value += path[t] == 0 ? w[0] : w[layout.fromOutside(entity)];
            } else if (path[t] == 0) {
                value += w[layout.toOutside(before)];
            } else {
                value += w[layout.leave(before)] + w[layout.enter(entity)];
                if (entity == 1)
                    value += w[layout.pair(before)]; // the first pair begins with 0, the second with 1
            }
        }
        return value;
    }

    /// Share of the paths, by weight, of which something is true.
    template <typename Predicate>
    [[nodiscard]] double share(Predicate predicate) const
    {
        double part = 0.0;
        for (std::size_t i = 0; i < paths.size(); ++i)
            part += predicate(paths[i]) ? weights[i] : 0.0;
        return part / sum;
    }

    TagSet tags{2};
    std::size_t length;
    Random random;
    TransitionWeights transitions;
    std::vector<double> scores;
    Lattice lattice;
    std::vector<Path> paths;
    std::vector<double> weights;
    double sum = 0.0;
};

bool isMention(const Path &path, std::size_t first, std::size_t last, std::uint32_t entity)
{
    if (first == last)
        return path[first] == TagSet::tag(entity, Position::Single);
    if (path[first] != TagSet::tag(entity, Position::Begin) ||
        path[last] != TagSet::tag(entity, Position::End))
        return false;
    return std::all_of(path.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                       path.begin() + static_cast<std::ptrdiff_t>(last),
                       [entity](std::uint32_t tag) { return tag == TagSet::tag(entity, Position::Inside); });
}

bool near(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b));
}

} // namespace

class TestLattice : public QObject {
    Q_OBJECT
private:
    static void addTrials()
    {
        QTest::addColumn<int>("length");
        QTest::addColumn<int>("seed");
        for (int length = 1; length <= 4; ++length) {
            for (int seed = 1; seed <= 5; ++seed)
                QTest::addRow("%d tokens, seed %d", length, seed) << length << seed;
        }
    }
    static Trial trial()
    {
        QFETCH_GLOBAL(int, length);
        QFETCH_GLOBAL(int, seed);
        return Trial(static_cast<std::size_t>(length), static_cast<std::uint64_t>(seed));
    }

private Q_SLOTS:
    void initTestCase_data() { addTrials(); }

    void partitionFunctionIsTheSumOverAllLegalSequences()
    {
        Trial t = trial();
        QVERIFY(near(t.lattice.forwardBackward(t.scores, t.length), std::log(t.sum)));
    }

    void pathScoreCountsScoresAndTransitions()
    {
        const Trial t = trial();
        for (const Path &path : t.paths)
            QVERIFY(near(t.lattice.pathScore(t.scores, path), t.score(path)));
    }

    void marginalsAreSharesOfAllLegalSequences()
    {
        Trial t = trial();
        t.lattice.forwardBackward(t.scores, t.length);
        for (std::size_t token = 0; token < t.length; ++token) {
            for (std::uint32_t tag = 0; tag < t.tags.size(); ++tag)
                QVERIFY(near(t.lattice.marginal(token, tag),
                             t.share([&](const Path &path) { return path[token] == tag; })));
        }
    }

    void mentionProbabilitiesAreSharesOfAllLegalSequences()
    {
        Trial t = trial();
        t.lattice.forwardBackward(t.scores, t.length);
        for (std::size_t first = 0; first < t.length; ++first) {
            for (std::size_t last = first; last < t.length; ++last) {
                for (std::uint32_t entity = 0; entity < t.tags.entities; ++entity)
                    QVERIFY(near(
                        t.lattice.mentionProbability(first, last, entity),
                        t.share([&](const Path &path) { return isMention(path, first, last, entity); })));
            }
        }
    }

    void expectedTransitionsAreAveragesOverAllLegalSequences()
    {
        Trial t = trial();
        t.lattice.forwardBackward(t.scores, t.length);
        const Transitions &layout = t.transitions.layout;
        std::vector<double> counted(layout.size(), 0.0);
        t.lattice.addExpectedTransitions(counted);
        std::vector<double> expected(layout.size(), 0.0);
        for (std::size_t i = 0; i < t.paths.size(); ++i)
            Lattice::addTransitions(layout, t.paths[i], expected, t.weights[i] / t.sum);
        for (std::size_t i = 0; i < counted.size(); ++i)
            QVERIFY(near(counted[i], expected[i]));
    }

    void viterbiFindsTheBestLegalSequence()
    {
        Trial t = trial();
        const auto best = std::ranges::max_element(t.weights) - t.weights.begin();
        QCOMPARE(t.lattice.viterbi(t.scores, t.length), t.paths[static_cast<std::size_t>(best)]);
    }

    void largeScoresStayFinite()
    {
        QFETCH_GLOBAL(int, length);
        QFETCH_GLOBAL(int, seed);
        Trial t(static_cast<std::size_t>(length), static_cast<std::uint64_t>(seed), 60.0);
        const double logZ = t.lattice.forwardBackward(t.scores, t.length);
        QVERIFY(std::isfinite(logZ));
        double best = t.score(t.paths.front());
        for (const Path &path : t.paths)
            best = std::max(best, t.score(path));
        QVERIFY(logZ >= best - 1e-9 && logZ <= best + std::log(static_cast<double>(t.paths.size())));
        for (std::size_t token = 0; token < t.length; ++token) {
            double total = 0.0;
            for (std::uint32_t tag = 0; tag < t.tags.size(); ++tag)
                total += t.lattice.marginal(token, tag);
            QVERIFY(near(total, 1.0));
        }
    }

    /// Each kept pair is worth less than every other way into an entity, so that leaving it out of the best
    /// way in matters, and so does what is subtracted for it.
    void loweredPairsAreNotTakenForPlainOnes()
    {
        QFETCH_GLOBAL(int, length);
        QFETCH_GLOBAL(int, seed);
        Trial t(static_cast<std::size_t>(length), static_cast<std::uint64_t>(seed));
        const Transitions &layout = t.transitions.layout;
        std::vector<double> logs = t.transitions.logs;
        for (std::size_t i = 0; i < 2; ++i) {
            logs[layout.leave(i)] = logs[layout.enter(i)] = 4.0;
            logs[layout.pair(i)] = -9.0;
        }
        t.transitions = TransitionWeights(Transitions(layout), logs);
        std::vector<double> weights;
        for (const Path &path : t.paths)
            weights.push_back(std::exp(t.score(path)));
        const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
        const auto best = std::ranges::max_element(weights) - weights.begin();
        Lattice lattice(t.transitions);
        QCOMPARE(lattice.viterbi(t.scores, t.length), t.paths[static_cast<std::size_t>(best)]);
        QVERIFY(near(lattice.forwardBackward(t.scores, t.length), std::log(sum)));
    }

    void mostFrequentPairsAreKept()
    {
        const TagSet tags{2};
        const std::vector<Transitions::Pair> seen{{1, 0}, {0, 1}, {1, 0}, {0, 0}};
        const std::vector<Transitions::Pair> kept{{0, 0}, {1, 0}, {0, 1}};
        QCOMPARE(Transitions::frequentPairs(tags, seen), kept);
        // Nine pairs each of 36 entities, of which four fit for each entity.
        std::vector<Transitions::Pair> many;
        for (std::uint32_t first = 0; first < 36; ++first)
            for (std::uint32_t second = 0; second < 9; ++second)
                many.insert(many.end(), second < 4 ? 2 : 1, {first, second});
        const auto frequent = Transitions::frequentPairs({36}, many);
        QCOMPARE(frequent.size(), std::size_t{144});
        QVERIFY(std::ranges::all_of(frequent, [](const auto &pair) { return pair.second < 4; }));
        const Transitions layout({36}, frequent);
        QCOMPARE(layout.size(), std::size_t{2 + 9 * 36 + 144});
        QCOMPARE(layout.find({35, 3}), std::size_t{143});
        QCOMPARE(layout.find({0, 4}), std::size_t{144});
    }
};

GLOSSA_TEST(TestLattice);
#include "tst_lattice.moc"
