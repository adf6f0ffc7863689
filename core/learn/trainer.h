// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/learn/model.h"
#include "core/learn/training_set.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>

namespace glossa::learn {

struct TrainOptions {
    std::uint64_t seed = 7;     // order of held-out choice; same seed, same bytes
    unsigned threads = 0;       // 0 = all cores; never changes the result
    bool advanced = false;      // Azure's "advanced" mode: more features and iterations, slower
    double l1 = 0.0;            // tagger; 0 = off
    double l2 = 0.0;            // 0 = chosen by the trainer from the size of the data
    unsigned maxIterations = 0; // 0 = the trainer's default
};

enum class TrainStage : std::uint8_t { Preparing, Intents, Entities, Classes, Calibrating, Done };

/// One step of training, told from the training thread about once an iteration.
struct TrainProgress {
    TrainStage stage = TrainStage::Preparing;
    unsigned iteration = 0;
    unsigned maxIterations = 0; // at most; early stopping may end sooner
    double objective = 0.0;     // per example (intents, classes) or per token (entities)
    std::optional<double>
        heldOutScore;      // accuracy (intents) or micro-F1 (entities, classes) on a held-out slice
    double fraction = 0.0; // of the whole training, 0 to 1, never falls
};

using TrainReport = std::function<void(const TrainProgress &)>;

/// Trains the parts that the data allows: a classifier if at least one example has an intent, a tagger if at
/// least one has a span, a classifier of documents if the set names classes. A pure function of its
/// arguments: same bytes on one thread or many. Cancelled within a second of a stop request; NothingToLearn
/// when there is neither an intent nor a span, or when classes cannot be told apart, since all examples have
/// the same. `metadata` (UTF-8 JSON by convention) is stored in the model as given.
Result<Model> train(const TrainingSet &set, const TrainOptions &options, const std::string &metadata,
                    const std::stop_token &stop, const TrainReport &report);

} // namespace glossa::learn
