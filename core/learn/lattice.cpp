// SPDX-License-Identifier: GPL-3.0-or-later
// Every entity may follow every other, but the factor of such a step is leave(a) · enter(b), times that of
// the pair where it is kept. What enters b is therefore enter(b) · (S + Σ mass(a) · leave(a) · (pair - 1)),
// with S the sum of mass · leave over all entities and the other sum over the kept pairs alone. Where pairs
// take nearly all of S away, the difference would lose its digits, and the sum is made term by term; that is
// rare, since it takes a pair that holds most of the mass and yet is unlikely.
#include "core/learn/lattice.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace glossa::learn {

namespace {

constexpr double never = -std::numeric_limits<double>::infinity();
constexpr double leastShare = 1e-3; // of a sum that may be left by subtraction

/// The parts of a row: the tags of all entities by position.
template <typename Number>
struct Row {
    Row(Number *row, std::size_t entities)
        : outside(row), begin(row + 1), inside(begin + entities), end(inside + entities), single(end + entities)
    {
    }
    Number *outside;
    Number *begin;
    Number *inside;
    Number *end;
    Number *single;
};

} // namespace

Lattice::Lattice(const TransitionWeights &weights)
    : m_weights(weights), m_layout(weights.layout), m_tags(m_layout.tags()), m_size(m_tags.size())
{
}

double Lattice::forwardBackward(const std::vector<double> &scores, std::size_t length)
{
    m_length = length;
    m_psi.resize(length * m_size);
    m_alpha.resize(length * m_size);
    m_beta.resize(length * m_size);
    m_scale.resize(length);
    m_mass.resize(m_tags.entities);
    m_sums.resize(m_tags.entities);
    double logZ = 0.0;
    for (std::size_t t = 0; t < length; ++t) {
        const double *row = scores.data() + t * m_tags.rowSize();
        const double highest = *std::max_element(row, row + m_size);
        for (std::size_t y = 0; y < m_size; ++y)
            m_psi[t * m_size + y] = std::exp(row[y] - highest);
        logZ += highest;
    }
    forward(length);
    backward(length);
    for (const double scale : m_scale)
        logZ += std::log(scale);
    return logZ;
}

/// For each entity b: the sum of leaving(a) over all a, each times the factor of the pair (a, b).
void Lattice::sumInto(const double *leaving, double *to) const
{
    const std::size_t n = m_tags.entities;
    const auto pairs = m_layout.pairs();
    const double all = std::accumulate(leaving, leaving + n, 0.0);
    std::fill_n(to, n, all);
    for (std::size_t i = 0; i < pairs.size(); ++i)
        to[pairs[i].second] += leaving[pairs[i].first] * m_weights.pairExtras[i];
    for (std::size_t i = 0; i < pairs.size();) {
        const std::uint32_t into = pairs[i].second;
        std::size_t end = i;
        while (end < pairs.size() && pairs[end].second == into)
            ++end;
        if (to[into] < leastShare * all) {
            to[into] = 0.0;
            for (std::uint32_t from = 0; from < n; ++from) {
                const bool kept = i < end && pairs[i].first == from;
                to[into] += leaving[from] * (kept ? m_weights.factors[m_layout.pair(i)] : 1.0);
                i += kept ? 1 : 0;
            }
        }
        i = end;
    }
}

/// For each entity a: the sum of ahead(b) over all b, each times the factor of the pair (a, b).
void Lattice::sumFrom(const double *ahead, double *to) const
{
    const std::uint32_t n = m_tags.entities;
    const auto pairs = m_layout.pairs();
    const double all = std::accumulate(ahead, ahead + n, 0.0);
    std::fill_n(to, n, all);
    for (std::size_t i = 0; i < pairs.size(); ++i)
        to[pairs[i].first] += ahead[pairs[i].second] * m_weights.pairExtras[i];
    for (std::uint32_t from = 0; from < n; ++from) {
        if (to[from] >= leastShare * all)
            continue;
        to[from] = 0.0;
        for (std::uint32_t into = 0; into < n; ++into) {
            const std::size_t pair = m_layout.find({from, into});
            to[from] += ahead[into] * (pair < pairs.size() ? m_weights.factors[m_layout.pair(pair)] : 1.0);
        }
    }
}

void Lattice::forward(std::size_t length)
{
    const std::size_t n = m_tags.entities;
    const double *w = m_weights.factors.data();
    double *entering = m_mass.data();
    for (std::size_t t = 0; t < length; ++t) {
        const Row<const double> psi(m_psi.data() + t * m_size, n);
        const Row<double> alpha(m_alpha.data() + t * m_size, n);
        if (t == 0) {
            *alpha.outside = w[Transitions::startToOutside] * *psi.outside;
            std::copy_n(w + m_layout.fromStart(0), n, entering);
            std::fill_n(alpha.inside, 2 * n, 0.0);
        } else {
            const Row<const double> last(m_alpha.data() + (t - 1) * m_size, n);
            double outside = *last.outside * w[Transitions::outsideToOutside];
            const double *toOutside = w + m_layout.toOutside(0);
            const double *leave = w + m_layout.leave(0);
            for (std::size_t e = 0; e < n; ++e) {
                const double mass = last.end[e] + last.single[e];
                outside += mass * toOutside[e];
                m_sums[e] = mass * leave[e];
            }
            sumInto(m_sums.data(), entering);
            *alpha.outside = outside * *psi.outside;
            const double *fromOutside = w + m_layout.fromOutside(0);
            const double *enter = w + m_layout.enter(0);
            const double *beginInside = w + m_layout.beginInside(0);
            const double *beginEnd = w + m_layout.beginEnd(0);
            const double *insideInside = w + m_layout.insideInside(0);
            const double *insideEnd = w + m_layout.insideEnd(0);
            for (std::size_t e = 0; e < n; ++e)
                entering[e] = *last.outside * fromOutside[e] + entering[e] * enter[e];
            for (std::size_t e = 0; e < n; ++e)
                alpha.inside[e] =
                    (last.begin[e] * beginInside[e] + last.inside[e] * insideInside[e]) * psi.inside[e];
            for (std::size_t e = 0; e < n; ++e)
                alpha.end[e] = (last.begin[e] * beginEnd[e] + last.inside[e] * insideEnd[e]) * psi.end[e];
        }
        for (std::size_t e = 0; e < n; ++e) {
            alpha.begin[e] = entering[e] * psi.begin[e];
            alpha.single[e] = entering[e] * psi.single[e];
        }
        // At the last token there is no room for a mention that could not end any more.
        if (t + 1 == length)
            std::fill_n(alpha.begin, 2 * n, 0.0);
        double sum = 0.0;
        for (std::size_t y = 0; y < m_size; ++y)
            sum += alpha.outside[y];
        m_scale[t] = sum;
        const double inverse = 1.0 / sum;
        for (std::size_t y = 0; y < m_size; ++y)
            alpha.outside[y] *= inverse;
    }
}

void Lattice::backward(std::size_t length)
{
    const std::size_t n = m_tags.entities;
    const double *w = m_weights.factors.data();
    const double *enter = w + m_layout.enter(0);
    const double *leave = w + m_layout.leave(0);
    double *ahead = m_mass.data();
    for (std::size_t t = length; t-- > 0;) {
        const Row<double> beta(m_beta.data() + t * m_size, n);
        if (t + 1 == length) {
            std::fill_n(beta.outside, m_size, 1.0);
            std::fill_n(beta.begin, 2 * n, 0.0);
            continue;
        }
        const Row<const double> psi(m_psi.data() + (t + 1) * m_size, n);
        const Row<const double> next(m_beta.data() + (t + 1) * m_size, n);
        const double inverse = 1.0 / m_scale[t + 1];
        const double outside = *psi.outside * *next.outside * inverse;
        const double *fromOutside = w + m_layout.fromOutside(0);
        const double *toOutside = w + m_layout.toOutside(0);
        double fromO = w[Transitions::outsideToOutside] * outside;
        for (std::size_t e = 0; e < n; ++e) {
            const double mass = (psi.begin[e] * next.begin[e] + psi.single[e] * next.single[e]) * inverse;
            fromO += fromOutside[e] * mass;
            ahead[e] = enter[e] * mass;
        }
        *beta.outside = fromO;
        sumFrom(ahead, beta.end);
        const double *beginInside = w + m_layout.beginInside(0);
        const double *beginEnd = w + m_layout.beginEnd(0);
        const double *insideInside = w + m_layout.insideInside(0);
        const double *insideEnd = w + m_layout.insideEnd(0);
        for (std::size_t e = 0; e < n; ++e) {
            beta.end[e] = toOutside[e] * outside + leave[e] * beta.end[e];
            beta.single[e] = beta.end[e];
        }
        for (std::size_t e = 0; e < n; ++e) {
            const double inside = psi.inside[e] * next.inside[e] * inverse;
            const double end = psi.end[e] * next.end[e] * inverse;
            beta.begin[e] = beginInside[e] * inside + beginEnd[e] * end;
            beta.inside[e] = insideInside[e] * inside + insideEnd[e] * end;
        }
    }
}

void Lattice::marginals(std::size_t token, float *to) const
{
    const double *alpha = m_alpha.data() + token * m_size;
    const double *beta = m_beta.data() + token * m_size;
    for (std::size_t y = 0; y < m_size; ++y)
        to[y] = static_cast<float>(alpha[y] * beta[y]);
    const Row<const float> row(to, m_tags.entities);
    for (std::size_t e = 0; e < m_tags.entities; ++e)
        to[m_size + e] = row.begin[e] + row.inside[e] + row.end[e] + row.single[e];
}

void Lattice::spread(TagSet tags, double *row)
{
    const std::size_t n = tags.entities;
    const double *shared = row + tags.size();
    for (std::size_t position = 0; position < 4; ++position)
        for (std::size_t e = 0; e < n; ++e)
            row[1 + position * n + e] += shared[e];
}

void Lattice::addExpectedTransitions(std::vector<double> &counts) const
{
    const std::size_t n = m_tags.entities;
    const double *w = m_weights.factors.data();
    double *to = counts.data();
    std::vector<double> leaving(n); // mass · leave
    std::vector<double> ahead(n);   // enter · what lies ahead
    std::vector<double> sums(n);
    for (std::size_t t = 0; t < m_length; ++t) {
        const Row<const double> psi(m_psi.data() + t * m_size, n);
        const Row<const double> beta(m_beta.data() + t * m_size, n);
        const double inverse = 1.0 / m_scale[t];
        const double outside = *psi.outside * *beta.outside * inverse;
        if (t == 0) {
            to[Transitions::startToOutside] += w[Transitions::startToOutside] * outside;
            for (std::size_t e = 0; e < n; ++e)
                to[m_layout.fromStart(e)] += w[m_layout.fromStart(e)] * inverse *
                                             (psi.begin[e] * beta.begin[e] + psi.single[e] * beta.single[e]);
            continue;
        }
        const Row<const double> last(m_alpha.data() + (t - 1) * m_size, n);
        to[Transitions::outsideToOutside] += *last.outside * w[Transitions::outsideToOutside] * outside;
        for (std::size_t e = 0; e < n; ++e) {
            const double left = last.end[e] + last.single[e];
            const double entered = (psi.begin[e] * beta.begin[e] + psi.single[e] * beta.single[e]) * inverse;
            to[m_layout.fromOutside(e)] += *last.outside * w[m_layout.fromOutside(e)] * entered;
            to[m_layout.toOutside(e)] += left * w[m_layout.toOutside(e)] * outside;
            leaving[e] = left * w[m_layout.leave(e)];
            ahead[e] = entered * w[m_layout.enter(e)];
        }
        sumFrom(ahead.data(), sums.data());
        for (std::size_t e = 0; e < n; ++e)
            to[m_layout.leave(e)] += leaving[e] * sums[e];
        sumInto(leaving.data(), sums.data());
        for (std::size_t e = 0; e < n; ++e)
            to[m_layout.enter(e)] += ahead[e] * sums[e];
        for (std::size_t i = 0; i < m_layout.pairs().size(); ++i) {
            const auto &[from, into] = m_layout.pairs()[i];
            to[m_layout.pair(i)] += leaving[from] * ahead[into] * w[m_layout.pair(i)];
        }
        for (std::size_t e = 0; e < n; ++e) {
            const double inside = psi.inside[e] * beta.inside[e] * inverse;
            const double end = psi.end[e] * beta.end[e] * inverse;
            to[m_layout.beginInside(e)] += last.begin[e] * w[m_layout.beginInside(e)] * inside;
            to[m_layout.beginEnd(e)] += last.begin[e] * w[m_layout.beginEnd(e)] * end;
            to[m_layout.insideInside(e)] += last.inside[e] * w[m_layout.insideInside(e)] * inside;
            to[m_layout.insideEnd(e)] += last.inside[e] * w[m_layout.insideEnd(e)] * end;
        }
    }
}

double Lattice::mentionProbability(std::size_t first, std::size_t last, std::uint32_t entity) const
{
    if (first == last)
        return marginal(first, TagSet::tag(entity, Position::Single));
    const std::size_t n = m_tags.entities;
    const double *w = m_weights.factors.data();
    double probability = Row<const double>(m_alpha.data() + first * m_size, n).begin[entity];
    for (std::size_t t = first + 1; t <= last; ++t) {
        const Row<const double> psi(m_psi.data() + t * m_size, n);
        const bool begins = t == first + 1;
        const double factor = t == last ? w[begins ? m_layout.beginEnd(entity) : m_layout.insideEnd(entity)]
                                        : w[begins ? m_layout.beginInside(entity) : m_layout.insideInside(entity)];
        probability *= factor * (t == last ? psi.end[entity] : psi.inside[entity]) / m_scale[t];
    }
    return probability * Row<const double>(m_beta.data() + last * m_size, n).end[entity];
}

void Lattice::enterFirst(const double *scores, double *best, std::uint32_t *origin) const
{
    const std::size_t n = m_tags.entities;
    const double *w = m_weights.logs.data();
    const Row<const double> score(scores, n);
    const Row<double> now(best, n);
    std::fill_n(origin, m_size, 0U);
    std::fill_n(now.inside, 2 * n, never);
    *now.outside = w[Transitions::startToOutside] + *score.outside;
    for (std::size_t e = 0; e < n; ++e) {
        now.begin[e] = w[m_layout.fromStart(e)] + score.begin[e];
        now.single[e] = w[m_layout.fromStart(e)] + score.single[e];
    }
}

/// The best ways into O and into mentions that begin, without the scores of the token.
void Lattice::enterNext(const double *last, double *best, std::uint32_t *origin) const
{
    const std::size_t n = m_tags.entities;
    const double *w = m_weights.logs.data();
    const Row<const double> before(last, n);
    const Row<double> now(best, n);
    const Row<std::uint32_t> from(origin, n);
    const auto exitTag = [&](std::size_t e) {
        const bool single = before.single[e] > before.end[e];
        return TagSet::tag(static_cast<std::uint32_t>(e), single ? Position::Single : Position::End);
    };
    const auto exitValue = [&](std::size_t e) { return std::max(before.end[e], before.single[e]); };
    *now.outside = *before.outside + w[Transitions::outsideToOutside];
    *from.outside = 0;
    std::size_t bestExit = 0;
    double bestLeaving = never;
    for (std::size_t e = 0; e < n; ++e) {
        const double value = exitValue(e);
        if (value + w[m_layout.toOutside(e)] > *now.outside) {
            *now.outside = value + w[m_layout.toOutside(e)];
            *from.outside = exitTag(e);
        }
        if (value + w[m_layout.leave(e)] > bestLeaving) {
            bestLeaving = value + w[m_layout.leave(e)];
            bestExit = e;
        }
    }
    const auto pairs = m_layout.pairs();
    auto pair = pairs.begin();
    for (std::size_t e = 0; e < n; ++e) {
        now.begin[e] = *before.outside + w[m_layout.fromOutside(e)];
        from.begin[e] = 0;
        const auto consider = [&](std::size_t exit, double value) {
            if (value > now.begin[e]) {
                now.begin[e] = value;
                from.begin[e] = exitTag(exit);
            }
        };
        const double enter = w[m_layout.enter(e)];
        bool bestIsLowered = false;
        for (; pair != pairs.end() && pair->second == e; ++pair) {
            const double extra = w[m_layout.pair(static_cast<std::size_t>(pair - pairs.begin()))];
            bestIsLowered = bestIsLowered || (pair->first == bestExit && extra < 0.0);
            consider(pair->first, exitValue(pair->first) + w[m_layout.leave(pair->first)] + enter + extra);
        }
        if (!bestIsLowered) {
            if (n > 0)
                consider(bestExit, bestLeaving + enter);
            continue;
        }
        // The best exit is worth less into this entity, so that another one may be the best: rare enough
        // for a look at all.
        for (std::size_t exit = 0; exit < n; ++exit)
            if (m_layout.find({static_cast<std::uint32_t>(exit), static_cast<std::uint32_t>(e)}) == pairs.size())
                consider(exit, exitValue(exit) + w[m_layout.leave(exit)] + enter);
    }
    std::copy_n(now.begin, n, now.single);
    std::copy_n(from.begin, n, from.single);
}

/// The same for mentions that go on.
void Lattice::stayInside(const double *last, double *best, std::uint32_t *origin) const
{
    const std::size_t n = m_tags.entities;
    const double *w = m_weights.logs.data();
    const Row<const double> before(last, n);
    const Row<double> now(best, n);
    const Row<std::uint32_t> from(origin, n);
    for (std::uint32_t e = 0; e < n; ++e) {
        const double beginInside = before.begin[e] + w[m_layout.beginInside(e)];
        const double insideInside = before.inside[e] + w[m_layout.insideInside(e)];
        const double beginEnd = before.begin[e] + w[m_layout.beginEnd(e)];
        const double insideEnd = before.inside[e] + w[m_layout.insideEnd(e)];
        now.inside[e] = std::max(beginInside, insideInside);
        now.end[e] = std::max(beginEnd, insideEnd);
        from.inside[e] = TagSet::tag(e, beginInside >= insideInside ? Position::Begin : Position::Inside);
        from.end[e] = TagSet::tag(e, beginEnd >= insideEnd ? Position::Begin : Position::Inside);
    }
}

std::vector<std::uint32_t> Lattice::viterbi(const std::vector<double> &scores, std::size_t length)
{
    std::vector<std::uint32_t> path(length);
    if (length == 0)
        return path;
    m_best.resize(length * m_size);
    m_from.resize(length * m_size);
    enterFirst(scores.data(), m_best.data(), m_from.data());
    for (std::size_t t = 1; t < length; ++t) {
        const double *last = m_best.data() + (t - 1) * m_size;
        double *now = m_best.data() + t * m_size;
        std::uint32_t *origin = m_from.data() + t * m_size;
        enterNext(last, now, origin);
        stayInside(last, now, origin);
        for (std::size_t y = 0; y < m_size; ++y)
            now[y] += scores[t * m_tags.rowSize() + y];
    }
    const Row<const double> end(m_best.data() + (length - 1) * m_size, m_tags.entities);
    std::uint32_t tag = 0;
    double value = *end.outside;
    for (std::uint32_t e = 0; e < m_tags.entities; ++e) {
        for (const auto &[position, reached] :
             {std::pair(Position::End, end.end[e]), std::pair(Position::Single, end.single[e])}) {
            if (reached > value) {
                value = reached;
                tag = TagSet::tag(e, position);
            }
        }
    }
    for (std::size_t t = length; t-- > 0;) {
        path[t] = tag;
        tag = m_from[t * m_size + m_tags.slot(tag)];
    }
    return path;
}

void Lattice::addTransitions(const Transitions &layout, const std::vector<std::uint32_t> &path,
                             std::vector<double> &counts, double sign)
{
    const auto add = [&](std::size_t place) { counts[place] += sign; };
    for (std::size_t t = 0; t < path.size(); ++t) {
        if (t == 0)
            layout.forFirst(path[t], add);
        else
            layout.forEach(path[t - 1], path[t], add);
    }
}

double Lattice::pathScore(const std::vector<double> &scores, const std::vector<std::uint32_t> &path) const
{
    double sum = 0.0;
    const auto add = [&](std::size_t place) { sum += m_weights.logs[place]; };
    for (std::size_t t = 0; t < path.size(); ++t) {
        if (t == 0)
            m_layout.forFirst(path[t], add);
        else
            m_layout.forEach(path[t - 1], path[t], add);
        sum += scores[t * m_tags.rowSize() + m_tags.slot(path[t])];
    }
    return sum;
}

} // namespace glossa::learn
