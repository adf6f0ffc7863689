// SPDX-License-Identifier: GPL-3.0-or-later
// The summed log loss with an L2 penalty is minimized by L-BFGS. The gradient is computed feature by feature
// over an inverted index, so each of its sums has one order whatever the number of threads.
#include "core/learn/log_linear.h"

#include "core/learn/lbfgs.h"
#include "core/learn/link.h"
#include "core/learn/parallel.h"
#include "core/learn/row_space.h"

#include <algorithm>
#include <cmath>

namespace glossa::learn {

namespace {

constexpr std::size_t rowsAChunk = 256;
constexpr std::size_t featuresAChunk = 1024;

struct Posting {
    std::uint32_t row;
    float value;
};

class Problem {
public:
    Problem(const LogLinearData &data, double l2, unsigned threads)
        : m_data(data)
        , m_l2(l2)
        , m_threads(threads)
        , m_starts(data.features + 1, 0)
        , m_errors(data.rows.size() * data.outputs)
    {
        for (const auto &row : data.rows)
            for (const WeightedFeature &feature : row)
                ++m_starts[feature.feature + 1];
        for (std::size_t f = 0; f < data.features; ++f)
            m_starts[f + 1] += m_starts[f];
        m_postings.resize(m_starts.back());
        std::vector<std::size_t> next(m_starts.begin(), m_starts.end() - 1);
        for (std::uint32_t row = 0; row < data.rows.size(); ++row)
            for (const WeightedFeature &feature : data.rows[row])
                m_postings[next[feature.feature]++] = {row, feature.value};
    }

    [[nodiscard]] std::size_t size() const { return (m_data.features + 1) * m_data.outputs; }

    double evaluate(const std::vector<double> &w, std::vector<double> &gradient)
    {
        const double loss = fillErrors(w);
        fillGradient(w, gradient);
        const std::size_t weights = m_data.features * m_data.outputs;
        double squares = 0.0;
        for (std::size_t i = 0; i < weights; ++i)
            squares += w[i] * w[i];
        return loss + m_l2 / 2.0 * squares;
    }

private:
    /// Writes p - y of every row; the losses of the chunks are added up in their order.
    double fillErrors(const std::vector<double> &w)
    {
        const std::size_t outputs = m_data.outputs;
        const double *bias = w.data() + m_data.features * outputs;
        const std::size_t chunks = (m_data.rows.size() + rowsAChunk - 1) / rowsAChunk;
        std::vector<double> losses(chunks, 0.0);
        parallelFor(chunks, m_threads, [&](std::size_t number) {
            const std::size_t end = std::min(m_data.rows.size(), (number + 1) * rowsAChunk);
            for (std::size_t row = number * rowsAChunk; row < end; ++row) {
                const std::span scores(m_errors.data() + row * outputs, outputs);
                std::copy_n(bias, outputs, scores.data());
                for (const WeightedFeature &feature : m_data.rows[row]) {
                    const double *weights = w.data() + static_cast<std::size_t>(feature.feature) * outputs;
                    for (std::size_t c = 0; c < outputs; ++c)
                        scores[c] += weights[c] * static_cast<double>(feature.value);
                }
                losses[number] += errorsOf(m_data.link, scores, m_data.right[row]);
            }
        });
        double loss = 0.0;
        for (const double part : losses)
            loss += part;
        return loss;
    }

    void fillGradient(const std::vector<double> &w, std::vector<double> &gradient) const
    {
        const std::size_t outputs = m_data.outputs;
        const std::size_t chunks = (m_data.features + featuresAChunk - 1) / featuresAChunk;
        parallelFor(chunks, m_threads, [&](std::size_t number) {
            const std::size_t end = std::min(m_data.features, (number + 1) * featuresAChunk);
            for (std::size_t f = number * featuresAChunk; f < end; ++f) {
                double *to = gradient.data() + f * outputs;
                for (std::size_t c = 0; c < outputs; ++c)
                    to[c] = m_l2 * w[f * outputs + c];
                for (std::size_t at = m_starts[f]; at < m_starts[f + 1]; ++at) {
                    const double *error = m_errors.data() + m_postings[at].row * outputs;
                    for (std::size_t c = 0; c < outputs; ++c)
                        to[c] += error[c] * static_cast<double>(m_postings[at].value);
                }
            }
        });
        double *bias = gradient.data() + m_data.features * outputs;
        std::fill_n(bias, outputs, 0.0);
        for (std::size_t row = 0; row < m_data.rows.size(); ++row)
            for (std::size_t c = 0; c < outputs; ++c)
                bias[c] += m_errors[row * outputs + c];
    }

    const LogLinearData &m_data;
    double m_l2;
    unsigned m_threads;
    std::vector<std::size_t> m_starts; // per feature, into the postings
    std::vector<Posting> m_postings;
    std::vector<double> m_errors; // row · outputs + output
};

} // namespace

Result<LogLinearWeights> fitLogLinear(const LogLinearData &data, const LogLinearOptions &options,
                                      const std::stop_token &stop, const LogLinearProgress &progress)
{
    std::vector<double> w;
    const auto search = [&](auto &problem) {
        LbfgsOptions lbfgs;
        lbfgs.maxIterations = options.maxIterations;
        w.assign(problem.size(), 0.0);
        return minimize(
            [&](const std::vector<double> &at, double &value, std::vector<double> &gradient) {
                if (stop.stop_requested())
                    return false;
                value = problem.evaluate(at, gradient);
                return true;
            },
            lbfgs, w,
            [&](unsigned iteration, double value, const std::vector<double> &) {
                if (progress)
                    progress(iteration,
                             value / static_cast<double>(std::max<std::size_t>(1, data.rows.size())));
                return true;
            });
    };
    bool finished = false;
    if (options.inRowSpace && RowSpace::pays(data)) {
        RowSpace problem(data, options.l2, options.threads, stop);
        finished = search(problem);
        w = problem.weights(w);
    } else {
        Problem problem(data, options.l2, options.threads);
        finished = search(problem);
    }
    if (!finished)
        return fail(ErrorCode::Cancelled);
    const std::size_t weights = data.features * data.outputs;
    LogLinearWeights found;
    found.weights.resize(weights);
    for (std::size_t i = 0; i < weights; ++i)
        found.weights[i] = static_cast<float>(w[i]);
    for (std::size_t c = 0; c < data.outputs; ++c)
        found.bias.push_back(static_cast<float>(w[weights + c]));
    return found;
}

double logLinearObjective(const LogLinearData &data, const std::vector<double> &w, double l2,
                          std::vector<double> &gradient)
{
    gradient.assign(w.size(), 0.0);
    return Problem(data, l2, 1).evaluate(w, gradient);
}

std::vector<double> scoresOf(std::span<const WeightedFeature> row, const std::vector<float> &weights,
                             const std::vector<float> &bias)
{
    std::vector<double> scores(bias.begin(), bias.end());
    for (const WeightedFeature &feature : row) {
        const float *of = weights.data() + static_cast<std::size_t>(feature.feature) * scores.size();
        for (std::size_t c = 0; c < scores.size(); ++c)
            scores[c] += static_cast<double>(of[c]) * static_cast<double>(feature.value);
    }
    return scores;
}

} // namespace glossa::learn
