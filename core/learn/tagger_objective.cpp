// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/tagger_objective.h"

#include "core/learn/parallel.h"

#include <algorithm>

namespace glossa::learn {

namespace {

constexpr std::size_t textChunks = 16;         // of a batch, whatever the number of threads
constexpr std::size_t featureChunks = 32;      // likewise
constexpr std::size_t marginalsABatch = 1U << 20; // 4 MB

} // namespace

TaggerObjective::TaggerObjective(const TaggerLayout &layout, const std::vector<std::size_t> &texts,
                                 unsigned threads, const std::stop_token &stop)
    : m_layout(layout), m_texts(texts), m_threads(threads), m_stop(stop), m_sums(textChunks)
{
    std::erase_if(m_texts, [&](std::size_t text) { return layout.textStart[text] == layout.textStart[text + 1]; });
    addBatches();
    countGold();
}

void TaggerObjective::addBatches()
{
    const std::size_t rows = std::max<std::size_t>(1, marginalsABatch / m_layout.rowSize());
    for (std::size_t i = 0; i < m_texts.size() && !m_stop.stop_requested();) {
        Batch batch;
        batch.firstText = i;
        batch.rowOf.push_back(0);
        for (; i < m_texts.size(); ++i) {
            const std::size_t length = m_layout.textStart[m_texts[i] + 1] - m_layout.textStart[m_texts[i]];
            if (batch.rowOf.size() > 1 && batch.rowOf.back() + length > rows)
                break;
            batch.rowOf.push_back(batch.rowOf.back() + length);
        }
        batch.lastText = i;
        m_tokens += batch.rowOf.back();
        index(batch);
        m_batches.push_back(std::move(batch));
    }
}

void TaggerObjective::index(Batch &batch)
{
    std::vector<std::uint32_t> counts(m_layout.keys.size(), 0);
    const auto forEach = [&](const auto &use) {
        for (std::size_t i = batch.firstText; i < batch.lastText; ++i) {
            const std::size_t first = m_layout.textStart[m_texts[i]];
            for (std::size_t token = first; token < m_layout.textStart[m_texts[i] + 1]; ++token)
                for (std::size_t at = m_layout.tokenStart[token]; at < m_layout.tokenStart[token + 1]; ++at)
                    use(m_layout.features[at], batch.rowOf[i - batch.firstText] + token - first);
        }
    };
    forEach([&](std::uint32_t feature, std::size_t) { ++counts[feature]; });
    std::size_t work = 0;
    batch.start.push_back(0);
    for (std::uint32_t feature = 0; feature < counts.size(); ++feature) {
        if (counts[feature] == 0)
            continue;
        work += counts[feature] * (m_layout.rows[feature + 1] - m_layout.rows[feature]);
        batch.features.push_back(feature);
        batch.start.push_back(batch.start.back() + counts[feature]);
        counts[feature] = static_cast<std::uint32_t>(batch.features.size() - 1);
    }
    batch.tokens.resize(batch.start.back());
    std::vector<std::size_t> next(batch.start.begin(), batch.start.end() - 1);
    forEach([&](std::uint32_t feature, std::size_t row) {
        batch.tokens[next[counts[feature]]++] = static_cast<std::uint32_t>(row);
    });
    std::size_t done = 0;
    for (std::size_t i = 0; i < batch.features.size(); ++i) {
        if (done * featureChunks >= work * batch.chunks.size())
            batch.chunks.push_back(i);
        const std::uint32_t feature = batch.features[i];
        done += (batch.start[i + 1] - batch.start[i]) * (m_layout.rows[feature + 1] - m_layout.rows[feature]);
    }
    batch.chunks.push_back(batch.features.size());
}

void TaggerObjective::countGold()
{
    m_empirical.assign(m_layout.weights(), 0.0);
    std::vector<double> transitions(m_layout.transitions.size(), 0.0);
    for (const std::size_t text : m_texts) {
        for (std::size_t token = m_layout.textStart[text]; token < m_layout.textStart[text + 1]; ++token) {
            for (std::size_t at = m_layout.tokenStart[token]; at < m_layout.tokenStart[token + 1]; ++at) {
                const std::uint32_t feature = m_layout.features[at];
                const auto begin = m_layout.tags.begin() + static_cast<std::ptrdiff_t>(m_layout.rows[feature]);
                const auto end = m_layout.tags.begin() + static_cast<std::ptrdiff_t>(m_layout.rows[feature + 1]);
                const std::uint32_t tag = m_layout.gold[token];
                const auto count = [&](std::uint32_t column) {
                    const auto found = std::lower_bound(begin, end, column);
                    if (found != end && *found == column)
                        m_empirical[static_cast<std::size_t>(found - m_layout.tags.begin())] += 1.0;
                };
                count(tag);
                if (tag != 0)
                    count(m_layout.transitions.tags().shared(TagSet::entity(tag)));
            }
        }
        Lattice::addTransitions(m_layout.transitions, m_layout.goldOf(text), transitions, 1.0);
    }
    std::ranges::copy(transitions, m_empirical.begin() + static_cast<std::ptrdiff_t>(m_layout.tags.size()));
}

bool TaggerObjective::evaluate(const std::vector<double> &w, double l2, double &value,
                               std::vector<double> &gradient)
{
    const TransitionWeights transitions = m_layout.transitionWeights(w);
    std::vector<Lattice> lattices(textChunks, Lattice(transitions));
    for (ChunkSums &sums : m_sums) {
        sums.loss = 0.0;
        sums.transitions.assign(m_layout.transitions.size(), 0.0);
    }
    gradient.assign(w.size(), 0.0);
    for (const Batch &batch : m_batches) {
        marginals(batch, w, lattices);
        expectFeatures(batch, gradient);
        if (m_stop.stop_requested())
            return false;
    }
    value = 0.0;
    double *transitionGradient = gradient.data() + m_layout.tags.size();
    for (const ChunkSums &sums : m_sums) {
        value += sums.loss;
        for (std::size_t i = 0; i < sums.transitions.size(); ++i)
            transitionGradient[i] += sums.transitions[i];
    }
    double squares = 0.0;
    for (std::size_t i = 0; i < w.size(); ++i) {
        gradient[i] += l2 * w[i] - m_empirical[i];
        squares += w[i] * w[i];
    }
    value += l2 / 2.0 * squares;
    return !m_stop.stop_requested();
}

void TaggerObjective::marginals(const Batch &batch, const std::vector<double> &w, std::vector<Lattice> &lattices)
{
    const std::size_t tags = m_layout.rowSize();
    m_marginals.resize(std::max(m_marginals.size(), batch.rowOf.back() * tags));
    const std::size_t texts = batch.lastText - batch.firstText;
    parallelFor(textChunks, m_threads, [&](std::size_t chunk) {
        Lattice &lattice = lattices[chunk];
        ChunkSums &sums = m_sums[chunk];
        for (std::size_t i = texts * chunk / textChunks; i < texts * (chunk + 1) / textChunks; ++i) {
            if (m_stop.stop_requested())
                return;
            const std::size_t text = m_texts[batch.firstText + i];
            const std::size_t length = batch.rowOf[i + 1] - batch.rowOf[i];
            m_layout.scores(text, w, sums.scores);
            sums.loss += lattice.forwardBackward(sums.scores, length) -
                         lattice.pathScore(sums.scores, m_layout.goldOf(text));
            lattice.addExpectedTransitions(sums.transitions);
            for (std::size_t t = 0; t < length; ++t)
                lattice.marginals(t, m_marginals.data() + (batch.rowOf[i] + t) * tags);
        }
    });
}

void TaggerObjective::expectFeatures(const Batch &batch, std::vector<double> &gradient) const
{
    const std::size_t tags = m_layout.rowSize();
    parallelFor(batch.chunks.size() - 1, m_threads, [&](std::size_t chunk) {
        for (std::size_t i = batch.chunks[chunk]; i < batch.chunks[chunk + 1]; ++i) {
            if (m_stop.stop_requested())
                return;
            const std::size_t begin = m_layout.rows[batch.features[i]];
            const std::size_t end = m_layout.rows[batch.features[i] + 1];
            for (std::size_t at = batch.start[i]; at < batch.start[i + 1]; ++at) {
                const float *row = m_marginals.data() + batch.tokens[at] * tags;
                for (std::size_t pair = begin; pair < end; ++pair)
                    gradient[pair] += static_cast<double>(row[m_layout.slots[pair]]);
            }
        }
    });
}

} // namespace glossa::learn
