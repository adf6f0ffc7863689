// SPDX-License-Identifier: GPL-3.0-or-later
// The tagger on development data of several kinds: bench_entities SHARED [set …], or `many` for the cost of
// entities. Prints for each set precision, recall and F1 of exact mentions, processor seconds of training the
// tagger, tokens a second of predicting on one core, how far confidences are from shares of right mentions,
// and the peak of memory so far.
#include "core/learn/trainer.h"
#include "core/text/tokenizer.h"

#include "tests/bench/entity_sets.h"
#include "tests/bench/quality.h"

#include <array>
#include <cmath>
#include <cstdio>

using namespace glossa;

namespace {

struct Figures {
    std::size_t hits = 0;
    std::size_t predicted = 0;
    std::size_t labeled = 0;
    double trained = 0.0; // processor seconds
    double asked = 0.0;
    std::size_t tokens = 0;                       // asked about
    double megabytes = 0.0;                       // of the model
    std::array<std::array<double, 3>, 10> bins{}; // count, confidence, right

    void add(const learn::Model &model, const learn::Example &example)
    {
        const double before = bench::processorSeconds();
        const auto said = model.predict(example.text, example.language);
        asked += bench::processorSeconds() - before;
        using Key = std::tuple<std::int32_t, std::int32_t, std::uint32_t>;
        std::set<Key> gold;
        for (const auto &span : example.spans)
            gold.insert({span.span.begin, span.span.length, span.category});
        labeled += gold.size();
        predicted += said.spans.size();
        for (const auto &span : said.spans) {
            const bool right = gold.count({span.span.begin, span.span.length, span.category}) > 0;
            hits += right ? 1 : 0;
            auto &bin = bins[std::min<std::size_t>(9, static_cast<std::size_t>(span.confidence * 10.0))];
            bin[0] += 1.0;
            bin[1] += span.confidence;
            bin[2] += right ? 1.0 : 0.0;
        }
    }
    [[nodiscard]] double f1() const
    {
        return predicted + labeled == 0
                   ? 0.0
                   : 2.0 * static_cast<double>(hits) / static_cast<double>(predicted + labeled);
    }
    [[nodiscard]] double calibrationError() const
    {
        double gap = 0.0;
        for (const auto &bin : bins)
            gap += std::abs(bin[1] - bin[2]);
        return predicted == 0 ? 0.0 : gap / static_cast<double>(predicted);
    }
};

bool measure(const bench::EntitySet &set, Figures &figures)
{
    double begin = bench::processorSeconds();
    learn::TrainOptions options;
    options.threads = 1;
    const auto model = learn::train(set.train, options, "{}", {}, [&](const learn::TrainProgress &progress) {
        if (progress.stage == learn::TrainStage::Intents || progress.stage == learn::TrainStage::Calibrating)
            begin = bench::processorSeconds();
    });
    if (!model)
        return false;
    figures.trained += bench::processorSeconds() - begin;
    figures.megabytes = static_cast<double>(model->serialize().size()) / 1e6;
    for (const learn::Example &example : set.judged) {
        figures.add(*model, example);
        figures.tokens += text::tokenize(example.text, example.language).size();
    }
    return true;
}

void print(const std::string &name, const Figures &figures)
{
    const auto share = [&](std::size_t all) {
        return all == 0 ? 0.0 : 100.0 * static_cast<double>(figures.hits) / static_cast<double>(all);
    };
    std::printf("%-14s P %5.2f R %5.2f F1 %6.2f  train %7.2f s  %8.0f tokens/s  model %6.2f MB  "
                "calibration %.3f  peak %5.0f MB\n",
                name.c_str(), share(figures.predicted), share(figures.labeled), 100.0 * figures.f1(),
                figures.trained, static_cast<double>(figures.tokens) / std::max(1e-9, figures.asked),
                figures.megabytes, figures.calibrationError(), bench::peakMegabytes());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_entities SHARED [set … | many]\n");
        return 2;
    }
    std::vector<std::string> names(argv + 2, argv + argc);
    if (names == std::vector<std::string>{"many"}) {
        for (const std::size_t entities : {10, 50, 200, 350}) {
            Figures figures;
            const auto set = bench::manyEntities(entities, 2100);
            if (!measure(set, figures))
                return 1;
            print(set.name, figures);
        }
        return 0;
    }
    if (names.empty())
        names = bench::entitySetNames();
    double sum = 0.0;
    for (const std::string &name : names) {
        Figures figures;
        for (const auto &fold : bench::entitySet(argv[1], name)) {
            if (!measure(fold, figures))
                return 1;
        }
        print(name, figures);
        sum += figures.f1();
    }
    std::printf("%-14s                 F1 %6.2f\n", "mean", 100.0 * sum / static_cast<double>(names.size()));
    return 0;
}
