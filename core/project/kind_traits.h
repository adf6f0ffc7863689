// SPDX-License-Identifier: GPL-3.0-or-later
// What differs between the kinds of projects, in one table. Code elsewhere asks for a property of a kind and
// never which kind it is, so that a further kind is a further line here.
#pragma once

#include <QString>

#include <array>
#include <cstdint>
#include <optional>

namespace glossa::project {

/// The project kinds, named as Azure's projectKind. Stored: never renumber.
enum class ProjectKind : std::uint8_t {
    Conversation = 0,
    CustomEntityRecognition = 1,
    CustomSingleLabelClassification = 2,
    CustomMultiLabelClassification = 3,
};

/// What a category is for. Stored: never renumber.
enum class CategoryKind : std::uint8_t { Intent = 0, Entity = 1, Class = 2 };

/// What an item of a project is, and so what people call it. A document has a location and regions.
enum class ItemForm : std::uint8_t { Utterance, Document };

/// One kind of projects. An item of a kind with intents is labeled once it has one (WorkState); a model is
/// judged by intents, entities and classes, each where the kind has them; list, pattern and prebuilt
/// components belong to entities.
struct KindTraits {
    ProjectKind kind;
    const char *azureName; // Azure's projectKind, also that of the command line; stored in files: frozen
    ItemForm items;
    bool intents;
    bool entities;
    bool classes;
    bool oneClass;       // at most one class an item
    bool noneIntent;     // the intent None is the answer to what fits no other, and nobody can take it away
    bool labelsOverlap;  // people may put a label over another one
    const char *version; // Azure's projectFileVersion of a new file

    [[nodiscard]] constexpr bool documents() const { return items == ItemForm::Document; }
    [[nodiscard]] constexpr bool has(CategoryKind category) const
    {
        return category == CategoryKind::Intent   ? intents
               : category == CategoryKind::Entity ? entities
                                                  : classes;
    }
};

/// By the number of the kind.
inline constexpr std::array<KindTraits, 4> kindTraits{{
    {
        .kind = ProjectKind::Conversation,
        .azureName = "Conversation",
        .items = ItemForm::Utterance,
        .intents = true,
        .entities = true,
        .classes = false,
        .oneClass = false,
        .noneIntent = true,
        .labelsOverlap = false,
        .version = "2022-10-01-preview",
    },
    {
        .kind = ProjectKind::CustomEntityRecognition,
        .azureName = "CustomEntityRecognition",
        .items = ItemForm::Document,
        .intents = false,
        .entities = true,
        .classes = false,
        .oneClass = false,
        .noneIntent = false,
        .labelsOverlap = true,
        .version = "2022-05-01",
    },
    {
        .kind = ProjectKind::CustomSingleLabelClassification,
        .azureName = "CustomSingleLabelClassification",
        .items = ItemForm::Document,
        .intents = false,
        .entities = false,
        .classes = true,
        .oneClass = true,
        .noneIntent = false,
        .labelsOverlap = false,
        .version = "2022-05-01",
    },
    {
        .kind = ProjectKind::CustomMultiLabelClassification,
        .azureName = "CustomMultiLabelClassification",
        .items = ItemForm::Document,
        .intents = false,
        .entities = false,
        .classes = true,
        .oneClass = false,
        .noneIntent = false,
        .labelsOverlap = false,
        .version = "2022-05-01",
    },
}};

/// The kind of a stored number; none for one that is no kind's.
[[nodiscard]] constexpr std::optional<ProjectKind> kindFromNumber(std::int64_t number)
{
    if (number < 0 || number >= static_cast<std::int64_t>(kindTraits.size()))
        return std::nullopt;
    return static_cast<ProjectKind>(number);
}

[[nodiscard]] constexpr const KindTraits &traitsOf(ProjectKind kind)
{
    return kindTraits[static_cast<std::size_t>(kind)];
}

/// True for kinds whose items are documents with a location.
[[nodiscard]] constexpr bool hasDocuments(ProjectKind kind)
{
    return traitsOf(kind).documents();
}

/// Whether a kind has intents, entities or classes.
[[nodiscard]] constexpr bool hasCategories(ProjectKind kind, CategoryKind category)
{
    return traitsOf(kind).has(category);
}

[[nodiscard]] QString kindName(ProjectKind kind);                           // Azure's spelling
[[nodiscard]] std::optional<ProjectKind> kindFromName(const QString &name); // Azure's spelling, any case

} // namespace glossa::project
