// SPDX-License-Identifier: GPL-3.0-or-later
// How the choices of the classifier of documents were made: bench_class_choices SHARED [setting…]
// Each setting changes one thing and is judged by cross-validation on some twenty real sets (class_sets.h);
// thresholds and calibration are fitted on inner folds of what is learned from. No test split is touched.
//
// What was found (mean macro-F1 of the sets with one class / with several, at an L2 of 0.03 unless said):
//   L2           0.003  0.742 / 0.557     0.01  0.742 / 0.557     0.03  0.741 / 0.554     0.1  0.732 / 0.555
//                0.2    0.717 / 0.551     0.3   0.694 / 0.549     1     0.605 / 0.525
//   phrases of   1 word 0.738 / 0.558     2     0.741 / 0.554     3     0.741 / 0.555
//   grams        none   0.673 / 0.532     2-4   0.739 / 0.554     3-4   0.740           2-5  0.741 / 0.554
// So below 0.03 the penalty hardly matters; the log loss of one class falls with it and that of several
// rises, and 0.01 stands between. Grams are what helps most. Pairs of words help long documents (webofscience
// 0.83 for 0.81) and cost the others little.
#include "core/learn/document_trainer.h"
#include "core/learn/parallel.h"
#include "tests/bench/class_sets.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

using namespace glossa;

namespace {

constexpr std::size_t folds = 3;
constexpr std::size_t documentsASet = 300;

struct Figures {
    double macro = 0.0;
    double micro = 0.0;
    double logLoss = 0.0; // per document, of the calibrated probabilities
};

class Judge {
public:
    explicit Judge(std::size_t classes) : m_hits(classes), m_given(classes), m_right(classes) {}

    void add(const learn::DocumentClassifier &model, const std::u16string &text,
             const std::vector<std::uint32_t> &right)
    {
        const auto features = model.features(learn::documentKeys(text, "en", model.shape));
        const auto probabilities = model.probabilities(model.weights.scores(features));
        const auto given = model.given(probabilities);
        for (const std::uint32_t category : right)
            ++m_right[category];
        for (std::size_t output = 0; output < given.size(); ++output) {
            const std::uint32_t category = model.classes[output];
            const bool isRight = std::ranges::binary_search(right, category);
            m_given[category] += given[output] ? 1.0 : 0.0;
            m_hits[category] += given[output] && isRight ? 1.0 : 0.0;
            const double said = isRight ? probabilities[output] : 1.0 - probabilities[output];
            if (model.several || isRight)
                m_logLoss -= std::log(std::max(said, 1e-9));
        }
        ++m_documents;
    }

    [[nodiscard]] Figures figures() const
    {
        Figures figures;
        double seen = 0.0;
        double hits = 0.0;
        double both = 0.0;
        for (std::size_t c = 0; c < m_hits.size(); ++c) {
            if (m_given[c] + m_right[c] <= 0.0)
                continue;
            ++seen;
            figures.macro += 2.0 * m_hits[c] / (m_given[c] + m_right[c]);
            hits += m_hits[c];
            both += m_given[c] + m_right[c];
        }
        figures.macro /= std::max(1.0, seen);
        figures.micro = 2.0 * hits / std::max(1.0, both);
        figures.logLoss = m_logLoss / static_cast<double>(std::max<std::size_t>(1, m_documents));
        return figures;
    }

private:
    std::vector<double> m_hits, m_given, m_right;
    double m_logLoss = 0.0;
    std::size_t m_documents = 0;
};

Figures crossValidate(const bench::ClassSet &set, const learn::DocumentOptions &options)
{
    const auto foldOf = bench::foldsOf(set, folds, 3);
    Judge judge(set.classes.size());
    for (std::size_t fold = 0; fold < folds; ++fold) {
        std::vector<std::size_t> subset;
        for (std::size_t i = 0; i < foldOf.size(); ++i)
            if (foldOf[i] != fold)
                subset.push_back(i);
        const auto model = learn::trainDocuments(set.examples(subset), options, {}, {});
        for (std::size_t i = 0; model && i < foldOf.size(); ++i)
            if (foldOf[i] == fold)
                judge.add(*model, set.texts[i], set.right[i]);
    }
    return judge.figures();
}

struct Setting {
    std::string name;
    std::function<void(learn::DocumentOptions &)> change;
};

std::vector<Setting> settings()
{
    using Options = learn::DocumentOptions;
    std::vector<Setting> list{{"as it is", [](Options &) {}}};
    for (const double l2 : {0.003, 0.01, 0.1, 0.2, 0.3, 1.0})
        list.push_back({"l2 " + std::to_string(l2), [l2](Options &options) { options.l2 = l2; }});
    for (const int words : {1, 3})
        list.push_back({"phrases of " + std::to_string(words),
                        [words](Options &o) { o.shape.longestPhrase = static_cast<std::uint8_t>(words); }});
    for (const auto &[shortest, longest] : {std::pair{0, 0}, {2, 4}, {3, 4}, {3, 5}, {3, 6}, {2, 6}})
        list.push_back({"grams " + std::to_string(shortest) + " to " + std::to_string(longest),
                        [shortest, longest](Options &options) {
                            options.shape.shortestGram = static_cast<std::uint8_t>(shortest);
                            options.shape.longestGram = static_cast<std::uint8_t>(longest);
                        }});
    for (const float share : {0.2F, 0.35F, 0.65F, 0.8F, 1.0F})
        list.push_back({"share of grams " + std::to_string(share),
                        [share](Options &options) { options.shape.gramShare = share; }});
    list.push_back({"plain counts", [](Options &options) { options.shape.logCounts = false; }});
    for (const std::size_t fewest : {1U, 3U})
        list.push_back({"in documents " + std::to_string(fewest),
                        [fewest](Options &options) { options.fewestDocuments = fewest; }});
    list.push_back({"threshold one half", [](Options &o) { o.thresholds = learn::ThresholdRule::Half; }});
    list.push_back({"threshold counted", [](Options &o) { o.thresholds = learn::ThresholdRule::Counted; }});
    list.push_back({"threshold expected", [](Options &o) { o.thresholds = learn::ThresholdRule::Expected; }});
    return list;
}

void print(const char *what, const std::vector<Figures> &figures, double Figures::*figure)
{
    std::printf("  %-8s", what);
    double sum = 0.0;
    for (const Figures &each : figures) {
        sum += each.*figure;
        std::printf(" %6.3f", each.*figure);
    }
    std::printf("   mean %.4f\n", sum / static_cast<double>(figures.size()));
}

void measure(const Setting &setting, const std::vector<bench::ClassSet> &sets, bool several)
{
    std::vector<const bench::ClassSet *> meant;
    for (const bench::ClassSet &set : sets)
        if (set.several == several)
            meant.push_back(&set);
    std::vector<Figures> figures(meant.size());
    learn::DocumentOptions options;
    setting.change(options);
    learn::parallelFor(meant.size(), learn::threadCount(0),
                       [&](std::size_t i) { figures[i] = crossValidate(*meant[i], options); });
    std::printf("%s, %s\n", setting.name.c_str(), several ? "several classes" : "one class");
    print("macro-F1", figures, &Figures::macro);
    print("micro-F1", figures, &Figures::micro);
    print("log loss", figures, &Figures::logLoss);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_class_choices SHARED [part of a setting's name…]\n");
        return 2;
    }
    try {
        const auto sets = bench::classSets(argv[1], documentsASet);
        for (const bench::ClassSet &set : sets)
            std::printf("%s %-22s %5zu documents, %3zu classes\n", set.several ? "several" : "one    ",
                        set.name.c_str(), set.texts.size(), set.classes.size());
        const std::vector<std::string> wanted(argv + 2, argv + argc);
        for (const Setting &setting : settings()) {
            const bool meant = wanted.empty() || std::ranges::any_of(wanted, [&](const std::string &part) {
                                   return setting.name.find(part) != std::string::npos;
                               });
            if (!meant)
                continue;
            measure(setting, sets, false);
            measure(setting, sets, true);
        }
    } catch (const nlohmann::json::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
