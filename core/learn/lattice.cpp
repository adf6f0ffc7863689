// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/lattice.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace glossa::learn {

namespace {

constexpr double never = -std::numeric_limits<double>::infinity();

} // namespace

Lattice::Lattice(TagSet tags) : m_tags(tags) {}

void Lattice::setTransitions(const std::vector<double> &weights)
{
    m_weights = weights;
    m_expWeights.resize(weights.size());
    std::ranges::transform(weights, m_expWeights.begin(), [](double weight) { return std::exp(weight); });
}

double Lattice::forwardBackward(const std::vector<double> &scores, std::size_t length)
{
    const std::size_t tags = m_tags.size();
    m_length = length;
    m_psi.resize(length * tags);
    m_alpha.resize(length * tags);
    m_beta.resize(length * tags);
    m_scale.resize(length);
    double logZ = 0.0;
    for (std::size_t t = 0; t < length; ++t) {
        const double *row = scores.data() + t * tags;
        const double highest = *std::max_element(row, row + tags);
        for (std::size_t y = 0; y < tags; ++y)
            m_psi[t * tags + y] = std::exp(row[y] - highest);
        logZ += highest;
    }
    forward(length);
    backward(length);
    for (const double scale : m_scale)
        logZ += std::log(scale);
    return logZ;
}

void Lattice::forward(std::size_t length)
{
    const std::size_t tags = m_tags.size();
    const std::size_t entries = m_tags.entries();
    std::vector<double> entry(entries);
    for (std::size_t t = 0; t < length; ++t) {
        const double *psi = m_psi.data() + t * tags;
        const double *last = t == 0 ? nullptr : m_alpha.data() + (t - 1) * tags;
        double *alpha = m_alpha.data() + t * tags;
        if (t == 0) {
            std::copy_n(m_expWeights.data() + m_tags.outer(entries, 0), entries, entry.data());
        } else {
            std::ranges::fill(entry, 0.0);
            for (std::size_t exit = 0; exit < entries; ++exit) {
                const double mass = exit == 0 ? last[0] : last[4 * exit - 1] + last[4 * exit];
                const double *row = m_expWeights.data() + m_tags.outer(exit, 0);
                for (std::size_t k = 0; k < entries; ++k)
                    entry[k] += mass * row[k];
            }
        }
        alpha[0] = entry[0] * psi[0];
        double sum = alpha[0];
        for (std::uint32_t e = 0; e < m_tags.entities; ++e) {
            const std::size_t b = 1 + 4 * static_cast<std::size_t>(e);
            alpha[b] = entry[e + 1] * psi[b];
            alpha[b + 3] = entry[e + 1] * psi[b + 3];
            alpha[b + 1] = 0.0;
            alpha[b + 2] = 0.0;
            if (t > 0) {
                const double *inner = m_expWeights.data() + m_tags.inner(e, TagSet::BeginInside);
                alpha[b + 1] = (last[b] * inner[0] + last[b + 1] * inner[2]) * psi[b + 1];
                alpha[b + 2] = (last[b] * inner[1] + last[b + 1] * inner[3]) * psi[b + 2];
            }
            // At the last token there is no room for a mention that could not end any more.
            if (t + 1 == length)
                alpha[b] = alpha[b + 1] = 0.0;
            sum += alpha[b] + alpha[b + 1] + alpha[b + 2] + alpha[b + 3];
        }
        m_scale[t] = sum;
        for (std::size_t y = 0; y < tags; ++y)
            alpha[y] /= sum;
    }
}

void Lattice::backward(std::size_t length)
{
    const std::size_t tags = m_tags.size();
    const std::size_t entries = m_tags.entries();
    std::vector<double> ahead(entries);
    for (std::size_t t = length; t-- > 0;) {
        double *beta = m_beta.data() + t * tags;
        if (t + 1 == length) {
            for (std::size_t y = 0; y < tags; ++y)
                beta[y] = 1.0;
            for (std::uint32_t e = 0; e < m_tags.entities; ++e)
                beta[1 + 4 * static_cast<std::size_t>(e)] = beta[2 + 4 * static_cast<std::size_t>(e)] = 0.0;
            continue;
        }
        const double *psi = m_psi.data() + (t + 1) * tags;
        const double *next = m_beta.data() + (t + 1) * tags;
        const double scale = m_scale[t + 1];
        ahead[0] = psi[0] * next[0];
        for (std::uint32_t e = 0; e < m_tags.entities; ++e) {
            const std::size_t b = 1 + 4 * static_cast<std::size_t>(e);
            ahead[e + 1] = psi[b] * next[b] + psi[b + 3] * next[b + 3];
            const double *inner = m_expWeights.data() + m_tags.inner(e, TagSet::BeginInside);
            const double inside = psi[b + 1] * next[b + 1];
            const double end = psi[b + 2] * next[b + 2];
            beta[b] = (inner[0] * inside + inner[1] * end) / scale;
            beta[b + 1] = (inner[2] * inside + inner[3] * end) / scale;
        }
        for (std::size_t exit = 0; exit < entries; ++exit) {
            const double *row = m_expWeights.data() + m_tags.outer(exit, 0);
            double sum = 0.0;
            for (std::size_t k = 0; k < entries; ++k)
                sum += row[k] * ahead[k];
            sum /= scale;
            if (exit == 0)
                beta[0] = sum;
            else
                beta[4 * exit - 1] = beta[4 * exit] = sum;
        }
    }
}

void Lattice::addExpectedTransitions(std::vector<double> &counts) const
{
    const std::size_t tags = m_tags.size();
    const std::size_t entries = m_tags.entries();
    std::vector<double> ahead(entries);
    for (std::size_t t = 0; t < m_length; ++t) {
        const double *psi = m_psi.data() + t * tags;
        const double *beta = m_beta.data() + t * tags;
        const double *last = t == 0 ? nullptr : m_alpha.data() + (t - 1) * tags;
        const double scale = m_scale[t];
        ahead[0] = psi[0] * beta[0] / scale;
        for (std::uint32_t e = 0; e < m_tags.entities; ++e) {
            const std::size_t b = 1 + 4 * static_cast<std::size_t>(e);
            ahead[e + 1] = (psi[b] * beta[b] + psi[b + 3] * beta[b + 3]) / scale;
            if (t == 0)
                continue;
            const std::size_t at = m_tags.inner(e, TagSet::BeginInside);
            const double inside = psi[b + 1] * beta[b + 1] / scale;
            const double end = psi[b + 2] * beta[b + 2] / scale;
            counts[at] += last[b] * m_expWeights[at] * inside;
            counts[at + 1] += last[b] * m_expWeights[at + 1] * end;
            counts[at + 2] += last[b + 1] * m_expWeights[at + 2] * inside;
            counts[at + 3] += last[b + 1] * m_expWeights[at + 3] * end;
        }
        if (t == 0) {
            for (std::size_t k = 0; k < entries; ++k)
                counts[m_tags.outer(entries, k)] += m_expWeights[m_tags.outer(entries, k)] * ahead[k];
            continue;
        }
        for (std::size_t exit = 0; exit < entries; ++exit) {
            const double mass = exit == 0 ? last[0] : last[4 * exit - 1] + last[4 * exit];
            const double *row = m_expWeights.data() + m_tags.outer(exit, 0);
            double *to = counts.data() + m_tags.outer(exit, 0);
            for (std::size_t k = 0; k < entries; ++k)
                to[k] += mass * row[k] * ahead[k];
        }
    }
}

double Lattice::mentionProbability(std::size_t first, std::size_t last, std::uint32_t entity) const
{
    const std::size_t tags = m_tags.size();
    if (first == last)
        return marginal(first, TagSet::tag(entity, Position::Single));
    const std::size_t b = TagSet::tag(entity, Position::Begin);
    double probability = m_alpha[first * tags + b];
    for (std::size_t t = first + 1; t <= last; ++t) {
        const bool end = t == last;
        const auto which = t == first + 1 ? (end ? TagSet::BeginEnd : TagSet::BeginInside)
                                          : (end ? TagSet::InsideEnd : TagSet::InsideInside);
        probability *=
            m_expWeights[m_tags.inner(entity, which)] * m_psi[t * tags + b + (end ? 2 : 1)] / m_scale[t];
    }
    return probability * m_beta[last * tags + b + 2];
}

std::vector<std::uint32_t> Lattice::viterbi(const std::vector<double> &scores, std::size_t length) const
{
    const std::size_t tags = m_tags.size();
    const std::size_t entries = m_tags.entries();
    std::vector<double> best(length * tags, never);
    std::vector<std::uint32_t> from(length * tags, 0);
    for (std::size_t t = 0; t < length; ++t) {
        const double *last = t == 0 ? nullptr : best.data() + (t - 1) * tags;
        double *now = best.data() + t * tags;
        std::uint32_t *origin = from.data() + t * tags;
        const auto set = [&](std::size_t y, double value, std::uint32_t previous) {
            now[y] = value + scores[t * tags + y];
            origin[y] = previous;
        };
        for (std::size_t k = 0; k < entries; ++k) {
            double value = t == 0 ? m_weights[m_tags.outer(entries, k)] : never;
            std::uint32_t previous = 0;
            for (std::size_t exit = 0; t > 0 && exit < entries; ++exit) {
                const std::size_t end = exit == 0 ? 0 : 4 * exit - 1;
                const std::size_t tag = exit > 0 && last[end + 1] > last[end] ? end + 1 : end;
                const double candidate = last[tag] + m_weights[m_tags.outer(exit, k)];
                if (candidate > value) {
                    value = candidate;
                    previous = static_cast<std::uint32_t>(tag);
                }
            }
            if (k == 0) {
                set(0, value, previous);
            } else {
                set(4 * k - 3, value, previous);
                set(4 * k, value, previous);
            }
        }
        for (std::uint32_t e = 0; t > 0 && e < m_tags.entities; ++e) {
            const std::uint32_t b = TagSet::tag(e, Position::Begin);
            for (std::uint32_t offset = 0; offset < 2; ++offset) {
                const double begin = last[b] + m_weights[m_tags.inner(e, TagSet::BeginInside) + offset];
                const double inside = last[b + 1] + m_weights[m_tags.inner(e, TagSet::InsideInside) + offset];
                set(b + 1 + offset, std::max(begin, inside), begin >= inside ? b : b + 1);
            }
        }
    }
    std::vector<std::uint32_t> path(length);
    if (length == 0)
        return path;
    const double *end = best.data() + (length - 1) * tags;
    std::uint32_t tag = 0;
    for (std::size_t exit = 1; exit < entries; ++exit) {
        for (std::size_t y = 4 * exit - 1; y <= 4 * exit; ++y) {
            if (end[y] > end[tag])
                tag = static_cast<std::uint32_t>(y);
        }
    }
    for (std::size_t t = length; t-- > 0;) {
        path[t] = tag;
        tag = from[t * tags + tag];
    }
    return path;
}

void Lattice::addTransitions(const std::vector<std::uint32_t> &path, std::vector<double> &counts,
                             double sign) const
{
    for (std::size_t t = 0; t < path.size(); ++t) {
        const std::uint32_t tag = path[t];
        const bool enters =
            tag == 0 || TagSet::position(tag) == Position::Begin || TagSet::position(tag) == Position::Single;
        if (enters) {
            const std::size_t exit = t == 0             ? m_tags.entries()
                                     : path[t - 1] == 0 ? 0
                                                        : TagSet::entity(path[t - 1]) + 1;
            counts[m_tags.outer(exit, tag == 0 ? 0 : TagSet::entity(tag) + 1)] += sign;
            continue;
        }
        const bool fromBegin = TagSet::position(path[t - 1]) == Position::Begin;
        const bool toEnd = TagSet::position(tag) == Position::End;
        const auto which = fromBegin ? (toEnd ? TagSet::BeginEnd : TagSet::BeginInside)
                                     : (toEnd ? TagSet::InsideEnd : TagSet::InsideInside);
        counts[m_tags.inner(TagSet::entity(tag), which)] += sign;
    }
}

double Lattice::pathScore(const std::vector<double> &scores, const std::vector<std::uint32_t> &path) const
{
    std::vector<double> used(m_weights.size(), 0.0);
    addTransitions(path, used, 1.0);
    double sum = 0.0;
    for (std::size_t i = 0; i < used.size(); ++i)
        sum += used[i] * m_weights[i];
    for (std::size_t t = 0; t < path.size(); ++t)
        sum += scores[t * m_tags.size() + path[t]];
    return sum;
}

} // namespace glossa::learn
