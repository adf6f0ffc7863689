// SPDX-License-Identifier: GPL-3.0-or-later
// Documents become rows of tf-idf values of words, phrases and character n-grams, words and grams each with
// their share of a length of 1, so that long and short texts weigh alike. Linear models are trained on all of
// them and on folds, side by side: what those of the folds say of the documents that were held out makes the
// calibration and the thresholds.
#include "core/learn/document_trainer.h"

#include "core/base/seed.h"
#include "core/learn/parallel.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <numeric>
#include <thread>

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
// A feature costs some 30 bytes in the model.
constexpr std::size_t mostFeatures = 1'500'000; // of a group
// Held-out scores of which the calibration is made; more do not change it.
constexpr std::size_t mostScores = 5'000'000;
// Each value of a row costs 16 bytes. Texts that make more have words enough, and do without grams.
constexpr std::size_t mostValues = 60'000'000;
constexpr std::size_t documentsABatch = 2'000;

class DocumentTrainer {
public:
    DocumentTrainer(const DocumentExamples &examples, const DocumentOptions &options,
                    const std::stop_token &stop,
                    const std::function<void(const DocumentProgress &)> &progress)
        : m_examples(examples)
        , m_options(options)
        , m_stop(stop)
        , m_progress(progress)
        , m_caller(std::this_thread::get_id())
    {
    }

    Result<DocumentClassifier> run(HeldOutAnswers *answers)
    {
        m_model.several = m_examples.several;
        m_model.shape = m_options.shape;
        if (m_model.shape.longestGram == 0)
            m_model.shape.gramShare = 0.0F;
        chooseClasses();
        if (m_model.classes.size() < (m_model.several || m_options.aloneToo ? 1 : 2))
            return fail(ErrorCode::NothingToLearn);
        m_model.shifts.assign(m_model.several ? m_model.classes.size() : 0, 0.0F);
        m_model.thresholds.assign(m_model.shifts.size(), 0.5F);
        countKeys();
        makeRows();
        if (m_stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        const std::vector<std::size_t> folds = foldOfRows();
        m_parts = *std::ranges::max_element(folds) + 1;
        m_answers.resize(m_rows.size());
        m_keepEvery = m_rows.size() * m_model.classes.size() / mostScores + 1;
        m_scores.resize(m_rows.size());
        // The whole comes first, as it takes longest; the sums of a part have one order on any thread.
        parallelFor(m_parts, m_options.threads, [&](std::size_t fold) { fitPart(fold, folds); });
        if (m_stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        calibrate();
        if (answers != nullptr)
            tellAnswers(*answers);
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
            m_numbers.push_back(static_cast<std::size_t>(&document - m_examples.documents.data()));
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
        m_model.words = words.group(documents, atLeast, mostFeatures);
        m_model.grams = grams.group(documents, atLeast, mostFeatures);
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
        const bool once = rows >= tooManyForFolds && !m_options.holdOutAll;
        const std::size_t count = once ? 10 : rows >= manyForFolds ? 3 : 5;
        for (std::size_t k = 0; k < rows; ++k)
            folds[order[k]] = !once ? k % count + 1 : k % count == 0 ? 1 : 0;
        return folds;
    }

    /// Learns from all rows (0), or from those that a fold does not hold out, and asks about the others.
    void fitPart(std::size_t fold, const std::vector<std::size_t> &folds)
    {
        SparseData data;
        data.features = m_model.featureCount();
        data.outputs = m_model.classes.size();
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            if (fold > 0 && folds[row] == fold)
                continue;
            data.rows.emplace_back(m_rows[row]);
            data.right.emplace_back(m_right[row]);
        }
        SparseOptions options;
        options.l2 = m_options.l2;
        options.maxEpochs = m_options.maxEpochs;
        options.seed = m_options.seed;
        auto found = fitSparse(data, options, m_stop, [this](std::size_t, double loss) { tellRound(loss); });
        if (!found)
            return;
        if (fold == 0) {
            m_model.weights = std::move(*found);
            return;
        }
        for (std::size_t row = 0; row < m_rows.size() && !m_stop.stop_requested(); ++row)
            if (folds[row] == fold)
                ask(row, *found);
    }

    /// As a text is asked about whose features the model of the fold may not know.
    void ask(std::size_t row, const SparseWeights &weights)
    {
        std::vector<WeightedFeature> known;
        for (const WeightedFeature &feature : m_rows[row])
            if (weights.knows(feature.feature))
                known.push_back(feature);
        scaleToLengthOne(known);
        Scores scores = weights.scores(known);
        m_answers[row] = static_cast<std::uint32_t>(std::ranges::max_element(scores) - scores.begin());
        if (row % m_keepEvery == 0)
            m_scores[row] = std::move(scores);
    }

    [[nodiscard]] unsigned mostRounds() const
    {
        return static_cast<unsigned>(m_model.classes.size() * m_parts + 1);
    }

    /// Outputs of parts on other threads are counted, and told with the next one of the caller's.
    void tellRound(double loss)
    {
        const unsigned rounds = ++m_rounds;
        if (m_progress && std::this_thread::get_id() == m_caller)
            m_progress({rounds, mostRounds(), loss, {}});
        m_loss = loss;
    }

    /// Fits the calibration and the thresholds on what was held out.
    void calibrate()
    {
        std::vector<Scores> scores;
        RightOutputs right;
        for (std::size_t row = 0; row < m_scores.size(); ++row) {
            if (m_scores[row].empty())
                continue;
            scores.push_back(std::move(m_scores[row]));
            right.push_back(m_right[row]);
        }
        if (scores.empty())
            return;
        if (m_model.several) {
            SeveralCalibration fitted = fitSeveral(scores, right, m_options.threads, m_stop);
            if (m_stop.stop_requested())
                return;
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
    }

    void tellAnswers(HeldOutAnswers &answers) const
    {
        answers.assign(m_examples.documents.size(), std::nullopt);
        for (std::size_t row = 0; row < m_rows.size(); ++row)
            if (m_answers[row])
                answers[m_numbers[row]] = m_model.classes[*m_answers[row]];
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
        if (both > 0 && m_progress)
            m_progress({++m_rounds, mostRounds(), m_loss,
                        2.0 * static_cast<double>(hits) / static_cast<double>(both)});
    }

    const DocumentExamples &m_examples;
    const DocumentOptions &m_options;
    const std::stop_token &m_stop;
    const std::function<void(const DocumentProgress &)> &m_progress;
    DocumentClassifier m_model;
    std::vector<const DocumentExamples::Document *> m_documents; // that teach
    std::vector<std::size_t> m_numbers;                          // parallel: among all
    RightOutputs m_right;                                        // parallel
    std::vector<std::vector<WeightedFeature>> m_rows;            // parallel
    std::vector<std::optional<std::uint32_t>> m_answers;         // parallel: outputs, of models of folds
    std::vector<Scores> m_scores;                                // parallel: the same; empty = not kept
    std::size_t m_keepEvery = 1;
    std::size_t m_parts = 1;
    std::thread::id m_caller;
    std::atomic<unsigned> m_rounds = 0;
    std::atomic<double> m_loss = 0.0;
};

} // namespace

Result<DocumentClassifier> trainDocuments(const DocumentExamples &examples, const DocumentOptions &options,
                                          const std::stop_token &stop,
                                          const std::function<void(const DocumentProgress &)> &progress,
                                          HeldOutAnswers *answers)
{
    return DocumentTrainer(examples, options, stop, progress).run(answers);
}

} // namespace glossa::learn
