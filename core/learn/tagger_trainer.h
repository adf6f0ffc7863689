// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/learn/tagger.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace glossa::learn {

/// A text with a tag for each token, which are a legal sequence.
struct TaggedText {
    TaggerText text;
    std::vector<std::uint32_t> tags;
};

struct TaggerOptions {
    double l1 = 0.0;
    double l2 = 0.3; // of Σ w²/2 against the summed negative log-likelihood; chosen on development data
    bool wide = false;
    unsigned maxIterations = 80;
    unsigned threads = 1;
    std::uint64_t seed = 7; // of the held-out slice
};

/// Is called after each iteration with its number, the objective per token, and the micro-F1 on the held-out
/// slice if there is one.
using TaggerProgress =
    std::function<void(unsigned iteration, double objective, std::optional<double> heldOutF1)>;

/// Trains on all texts. If there are enough of them, a tenth is held back at first, to find when further
/// rounds stop helping; then the search continues with all texts for a few rounds. Returns Cancelled if it is
/// asked to stop.
Result<Tagger> trainTagger(const std::vector<TaggedText> &texts, std::uint32_t entities,
                           const TaggerOptions &options, const std::stop_token &stop,
                           const TaggerProgress &progress);

} // namespace glossa::learn
