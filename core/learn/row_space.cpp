// SPDX-License-Identifier: GPL-3.0-or-later
// With X the rows and K = X Xᵀ = L Lᵀ (Cholesky), w = Xᵀ a and v = Lᵀ a: the scores X w are L v, and
// |w|² = aᵀ K a = |v|². So L stands for the rows and v for the weights (the representer theorem; Kimeldorf &
// Wahba 1971).
#include "core/learn/row_space.h"

#include "core/learn/link.h"
#include "core/learn/parallel.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace glossa::learn {

namespace {

constexpr std::size_t mostRows = 1'000;
constexpr std::size_t featuresARow = 4; // on average, from which on it pays
constexpr std::size_t rowsAtOnce = 32;
// As if each row had a feature of its own of this value, squared: texts that stand twice are no trouble then.
constexpr double own = 1e-6;

} // namespace

bool RowSpace::pays(const LogLinearData &data)
{
    return !data.rows.empty() && data.rows.size() <= mostRows &&
           data.features > featuresARow * data.rows.size();
}

RowSpace::RowSpace(const LogLinearData &data, double l2, unsigned threads, const std::stop_token &stop)
    : m_data(data)
    , m_l2(l2)
    , m_threads(threads)
    , m_stop(stop)
    , m_rows(data.rows.size())
    , m_factor(m_rows * m_rows, 0.0)
    , m_errors(m_rows * data.outputs)
{
    multiplyRows();
    factorize();
}

std::size_t RowSpace::size() const
{
    return (m_rows + 1) * m_data.outputs;
}

void RowSpace::multiplyRows()
{
    parallelFor(m_rows, m_threads, [this](std::size_t row) {
        if (m_stop.stop_requested())
            return;
        std::vector<double> values(m_data.features, 0.0);
        for (const WeightedFeature &feature : m_data.rows[row])
            values[feature.feature] = static_cast<double>(feature.value);
        for (std::size_t column = 0; column <= row; ++column) {
            double sum = row == column ? own : 0.0;
            for (const WeightedFeature &feature : m_data.rows[column])
                sum += values[feature.feature] * static_cast<double>(feature.value);
            at(row, column) = sum;
        }
    });
}

void RowSpace::factorize()
{
    for (std::size_t column = 0; column < m_rows && !m_stop.stop_requested(); ++column) {
        const std::span upper(&at(column, 0), column);
        double diagonal = at(column, column);
        for (const double value : upper)
            diagonal -= value * value;
        // Rounding may leave less than what every row has of its own.
        diagonal = std::sqrt(std::max(diagonal, own / 2.0));
        at(column, column) = diagonal;
        const std::size_t chunks = (m_rows - column - 1 + rowsAtOnce - 1) / rowsAtOnce;
        const unsigned threads = column * (m_rows - column) < 100'000 ? 1 : m_threads;
        parallelFor(chunks, threads, [&](std::size_t number) {
            const std::size_t begin = column + 1 + number * rowsAtOnce;
            for (std::size_t row = begin; row < std::min(m_rows, begin + rowsAtOnce); ++row) {
                const double *of = &at(row, 0);
                double sum = of[column];
                for (std::size_t k = 0; k < column; ++k)
                    sum -= of[k] * upper[k];
                at(row, column) = sum / diagonal;
            }
        });
    }
}

double RowSpace::evaluate(const std::vector<double> &v, std::vector<double> &gradient)
{
    const std::size_t outputs = m_data.outputs;
    const double *bias = v.data() + m_rows * outputs;
    std::vector<double> losses(m_rows, 0.0);
    const std::size_t chunks = (m_rows + rowsAtOnce - 1) / rowsAtOnce;
    const unsigned threads = m_rows * m_rows * outputs < 200'000 ? 1 : m_threads;
    parallelFor(chunks, threads, [&](std::size_t number) {
        for (std::size_t row = number * rowsAtOnce; row < std::min(m_rows, (number + 1) * rowsAtOnce);
             ++row) {
            const std::span scores(m_errors.data() + row * outputs, outputs);
            std::copy_n(bias, outputs, scores.data());
            for (std::size_t k = 0; k <= row; ++k)
                for (std::size_t c = 0; c < outputs; ++c)
                    scores[c] += at(row, k) * v[k * outputs + c];
            losses[row] = errorsOf(m_data.link, scores, m_data.right[row]);
        }
    });
    parallelFor(chunks, threads, [&](std::size_t number) {
        for (std::size_t k = number * rowsAtOnce; k < std::min(m_rows, (number + 1) * rowsAtOnce); ++k) {
            double *to = gradient.data() + k * outputs;
            for (std::size_t c = 0; c < outputs; ++c)
                to[c] = m_l2 * v[k * outputs + c];
            for (std::size_t row = k; row < m_rows; ++row)
                for (std::size_t c = 0; c < outputs; ++c)
                    to[c] += at(row, k) * m_errors[row * outputs + c];
        }
    });
    double *ofBias = gradient.data() + m_rows * outputs;
    std::fill_n(ofBias, outputs, 0.0);
    double value = 0.0;
    for (std::size_t row = 0; row < m_rows; ++row) {
        value += losses[row];
        for (std::size_t c = 0; c < outputs; ++c)
            ofBias[c] += m_errors[row * outputs + c];
    }
    double squares = 0.0;
    for (std::size_t i = 0; i < m_rows * outputs; ++i)
        squares += v[i] * v[i];
    return value + m_l2 / 2.0 * squares;
}

std::vector<double> RowSpace::weights(const std::vector<double> &v) const
{
    const std::size_t outputs = m_data.outputs;
    std::vector<double> a(v.begin(), v.begin() + static_cast<std::ptrdiff_t>(m_rows * outputs));
    for (std::size_t row = m_rows; row-- > 0;) { // Lᵀ a = v
        for (std::size_t c = 0; c < outputs; ++c) {
            a[row * outputs + c] /= at(row, row);
            for (std::size_t k = 0; k < row; ++k)
                a[k * outputs + c] -= at(row, k) * a[row * outputs + c];
        }
    }
    std::vector<double> w((m_data.features + 1) * outputs, 0.0);
    for (std::size_t row = 0; row < m_rows; ++row)
        for (const WeightedFeature &feature : m_data.rows[row])
            for (std::size_t c = 0; c < outputs; ++c)
                w[static_cast<std::size_t>(feature.feature) * outputs + c] +=
                    static_cast<double>(feature.value) * a[row * outputs + c];
    std::copy_n(v.end() - static_cast<std::ptrdiff_t>(outputs), outputs,
                w.end() - static_cast<std::ptrdiff_t>(outputs));
    return w;
}

} // namespace glossa::learn
