// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/learn/calibration.h"
#include "core/learn/document_classifier.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string_view>
#include <vector>

namespace glossa::learn {

/// Documents and their classes, ascending, as numbers of `classes`. What the views show is the caller's.
struct DocumentExamples {
    struct Document {
        std::u16string_view text;
        std::string_view language;
        std::vector<std::uint32_t> classes; // one, or, with `several`, any number
    };
    std::vector<Document> documents;
    std::uint32_t classCount = 0;
    bool several = false;
};

/// The values were chosen on folds of training data; tests/bench/bench_class_choices.cpp tells how.
struct DocumentOptions {
    DocumentTemplate shape;
    double l2 = 0.01;
    std::size_t fewestDocuments = 2; // with a feature, so that it is learned; small sets learn from one
    ThresholdRule thresholds = ThresholdRule::Expected;
    unsigned maxIterations = 120;
    unsigned threads = 1;
    std::uint64_t seed = 7; // of the folds
};

/// One iteration of the training of a part: folds first, the model itself last.
struct DocumentProgress {
    std::size_t part = 0;
    std::size_t parts = 1;
    unsigned iteration = 0;
    double loss = 0.0;                  // per document
    std::optional<double> heldOutScore; // micro-F1 on the held-out documents, once all of them were asked
};

/// Learns the classes that have documents to learn from: with one class a document at least two of them, else
/// each that some documents have and others do not. NothingToLearn if there are none; Cancelled if it is
/// asked to stop.
Result<DocumentClassifier> trainDocuments(const DocumentExamples &examples, const DocumentOptions &options,
                                          const std::stop_token &stop,
                                          const std::function<void(const DocumentProgress &)> &progress);

} // namespace glossa::learn
