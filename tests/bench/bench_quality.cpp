// SPDX-License-Identifier: GPL-3.0-or-later
// Quality and speed of the learners on SNIPS and ATIS: bench_quality SHARED [snips|atis] [dev|test] [l2
// tagger] Trains on the train split alone, judges on the split named (test by default), prints one line a
// data set.
#include "core/learn/trainer.h"
#include "core/text/offset_map.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <sys/resource.h>
#include <vector>

using namespace glossa;

namespace {

std::vector<std::string> lines(const std::string &path)
{
    std::ifstream file(path);
    std::vector<std::string> result;
    for (std::string line; std::getline(file, line);)
        result.push_back(line);
    return result;
}

struct Names {
    std::map<std::string, std::uint32_t> numbers;
    std::vector<std::string> names;
    std::uint32_t number(const std::string &name)
    {
        const auto [at, added] = numbers.emplace(name, static_cast<std::uint32_t>(names.size()));
        if (added)
            names.push_back(name);
        return at->second;
    }
};

std::vector<learn::Example> read(const std::string &stem, Names &intents, Names &entities)
{
    const auto texts = lines(stem + ".seq.in");
    const auto tags = lines(stem + ".seq.out");
    const auto labels = lines(stem + ".label");
    std::vector<learn::Example> examples;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        learn::Example example;
        example.language = "en-us";
        std::string label = labels[i];
        label.erase(label.find_last_not_of(" \r\t") + 1);
        example.intent = static_cast<std::int32_t>(intents.number(label));
        std::istringstream words(texts[i]);
        std::istringstream tagWords(tags[i]);
        std::string word;
        std::string tag;
        std::string open;
        while (words >> word && tagWords >> tag) {
            if (!example.text.empty())
                example.text += u' ';
            const auto begin = static_cast<std::int32_t>(example.text.size());
            example.text += text::fromUtf8(word).value_or(u"?");
            const auto end = static_cast<std::int32_t>(example.text.size());
            const std::string name = tag == "O" ? "" : tag.substr(2);
            if (!name.empty() && tag[0] == 'I' && name == open)
                example.spans.back().span.length = end - example.spans.back().span.begin;
            else if (!name.empty())
                example.spans.push_back({{begin, end - begin}, entities.number(name)});
            open = name;
        }
        examples.push_back(std::move(example));
    }
    return examples;
}

double megabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void measure(const std::string &folder, const char *name, const std::string &split, double l2)
{
    Names intents;
    Names entities;
    learn::TrainingSet set;
    set.examples = read(folder + "/train", intents, entities);
    const auto test = read(folder + (split == "dev" ? "/valid" : "/test"), intents, entities);
    set.intents = intents.names;
    set.entities = entities.names;
    learn::TrainOptions options;
    options.l2 = l2;
    const auto start = std::chrono::steady_clock::now();
    const auto model = learn::train(set, options, "{}", {}, [](const learn::TrainProgress &progress) {
        std::fprintf(stderr, "\r%3.0f %% stage %d round %u objective %.4f held-out %.4f   ",
                     progress.fraction * 100.0, static_cast<int>(progress.stage), progress.iteration,
                     progress.objective, progress.heldOutScore.value_or(0.0));
    });
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::fprintf(stderr, "\n");
    if (!model)
        return;
    std::size_t right = 0;
    std::size_t hits = 0;
    std::size_t predicted = 0;
    std::size_t labeled = 0;
    std::vector<double> micros;
    for (const learn::Example &example : test) {
        const auto before = std::chrono::steady_clock::now();
        const auto said = model->predict(example.text, example.language);
        micros.push_back(
            std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - before).count());
        right += static_cast<std::int32_t>(said.intents.front().intent) == example.intent ? 1 : 0;
        using Key = std::tuple<std::int32_t, std::int32_t, std::uint32_t>;
        std::set<Key> gold;
        for (const auto &span : example.spans)
            gold.insert({span.span.begin, span.span.length, span.category});
        labeled += gold.size();
        predicted += said.spans.size();
        for (const auto &span : said.spans)
            hits += gold.count({span.span.begin, span.span.length, span.category});
    }
    std::nth_element(micros.begin(), micros.begin() + static_cast<std::ptrdiff_t>(micros.size() / 2),
                     micros.end());
    std::printf("%-6s %-5s intents %.4f  slots micro-F1 %.4f  trained in %.1f s  model %.1f MB  query %.0f "
                "us median  "
                "peak %.0f MB\n",
                name, split.c_str(), static_cast<double>(right) / static_cast<double>(test.size()),
                2.0 * static_cast<double>(hits) / static_cast<double>(predicted + labeled), seconds,
                static_cast<double>(model->serialize().size()) / 1e6, micros[micros.size() / 2], megabytes());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_quality SHARED [snips|atis|both] [dev|test] [l2]\n");
        return 2;
    }
    const std::string shared = argv[1];
    const std::string which = argc > 2 ? argv[2] : "both";
    const std::string split = argc > 3 ? argv[3] : "test";
    const double l2 = argc > 4 ? std::stod(argv[4]) : 0.0;
    for (const char *name : {"snips", "atis"}) {
        if (which == "both" || which == name)
            measure(shared + "/data/" + name, name, split, l2);
    }
    return 0;
}
