// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/edit.h"
#include "core/project/item.h"
#include "core/project/schema.h"
#include "core/text/span.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace glossa::workspace {

/// What can be done for a model. The first five are Azure's guidance, the others are what the data itself, or
/// what the model says of it, shows.
enum class FindingKind : std::uint8_t {
    FewLabels,    // `category` has `count` labels in training, fewer than enoughLabels
    NotInTestSet, // the categories of the evidence are learned and not judged
    Unbalanced,   // those of the evidence are far rarer, or far more frequent, than the median `total`
    UnevenSets,   // those have other shares in the two sets (evidence: count in training, total in test)
    UnclearDistinction, // `category` was taken for `other` `count` times, the other way round `total` times
    Contradictions,     // `count` texts stand twice and carry different intents, entities or classes
    UnevenLabels, // of `category`: surface forms that are labeled elsewhere, in `count` of `total` places
    Borders,      // of `category`: `count` of `total` labels end otherwise than the rest
    Twins,        // `count` test texts are nearly texts of the training set
    LikelyWrong,  // of `count` test labels the model, which has not learned them, is sure of another name
    NextToLabel,  // `count` of `total` unlabeled texts would teach the most
};

/// The name of a kind in answers for programs and in the store. Frozen.
[[nodiscard]] QString nameOf(FindingKind kind);
[[nodiscard]] QString nameOf(project::CategoryKind kind);

/// Where something is to be seen. A span of no length: the item as a whole.
struct Place {
    project::ItemId item = 0;
    text::Utf16Span span;
    bool operator==(const Place &) const = default;
};

/// What a text carries: an intent, a class, or an entity with the words that it is on.
struct Said {
    QString category;
    QString words = {}; // of entities
    bool operator==(const Said &) const = default;
};

/// One way to decide a piece of evidence. It carries out all that is said, also what is empty: no entity.
struct Choice {
    std::vector<Said> says;
    std::int64_t count = 0; // of the items that carry it already
    std::vector<project::Edit> edits;
    bool operator==(const Choice &) const = default;
};

/// What a border does that others do not.
enum class Border : std::uint8_t {
    None,
    WordInside,  // a word at the edge is inside the label, and outside of most
    WordOutside, // a word beside the edge is outside, and inside of most
    Cut,         // the label is on a part of words that are one label elsewhere
};

/// One thing that a finding goes by.
struct Evidence {
    QString text;     // a text, a surface form or a word at a border; empty where the category says it all
    QString category; // where the finding is of several
    Border border = Border::None;
    std::int64_t count = 0; // of `total`; what is counted depends on the kind
    std::int64_t total = 0;
    std::vector<Place> places; // where one looks first
    std::vector<Choice> choices;
    bool operator==(const Evidence &) const = default;
};

/// What to do, why, and what it is likely to bring. Sentences are made in wording.
struct Finding {
    FindingKind kind = FindingKind::FewLabels;
    std::optional<project::CategoryKind> of = {}; // none: the finding is about texts
    QString category = {};                        // where it is about one, or two
    QString other = {}; // UnclearDistinction: empty = nothing is labeled or predicted
    std::int64_t count = 0;
    std::int64_t total = 0;
    std::int64_t work = 0;             // texts or labels to look at
    std::optional<double> effect = {}; // estimated change of the combined F1; none = it changes what is known
    double bring = 0.0;                // what it is ranked by, for each piece of work
    std::vector<Evidence> evidence = {};     // the first rules::mostEvidence
    std::vector<project::ItemId> items = {}; // all that it is about
    std::vector<project::Edit> fix = {};     // as one step; empty = a person has to decide
    bool toTestSet = false;                  // Twins: the fix puts both into the test set
    bool putOff = false;
    bool operator==(const Finding &) const = default;

    /// Tells the finding from others, today and tomorrow: kind, what it is of, and its categories. Stored.
    [[nodiscard]] QString identity() const;
};

/// Several edits as one step; one stays what it is.
[[nodiscard]] project::Edit oneStep(std::vector<project::Edit> edits);

} // namespace glossa::workspace
