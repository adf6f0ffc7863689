// SPDX-License-Identifier: GPL-3.0-or-later
// Documents become rows of tf-idf values of words, phrases and character n-grams, words and grams each with
// their share of a length of 1, so that long and short texts weigh alike. Log-linear models are trained on
// folds first: what they say of the documents that were held out makes the calibration and the thresholds.
// Then the model itself is trained on all.
#include "core/learn/document_trainer.h"

#include "core/base/seed.h"
#include "core/learn/parallel.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace glossa::learn {

namespace {

// Fewer documents than this cannot tell how sure the model may be.
constexpr std::size_t fewestForFolds = 10;
// Sets of this size have fewer folds, as each has enough to learn from; those of the other size hold out one
// tenth once, which is enough to calibrate on.
constexpr std::size_t manyForFolds = 2'000;
constexpr std::size_t tooManyForFolds = 20'000;
// In fewer documents most words stand once, and say something all the same.
constexpr std::size_t fewForFeatures = 60;
// The search keeps 18 vectors of so many doubles, which is about 1 GB.
constexpr std::size_t mostWeights = 7'000'000;
// Each value of a row costs 16 bytes. Texts that make more have words enough, and do without grams.
constexpr std::size_t mostValues = 60'000'000;
constexpr std::size_t documentsABatch = 2'000;

class DocumentTrainer {
public:
    DocumentTrainer(const DocumentExamples &examples, const DocumentOptions &options,
                    const std::stop_token &stop,
                    const std::function<void(const DocumentProgress &)> &progress)
        : m_examples(examples), m_options(options), m_stop(stop), m_progress(progress)
    {
    }

    Result<DocumentClassifier> run()
    {
        m_model.several = m_examples.several;
        m_model.shape = m_options.shape;
        if (m_model.shape.longestGram == 0)
            m_model.shape.gramShare = 0.0F;
        chooseClasses();
        if (m_model.classes.size() < (m_model.several ? 1 : 2))
            return fail(ErrorCode::NothingToLearn);
        m_model.shifts.assign(m_model.several ? m_model.classes.size() : 0, 0.0F);
        m_model.thresholds.assign(m_model.shifts.size(), 0.5F);
        countKeys();
        makeRows();
        if (m_stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        const std::vector<std::size_t> folds = foldOfRows();
        m_parts = *std::ranges::max_element(folds) + 1;
        if (const auto calibrated = calibrate(folds); !calibrated)
            return fail(calibrated.error());
        std::vector<std::size_t> all(m_rows.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        auto found = fit(all, m_parts - 1);
        if (!found)
            return fail(found.error());
        m_model.weights = std::move(found->weights);
        m_model.bias = std::move(found->bias);
        return std::move(m_model);
    }

private:
    /// The outputs, and the documents that teach them.
    void chooseClasses()
    {
        std::vector<std::size_t> documents(m_examples.classCount, 0);
        std::size_t all = 0;
        for (const auto &document : m_examples.documents) {
            all += m_examples.several || !document.classes.empty() ? 1 : 0;
            for (const std::uint32_t category : document.classes)
                ++documents[category];
        }
        std::vector<std::uint32_t> outputOf(m_examples.classCount, 0);
        std::vector<bool> learned(m_examples.classCount, false);
        for (std::uint32_t category = 0; category < m_examples.classCount; ++category) {
            learned[category] = documents[category] > 0 && (!m_examples.several || documents[category] < all);
            if (!learned[category])
                continue;
            outputOf[category] = static_cast<std::uint32_t>(m_model.classes.size());
            m_model.classes.push_back(category);
        }
        for (const auto &document : m_examples.documents) {
            if (!m_examples.several && document.classes.empty())
                continue;
            std::vector<std::uint32_t> &right = m_right.emplace_back();
            for (const std::uint32_t category : document.classes)
                if (learned[category])
                    right.push_back(outputOf[category]);
            m_documents.push_back(&document);
        }
    }

    template <typename Use>
    void forBatches(Use use)
    {
        for (std::size_t begin = 0; begin < m_documents.size() && !m_stop.stop_requested();
             begin += documentsABatch) {
            const std::size_t end = std::min(m_documents.size(), begin + documentsABatch);
            std::vector<DocumentKeys> keys(end - begin);
            parallelFor(keys.size(), m_options.threads, [&](std::size_t i) {
                if (!m_stop.stop_requested()) {
                    const auto &document = *m_documents[begin + i];
                    keys[i] = documentKeys(document.text, document.language, m_model.shape);
                }
            });
            use(begin, keys);
        }
    }

    void countKeys()
    {
        KeyTally words;
        KeyTally grams;
        forBatches([&](std::size_t, const std::vector<DocumentKeys> &keys) {
            std::vector<const std::vector<CountedKey> *> ofWords;
            std::vector<const std::vector<CountedKey> *> ofGrams;
            for (const DocumentKeys &document : keys) {
                ofWords.push_back(&document.words);
                ofGrams.push_back(&document.grams);
            }
            words.add(ofWords);
            grams.add(ofGrams);
        });
        const std::size_t documents = m_documents.size();
        const std::size_t atLeast = documents < fewForFeatures ? 1 : m_options.fewestDocuments;
        const std::size_t atMost = mostWeights / m_model.classes.size() / 2;
        m_model.words = words.group(documents, atLeast, atMost);
        m_model.grams = grams.group(documents, atLeast, atMost);
        if (words.uses(m_model.words) + grams.uses(m_model.grams) > mostValues) {
            m_model.grams = {};
            m_model.shape.longestGram = 0;
            m_model.shape.gramShare = 0.0F;
        }
    }

    void makeRows()
    {
        m_rows.resize(m_documents.size());
        forBatches([&](std::size_t begin, const std::vector<DocumentKeys> &keys) {
            for (std::size_t i = 0; i < keys.size(); ++i)
                m_rows[begin + i] = m_model.features(keys[i]);
        });
    }

    /// Which fold holds each row out; 0 = none. Rows are dealt out by their rarest class, so that each fold
    /// has some of it.
    [[nodiscard]] std::vector<std::size_t> foldOfRows() const
    {
        const std::size_t rows = m_rows.size();
        std::vector<std::size_t> folds(rows, 0);
        if (rows < fewestForFolds)
            return folds;
        std::vector<std::size_t> documents(m_model.classes.size(), 0);
        for (const auto &right : m_right)
            for (const std::uint32_t output : right)
                ++documents[output];
        const auto rarest = [&](std::size_t row) {
            std::size_t fewest = std::numeric_limits<std::size_t>::max();
            for (const std::uint32_t output : m_right[row])
                fewest = std::min(fewest, documents[output] * m_model.classes.size() + output);
            return fewest;
        };
        std::vector<std::size_t> order(rows);
        std::iota(order.begin(), order.end(), std::size_t{0});
        Random(m_options.seed).shuffle(order);
        std::vector<std::size_t> keys(rows);
        for (std::size_t row = 0; row < rows; ++row)
            keys[row] = rarest(row);
        std::ranges::stable_sort(order, {}, [&](std::size_t row) { return keys[row]; });
        const bool once = rows >= tooManyForFolds;
        const std::size_t count = once ? 10 : rows >= manyForFolds ? 3 : 5;
        for (std::size_t k = 0; k < rows; ++k)
            folds[order[k]] = !once ? k % count + 1 : k % count == 0 ? 1 : 0;
        return folds;
    }

    /// Fits the calibration and the thresholds on what was held out.
    Status calibrate(const std::vector<std::size_t> &folds)
    {
        std::vector<std::size_t> asked; // rows
        std::vector<Scores> scores;
        for (std::size_t fold = 1; fold < m_parts; ++fold) {
            std::vector<std::size_t> subset;
            for (std::size_t row = 0; row < folds.size(); ++row)
                if (folds[row] != fold)
                    subset.push_back(row);
            const auto found = fit(subset, fold - 1);
            if (!found)
                return fail(found.error());
            for (std::size_t row = 0; row < folds.size(); ++row) {
                if (folds[row] != fold)
                    continue;
                asked.push_back(row);
                scores.push_back(scoresOf(m_rows[row], found->weights, found->bias));
            }
        }
        if (asked.empty())
            return {};
        RightOutputs right;
        for (const std::size_t row : asked)
            right.push_back(m_right[row]);
        if (m_model.several) {
            SeveralCalibration fitted = fitSeveral(scores, right, m_options.threads, m_stop);
            m_model.slope = fitted.slope;
            m_model.shifts = std::move(fitted.shifts);
        } else {
            std::vector<std::uint32_t> first;
            for (const auto &outputs : right)
                first.push_back(outputs.front());
            m_model.slope = 1.0F / fitTemperature(scores, first);
        }
        std::vector<std::vector<double>> probabilities;
        for (const Scores &of : scores)
            probabilities.push_back(m_model.probabilities(of));
        if (m_model.several)
            m_model.thresholds = fitThresholds(probabilities, right, m_options.thresholds);
        tellHeldOut(probabilities, right);
        return m_stop.stop_requested() ? Status(fail(ErrorCode::Cancelled)) : Status{};
    }

    void tellHeldOut(const std::vector<std::vector<double>> &probabilities, const RightOutputs &right)
    {
        std::size_t hits = 0;
        std::size_t both = 0; // given and right ones
        for (std::size_t i = 0; i < probabilities.size(); ++i) {
            const std::vector<bool> given = m_model.given(probabilities[i]);
            both += right[i].size() + static_cast<std::size_t>(std::ranges::count(given, true));
            for (const std::uint32_t output : right[i])
                hits += given[output] ? 1 : 0;
        }
        if (both > 0)
            m_heldOutScore = 2.0 * static_cast<double>(hits) / static_cast<double>(both);
    }

    Result<LogLinearWeights> fit(const std::vector<std::size_t> &subset, std::size_t part)
    {
        LogLinearData data;
        data.link = m_model.several ? Link::Logistic : Link::Softmax;
        data.features = m_model.featureCount();
        data.outputs = m_model.classes.size();
        for (const std::size_t row : subset) {
            data.rows.emplace_back(m_rows[row]);
            data.right.emplace_back(m_right[row]);
        }
        return fitLogLinear(data, {m_options.l2, m_options.maxIterations, m_options.threads}, m_stop,
                            [&](unsigned iteration, double loss) {
                                if (m_progress)
                                    m_progress({part, m_parts, iteration, loss, m_heldOutScore});
                            });
    }

    const DocumentExamples &m_examples;
    const DocumentOptions &m_options;
    const std::stop_token &m_stop;
    const std::function<void(const DocumentProgress &)> &m_progress;
    DocumentClassifier m_model;
    std::vector<const DocumentExamples::Document *> m_documents; // that teach
    RightOutputs m_right;                                        // parallel
    std::vector<std::vector<WeightedFeature>> m_rows;            // parallel
    std::size_t m_parts = 1;
    std::optional<double> m_heldOutScore;
};

} // namespace

Result<DocumentClassifier> trainDocuments(const DocumentExamples &examples, const DocumentOptions &options,
                                          const std::stop_token &stop,
                                          const std::function<void(const DocumentProgress &)> &progress)
{
    return DocumentTrainer(examples, options, stop, progress).run();
}

} // namespace glossa::learn
