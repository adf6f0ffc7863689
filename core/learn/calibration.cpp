// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/calibration.h"

#include "core/learn/parallel.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace glossa::learn {

namespace {

// The logarithms of slopes and temperatures are sought between these.
constexpr double furthest = 2.5;
constexpr double highestThreshold = 0.5;
// An output that is never right in what the thresholds are fitted on is not given for a whim.
constexpr double lowestThreshold = 0.02;

/// The place of the least value of a function with one valley.
double goldenSection(const std::function<double(double)> &function)
{
    constexpr double golden = 0.6180339887498949;
    constexpr int steps = 40;
    double low = -furthest;
    double high = furthest;
    double a = high - golden * (high - low);
    double b = low + golden * (high - low);
    double atA = function(a);
    double atB = function(b);
    for (int i = 0; i < steps; ++i) {
        if (atA < atB) {
            high = b;
            b = a;
            atB = atA;
            a = high - golden * (high - low);
            atA = function(a);
        } else {
            low = a;
            a = b;
            atA = atB;
            b = low + golden * (high - low);
            atB = function(b);
        }
    }
    return (low + high) / 2.0;
}

/// The scores of one output and Platt's targets.
class OutputFit {
public:
    OutputFit(const std::vector<Scores> &scores, const RightOutputs &right, std::uint32_t output)
    {
        double positives = 0.0;
        for (std::size_t row = 0; row < scores.size(); ++row) {
            const bool isRight = std::ranges::binary_search(right[row], output);
            m_scores.push_back(scores[row][output]);
            m_right.push_back(isRight);
            positives += isRight ? 1.0 : 0.0;
        }
        const double negatives = static_cast<double>(scores.size()) - positives;
        m_high = (positives + 1.0) / (positives + 2.0);
        m_low = 1.0 / (negatives + 2.0);
    }

    /// Moves the shift to its best value for a slope, from where it was left. Returns the loss there.
    double fit(double slope)
    {
        constexpr int most = 25;
        for (int i = 0; i < most; ++i) {
            double gradient = pull * m_shift;
            double curvature = pull;
            for (std::size_t row = 0; row < m_scores.size(); ++row) {
                const double p = sigmoid(slope * m_scores[row] + m_shift);
                gradient += p - target(row);
                curvature += p * (1.0 - p);
            }
            const double step = gradient / curvature;
            m_shift = std::clamp(m_shift - std::clamp(step, -1.0, 1.0), -widest, widest);
            if (std::abs(step) < 1e-4)
                break;
        }
        double loss = pull * m_shift * m_shift / 2.0;
        for (std::size_t row = 0; row < m_scores.size(); ++row) {
            const double z = slope * m_scores[row] + m_shift;
            loss += std::max(z, 0.0) + std::log1p(std::exp(-std::abs(z))) - target(row) * z;
        }
        return loss;
    }

    [[nodiscard]] double shift() const { return m_shift; }

private:
    // The curvature of one right and one wrong row at p = 1/2.
    static constexpr double pull = 0.5;
    static constexpr double widest = 8.0;

    [[nodiscard]] double target(std::size_t row) const { return m_right[row] ? m_high : m_low; }

    std::vector<double> m_scores;
    std::vector<bool> m_right;
    double m_high = 0.0;
    double m_low = 0.0;
    double m_shift = 0.0;
};

/// A probability of one row, and whether the output is right there: by count, or as likely as it says.
struct Candidate {
    double probability;
    double right;
};

/// The threshold with the best F1 when all candidates from it on are given.
double bestThreshold(std::vector<Candidate> candidates)
{
    std::ranges::stable_sort(candidates, std::ranges::greater{}, &Candidate::probability);
    double all = 0.0;
    for (const Candidate &candidate : candidates)
        all += candidate.right;
    double best = 0.0;
    double threshold = highestThreshold;
    double hits = 0.0;
    for (std::size_t k = 0; k < candidates.size(); ++k) {
        hits += candidates[k].right;
        const bool isLast = k + 1 == candidates.size();
        const double next = candidates[isLast ? k : k + 1].probability;
        if (!isLast && next == candidates[k].probability)
            continue; // they are given together
        const double f1 = 2.0 * hits / (static_cast<double>(k + 1) + all);
        if (f1 > best) {
            best = f1;
            threshold = (candidates[k].probability + next) / 2.0;
        }
    }
    return threshold;
}

} // namespace

double sigmoid(double score)
{
    return score >= 0.0 ? 1.0 / (1.0 + std::exp(-score)) : std::exp(score) / (1.0 + std::exp(score));
}

std::vector<double> softmax(const Scores &scores, double temperature)
{
    std::vector<double> result(scores.size());
    const double highest = scores.empty() ? 0.0 : *std::ranges::max_element(scores);
    double sum = 0.0;
    for (std::size_t c = 0; c < scores.size(); ++c) {
        result[c] = std::exp((scores[c] - highest) / temperature);
        sum += result[c];
    }
    for (double &value : result)
        value /= sum;
    return result;
}

float fitTemperature(const std::vector<Scores> &scores, const std::vector<std::uint32_t> &right)
{
    return static_cast<float>(std::exp(goldenSection([&](double logTemperature) {
        const double t = std::exp(logTemperature);
        double sum = 0.0;
        for (std::size_t i = 0; i < scores.size(); ++i) {
            const double highest = *std::ranges::max_element(scores[i]);
            double total = 0.0;
            for (const double score : scores[i])
                total += std::exp((score - highest) / t);
            sum += std::log(total) - (scores[i][right[i]] - highest) / t;
        }
        return sum;
    })));
}

SeveralCalibration fitSeveral(const std::vector<Scores> &scores, const RightOutputs &right, unsigned threads,
                              const std::stop_token &stop)
{
    SeveralCalibration calibration;
    if (scores.empty())
        return calibration;
    std::vector<OutputFit> outputs;
    for (std::uint32_t output = 0; output < scores.front().size(); ++output)
        outputs.emplace_back(scores, right, output);
    std::vector<double> losses(outputs.size(), 0.0);
    const auto loss = [&](double logSlope) {
        if (stop.stop_requested())
            return 0.0;
        parallelFor(outputs.size(), threads,
                    [&](std::size_t output) { losses[output] = outputs[output].fit(std::exp(logSlope)); });
        return std::accumulate(losses.begin(), losses.end(), 0.0);
    };
    const double logSlope = goldenSection(loss);
    loss(logSlope);
    calibration.slope = static_cast<float>(std::exp(logSlope));
    for (const OutputFit &output : outputs)
        calibration.shifts.push_back(static_cast<float>(output.shift()));
    return calibration;
}

std::vector<float> fitThresholds(const std::vector<std::vector<double>> &probabilities,
                                 const RightOutputs &right, ThresholdRule rule)
{
    const std::size_t outputs = probabilities.empty() ? 0 : probabilities.front().size();
    std::vector<float> thresholds(outputs, static_cast<float>(highestThreshold));
    if (rule == ThresholdRule::Half)
        return thresholds;
    for (std::uint32_t output = 0; output < outputs; ++output) {
        std::vector<Candidate> candidates;
        for (std::size_t row = 0; row < probabilities.size(); ++row) {
            const double p = probabilities[row][output];
            const bool isRight = std::ranges::binary_search(right[row], output);
            candidates.push_back({p, rule == ThresholdRule::Expected ? p : isRight ? 1.0 : 0.0});
        }
        thresholds[output] = static_cast<float>(
            std::clamp(bestThreshold(std::move(candidates)), lowestThreshold, highestThreshold));
    }
    return thresholds;
}

} // namespace glossa::learn
