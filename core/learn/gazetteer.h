// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/vocabulary.h"
#include "core/learn/word_forms.h"

#include <cstdint>
#include <map>
#include <vector>

namespace glossa::learn {

/// Phrases that were labeled in training, by entity. A training text sees only phrases that also occur in
/// another text, so that the feature means the same in training and in use (leave one out).
class Gazetteer {
public:
    static constexpr std::size_t longest = 8; // tokens of a phrase

    /// A phrase of one text: `count` = 1 a mention.
    void add(const std::vector<WordForms> &words, std::size_t first, std::size_t last, std::uint32_t entity);

    /// Where phrases lie in a text: for each token, the entities with a place (begin, inside, end, single).
    /// `own` are the mentions that this text itself added, as (key, count).
    struct Hit {
        std::uint32_t entity;
        std::uint32_t position; // Position
        auto operator<=>(const Hit &) const = default;
    };
    using Own = std::map<FeatureKey, std::uint32_t>;
    [[nodiscard]] std::vector<std::vector<Hit>> find(const std::vector<WordForms> &words,
                                                     const Own &own) const;

    [[nodiscard]] static FeatureKey key(const std::vector<WordForms> &words, std::size_t first,
                                        std::size_t last, std::uint32_t entity);
    [[nodiscard]] static FeatureKey phraseKey(const std::vector<WordForms> &words, std::size_t first,
                                              std::size_t last);

    /// Phrase → (entity, how often labeled so), in the order of the keys: what a model file keeps.
    using Entries = std::map<FeatureKey, std::map<std::uint32_t, std::uint32_t>>;
    [[nodiscard]] const Entries &entries() const { return m_entries; }
    void setEntries(Entries entries) { m_entries = std::move(entries); }

private:
    Entries m_entries;
};

} // namespace glossa::learn
