// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/kind_traits.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace glossa::project {

/// `shape`, in every value below: the JSON object this came from, as compact UTF-8 text, in which each field
/// that Glossa knows stands with null (it keeps its place and the fact that it was there) and each other
/// field with its value. Empty = made here, written in the canonical order. So an export gives back what the
/// import read.
/// A known field that the file has as null stands with false, one whose value could not be kept, or is a word
/// in another spelling ("train"), with that value.
using Shape = QByteArray;

/// compositionSetting. Unset = the file has none; it acts as Combine. Stored: never renumber.
enum class Composition : std::uint8_t {
    Unset = 0,
    Combine = 1,
    Separate = 2,
    LongestOverlap = 3,
    ExactOverlap = 4
};

struct ListSynonyms {
    QString language; // null = missing in the file
    QStringList values;
    Shape shape;
    bool operator==(const ListSynonyms &) const = default;
};

struct Sublist {
    QString key;
    std::vector<ListSynonyms> synonyms;
    Shape shape;
    bool operator==(const Sublist &) const = default;
};

struct RegexExpression {
    QString key;
    QString language;
    QString pattern; // verbatim, with Azure's slashes if it has them
    Shape shape;
    bool operator==(const RegexExpression &) const = default;
};

struct Prebuilt {
    QString category; // "Quantity.Number"
    Shape shape;
    bool operator==(const Prebuilt &) const = default;
};

/// Everything about how an entity is found, besides labels.
struct Components {
    Composition composition = Composition::Unset;
    std::vector<Sublist> list;
    Shape listShape; // of the "list" object
    std::vector<RegexExpression> regex;
    Shape regexShape;
    std::vector<Prebuilt> prebuilts;
    QStringList required; // verbatim: learned, list, prebuilts (or prebuilt), regex
    bool operator==(const Components &) const = default;
};

/// An intent, entity or class.
struct Category {
    CategoryKind kind = CategoryKind::Intent;
    QString name;
    QString description; // guideline for annotators; Azure's `description` of later versions
    int slot = -1; // colour 0…, the lowest free one when made (-1 = let the store choose); kept for life
    /// The character that labels with it; nullopt = let the store choose, empty = none.
    std::optional<QString> key;
    Components components; // entities only
    Shape shape;
    bool operator==(const Category &) const = default;
};

/// A project's head: everything but categories and items.
struct ProjectInfo {
    std::int64_t id = 0;
    QString name;
    ProjectKind kind = ProjectKind::Conversation;
    QString language; // BCP-47, "en-us"
    bool multilingual = false;
    QString description;
    std::optional<double> confidenceThreshold; // settings.confidenceThreshold
    QString storageContainer;                  // text kinds' storageInputContainerName
    QString fileVersion;                       // projectFileVersion read; empty = made here
    Shape envelopeShape, metadataShape, settingsShape, assetsShape;
    bool operator==(const ProjectInfo &) const = default;
};

[[nodiscard]] QString compositionName(Composition setting);
[[nodiscard]] std::optional<Composition> compositionFromName(const QString &name);
/// How a category's key is written where "let the store choose" has no place of its own (JSON, the store's
/// column): "-" for none. Frozen.
[[nodiscard]] QString writtenKey(const QString &key);
[[nodiscard]] QString keyFromWritten(const QString &written);
/// BadValue unless it is unset, empty or one character.
[[nodiscard]] Status checkKey(const std::optional<QString> &key);
/// BadValue for what has not the form of a language code (BCP 47: "en-us"). An empty one passes: none is
/// named.
[[nodiscard]] Status checkLanguage(const QString &language);
/// BadValue for a name that is blank or not one line.
[[nodiscard]] Status checkName(const QString &name);
/// Nor may an entity or a class be called as matrices call "none".
[[nodiscard]] Status checkCategoryName(CategoryKind kind, const QString &name);

} // namespace glossa::project
