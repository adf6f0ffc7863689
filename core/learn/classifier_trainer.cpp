// SPDX-License-Identifier: GPL-3.0-or-later
// The summed log loss with an L2 penalty is minimized by L-BFGS. The gradient is computed feature by feature
// over an inverted index, so each of its sums has one order whatever the number of threads.
#include "core/learn/classifier_trainer.h"

#include "core/learn/lbfgs.h"
#include "core/learn/parallel.h"

#include <algorithm>
#include <cmath>

namespace glossa::learn {

namespace {

constexpr std::size_t chunk = 256;
// From this size on, features that were seen once are noise that costs memory.
constexpr std::size_t largeSet = 3000;
// The search keeps 18 vectors of so many doubles, which is about 1 GB.
constexpr std::size_t mostWeights = 7'000'000;

struct Posting {
    std::uint32_t example;
    float value;
};

/// Examples as features, and features as the examples that have them.
struct Design {
    std::vector<std::vector<WeightedFeature>> rows;
    std::vector<std::uint32_t> classes;
    std::vector<std::size_t> starts; // per feature, into postings
    std::vector<Posting> postings;
    std::size_t features = 0;
    std::uint32_t classCount = 0;
};

Design designOf(const ClassifierExamples &examples, const std::vector<std::size_t> &subset,
                const Classifier &shape)
{
    Design design;
    design.features = shape.vocabulary.size();
    design.classCount = shape.classes;
    design.starts.assign(design.features + 1, 0);
    for (const std::size_t index : subset) {
        design.rows.push_back(shape.features(examples.words[index]));
        design.classes.push_back(examples.classes[index]);
        for (const WeightedFeature &feature : design.rows.back())
            ++design.starts[feature.feature + 1];
    }
    for (std::size_t f = 0; f < design.features; ++f)
        design.starts[f + 1] += design.starts[f];
    design.postings.resize(design.starts.back());
    std::vector<std::size_t> next(design.starts.begin(), design.starts.end() - 1);
    for (std::uint32_t row = 0; row < design.rows.size(); ++row) {
        for (const WeightedFeature &feature : design.rows[row])
            design.postings[next[feature.feature]++] = {row, feature.value};
    }
    return design;
}

/// Writes p - y of every example and the loss of each chunk of examples.
double errorsOf(const Design &design, const std::vector<double> &w, unsigned threads,
                std::vector<double> &errors)
{
    const std::size_t classes = design.classCount;
    const std::size_t biasAt = design.features * classes;
    const std::size_t chunks = (design.rows.size() + chunk - 1) / chunk;
    std::vector<double> losses(chunks, 0.0);
    parallelFor(chunks, threads, [&](std::size_t number) {
        const std::size_t end = std::min(design.rows.size(), (number + 1) * chunk);
        for (std::size_t row = number * chunk; row < end; ++row) {
            double *scores = errors.data() + row * classes;
            std::copy_n(w.data() + biasAt, classes, scores);
            for (const WeightedFeature &feature : design.rows[row]) {
                const double *weights = w.data() + static_cast<std::size_t>(feature.feature) * classes;
                for (std::size_t c = 0; c < classes; ++c)
                    scores[c] += weights[c] * static_cast<double>(feature.value);
            }
            const double highest = *std::max_element(scores, scores + classes);
            double sum = 0.0;
            const double right = scores[design.classes[row]];
            for (std::size_t c = 0; c < classes; ++c) {
                scores[c] = std::exp(scores[c] - highest);
                sum += scores[c];
            }
            losses[number] += std::log(sum) + highest - right;
            for (std::size_t c = 0; c < classes; ++c)
                scores[c] /= sum;
            scores[design.classes[row]] -= 1.0;
        }
    });
    double loss = 0.0;
    for (const double part : losses)
        loss += part;
    return loss;
}

void gradientOf(const Design &design, const std::vector<double> &w, double l2, unsigned threads,
                const std::vector<double> &errors, std::vector<double> &gradient)
{
    const std::size_t classes = design.classCount;
    constexpr std::size_t featuresAChunk = 1024;
    const std::size_t chunks = (design.features + featuresAChunk - 1) / featuresAChunk;
    parallelFor(chunks, threads, [&](std::size_t number) {
        const std::size_t end = std::min(design.features, (number + 1) * featuresAChunk);
        for (std::size_t f = number * featuresAChunk; f < end; ++f) {
            double *to = gradient.data() + f * classes;
            for (std::size_t c = 0; c < classes; ++c)
                to[c] = l2 * w[f * classes + c];
            for (std::size_t at = design.starts[f]; at < design.starts[f + 1]; ++at) {
                const Posting &posting = design.postings[at];
                const double *error = errors.data() + posting.example * classes;
                for (std::size_t c = 0; c < classes; ++c)
                    to[c] += error[c] * static_cast<double>(posting.value);
            }
        }
    });
    double *bias = gradient.data() + design.features * classes;
    std::fill_n(bias, classes, 0.0);
    for (std::size_t row = 0; row < design.rows.size(); ++row) {
        for (std::size_t c = 0; c < classes; ++c)
            bias[c] += errors[row * classes + c];
    }
}

double evaluate(const Design &design, const std::vector<double> &w, double l2, unsigned threads,
                std::vector<double> &errors, std::vector<double> &gradient)
{
    double value = errorsOf(design, w, threads, errors);
    gradientOf(design, w, l2, threads, errors, gradient);
    const std::size_t weights = design.features * design.classCount;
    double squares = 0.0;
    for (std::size_t i = 0; i < weights; ++i)
        squares += w[i] * w[i];
    return value + l2 / 2.0 * squares;
}

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
    const Design design = designOf(examples, all, shape);
    std::vector<double> errors(design.rows.size() * design.classCount);
    gradient.assign(w.size(), 0.0);
    return evaluate(design, w, l2, 1, errors, gradient);
}

Result<Classifier> trainClassifier(const ClassifierExamples &examples, const std::vector<std::size_t> &subset,
                                   const ClassifierOptions &options, const std::stop_token &stop,
                                   const ClassifierProgress &progress)
{
    Classifier model;
    model.classes = examples.classCount;
    model.wide = options.wide;
    model.vocabulary = vocabularyOf(examples, subset, options.wide);
    const Design design = designOf(examples, subset, model);
    std::vector<double> w((design.features + 1) * design.classCount, 0.0);
    std::vector<double> errors(design.rows.size() * design.classCount);

    LbfgsOptions search;
    search.maxIterations = options.maxIterations;
    const bool finished = minimize(
        [&](const std::vector<double> &at, double &value, std::vector<double> &gradient) {
            if (stop.stop_requested())
                return false;
            value = evaluate(design, at, options.l2, options.threads, errors, gradient);
            return true;
        },
        search, w,
        [&](unsigned iteration, double value, const std::vector<double> &) {
            if (progress)
                progress(iteration,
                         value / static_cast<double>(std::max<std::size_t>(1, design.rows.size())));
            return true;
        });
    if (!finished)
        return fail(ErrorCode::Cancelled);
    const std::size_t weights = design.features * design.classCount;
    model.weights.resize(weights);
    for (std::size_t i = 0; i < weights; ++i)
        model.weights[i] = static_cast<float>(w[i]);
    for (std::size_t c = 0; c < design.classCount; ++c)
        model.bias.push_back(static_cast<float>(w[weights + c]));
    return model;
}

float fitTemperature(const std::vector<std::vector<double>> &logits,
                     const std::vector<std::uint32_t> &classes)
{
    const auto loss = [&](double logTemperature) {
        const double t = std::exp(logTemperature);
        double sum = 0.0;
        for (std::size_t i = 0; i < logits.size(); ++i) {
            const double highest = *std::ranges::max_element(logits[i]);
            double total = 0.0;
            for (const double score : logits[i])
                total += std::exp((score - highest) / t);
            sum += std::log(total) - (logits[i][classes[i]] - highest) / t;
        }
        return sum;
    };
    constexpr double golden = 0.6180339887498949;
    constexpr int steps = 40;
    double low = -2.5;
    double high = 2.5;
    double a = high - golden * (high - low);
    double b = low + golden * (high - low);
    double lossA = loss(a);
    double lossB = loss(b);
    for (int i = 0; i < steps; ++i) {
        if (lossA < lossB) {
            high = b;
            b = a;
            lossB = lossA;
            a = high - golden * (high - low);
            lossA = loss(a);
        } else {
            low = a;
            a = b;
            lossA = lossB;
            b = low + golden * (high - low);
            lossB = loss(b);
        }
    }
    return static_cast<float>(std::exp((low + high) / 2.0));
}

} // namespace glossa::learn
