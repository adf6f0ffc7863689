// SPDX-License-Identifier: GPL-3.0-or-later
// What is planted goes against how the data itself does it, which is counted first: a plant against no
// practice would be no inconsistency, and nobody could find it.
#include "tests/bench/planting.h"

#include "tests/bench/snips.h"

#include <QStringList>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace glossa::bench {

using project::Item;
using workspace::SplitItems;

namespace {

constexpr std::size_t plantsOfAKind = 100;
// How often a practice is followed that a plant goes against: plants take away from each other's.
constexpr int clearly = 10;

/// A copy of a label that was changed would be a second one that goes against the practice.
bool changesLabelsOf(const Planted &planted, project::ItemId item)
{
    const auto has = [item](const std::vector<Plant> &list) {
        return std::ranges::find(list, item, &Plant::item) != list.end();
    };
    return has(planted.missing) || has(planted.borders);
}

void plantTwins(SplitItems &split, std::size_t originals, Random &random, Planted &planted)
{
    while (planted.twins.size() < plantsOfAKind) {
        const std::size_t from = random.below(originals);
        if (split.test[from] || split.items[from].text.size() < 30 ||
            changesLabelsOf(planted, split.items[from].id))
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
        if (split.test[from] || changesLabelsOf(planted, split.items[from].id))
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
        if (item.labels.empty() || changesLabelsOf(planted, item.id))
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

} // namespace

Planted plantInto(SplitItems &split, std::uint64_t seed)
{
    const std::size_t originals = split.items.size();
    const Practices practices = practicesOf(split);
    Random random(seed);
    Planted planted;
    plantMissing(split, originals, practices, random, planted);
    plantBorders(split, originals, practices, random, planted);
    plantTwins(split, originals, random, planted);
    plantContradictions(split, originals, random, planted);
    return planted;
}

} // namespace glossa::bench
