// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/vocabulary.h"
#include "core/learn/word_forms.h"

#include <cstdint>
#include <map>
#include <vector>

namespace glossa::learn {

/// The phrases that were labeled in training, by entity. A training text sees only phrases that also occur in
/// another text (leave one out), so that the feature means the same in training and in use.
class Gazetteer {
public:
    static constexpr std::size_t longest = 8; // tokens of a phrase

    /// Adds a phrase of one text. `count` is 1 for each mention.
    void add(const std::vector<WordForms> &words, std::size_t first, std::size_t last, std::uint32_t entity);

    /// Finds the phrases in a text. Returns for each token the entities with the place of the token in the
    /// phrase (begin, inside, end, single). `own` are the mentions that this text itself has added, as (key,
    /// count).
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

    /// Returns what a model file keeps, in the order of the keys: for each phrase the entities and how often
    /// it was labeled so.
    using Entries = std::map<FeatureKey, std::map<std::uint32_t, std::uint32_t>>;
    [[nodiscard]] const Entries &entries() const { return m_entries; }
    void setEntries(Entries entries) { m_entries = std::move(entries); }

private:
    Entries m_entries;
};

} // namespace glossa::learn
