// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/class_sets.h"

#include "core/base/seed.h"
#include "core/text/offset_map.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iterator>
#include <limits>
#include <numeric>
#include <set>
#include <sstream>

namespace glossa::bench {

namespace {

using nlohmann::json;

std::u16string utf16(const std::string &text)
{
    return text::fromUtf8(text).value_or(u"");
}

std::string bytesOf(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        std::fprintf(stderr, "%s cannot be read\n", path.c_str());
    return {std::istreambuf_iterator<char>(file), {}};
}

class SetBuilder {
public:
    SetBuilder(std::string name, bool several)
    {
        m_set.name = std::move(name);
        m_set.several = several;
    }

    void add(const std::string &text, const std::set<std::string> &classes)
    {
        std::vector<std::uint32_t> numbers;
        for (const std::string &name : classes) {
            auto known = std::ranges::find(m_set.classes, name);
            if (known == m_set.classes.end())
                known = m_set.classes.insert(known, name);
            numbers.push_back(static_cast<std::uint32_t>(known - m_set.classes.begin()));
        }
        std::ranges::sort(numbers);
        m_set.texts.push_back(utf16(text));
        m_set.right.push_back(std::move(numbers));
    }

    /// `most` of the documents, drawn.
    ClassSet take(std::size_t most)
    {
        std::vector<std::size_t> order(m_set.texts.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        Random(5).shuffle(order);
        order.resize(std::min(most, order.size()));
        std::ranges::sort(order);
        ClassSet taken{m_set.name, m_set.several, m_set.classes, {}, {}};
        for (const std::size_t i : order) {
            taken.texts.push_back(std::move(m_set.texts[i]));
            taken.right.push_back(std::move(m_set.right[i]));
        }
        return taken;
    }

private:
    ClassSet m_set;
};

/// A label file of custom text classification; four fifths of its documents, the others are for judging.
ClassSet azure(const std::string &folder, const std::string &labels, const char *name)
{
    const json file = json::parse(bytesOf(folder + "/" + labels));
    const json &assets = file.at("assets");
    const bool several = file.at("metadata").at("projectKind") == "CustomMultiLabelClassification";
    SetBuilder builder(name, several);
    std::size_t number = 0;
    for (const json &document : assets.at("documents")) {
        std::set<std::string> classes;
        if (several)
            for (const json &each : document.at("classes"))
                classes.insert(each.at("category"));
        else
            classes.insert(document.at("class").at("category"));
        if (++number % 5 != 0)
            builder.add(bytesOf(folder + "/" + document.at("location").get<std::string>()), classes);
    }
    return builder.take(number);
}

ClassSet utterances(const std::string &path, const char *name, std::size_t most)
{
    SetBuilder builder(name, false);
    const json file = json::parse(bytesOf(path));
    for (const json &utterance : file.at("assets").at("utterances"))
        builder.add(utterance.at("text"), {utterance.at("intent")});
    return builder.take(most);
}

ClassSet table(const std::string &path, const char *name, std::size_t most)
{
    SetBuilder builder(name, false);
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const auto tab = line.find('\t');
        builder.add(line.substr(tab + 1), {line.substr(0, tab)});
    }
    return builder.take(most);
}

/// Of lines of tags: which kinds of names a text holds.
ClassSet slots(const std::string &stem, const char *name, std::size_t most)
{
    SetBuilder builder(name, true);
    std::ifstream texts(stem + ".seq.in");
    std::ifstream tags(stem + ".seq.out");
    std::string text;
    for (std::string line; std::getline(tags, line) && std::getline(texts, text);) {
        std::istringstream words(line);
        std::set<std::string> classes;
        for (std::string tag; words >> tag;)
            if (tag != "O")
                classes.insert(tag.substr(2));
        builder.add(text, classes);
    }
    return builder.take(most);
}

struct Sentence {
    std::string text;
    std::set<std::string> kinds;
};

/// A column file, sentence by sentence.
std::vector<Sentence> sentences(const std::string &path)
{
    std::vector<Sentence> result;
    Sentence sentence;
    std::ifstream file(path);
    const auto end = [&] {
        if (!sentence.text.empty())
            result.push_back(std::exchange(sentence, {}));
    };
    for (std::string line; std::getline(file, line);) {
        const auto tab = line.find('\t');
        if (tab == std::string::npos) {
            end();
            continue;
        }
        sentence.text += (sentence.text.empty() ? "" : " ") + line.substr(0, tab);
        if (line[tab + 1] != 'O')
            sentence.kinds.insert(line.substr(tab + 3));
    }
    end();
    return result;
}

/// Sentences that follow each other, as one document.
std::vector<Sentence> joined(const std::vector<Sentence> &parts, std::size_t count)
{
    std::vector<Sentence> result;
    for (std::size_t i = 0; i + count <= parts.size(); i += count) {
        Sentence &whole = result.emplace_back();
        for (std::size_t k = i; k < i + count; ++k) {
            whole.text += parts[k].text + "\n";
            whole.kinds.insert(parts[k].kinds.begin(), parts[k].kinds.end());
        }
    }
    return result;
}

void addCrossNer(const std::string &folder, std::size_t most, std::vector<ClassSet> &sets)
{
    SetBuilder subjects("subject of a sentence", false);
    SetBuilder longer("subject of a document", false);
    SetBuilder kinds("names in a document", true);
    for (const char *domain : {"ai", "literature", "music", "politics", "science"}) {
        std::vector<Sentence> all = sentences(folder + "/" + domain + "/train.conll");
        for (Sentence &more : sentences(folder + "/" + domain + "/dev.conll"))
            all.push_back(std::move(more));
        SetBuilder builder(std::string("names in ") + domain, true);
        for (const Sentence &sentence : all) {
            builder.add(sentence.text, sentence.kinds);
            subjects.add(sentence.text, {domain});
        }
        sets.push_back(builder.take(most));
        for (const Sentence &document : joined(all, 5))
            longer.add(document.text, {domain});
        for (const Sentence &document : joined(all, 4))
            kinds.add(document.text, document.kinds);
    }
    for (SetBuilder *builder : {&subjects, &longer, &kinds})
        sets.push_back(builder->take(most));
}

/// Sentences of two languages by the kind of value in them.
ClassSet values(const std::string &folder, std::size_t most)
{
    SetBuilder builder("kind of value", false);
    for (const char *kind : {"Choice/*/Boolean", "DateTime/*/DateTime", "Number/*/Number", "Number/*/Ordinal",
                             "Number/*/Percent", "NumberWithUnit/*/Age", "NumberWithUnit/*/Currency",
                             "NumberWithUnit/*/Dimension", "NumberWithUnit/*/Temperature", "Sequence/*/URL",
                             "Sequence/*/PhoneNumber"}) {
        for (const char *language : {"English", "German"}) {
            std::string path = kind;
            path.replace(path.find('*'), 1, language);
            std::ifstream file(folder + "/" + path + "Model.json");
            if (!file)
                continue;
            std::string bytes{std::istreambuf_iterator<char>(file), {}};
            if (bytes.starts_with("\xef\xbb\xbf"))
                bytes.erase(0, 3);
            for (const json &entry : json::parse(bytes))
                builder.add(entry.at("Input"), {kind});
        }
    }
    return builder.take(most);
}

} // namespace

learn::DocumentExamples ClassSet::examples(const std::vector<std::size_t> &documents) const
{
    learn::DocumentExamples examples;
    examples.classCount = static_cast<std::uint32_t>(classes.size());
    examples.several = several;
    for (const std::size_t i : documents)
        examples.documents.push_back({texts[i], "en", right[i]});
    return examples;
}

std::vector<ClassSet> classSets(const std::string &shared, std::size_t most)
{
    const std::string data = shared + "/data";
    const std::string samples = data + "/azure-samples";
    std::vector<ClassSet> sets;
    sets.push_back(azure(samples + "/custom-text-classification/single-webofscience",
                         "webOfScience_labelsFile.json", "webofscience"));
    sets.push_back(table(data + "/banking77/train_5.tsv", "banking77/5", 2 * most));
    sets.push_back(table(data + "/snips/train.tsv", "snips", most / 2));
    sets.push_back(table(data + "/atis/train.tsv", "atis", most));
    sets.push_back(utterances(samples + "/clu/EmailAppDemo.json", "email", most));
    sets.push_back(utterances(samples + "/clu/HomeAutomationDemo.json", "home", most));
    sets.push_back(values(data + "/recognizers-text", most));
    sets.push_back(azure(samples + "/custom-text-classification/multi-movies", "movieLabels.json", "movies"));
    sets.push_back(slots(data + "/atis/train", "slots of atis", most));
    sets.push_back(slots(data + "/snips/train", "slots of snips", most));
    SetBuilder tweets("names in tweets", true);
    for (const Sentence &sentence : sentences(data + "/wnut17/train.conll"))
        tweets.add(sentence.text, sentence.kinds);
    sets.push_back(tweets.take(2 * most));
    addCrossNer(data + "/crossner", most, sets);
    std::ranges::stable_sort(sets, {}, &ClassSet::several);
    return sets;
}

std::vector<std::size_t> foldsOf(const ClassSet &set, std::size_t folds, std::uint64_t seed)
{
    std::vector<std::size_t> documents(set.classes.size(), 0);
    for (const auto &right : set.right)
        for (const std::uint32_t category : right)
            ++documents[category];
    std::vector<std::size_t> order(set.texts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    Random(seed).shuffle(order);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) {
        std::size_t fewest = std::numeric_limits<std::size_t>::max();
        for (const std::uint32_t category : set.right[i])
            fewest = std::min(fewest, documents[category] * set.classes.size() + category);
        return fewest;
    });
    std::vector<std::size_t> result(order.size());
    for (std::size_t k = 0; k < order.size(); ++k)
        result[order[k]] = k % folds;
    return result;
}

} // namespace glossa::bench
