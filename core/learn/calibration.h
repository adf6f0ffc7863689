// SPDX-License-Identifier: GPL-3.0-or-later
// What makes probabilities and decisions of scores. All of it is fitted on scores of examples that the model
// which gave them had not seen.
#pragma once

#include <cstdint>
#include <stop_token>
#include <vector>

namespace glossa::learn {

/// Scores of one row, one an output.
using Scores = std::vector<double>;

/// p ∝ exp(score / temperature).
[[nodiscard]] std::vector<double> softmax(const Scores &scores, double temperature);
/// 1 / (1 + exp(-score)).
[[nodiscard]] double sigmoid(double score);

/// Returns the temperature that makes the right outputs most likely (Guo et al. 2017), by golden-section
/// search on its logarithm.
[[nodiscard]] float fitTemperature(const std::vector<Scores> &scores,
                                   const std::vector<std::uint32_t> &right);

/// The right outputs of each row, ascending.
using RightOutputs = std::vector<std::vector<std::uint32_t>>;

/// Of outputs that are right or not each by itself: p = sigmoid(slope · score + shift).
struct SeveralCalibration {
    float slope = 1.0F; // all outputs have it: they were learned with one penalty
    std::vector<float> shifts;
};

/// Platt scaling (1999) with his targets, which are never 0 or 1. A shift is pulled to 0 as if one row of
/// each side said so, since an output may be right in a few rows only. May end early and unfitted if it is
/// asked to stop.
[[nodiscard]] SeveralCalibration fitSeveral(const std::vector<Scores> &scores, const RightOutputs &right,
                                            unsigned threads, const std::stop_token &stop);

/// How the threshold of an output is chosen.
enum class ThresholdRule : std::uint8_t {
    Half,     // 0.5, the most likely answer of each output
    Counted,  // the best F1 of the rows that the calibration was fitted on
    Expected, // the best F1 that the probabilities promise
};

/// Returns the probability from which on an output is given, one an output. Never above 0.5: the best
/// threshold is half the best F1 (Lipton, Elkan & Naryanaswamy 2014).
[[nodiscard]] std::vector<float> fitThresholds(const std::vector<std::vector<double>> &probabilities,
                                               const RightOutputs &right, ThresholdRule rule);

} // namespace glossa::learn
