// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/entity_sets.h"

#include "core/base/seed.h"
#include "core/text/offset_map.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace glossa::bench {

namespace {

using learn::Example;

struct Numbering {
    std::map<std::string, std::uint32_t> numbers;
    std::vector<std::string> names;
    std::uint32_t operator()(const std::string &name)
    {
        const auto [at, added] = numbers.emplace(name, static_cast<std::uint32_t>(names.size()));
        if (added)
            names.push_back(name);
        return at->second;
    }
};

std::string wholeFile(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

std::u16string utf16(const std::string &bytes)
{
    if (auto text = text::fromUtf8(bytes))
        return std::move(*text);
    std::u16string latin; // some files of SNIPS-2017 are Latin-1
    for (const char byte : bytes)
        latin += static_cast<char16_t>(static_cast<unsigned char>(byte));
    return latin;
}

/// TOKEN<TAB>TAG in lines, an empty line behind each sentence; tokens are joined by one blank.
std::vector<Example> readConll(const std::string &path, Numbering &entities)
{
    std::ifstream file(path);
    std::vector<Example> examples(1);
    std::string open;
    for (std::string line; std::getline(file, line);) {
        const std::size_t tab = line.rfind('\t');
        if (tab == std::string::npos) {
            if (!examples.back().text.empty())
                examples.emplace_back();
            open.clear();
            continue;
        }
        Example &example = examples.back();
        example.language = "en";
        if (!example.text.empty())
            example.text += u' ';
        const auto begin = static_cast<std::int32_t>(example.text.size());
        example.text += utf16(line.substr(0, tab));
        const auto end = static_cast<std::int32_t>(example.text.size());
        const std::string tag = line.substr(tab + 1, line.find_last_not_of(" \r") - tab);
        const std::string name = tag == "O" ? "" : tag.substr(2);
        if (!name.empty() && tag[0] == 'I' && name == open)
            example.spans.back().span.length = end - example.spans.back().span.begin;
        else if (!name.empty())
            example.spans.push_back({{begin, end - begin}, entities(name)});
        open = name;
    }
    if (examples.back().text.empty())
        examples.pop_back();
    return examples;
}

void addIntents(std::vector<Example> &examples, const std::string &path, Numbering &intents)
{
    std::ifstream file(path);
    std::string label;
    for (std::size_t i = 0; i < examples.size() && std::getline(file, label); ++i) {
        label.erase(label.find_last_not_of(" \r\t") + 1);
        examples[i].intent = static_cast<std::int32_t>(intents(label));
    }
}

void shuffle(std::vector<Example> &examples, std::uint64_t seed)
{
    std::vector<std::size_t> order(examples.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    Random(seed).shuffle(order);
    std::vector<Example> shuffled;
    for (const std::size_t i : order)
        shuffled.push_back(std::move(examples[i]));
    examples = std::move(shuffled);
}

EntitySet made(const std::string &name, const Numbering &intents, const Numbering &entities,
               std::vector<Example> train, std::vector<Example> judged)
{
    EntitySet set{name, {}, std::move(judged)};
    set.train.intents = intents.names;
    set.train.entities = entities.names;
    set.train.examples = std::move(train);
    return set;
}

EntitySet published(const std::string &folder, const std::string &name, std::size_t atMost)
{
    Numbering intents;
    Numbering entities;
    auto train = readConll(folder + "/train.conll", entities);
    auto dev = readConll(folder + "/dev.conll", entities);
    if (std::filesystem::exists(folder + "/train.label")) {
        addIntents(train, folder + "/train.label", intents);
        addIntents(dev, folder + "/valid.label", intents);
    }
    shuffle(train, 1);
    if (train.size() > atMost)
        train.resize(atMost);
    return made(name, intents, entities, std::move(train), std::move(dev));
}

std::vector<EntitySet> folded(const std::string &name, const Numbering &intents, const Numbering &entities,
                              std::vector<Example> examples, std::size_t folds)
{
    shuffle(examples, 1);
    std::vector<EntitySet> sets;
    for (std::size_t fold = 0; fold < folds; ++fold) {
        std::vector<Example> train;
        std::vector<Example> judged;
        for (std::size_t i = 0; i < examples.size(); ++i)
            (i % folds == fold ? judged : train).push_back(examples[i]);
        sets.push_back(made(name, intents, entities, std::move(train), std::move(judged)));
    }
    return sets;
}

/// 70 queries of each intent to learn from; the other training queries are judged. Two draws.
std::vector<EntitySet> snips2017(const std::string &folder)
{
    constexpr std::size_t queries = 70;
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().filename().string().starts_with("train_"))
            files.push_back(entry.path());
    }
    std::ranges::sort(files);
    std::vector<EntitySet> sets;
    for (std::uint64_t draw = 1; draw <= 2; ++draw) {
        Numbering intents;
        Numbering entities;
        std::vector<Example> train;
        std::vector<Example> judged;
        for (const auto &file : files) {
            std::string bytes = wholeFile(file.string());
            const std::u16string decoded = utf16(bytes);
            const auto read = nlohmann::json::parse(decoded.begin(), decoded.end());
            std::vector<Example> examples;
            for (const auto &[intent, texts] : read.items()) {
                for (const auto &text : texts) {
                    Example example;
                    example.language = "en";
                    example.intent = static_cast<std::int32_t>(intents(intent));
                    for (const auto &piece : text["data"]) {
                        const auto begin = static_cast<std::int32_t>(example.text.size());
                        example.text += utf16(piece["text"].get<std::string>());
                        const auto end = static_cast<std::int32_t>(example.text.size());
                        if (piece.contains("entity"))
                            example.spans.push_back(
                                {{begin, end - begin}, entities(piece["entity"].get<std::string>())});
                    }
                    examples.push_back(std::move(example));
                }
            }
            shuffle(examples, draw);
            for (std::size_t i = 0; i < examples.size(); ++i)
                (i < queries ? train : judged).push_back(std::move(examples[i]));
        }
        sets.push_back(made("snips-2017", intents, entities, std::move(train), std::move(judged)));
    }
    return sets;
}

std::vector<EntitySet> loans(const std::string &folder)
{
    Numbering entities;
    std::vector<Example> examples;
    const auto read = nlohmann::json::parse(wholeFile(folder + "/loanAgreementsLabels.json"));
    const auto &assets = read.contains("assets") ? read["assets"] : read;
    const bool isProject = assets.contains("documents");
    for (const auto &document : isProject ? assets["documents"] : assets) {
        Example example;
        example.language = "en";
        const std::string place = document.value("location", std::string());
        example.text = utf16(wholeFile(folder + "/" + place));
        for (const auto &region : document["entities"]) {
            for (const auto &label : region["labels"])
                example.spans.push_back(
                    {{label["offset"].get<std::int32_t>(), label["length"].get<std::int32_t>()},
                     entities(label["category"].get<std::string>())});
        }
        if (!example.text.empty())
            examples.push_back(std::move(example));
    }
    return folded("loans", {}, entities, std::move(examples), 3);
}

std::vector<EntitySet> conversations(const std::string &path, const std::string &name)
{
    Numbering intents;
    Numbering entities;
    std::vector<Example> examples;
    const auto read = nlohmann::json::parse(wholeFile(path));
    for (const auto &utterance : read["assets"]["utterances"]) {
        if (utterance.value("dataset", std::string()) == "Test")
            continue;
        Example example;
        example.language = utterance.value("language", std::string("en"));
        example.text = utf16(utterance["text"].get<std::string>());
        example.intent = static_cast<std::int32_t>(intents(utterance["intent"].get<std::string>()));
        for (const auto &label : utterance["entities"])
            example.spans.push_back(
                {{label["offset"].get<std::int32_t>(), label["length"].get<std::int32_t>()},
                 entities(label["category"].get<std::string>())});
        examples.push_back(std::move(example));
    }
    return folded(name, intents, entities, std::move(examples), 2);
}

} // namespace

std::vector<std::string> entitySetNames()
{
    return {"ncbi",       "wnut17", "snips",    "atis",    "atis-400", "snips-2017", "ai",
            "literature", "music",  "politics", "science", "loans",    "emails",     "homes"};
}

std::vector<EntitySet> entitySet(const std::string &shared, const std::string &name)
{
    constexpr std::size_t all = 1000000;
    constexpr std::size_t some = 3000; // enough of SNIPS to develop on
    constexpr std::size_t few = 400;
    const std::string data = shared + "/data";
    if (name == "ncbi")
        return {published(data + "/ncbi-disease", name, all)};
    if (name == "wnut17")
        return {published(data + "/wnut17", name, all)};
    if (name == "snips")
        return {published(data + "/snips", name, some)};
    if (name == "atis")
        return {published(data + "/atis", name, all)};
    if (name == "atis-400")
        return {published(data + "/atis", name, few)};
    if (name == "snips-2017")
        return snips2017(data + "/snips-2017-slots");
    if (name == "loans")
        return loans(data + "/azure-samples/custom-ner-loan-agreements");
    if (name == "emails")
        return conversations(data + "/azure-samples/clu/EmailAppDemo.json", name);
    if (name == "homes")
        return conversations(data + "/azure-samples/clu/HomeAutomationDemo.json", name);
    return {published(data + "/crossner/" + name, name, all)};
}

EntitySet manyEntities(std::size_t entities, std::size_t utterances)
{
    const std::u16string verbs[] = {u"show", u"book", u"find", u"order", u"play", u"tell me about"};
    const std::u16string links[] = {u"for", u"with", u"near", u"from", u"by"};
    Numbering names;
    std::vector<Example> train;
    std::vector<Example> judged;
    Random random(3);
    const auto word = [](std::size_t number) {
        std::u16string made;
        for (std::size_t rest = number + 7; rest > 0; rest /= 20)
            made += u"bcdfghjklmnpqrstvwxz"[rest % 20] + std::u16string(1, u"aeiou"[(rest / 3) % 5]);
        return made;
    };
    constexpr std::size_t kinds = 350; // of words, whatever the number of entities
    for (std::size_t i = 0; i < 2 * utterances; ++i) {
        Example example;
        example.language = "en";
        const std::size_t kind = i % kinds;
        example.text = verbs[random.below(std::size(verbs))] + u" a " + word(kind) + u" " +
                       links[random.below(std::size(links))] + u" ";
        const auto begin = static_cast<std::int32_t>(example.text.size());
        example.text += word(1000 + 37 * kind + random.below(5));
        if (random.below(2) == 0)
            example.text += u" " + word(5000 + 11 * kind + random.below(3));
        const auto end = static_cast<std::int32_t>(example.text.size());
        example.text += u" please";
        example.spans.push_back({{begin, end - begin}, names("entity " + std::to_string(kind % entities))});
        (i < utterances ? train : judged).push_back(std::move(example));
    }
    return made(std::to_string(entities) + " entities", {}, names, std::move(train), std::move(judged));
}

} // namespace glossa::bench
