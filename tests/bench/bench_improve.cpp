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
#include "core/base/seed.h"
#include "core/workspace/improve/findings.h"

#include <QFile>
#include <QTextStream>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <map>
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

QStringList linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

void know(SplitItems &split, project::CategoryKind kind, const QString &name, std::set<QString> &known)
{
    if (!known.insert(name).second)
        return;
    project::Category category;
    category.kind = kind;
    category.name = name;
    split.schema.push_back(category);
}

/// Words joined by one blank, with the labels that their tags are.
void addSide(SplitItems &split, const QString &base, bool test, std::set<QString> &known)
{
    const QStringList words = linesOf(base + QStringLiteral(".seq.in"));
    const QStringList tags = linesOf(base + QStringLiteral(".seq.out"));
    const QStringList intents = linesOf(base + QStringLiteral(".label"));
    for (qsizetype i = 0; i < words.size(); ++i) {
        Item item;
        item.id = static_cast<ItemId>(split.items.size()) + 1;
        item.intent = intents.at(i).trimmed();
        item.done = true;
        item.dataset = test ? project::Dataset::Test : project::Dataset::Train;
        know(split, project::CategoryKind::Intent, item.intent, known);
        const QStringList tokens = words.at(i).split(u' ', Qt::SkipEmptyParts);
        const QStringList marks = tags.at(i).split(u' ', Qt::SkipEmptyParts);
        for (qsizetype t = 0; t < tokens.size(); ++t) {
            if (t > 0)
                item.text += u' ';
            const auto begin = static_cast<std::int32_t>(item.text.size());
            item.text += tokens.at(t);
            const QString &mark = marks.at(t);
            if (mark == u"O")
                continue;
            const QString category = mark.mid(2);
            if (mark.startsWith(u'B') || item.labels.empty()) {
                item.labels.push_back({category, {begin, 0}, 0, {}});
                know(split, project::CategoryKind::Entity, category, known);
            }
            text::Utf16Span &span = item.labels.back().span;
            span.length = static_cast<std::int32_t>(item.text.size()) - span.begin;
        }
        split.items.push_back(std::move(item));
        split.test.push_back(test);
    }
}

SplitItems snips(const QString &shared)
{
    SplitItems split;
    std::set<QString> known;
    addSide(split, shared + QStringLiteral("/data/snips/train"), false, known);
    addSide(split, shared + QStringLiteral("/data/snips/test"), true, known);
    return split;
}

/// What was planted: in which item, the label that should be there, and the one that is there instead. None
/// of both: the item itself is it.
struct Plant {
    ItemId item = 0;
    std::optional<project::Label> right = {};
    std::optional<project::Label> wrong = {};
};

struct Planted {
    std::vector<Plant> twins, contradictions, missing, borders;
    /// A copy of a label that was changed would be a second one that goes against the practice.
    [[nodiscard]] bool touches(ItemId item) const
    {
        const auto has = [item](const std::vector<Plant> &list) {
            return std::ranges::find(list, item, &Plant::item) != list.end();
        };
        return has(missing) || has(borders);
    }
};

Item copyOf(SplitItems &split, std::size_t from)
{
    Item item = split.items[from];
    item.id = static_cast<ItemId>(split.items.size()) + 1;
    return item;
}

void put(SplitItems &split, Item item, bool test)
{
    item.dataset = test ? project::Dataset::Test : project::Dataset::Train;
    split.items.push_back(std::move(item));
    split.test.push_back(test);
}

constexpr std::size_t plantsOfAKind = 100;
// How often a practice is followed that a plant goes against: plants take away from each other's.
constexpr int clearly = 10;

void plantTwins(SplitItems &split, std::size_t originals, Random &random, Planted &planted)
{
    while (planted.twins.size() < plantsOfAKind) {
        const std::size_t from = random.below(originals);
        if (split.test[from] || split.items[from].text.size() < 30 || planted.touches(split.items[from].id))
            continue;
        Item item = copyOf(split, from);
        switch (planted.twins.size() % 3) {
        case 0:
            item.text[0] = item.text[0].toUpper();
            item.text += u'!';
            break;
        case 1:
            item.text = item.text.toUpper();
            break;
        default:
            item.text.prepend(QStringLiteral("please "));
            for (project::Label &label : item.labels)
                label.span.begin += 7;
        }
        planted.twins.push_back({item.id, {}});
        put(split, std::move(item), true);
    }
}

void plantContradictions(SplitItems &split, std::size_t originals, Random &random, Planted &planted)
{
    std::vector<QString> intents;
    for (const project::Category &category : split.schema)
        if (category.kind == project::CategoryKind::Intent)
            intents.push_back(category.name);
    while (planted.contradictions.size() < plantsOfAKind) {
        const std::size_t from = random.below(originals);
        if (split.test[from] || planted.touches(split.items[from].id))
            continue;
        Item item = copyOf(split, from);
        while (item.intent == split.items[from].intent)
            item.intent = intents[random.below(intents.size())];
        planted.contradictions.push_back({item.id, {}});
        put(split, std::move(item), false);
    }
}

/// How the data itself does it, counted before anything is planted.
struct Practices {
    std::map<QString, std::pair<int, int>> surfaces; // intent and words: labeled, all
    std::map<QString, std::pair<int, int>> besides;  // entity, side and word: inside, outside
    std::map<QString, int> wholes;                   // entity and words
    std::map<QString, int> cuts;                     // of those, how often a label is on a part of them
    std::map<QString, int> ofEntity;                 // intent, entity and words: labeled as that
};

QString wordsOf(const Item &item, text::Utf16Span span)
{
    return QLatin1Char(' ') + item.text.mid(span.begin, span.length).toLower() + QLatin1Char(' ');
}

/// The words of a label with up to four more on either side.
QStringList wordsAround(const Item &item, text::Utf16Span span)
{
    constexpr int most = 4;
    QStringList around;
    qsizetype begin = span.begin;
    for (int left = 0; left <= most && begin >= 0; ++left) {
        qsizetype end = span.end();
        for (int right = 0; right <= most && end <= item.text.size(); ++right) {
            if (left + right > 0)
                around << QLatin1Char(' ') + item.text.mid(begin, end - begin).toLower() + QLatin1Char(' ');
            const qsizetype blank = item.text.indexOf(u' ', end + 1);
            end = blank < 0 && end < item.text.size() ? item.text.size()
                  : blank < 0                         ? item.text.size() + 1
                                                      : blank;
        }
        begin = begin < 2 ? -1 : item.text.lastIndexOf(u' ', begin - 2) + 1;
    }
    return around;
}

Practices practicesOf(const SplitItems &split)
{
    Practices practices;
    for (const Item &item : split.items) {
        for (const project::Label &label : item.labels) {
            ++practices.surfaces[item.intent + u'/' + wordsOf(item, label.span)].first;
            ++practices.ofEntity[item.intent + u'/' + label.category + u'/' + wordsOf(item, label.span)];
            ++practices.wholes[label.category + u'/' + wordsOf(item, label.span)];
            const QStringList inside =
                item.text.mid(label.span.begin, label.span.length).toLower().split(u' ');
            const QStringList after =
                item.text.mid(label.span.end()).toLower().split(u' ', Qt::SkipEmptyParts);
            if (inside.size() > 1)
                ++practices.besides[label.category + u'/' + inside.last()].first;
            if (!after.isEmpty())
                ++practices.besides[label.category + u'/' + after.first()].second;
        }
    }
    for (const Item &item : split.items)
        for (const project::Label &label : item.labels)
            for (const QString &around : wordsAround(item, label.span))
                if (const QString key = label.category + u'/' + around; practices.wholes.contains(key))
                    ++practices.cuts[key];
    // Every place of those words, labeled or not.
    std::map<QString, std::vector<QString>> byIntent;
    for (const auto &[key, count] : practices.surfaces)
        byIntent[key.section(u'/', 0, 0)].push_back(key);
    for (const Item &item : split.items) {
        const QString text = QLatin1Char(' ') + item.text.toLower() + QLatin1Char(' ');
        for (qsizetype from = 0; from + 1 < text.size(); ++from) {
            if (text[from] != u' ')
                continue;
            qsizetype to = from;
            for (int words = 0; words < 6 && to + 1 < text.size(); ++words) {
                to = text.indexOf(u' ', to + 1);
                if (to < 0)
                    break;
                const auto found =
                    practices.surfaces.find(item.intent + u'/' + text.mid(from, to - from + 1));
                if (found != practices.surfaces.end())
                    ++found->second.second;
            }
        }
    }
    return practices;
}

void plantMissing(SplitItems &split, std::size_t originals, const Practices &practices, Random &random,
                  Planted &planted)
{
    std::set<QString> used;
    for (int tries = 0; planted.missing.size() < plantsOfAKind && tries < 1'000'000; ++tries) {
        Item &item = split.items[random.below(originals)];
        if (item.labels.empty())
            continue;
        const std::size_t at = random.below(item.labels.size());
        const QString key = item.intent + u'/' + wordsOf(item, item.labels[at].span);
        const auto &[labeled, all] = practices.surfaces.at(key);
        const project::Label &label = item.labels[at];
        const QString asOne = item.intent + u'/' + label.category + u'/' + wordsOf(item, label.span);
        if (labeled < clearly || labeled != all || practices.ofEntity.at(asOne) != all ||
            !used.insert(key).second)
            continue;
        planted.missing.push_back({item.id, item.labels[at]});
        item.labels.erase(item.labels.begin() + static_cast<std::ptrdiff_t>(at));
    }
}

void plantBorders(SplitItems &split, std::size_t originals, const Practices &practices, Random &random,
                  Planted &planted)
{
    std::set<QString> used;
    for (int tries = 0; planted.borders.size() < plantsOfAKind && tries < 1'000'000; ++tries) {
        Item &item = split.items[random.below(originals)];
        if (item.labels.empty() || planted.touches(item.id))
            continue;
        project::Label &label = item.labels[random.below(item.labels.size())];
        const project::Label right = label;
        const QString own = wordsOf(item, label.span);
        if (planted.borders.size() % 2 == 0) {
            // Takes in the word behind it, which is outside elsewhere.
            const QStringList after =
                item.text.mid(label.span.end()).toLower().split(u' ', Qt::SkipEmptyParts);
            const bool free =
                !after.isEmpty() && std::ranges::none_of(item.labels, [&](const project::Label &other) {
                    return other.span.begin == label.span.end() + 1;
                });
            if (!free)
                continue;
            const QString key = label.category + u'/' + after.first();
            const auto practice = practices.besides.find(key);
            if (practice == practices.besides.end() || practice->second.second < clearly ||
                practice->second.first > 0 || !used.insert(key).second)
                continue;
            label.span.length += 1 + static_cast<std::int32_t>(after.first().size());
        } else {
            // Loses its last word, though the whole is one label elsewhere.
            const qsizetype blank = item.text.mid(label.span.begin, label.span.length).lastIndexOf(u' ');
            const QString key = label.category + u'/' + own;
            if (blank <= 0 || practices.wholes.at(key) < clearly || practices.cuts.contains(key) ||
                !used.insert(key).second)
                continue;
            label.span.length = static_cast<std::int32_t>(blank);
        }
        planted.borders.push_back({item.id, right, label});
    }
}

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
    SplitItems split = snips(shared);
    const std::size_t originals = split.items.size();
    std::size_t labels = 0, tests = 0;
    for (std::size_t i = 0; i < originals; ++i) {
        labels += split.items[i].labels.size();
        tests += split.test[i] ? 1 : 0;
    }
    const Practices practices = practicesOf(split);
    const All before = look(Corpus(split, true));
    Random random(seed);
    Planted planted;
    plantMissing(split, originals, practices, random, planted);
    plantBorders(split, originals, practices, random, planted);
    plantTwins(split, originals, random, planted);
    plantContradictions(split, originals, random, planted);
    const All after = look(Corpus(split, true));

    bool all = true;
    const auto byItem = [&](const char *name, const std::vector<Plant> &plants, const Findings &was,
                            const Findings &is, bool intentsOnly, std::size_t of, const char *what) {
        const std::set<ItemId> now = itemsOf(is, intentsOnly);
        const auto found = static_cast<std::size_t>(
            std::ranges::count_if(plants, [&now](const Plant &plant) { return now.contains(plant.item); }));
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
    const auto byLabel = [&](const char *name, const std::vector<Plant> &plants, const Findings &was,
                             const Findings &is) {
        const Proposals now = proposals(is);
        std::size_t found = 0, right = 0;
        for (const Plant &plant : plants) {
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

/// SNIPS until there are so many texts, from the second time on with a word of another text at either end.
SplitItems manyTexts(const QString &shared, std::size_t count, Random &random)
{
    SplitItems split = snips(shared);
    const std::size_t originals = split.items.size();
    while (split.items.size() < count) {
        const std::size_t from = split.items.size() % originals;
        Item item = copyOf(split, from);
        const Item &other = split.items[random.below(originals)];
        const QString front = other.text.section(u' ', 0, 0) + u' ';
        item.text = front + item.text + u' ' + other.text.section(u' ', -1, -1);
        for (project::Label &label : item.labels)
            label.span.begin += static_cast<std::int32_t>(front.size());
        const bool test = split.test[from];
        put(split, std::move(item), test);
    }
    return split;
}

void speed(const QString &shared)
{
    Random random(3);
    SplitItems split = manyTexts(shared, 100'000, random);
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
