// SPDX-License-Identifier: GPL-3.0-or-later
// Quality on the small projects that people begin with, by five-fold cross-validation: bench_small SHARED
// [l2] Azure's EmailAppDemo and HomeAutomationDemo, its 20 loan agreements; and BANKING77 with ten examples
// an intent, judged on its test split.
#include "core/base/seed.h"
#include "core/learn/trainer.h"
#include "core/text/offset_map.h"
#include "tests/bench/quality.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

using namespace glossa;
using nlohmann::json;

namespace {

std::string bytesOf(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::map<std::string, std::uint32_t> numbersOf(const json &categories, std::vector<std::string> &names)
{
    std::map<std::string, std::uint32_t> numbers;
    for (const json &category : categories) {
        names.push_back(category.at("category"));
        numbers[names.back()] = static_cast<std::uint32_t>(names.size() - 1);
    }
    return numbers;
}

void addSpans(const json &labels, std::map<std::string, std::uint32_t> &entities, learn::Example &example)
{
    for (const json &label : labels) {
        const std::int32_t offset = label.at("offset");
        const std::int32_t length = label.at("length");
        example.spans.push_back({{offset, length}, entities.at(label.at("category"))});
    }
}

learn::TrainingSet conversations(const std::string &path)
{
    learn::TrainingSet set;
    const json file = json::parse(bytesOf(path));
    const json &assets = file.at("assets");
    auto intents = numbersOf(assets.at("intents"), set.intents);
    auto entities = numbersOf(assets.at("entities"), set.entities);
    for (const json &utterance : assets.at("utterances")) {
        learn::Example example;
        example.text = text::fromUtf8(utterance.at("text").get<std::string>()).value_or(u"");
        example.language = utterance.value("language", "");
        example.intent = static_cast<std::int32_t>(intents.at(utterance.at("intent")));
        addSpans(utterance.at("entities"), entities, example);
        set.examples.push_back(std::move(example));
    }
    return set;
}

learn::TrainingSet documents(const std::string &folder, const std::string &labels)
{
    learn::TrainingSet set;
    const json file = json::parse(bytesOf(folder + "/" + labels));
    const json &assets = file.at("assets");
    auto entities = numbersOf(assets.at("entities"), set.entities);
    for (const json &document : assets.at("documents")) {
        learn::Example example;
        const std::string bytes = bytesOf(folder + "/" + document.at("location").get<std::string>());
        example.text = text::fromUtf8(bytes).value_or(u"");
        example.language = document.value("language", "");
        for (const json &region : document.at("entities"))
            addSpans(region.at("labels"), entities, example);
        set.examples.push_back(std::move(example));
    }
    return set;
}

std::vector<learn::Example> table(const std::string &path, std::map<std::string, std::uint32_t> &intents,
                                  std::vector<std::string> &names)
{
    std::vector<learn::Example> examples;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const auto tab = line.find('\t');
        const auto [at, added] =
            intents.emplace(line.substr(0, tab), static_cast<std::uint32_t>(names.size()));
        if (added)
            names.push_back(at->first);
        learn::Example example;
        example.text = text::fromUtf8(line.substr(tab + 1)).value_or(u"");
        example.language = "en";
        example.intent = static_cast<std::int32_t>(at->second);
        examples.push_back(std::move(example));
    }
    return examples;
}

void print(const char *name, const bench::Tally &tally, std::size_t trainings, double seconds)
{
    const auto count = static_cast<double>(tally.examples);
    std::printf("%-12s intents %.4f  confidence %.4f  log loss %.4f  spans micro-F1 %.4f  %.2f processor s a "
                "training\n",
                name, tally.accuracy(), tally.confidence / count, tally.logLoss / count, tally.f1(),
                seconds / static_cast<double>(trainings));
    std::fflush(stdout);
}

void crossValidate(const char *name, const learn::TrainingSet &set, const learn::TrainOptions &options)
{
    constexpr std::size_t folds = 5;
    std::vector<std::size_t> order(set.examples.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    Random(11).shuffle(order);
    bench::Tally tally;
    double seconds = 0.0;
    for (std::size_t fold = 0; fold < folds; ++fold) {
        learn::TrainingSet part = set;
        part.examples.clear();
        for (std::size_t k = 0; k < order.size(); ++k) {
            if (k % folds != fold)
                part.examples.push_back(set.examples[order[k]]);
        }
        const double start = bench::processorSeconds();
        const auto model = learn::train(part, options, "{}", {}, {});
        seconds += bench::processorSeconds() - start;
        for (std::size_t k = fold; model && k < order.size(); k += folds)
            bench::judge(*model, set.examples[order[k]], tally);
    }
    print(name, tally, folds, seconds);
}

void banking(const std::string &folder, const learn::TrainOptions &options)
{
    std::map<std::string, std::uint32_t> intents;
    learn::TrainingSet set;
    set.examples = table(folder + "/train_10.tsv", intents, set.intents);
    const auto test = table(folder + "/test.tsv", intents, set.intents);
    const double start = bench::processorSeconds();
    const auto model = learn::train(set, options, "{}", {}, {});
    const double seconds = bench::processorSeconds() - start;
    bench::Tally tally;
    for (const learn::Example &example : test) {
        if (model)
            bench::judge(*model, example, tally);
    }
    print("banking77/10", tally, 1, seconds);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_small SHARED [l2]\n");
        return 2;
    }
    const std::string data = std::string(argv[1]) + "/data";
    learn::TrainOptions options;
    options.l2 = argc > 2 ? std::stod(argv[2]) : 0.0;
    const std::string samples = data + "/azure-samples";
    try {
        crossValidate("email", conversations(samples + "/clu/EmailAppDemo.json"), options);
        crossValidate("home", conversations(samples + "/clu/HomeAutomationDemo.json"), options);
        crossValidate("loans",
                      documents(samples + "/custom-ner-loan-agreements", "loanAgreementsLabels.json"),
                      options);
    } catch (const json::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    banking(data + "/banking77", options);
    return 0;
}
