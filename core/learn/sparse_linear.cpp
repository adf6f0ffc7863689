// SPDX-License-Identifier: GPL-3.0-or-later
// Each output is told from all others by a linear score whose margin is to be 1 (Rifkin & Klautau 2004). The
// squared hinge loss is minimized by dual coordinate descent, a row at a time, with shrinking: rows that are
// far enough on their side are passed over until the others are settled (Hsieh et al. 2008). There is no step
// size. The weights of one output at a time are in memory, and what is not close to 0 is kept of them.
#include "core/learn/sparse_linear.h"

#include "core/base/seed.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace glossa::learn {

namespace {

constexpr std::size_t rowsBetweenStops = 1024;

struct OutputWeight {
    std::uint32_t feature;
    float value;
};

class OutputFitter {
public:
    OutputFitter(const SparseData &data, const SparseOptions &options, const std::stop_token &stop)
        : m_data(data)
        , m_options(options)
        , m_stop(stop)
        , m_weights(data.features)
        , m_alphas(data.rows.size())
        , m_order(data.rows.size())
    {
        for (const auto &row : data.rows) {
            double squares = 1.0; // the bias
            for (const WeightedFeature &feature : row)
                squares += static_cast<double>(feature.value) * static_cast<double>(feature.value);
            m_lengths.push_back(squares);
        }
    }

    /// Returns the mean loss of the rows, as they were visited last.
    double fit(std::uint32_t output)
    {
        std::ranges::fill(m_weights, 0.0F);
        std::ranges::fill(m_alphas, 0.0);
        m_bias = 0.0;
        std::iota(m_order.begin(), m_order.end(), 0U);
        Random random(m_options.seed + output);
        std::size_t active = m_order.size();
        double limit = std::numeric_limits<double>::infinity();
        for (unsigned epoch = 0; epoch < m_options.maxEpochs && !m_stop.stop_requested(); ++epoch) {
            shuffle(active, random);
            const bool all = active == m_order.size();
            const double steepest = visit(output, active, limit);
            if (steepest > m_options.tolerance) {
                limit = steepest;
                continue;
            }
            if (all)
                break;
            active = m_order.size();
            limit = std::numeric_limits<double>::infinity();
        }
        // A row lacks l2 · alpha of its margin.
        double squares = 0.0;
        for (const double alpha : m_alphas)
            squares += alpha * alpha;
        return m_options.l2 * m_options.l2 * squares / 2.0 /
               static_cast<double>(std::max<std::size_t>(1, m_alphas.size()));
    }

    [[nodiscard]] float bias() const { return static_cast<float>(m_bias); }

    [[nodiscard]] std::vector<OutputWeight> weights() const
    {
        std::vector<OutputWeight> kept;
        for (std::uint32_t feature = 0; feature < m_weights.size(); ++feature)
            if (std::abs(m_weights[feature]) >= m_options.leastWeight)
                kept.push_back({feature, m_weights[feature]});
        return kept;
    }

private:
    void shuffle(std::size_t active, Random &random)
    {
        for (std::size_t left = active; left > 1; --left)
            std::swap(m_order[left - 1], m_order[random.below(left)]);
    }

    /// Visits the rows that are first in the order. Those that are beyond the limit go behind them. Returns
    /// the steepest slope.
    double visit(std::uint32_t output, std::size_t &active, double limit)
    {
        double steepest = 0.0;
        for (std::size_t k = 0; k < active; ++k) {
            if (k % rowsBetweenStops == 0 && m_stop.stop_requested())
                break;
            const std::uint32_t row = m_order[k];
            const double side = std::ranges::binary_search(m_data.right[row], output) ? 1.0 : -1.0;
            double &alpha = m_alphas[row];
            const double slope = side * score(row) - 1.0 + m_options.l2 * alpha;
            if (alpha <= 0.0 && slope > limit) {
                std::swap(m_order[k--], m_order[--active]);
                continue;
            }
            if (alpha <= 0.0 && slope >= 0.0)
                continue;
            steepest = std::max(steepest, std::abs(slope));
            const double next = std::max(0.0, alpha - slope / (m_lengths[row] + m_options.l2));
            move(row, side * (next - alpha));
            alpha = next;
        }
        return steepest;
    }

    [[nodiscard]] double score(std::uint32_t row) const
    {
        double sum = m_bias;
        for (const WeightedFeature &feature : m_data.rows[row])
            sum += static_cast<double>(m_weights[feature.feature] * feature.value);
        return sum;
    }

    void move(std::uint32_t row, double step)
    {
        m_bias += step;
        for (const WeightedFeature &feature : m_data.rows[row])
            m_weights[feature.feature] += static_cast<float>(step) * feature.value;
    }

    const SparseData &m_data;
    const SparseOptions &m_options;
    const std::stop_token &m_stop;
    std::vector<double> m_lengths; // by row, squared
    // Of the output that is learned.
    std::vector<float> m_weights;
    double m_bias = 0.0;
    std::vector<double> m_alphas; // by row: how much it adds to the weights
    std::vector<std::uint32_t> m_order;
};

/// Puts the weights of the outputs feature by feature.
SparseWeights gathered(std::size_t features, const std::vector<std::vector<OutputWeight>> &kept,
                       std::vector<float> bias)
{
    SparseWeights weights;
    weights.bias = std::move(bias);
    weights.starts.assign(features + 1, 0);
    for (const auto &output : kept)
        for (const OutputWeight &weight : output)
            ++weights.starts[weight.feature + 1];
    std::partial_sum(weights.starts.begin(), weights.starts.end(), weights.starts.begin());
    weights.outputs.resize(weights.starts.back());
    weights.values.resize(weights.starts.back());
    std::vector<std::uint32_t> next(weights.starts.begin(), weights.starts.end() - 1);
    for (std::uint32_t output = 0; output < kept.size(); ++output) {
        for (const OutputWeight &weight : kept[output]) {
            const std::uint32_t at = next[weight.feature]++;
            weights.outputs[at] = output;
            weights.values[at] = weight.value;
        }
    }
    return weights;
}

} // namespace

std::vector<double> SparseWeights::scores(std::span<const WeightedFeature> row) const
{
    std::vector<double> scores(bias.begin(), bias.end());
    for (const WeightedFeature &feature : row)
        for (std::uint32_t k = starts[feature.feature]; k < starts[feature.feature + 1]; ++k)
            scores[outputs[k]] += static_cast<double>(values[k]) * static_cast<double>(feature.value);
    return scores;
}

bool SparseWeights::fits(std::size_t features) const
{
    return starts.size() == features + 1 && starts.front() == 0 && starts.back() == outputs.size() &&
           outputs.size() == values.size() && std::ranges::is_sorted(starts) &&
           std::ranges::all_of(outputs, [this](std::uint32_t output) { return output < bias.size(); });
}

Result<SparseWeights> fitSparse(const SparseData &data, const SparseOptions &options,
                                const std::stop_token &stop, const SparseProgress &progress)
{
    OutputFitter fitter(data, options, stop);
    std::vector<std::vector<OutputWeight>> kept;
    std::vector<float> bias;
    for (std::uint32_t output = 0; output < data.outputs; ++output) {
        const double loss = fitter.fit(output);
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        kept.push_back(fitter.weights());
        bias.push_back(fitter.bias());
        if (progress)
            progress(kept.size(), loss);
    }
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled);
    return gathered(data.features, kept, std::move(bias));
}

} // namespace glossa::learn
