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

/// The weights that are not close to 0, feature by feature.
struct SparseWeights {
    std::vector<std::uint32_t> starts; // by feature, into the next two; and their size
    std::vector<std::uint32_t> outputs;
    std::vector<float> values;
    std::vector<float> bias; // by output

    /// Returns the scores of the outputs: the bias and the sum of value · weight of each.
    [[nodiscard]] std::vector<double> scores(std::span<const WeightedFeature> row) const;
    /// Whether a feature has any weight.
    [[nodiscard]] bool knows(std::uint32_t feature) const { return starts[feature] < starts[feature + 1]; }
    /// Whether the parts fit each other and so many features.
    [[nodiscard]] bool fits(std::size_t features) const;
};

/// Rows to learn from. What the spans show is the caller's.
struct SparseData {
    std::size_t features = 0;
    std::size_t outputs = 0;
    std::vector<std::span<const WeightedFeature>> rows;
    std::vector<std::span<const std::uint32_t>> right; // parallel: the right outputs, ascending
};

struct SparseOptions {
    double l2 = 0.1;         // of Σ w²/2 against half the squares of what the margins lack
    unsigned maxEpochs = 10; // more change nothing that is seen
    std::uint64_t seed = 7;  // of the order in which rows are visited
    double tolerance = 0.05; // of the slopes of the dual, at which an output is finished
    float leastWeight = 0.01F;
};

/// Is called after each output with how many there are now, and the mean loss of its rows.
using SparseProgress = std::function<void(std::size_t outputs, double loss)>;

/// Learns each output for itself, on the thread that calls it. Costs the values of the rows an output and
/// epoch, and the memory of one weight a feature. Returns Cancelled if it is asked to stop.
Result<SparseWeights> fitSparse(const SparseData &data, const SparseOptions &options,
                                const std::stop_token &stop, const SparseProgress &progress);

} // namespace glossa::learn
