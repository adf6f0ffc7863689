// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/classifier_trainer.h"

namespace glossa::learn {

namespace {

// From this size on, features that were seen once are noise that costs memory.
constexpr std::size_t largeSet = 3000;
// The search keeps 18 vectors of so many doubles, which is about 1 GB.
constexpr std::size_t mostWeights = 7'000'000;

/// The examples of a subset as rows.
struct Design {
    Design(const ClassifierExamples &examples, const std::vector<std::size_t> &subset,
           const Classifier &shape)
    {
        rows.reserve(subset.size());
        data.features = shape.vocabulary.size();
        data.outputs = shape.classes;
        for (const std::size_t index : subset) {
            rows.push_back(shape.features(examples.words[index]));
            data.rows.emplace_back(rows.back());
            data.right.emplace_back(&examples.classes[index], 1);
        }
    }

    std::vector<std::vector<WeightedFeature>> rows;
    LogLinearData data;
};

Vocabulary vocabularyOf(const ClassifierExamples &examples, const std::vector<std::size_t> &subset, bool wide)
{
    std::vector<FeatureKey> seen;
    for (const std::size_t index : subset) {
        const auto keys = classifierKeys(examples.words[index], wide);
        seen.insert(seen.end(), keys.begin(), keys.end());
    }
    return {std::move(seen), subset.size() >= largeSet ? std::size_t{2} : std::size_t{1},
            mostWeights / std::max<std::size_t>(1, examples.classCount)};
}

} // namespace

double classifierObjective(const ClassifierExamples &examples, const Classifier &shape,
                           const std::vector<double> &w, double l2, std::vector<double> &gradient)
{
    std::vector<std::size_t> all(examples.words.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = i;
    return logLinearObjective(Design(examples, all, shape).data, w, l2, gradient);
}

Result<Classifier> trainClassifier(const ClassifierExamples &examples, const std::vector<std::size_t> &subset,
                                   const ClassifierOptions &options, const std::stop_token &stop,
                                   const LogLinearProgress &progress)
{
    Classifier model;
    model.classes = examples.classCount;
    model.wide = options.wide;
    model.vocabulary = vocabularyOf(examples, subset, options.wide);
    const Design design(examples, subset, model);
    auto found = fitLogLinear(design.data, {options.l2, options.maxIterations, options.threads, false}, stop,
                              progress);
    if (!found)
        return fail(found.error());
    model.weights = std::move(found->weights);
    model.bias = std::move(found->bias);
    return model;
}

} // namespace glossa::learn
