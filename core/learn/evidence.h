// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/vocabulary.h"

#include <string>

namespace glossa::learn {

/// What a feature looks at.
enum class EvidenceKind : std::uint8_t {
    Word,      // the word
    Phrase,    // words beside each other
    Letters,   // a piece of a word; `<` and `>` are its borders
    FirstWord, // the word that the text begins with
    Before,    // words before it
    After,     // words after it
    Around,    // the words on both sides
    Beginning, // letters that it begins with
    Ending,    // letters that it ends with
    Form,      // how it is written: Xx, X0
    FormNear,  // how it and its neighbours are written
    Listed,    // it was labeled so in training
    Intent,    // what the whole text means
    Line,      // a word in the same line
    Place,     // where it stands in the text
};

/// One thing in a text that speaks for an answer, and how much: its weights for the answer, less those for
/// what else could have been said.
struct Evidence {
    EvidenceKind kind = EvidenceKind::Word;
    std::u16string text; // what is looked at; empty where the kind says it all
    double weight = 0.0;
};

/// A feature of a text with what it looks at.
struct NamedFeature {
    FeatureKey key = 0;
    EvidenceKind kind = EvidenceKind::Word;
    std::u16string text;
};

} // namespace glossa::learn
