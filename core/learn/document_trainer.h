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

/// Documents, or utterances, and their classes, ascending, as numbers. What the views show is the caller's.
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

/// The values were chosen on folds of training data; docs/learning.md tells how.
struct DocumentOptions {
    DocumentTemplate shape;
    double l2 = 0.1;
    std::size_t fewestDocuments = 2; // with a feature, so that it is learned; small sets learn from one
    ThresholdRule thresholds = ThresholdRule::Expected;
    unsigned maxEpochs = 10;
    unsigned threads = 1;
    std::uint64_t seed = 7;  // of the folds, and of the order of the rows
    bool aloneToo = false;   // a single class is learned as well: every document is of it
    bool holdOutAll = false; // also where a tenth would be enough to calibrate on
};

/// One output of a part is learned: of a fold or of the model itself. Is told on the caller's thread.
struct DocumentProgress {
    unsigned rounds = 0; // outputs so far, of all parts
    unsigned mostRounds = 0;
    double loss = 0.0;                  // per document, of the output
    std::optional<double> heldOutScore; // micro-F1 on the held-out documents, once all of them were asked
};

/// By document, the likeliest class as a model says that has not learned from it; none where there was no
/// such model.
using HeldOutAnswers = std::vector<std::optional<std::uint32_t>>;

/// Learns the classes that have documents to learn from: with one class a document at least two of them, else
/// each that some documents have and others do not. NothingToLearn if there are none; Cancelled if it is
/// asked to stop.
Result<DocumentClassifier> trainDocuments(const DocumentExamples &examples, const DocumentOptions &options,
                                          const std::stop_token &stop,
                                          const std::function<void(const DocumentProgress &)> &progress,
                                          HeldOutAnswers *answers = nullptr);

} // namespace glossa::learn
