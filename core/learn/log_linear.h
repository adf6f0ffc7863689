// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace glossa::learn {

/// A feature of a text with its value.
struct WeightedFeature {
    std::uint32_t feature;
    float value;
};

/// How the scores of a row become probabilities.
enum class Link : std::uint8_t {
    Softmax,  // one output of all is right
    Logistic, // each output is right or not by itself
};

/// Rows to learn from. What the spans show is the caller's.
struct LogLinearData {
    Link link = Link::Softmax;
    std::size_t features = 0;
    std::size_t outputs = 0;
    std::vector<std::span<const WeightedFeature>> rows;
    std::vector<std::span<const std::uint32_t>> right; // parallel: the right outputs; with Softmax one
};

struct LogLinearOptions {
    double l2 = 0.08; // of Σ w²/2 against the summed log loss; biases are free
    unsigned maxIterations = 120;
    unsigned threads = 1;
    bool inRowSpace = true; // where few rows have many features: the same weights, sooner (row_space.h)
};

/// The score of an output is its bias and the sum of value · weight.
struct LogLinearWeights {
    std::vector<float> weights; // feature · outputs + output
    std::vector<float> bias;
};

/// Is called after each iteration with its number and the mean log loss.
using LogLinearProgress = std::function<void(unsigned iteration, double loss)>;

/// Minimizes the summed log loss with its penalty. The result does not depend on the number of threads.
/// Returns Cancelled if it is asked to stop.
Result<LogLinearWeights> fitLogLinear(const LogLinearData &data, const LogLinearOptions &options,
                                      const std::stop_token &stop, const LogLinearProgress &progress);

/// Computes the summed log loss with its penalty and the gradient at a weight vector (features · outputs,
/// then the biases) as the search does. A test compares them with finite differences.
double logLinearObjective(const LogLinearData &data, const std::vector<double> &w, double l2,
                          std::vector<double> &gradient);

/// Returns the scores of the outputs.
[[nodiscard]] std::vector<double> scoresOf(std::span<const WeightedFeature> row,
                                           const std::vector<float> &weights, const std::vector<float> &bias);

} // namespace glossa::learn
