// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/folding.h"
#include "core/workspace/training/training_data.h"

#include <QHash>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace glossa::workspace {

/// A word of a text. All spellings of a word that differ in case only have one number.
struct Word {
    std::uint32_t form = 0;
    text::Utf16Span span;
    int region = 0;
};

/// A label by the words that it covers, [begin, end).
struct WordLabel {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t category = 0; // place in the schema
    std::uint32_t label = 0;    // place among the item's labels
    [[nodiscard]] std::uint32_t length() const { return end - begin; }
    [[nodiscard]] bool overlaps(std::uint32_t from, std::uint32_t to) const
    {
        return begin < to && from < end;
    }
};

/// An item as its words. Marks are left out: they stand here and not there in what is the same for people.
struct Reading {
    std::vector<Word> words;       // inside the regions, where there are any
    std::vector<WordLabel> labels; // that cover whole words
    bool labeled = false;          // not WorkState::Open
};

/// How often a category is used on either side of the split: items, or labels of entities.
struct Use {
    std::int64_t train = 0;
    std::int64_t test = 0;
    [[nodiscard]] std::int64_t all() const { return train + test; }
};

/// A project as the findings look at it: all items, their words, their sides, and what is used how often.
class Corpus {
public:
    explicit Corpus(SplitItems split, bool manualSplit);

    [[nodiscard]] const project::KindTraits &traits() const { return project::traitsOf(m_split.info.kind); }
    [[nodiscard]] const std::vector<project::Category> &schema() const { return m_split.schema; }
    [[nodiscard]] const std::vector<project::Item> &items() const { return m_split.items; }
    [[nodiscard]] bool isTest(std::size_t item) const { return m_split.test[item]; }
    [[nodiscard]] bool manualSplit() const { return m_manualSplit; }
    [[nodiscard]] std::int64_t sequence() const { return m_split.sequence; }
    [[nodiscard]] const Reading &reading(std::size_t item) const { return m_readings[item]; }
    /// By the place in the schema.
    [[nodiscard]] const Use &use(std::uint32_t category) const { return m_uses[category]; }
    /// Labels of all categories together; at least 1.
    [[nodiscard]] double allLabels() const { return m_allLabels; }
    /// Its place in the schema; nothing if it is not there.
    [[nodiscard]] std::optional<std::uint32_t> find(project::CategoryKind kind, const QString &name) const;
    /// The item of a number; nullptr if it is gone.
    [[nodiscard]] const project::Item *item(project::ItemId id) const;

    /// Words as they stand in a text, blanks and all.
    [[nodiscard]] QString wordsOf(std::size_t item, std::uint32_t begin, std::uint32_t end) const;
    [[nodiscard]] text::Utf16Span spanOf(std::size_t item, std::uint32_t begin, std::uint32_t end) const;
    /// The folded words with a blank between them: what is the same for people is the same here.
    [[nodiscard]] std::u16string folded(std::size_t item) const;
    /// The text of an item, shortened to what fits a line.
    [[nodiscard]] QString shortText(std::size_t item) const;

private:
    void read(std::size_t item, text::LetterRules rules);
    void count(std::size_t item);
    std::uint32_t formOf(std::u16string_view word, text::LetterRules rules);

    SplitItems m_split;
    bool m_manualSplit;
    std::array<QHash<QString, std::uint32_t>, 3> m_places; // by CategoryKind
    std::vector<Reading> m_readings;
    std::vector<Use> m_uses;
    double m_allLabels = 1.0;
    std::unordered_map<std::u16string, std::uint32_t> m_spellings; // as they are written
    std::unordered_map<std::u16string, std::uint32_t> m_numbers;   // folded
    std::vector<std::u16string> m_forms;
    std::unordered_map<project::ItemId, std::size_t> m_byId;
};

/// What an item carries of one kind of categories, by their places in the schema: its intent, its classes,
/// each of its labels.
template <typename Take>
void eachCategory(const Corpus &corpus, std::size_t item, const Take &take)
{
    const project::Item &it = corpus.items()[item];
    const auto one = [&](project::CategoryKind kind, const QString &name) {
        if (const auto place = corpus.find(kind, name))
            take(*place);
    };
    if (!it.intent.isEmpty())
        one(project::CategoryKind::Intent, it.intent);
    for (const project::Label &label : it.labels)
        one(project::CategoryKind::Entity, label.category);
    for (const project::ClassLabel &label : it.classes)
        one(project::CategoryKind::Class, label.category);
}

} // namespace glossa::workspace
