// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/evidence.h"
#include "core/learn/feature_table.h"
#include "core/learn/gazetteer.h"
#include "core/learn/transitions.h"
#include "core/learn/vocabulary.h"
#include "core/learn/word_forms.h"
#include "core/text/tokenizer.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace glossa::learn {

/// What the tagger sees of a text.
struct TaggerText {
    std::vector<WordForms> words;
    std::vector<bool> spaceBefore;       // white space (or the start) before the token
    std::optional<std::uint32_t> intent; // the classifier's best, where there is a classifier
    std::vector<std::uint32_t> lines{};  // number of each token's line; empty for a text of one line
};

/// Returns the keys of each token's features.
[[nodiscard]] std::vector<std::vector<FeatureKey>>
taggerKeys(const TaggerText &text, const std::vector<std::vector<Gazetteer::Hit>> &hits, bool wide);

/// The same features of one token, with what each looks at.
[[nodiscard]] std::vector<NamedFeature>
namedTaggerFeatures(const TaggerText &text, const std::vector<std::vector<Gazetteer::Hit>> &hits,
                    std::size_t at, bool wide);

/// What a tagger looks up while it answers, made of its parts.
struct TaggerIndex {
    FeatureTable features;
    std::vector<std::uint32_t> slots; // TagSet::slot() of each column
    TransitionWeights transitions;
    TransitionWeights search; // the same with what speaks for a mention
};

/// A linear-chain CRF (Lafferty, McCallum & Pereira 2001) over BIOES tags. State weights exist for (feature,
/// tag) pairs seen in training, as rows of a sparse matrix.
struct Tagger {
    Transitions layout; // of the transitions
    bool wide = false;
    bool usesIntent = false;
    Vocabulary vocabulary;
    std::vector<std::uint32_t> rows;    // per feature, into `columns`; one more at the end
    std::vector<std::uint32_t> columns; // tags
    std::vector<float> weights;         // parallel to columns
    std::vector<float> transitions;     // in the order of `layout`
    /// What is added to the score of a mention when the best tags are searched. The best F1 is had where a
    /// mention is given from a probability of half that F1 on (Lipton, Elkan & Naryanaswamy 2014), which is
    /// less than the half from which on it is likelier than not.
    float readiness = 0.0F;
    Gazetteer gazetteer;
    TaggerIndex index;

    /// Makes the index; once the parts above are there, and before anything is asked.
    void makeIndex();

    struct Mention {
        std::size_t first = 0; // tokens
        std::size_t last = 0;
        std::uint32_t entity = 0;
        double confidence = 0.0;
    };
    /// Returns the mentions of the best tagging, in order.
    [[nodiscard]] std::vector<Mention> tag(const TaggerText &text) const;
    /// The weight of a feature for a tag; 0 for what was not seen in training.
    [[nodiscard]] double weightOf(FeatureKey key, std::uint32_t tag) const;
};

/// Returns the mentions for which a legal tag sequence stands.
[[nodiscard]] std::vector<Tagger::Mention> mentionsOf(const std::vector<std::uint32_t> &path);

/// Returns for each token whether white space comes before it.
[[nodiscard]] std::vector<bool> spacesBefore(const std::vector<text::Token> &tokens);

/// Returns where the pieces of a text begin, and the end. Memory grows with tokens · tags, so longer texts go
/// through the tagger in pieces. They end at line ends where possible and, if tags are given, not inside a
/// mention.
[[nodiscard]] std::vector<std::size_t> piecesOf(const TaggerText &text,
                                                const std::vector<std::uint32_t> &tags = {});
[[nodiscard]] TaggerText pieceOf(const TaggerText &text, std::size_t first, std::size_t last);

/// Returns TaggerText::lines for the tokens of a text.
[[nodiscard]] std::vector<std::uint32_t> linesOf(std::u16string_view text,
                                                 const std::vector<text::Token> &tokens);

} // namespace glossa::learn
