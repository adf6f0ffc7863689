// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/learn/classifier.h"

#include <stop_token>
#include <vector>

namespace glossa::learn {

/// Texts and their classes.
struct ClassifierExamples {
    std::vector<std::vector<WordForms>> words;
    std::vector<std::uint32_t> classes; // parallel to words
    std::uint32_t classCount = 0;
};

struct ClassifierOptions {
    double l2 = 0.08;  // of Σ w²/2 against the summed log loss; chosen on development data
    bool wide = false; // more features
    unsigned maxIterations = 120;
    unsigned threads = 1;
};

/// Trains on the examples that `subset` names. Returns Cancelled if it is asked to stop.
Result<Classifier> trainClassifier(const ClassifierExamples &examples, const std::vector<std::size_t> &subset,
                                   const ClassifierOptions &options, const std::stop_token &stop,
                                   const LogLinearProgress &progress);

/// Computes the mean log loss and the gradient of one weight vector (features · classes, then the biases) as
/// the trainer does. A test compares them with finite differences.
double classifierObjective(const ClassifierExamples &examples, const Classifier &shape,
                           const std::vector<double> &w, double l2, std::vector<double> &gradient);

} // namespace glossa::learn
