// SPDX-License-Identifier: GPL-3.0-or-later
// What the findings find of what was planted: bench_improve SHARED [seed] [samples]
// Into SNIPS (its training side, and its test side as test set) are planted: test texts that are training
// texts but for case, marks or a "please"; texts a second time under another intent; labels taken from places
// whose words are labeled everywhere else; and labels that swallow or lose a word at an edge. Each plant goes
// against a practice of the data, one a surface form, or it would be no inconsistency. A plant counts as
// found if the finding names the item, or the very label; beside it stands in how many the fix is the label
// that was there. False alarms are what else is found: each kind is also looked for in the data before
// anything was planted, and what is found there may well be an error of its makers; samples are printed so
// that one can see. Then the same at 100,000 texts: SNIPS several times over, each time with other words
// around it, and the processor time of each step. Ends with 1 if a plant was not found.
#include "core/workspace/improve/findings.h"
#include "tests/bench/planting.h"
#include "tests/bench/snips.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <optional>
#include <set>
#include <string>

using namespace glossa;
using project::Edit;
using project::Item;
using project::ItemId;
using workspace::Corpus;
using workspace::Finding;
using workspace::Findings;
using workspace::SplitItems;

namespace {

struct All {
    Findings twins, contradictions, missing, borders;
};

All look(const Corpus &corpus)
{
    return {workspace::twins(corpus, nullptr, {}), workspace::contradictions(corpus),
            workspace::unevenLabels(corpus), workspace::borders(corpus)};
}

using LabelAt = std::pair<ItemId, std::pair<QString, text::Utf16Span>>;

LabelAt labelAt(ItemId item, const project::Label &label)
{
    return {item, {label.category, label.span}};
}

/// The labels that fixes are about: those that are changed or made, and what they are to be.
struct Proposals {
    std::set<LabelAt> named, made;
};

Proposals proposals(const Findings &findings)
{
    Proposals all;
    const auto take = [&all](ItemId item, const project::Label &named, const project::Label &made) {
        all.named.insert(labelAt(item, named));
        all.made.insert(labelAt(item, made));
    };
    for (const Finding &finding : findings)
        for (const Edit &edit : finding.fix)
            std::visit(
                [&take](const auto &change) {
                    if constexpr (requires { change.label; })
                        take(change.item, change.label, change.label);
                    else if constexpr (requires {
                                           change.after;
                                           change.before.span;
                                       })
                        take(change.item, change.before, change.after);
                },
                edit.change);
    return all;
}

std::set<ItemId> itemsOf(const Findings &findings, bool intentsOnly)
{
    std::set<ItemId> all;
    for (const Finding &finding : findings)
        if (!intentsOnly || finding.of == project::CategoryKind::Intent)
            all.insert(finding.items.begin(), finding.items.end());
    return all;
}

void print(const char *name, std::size_t found, std::size_t planted, std::size_t before, std::size_t more,
           std::size_t of, const char *what)
{
    const auto percent = [of](std::size_t part) {
        return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(1, of));
    };
    std::printf(
        "%-16s found %zu of %zu planted; false alarms: %zu of %zu %s (%.2f %%), %zu of them (%.2f %%) before "
        "anything was planted\n",
        name, found, planted, more, of, what, percent(more), before, percent(before));
}

void samples(const char *name, const Findings &findings, int most)
{
    int left = most;
    for (const Finding &finding : findings)
        for (const workspace::Evidence &evidence : finding.evidence)
            if (left-- > 0)
                std::printf("    %s %s: \"%s\" %lld of %lld, item %lld\n", name, qPrintable(finding.category),
                            qPrintable(evidence.text), static_cast<long long>(evidence.count),
                            static_cast<long long>(evidence.total),
                            static_cast<long long>(evidence.places.front().item));
}

bool plantedTruth(const QString &shared, std::uint64_t seed, int mostSamples)
{
    SplitItems split = bench::snips(shared);
    const std::size_t originals = split.items.size();
    std::size_t labels = 0, tests = 0;
    for (std::size_t i = 0; i < originals; ++i) {
        labels += split.items[i].labels.size();
        tests += split.test[i] ? 1 : 0;
    }
    const All before = look(Corpus(split, true));
    const bench::Planted planted = bench::plantInto(split, seed);
    const All after = look(Corpus(split, true));

    bool all = true;
    const auto byItem = [&](const char *name, const std::vector<bench::Plant> &plants, const Findings &was,
                            const Findings &is, bool intentsOnly, std::size_t of, const char *what) {
        const std::set<ItemId> now = itemsOf(is, intentsOnly);
        const auto found = static_cast<std::size_t>(std::ranges::count_if(
            plants, [&now](const bench::Plant &plant) { return now.contains(plant.item); }));
        // What a plant was copied from is evidence of it and no alarm.
        std::int64_t alarms = 0;
        for (const Finding &finding : is)
            if (!intentsOnly || finding.of == project::CategoryKind::Intent)
                alarms += finding.count;
        std::int64_t earlier = 0;
        for (const Finding &finding : was)
            if (!intentsOnly || finding.of == project::CategoryKind::Intent)
                earlier += finding.count;
        all = all && found == plants.size();
        print(name, found, plants.size(), static_cast<std::size_t>(earlier),
              static_cast<std::size_t>(std::max<std::int64_t>(0, alarms - static_cast<std::int64_t>(found))),
              of, what);
    };
    const auto byLabel = [&](const char *name, const std::vector<bench::Plant> &plants, const Findings &was,
                             const Findings &is) {
        const Proposals now = proposals(is);
        std::size_t found = 0, right = 0;
        for (const bench::Plant &plant : plants) {
            const bool isFound = now.named.contains(labelAt(plant.item, plant.wrong.value_or(*plant.right)));
            found += isFound ? 1 : 0;
            right += now.made.contains(labelAt(plant.item, *plant.right)) ? 1 : 0;
            const Item &item = split.items[static_cast<std::size_t>(plant.item - 1)];
            if (!isFound)
                std::printf("    not found: %s \"%s\" in \"%s\"\n", qPrintable(plant.right->category),
                            qPrintable(item.text.mid(plant.right->span.begin, plant.right->span.length)),
                            qPrintable(item.text));
        }
        all = all && found == plants.size();
        print(name, found, plants.size(), proposals(was).named.size(), now.named.size() - found, labels,
              "labels");
        std::printf("%-16s of these, the fix is the label that was there in %zu\n", "", right);
    };
    std::printf("SNIPS, %zu texts, %zu of them in the test set, %zu labels; seed %llu\n", originals, tests,
                labels, static_cast<unsigned long long>(seed));
    byItem("twins", planted.twins, before.twins, after.twins, false, tests, "test texts");
    byItem("contradictions", planted.contradictions, before.contradictions, after.contradictions, true,
           originals, "texts");
    byLabel("missing labels", planted.missing, before.missing, after.missing);
    byLabel("borders", planted.borders, before.borders, after.borders);
    samples("twin", before.twins, mostSamples);
    samples("missing", before.missing, mostSamples);
    samples("border", before.borders, mostSamples);
    return all;
}

void speed(const QString &shared)
{
    Random random(3);
    SplitItems split = bench::manyTexts(shared, 100'000, random);
    double whole = 0.0;
    const auto timed = [&whole](const char *name, const auto &does) {
        // Of this process: what other programs do does not disturb it.
        const std::clock_t begin = std::clock();
        const std::size_t found = does();
        const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        whole += seconds;
        std::printf("%-16s %6.2f s, %zu\n", name, seconds, found);
    };
    std::printf("%zu texts\n", split.items.size());
    std::optional<Corpus> corpus;
    timed("words", [&] { return corpus.emplace(std::move(split), true).items().size(); });
    timed("counts", [&] { return workspace::countFindings(*corpus, nullptr).size(); });
    timed("contradictions", [&] { return workspace::contradictions(*corpus).size(); });
    timed("missing labels", [&] { return workspace::unevenLabels(*corpus).size(); });
    timed("borders", [&] { return workspace::borders(*corpus).size(); });
    timed("twins", [&] { return workspace::twins(*corpus, nullptr, {}).size(); });
    std::printf("%-16s %6.2f s\n", "all", whole);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::printf("bench_improve SHARED [seed] [samples]\n");
        return 2;
    }
    const QString shared = QString::fromLocal8Bit(argv[1]);
    const bool all =
        plantedTruth(shared, argc > 2 ? std::stoull(argv[2]) : 1, argc > 3 ? std::stoi(argv[3]) : 0);
    speed(shared);
    return all ? 0 : 1;
}
