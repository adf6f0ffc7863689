// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/schema.h"
#include "core/text/span.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace glossa::project {

using ItemId = std::int64_t;

/// Where an item stands in the split. Stored in project files: never renumber. Unassigned counts as training
/// (Azure).
enum class Dataset : std::uint8_t { Unassigned = 0, Train = 1, Test = 2 };

/// An entity label on a text. `region` indexes Item::regions (documents).
struct Label {
    QString category;
    text::Utf16Span span;
    int region = 0;
    Shape shape;
    bool operator==(const Label &) const = default;
};

/// The part of a document that was labeled; training sees nothing outside.
struct Region {
    text::Utf16Span span;
    Shape shape;
    bool operator==(const Region &) const = default;
};

/// A class of a document (classification kinds).
struct ClassLabel {
    QString category;
    Shape shape;
    bool operator==(const ClassLabel &) const = default;
};

/// Where an example comes from that nobody has typed or imported: a deployed model was asked for the text,
/// and a person has taken its answer, or corrected it.
struct Provenance {
    QString deployment;
    QString model;           // its label, when it was deployed
    double confidence = 0.0; // of the answer
    bool corrected = false;
    bool operator==(const Provenance &) const = default;
};

/// An utterance or a document. Texts never change form: no trimming, no line-end change, no normalisation.
struct Item {
    ItemId id = 0;
    QString text;
    QString location; // documents: file name; null for utterances
    QString language; // null = the file names none; the project's then
    Dataset dataset = Dataset::Unassigned;
    QString intent;              // Conversation; empty = none given yet
    std::vector<Label> labels;   // in the order of the file, then of making
    std::vector<Region> regions; // documents; empty = one region, the whole text
    std::vector<ClassLabel> classes;
    bool done = false; // a person has said that nothing is missing (WorkState)
    Shape shape;
    std::optional<Provenance> provenance;
    bool operator==(const Item &) const = default;
};

/// How far people's work on an item has come. Open: nothing is given. Half: it has labels or classes, or a
/// person has called it done, but it has none of the project's intents: it teaches where entities are, and
/// nothing of what the text means. Stored: never renumber.
enum class WorkState : std::uint8_t { Open = 0, Labeled = 1, Half = 2 };
/// `needsIntent`: the project has intents, so that one is missing where the item has none.
[[nodiscard]] WorkState workState(const Item &item, bool needsIntent);
/// Whether anything is given: it is not Open.
[[nodiscard]] bool isLabeled(const Item &item);
[[nodiscard]] bool hasClass(const Item &item, const QString &category);
/// Whether what is given is an answer that a model of the kind can give: where an item has one class, a
/// labeled one without any says nothing.
[[nodiscard]] bool teaches(const KindTraits &kind, const Item &item);
[[nodiscard]] QString datasetName(Dataset dataset);                        // "Train", "Test", ""
[[nodiscard]] std::optional<Dataset> datasetFromName(const QString &name); // any case

/// True for a relative path that stays inside its folder.
[[nodiscard]] bool isSafePath(const QString &path);

/// Checks a span against a text as everything that takes labels must: BadOffset outside the text, on zero
/// length, or through a surrogate pair.
[[nodiscard]] Status checkSpan(const QString &text, text::Utf16Span span);
[[nodiscard]] Status checkRegion(const QString &text, text::Utf16Span span); // may be empty

} // namespace glossa::project
