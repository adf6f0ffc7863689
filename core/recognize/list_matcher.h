// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/folding.h"
#include "core/text/span.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace glossa::recognize {

/// Finds many phrases in a text at once. Phrases match whole tokens, in any spelling that
/// text::foldForComparing takes for equal. The matcher is a trie over folded tokens: a query costs one
/// look-up for each token and one for each step into the trie, however many phrases there are.
class ListMatcher {
public:
    struct Hit {
        text::Utf16Span span;
        std::uint32_t phrase = 0;
    };

    /// Adds a wording. `phrase` is the caller's number, and one wording may have several. A wording without
    /// visible characters is never found.
    void add(std::u16string_view wording, std::uint32_t phrase);

    [[nodiscard]] bool isEmpty() const { return m_steps.empty(); }

    /// Returns every occurrence of every phrase, sorted by begin, then by length. The places are those of the
    /// text as it stands.
    [[nodiscard]] std::vector<Hit> find(std::u16string_view text, text::LetterRules rules) const;

private:
    /// A phrase that ends at a node, and the case rules by which it reads so.
    struct Ending {
        std::uint32_t phrase = 0;
        bool usual = false;
        bool turkic = false;
    };
    void addFolded(std::u16string_view folded, const Ending &ending);

    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::u16string_view word) const
        {
            return std::hash<std::u16string_view>()(word);
        }
    };

    std::unordered_map<std::u16string, std::uint32_t, Hash, std::equal_to<>> m_words;
    std::unordered_map<std::uint64_t, std::uint32_t> m_steps; // node and word -> node; the root is node 0
    std::vector<std::vector<Ending>> m_endings{1};            // by node
};

} // namespace glossa::recognize
