// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/item.h"
#include "core/project/query_state.h"
#include "core/project/schema.h"

#include <optional>
#include <variant>
#include <vector>

namespace glossa::project {

/// Every change of a project is one of these values. Applying one yields its inverse; both stand in the
/// journal as JSON (edit_json.h). `expected` members, where present, are the state the edit was made on; an
/// edit whose expectation fails is refused as Stale. Inverses always carry them, so an undo that no longer
/// applies says so.

struct AddItem {
    Item item;                   // id 0 = the store gives one; an id given must be free (undo of RemoveItem)
    std::optional<double> place; // sort key among the project's items; none = at the end
    bool operator==(const AddItem &) const = default;
};
struct RemoveItem {
    ItemId item = 0;
    std::optional<Item> expected;
    bool operator==(const RemoveItem &) const = default;
};
/// Replaces the text. Labels keep their places where they still fit: the common prefix and suffix carry
/// theirs, a label that the changed part touches is removed (and comes back with undo). Regions of documents
/// grow, shrink and move along.
struct SetText {
    ItemId item = 0;
    QString text;
    std::optional<std::vector<Label>> labels; // explicit labels after the change (inverses)
    std::optional<QString> expected;
    std::optional<std::vector<Label>> expectedLabels = std::nullopt; // inverses: nobody has labeled since
    std::optional<std::vector<Region>> regions = std::nullopt;       // explicit regions (inverses)
    bool operator==(const SetText &) const = default;
};
struct SetIntent {
    ItemId item = 0;
    QString intent; // must exist in the schema; empty = none
    std::optional<QString> expected;
    bool operator==(const SetIntent &) const = default;
};
struct SetDataset {
    ItemId item = 0;
    Dataset dataset = Dataset::Unassigned;
    std::optional<Dataset> expected;
    bool operator==(const SetDataset &) const = default;
};
struct SetLanguage {
    ItemId item = 0;
    QString language;
    std::optional<QString> expected;
    bool operator==(const SetLanguage &) const = default;
};
struct SetDone {
    ItemId item = 0;
    bool done = true;
    std::optional<bool> expected;
    bool operator==(const SetDone &) const = default;
};
struct SetClasses {
    ItemId item = 0;
    std::vector<ClassLabel> classes;
    std::optional<std::vector<ClassLabel>> expected;
    bool operator==(const SetClasses &) const = default;
};
/// Says, or takes back, that an example has come of a model's answer.
struct SetProvenance {
    ItemId item = 0;
    std::optional<Provenance> provenance; // none = it has not
    std::optional<std::optional<Provenance>> expected;
    bool operator==(const SetProvenance &) const = default;
};
struct AddLabel {
    ItemId item = 0;
    Label label; // the category must exist; the span is checked; an equal label is refused as AlreadyExists
    std::optional<int> index; // place among the item's labels; none = last
    bool operator==(const AddLabel &) const = default;
};
struct RemoveLabel {
    ItemId item = 0;
    Label label; // matched by category, span and region
    bool operator==(const RemoveLabel &) const = default;
};
/// Resize or change of category; keeps place and shape.
struct ChangeLabel {
    ItemId item = 0;
    Label before;
    Label after;
    bool operator==(const ChangeLabel &) const = default;
};
struct AddCategory {
    Category category;
    std::optional<int> index; // place in the schema; none = last
    bool operator==(const AddCategory &) const = default;
};
/// Takes the category's labels, intents or classes from all items with it; the inverse brings all back.
struct RemoveCategory {
    CategoryKind kind = CategoryKind::Intent;
    QString name;
    bool operator==(const RemoveCategory &) const = default;
};
/// Carries every label along.
struct RenameCategory {
    CategoryKind kind = CategoryKind::Intent;
    QString from;
    QString to;
    bool operator==(const RenameCategory &) const = default;
};
/// Everything but the name: description, slot, key, components.
struct ChangeCategory {
    Category category; // found by kind and name
    std::optional<Category> expected;
    bool operator==(const ChangeCategory &) const = default;
};
/// Name, language, multilingual, description, threshold. Kind and id stay.
struct ChangeProject {
    ProjectInfo info;
    std::optional<ProjectInfo> expected;
    bool operator==(const ChangeProject &) const = default;
};

/// Takes queries out of the review queue, or puts them back into it. Those that the queue has dropped
/// meanwhile are passed over: they are no reason why an item that came of them could not be taken back.
struct SettleQueries {
    std::vector<QueryId> queries;
    QueryState state = QueryState::Discarded;
    std::optional<QueryState> expected; // of all of them
    bool operator==(const SettleQueries &) const = default;
};

struct Edit;
/// Several edits as one step: all or none.
struct Batch {
    std::vector<Edit> edits;
    bool operator==(const Batch &) const;
};

/// A kind of edit is told in four places, and nothing else needs to know it: this variant; its JSON
/// (edit_json.cpp, docs/formats/edits.md); what it means (apply_edit.cpp for items and for
/// the models that are behind the data by it, and the store's schema_editing.cpp for the schema and the
/// project's head); and its sentence (wording/sentence.cpp). Each visits the variant with one overload a
/// kind, so that a forgotten one does not compile; a test goes through the variant for the reading of JSON.
struct Edit {
    std::variant<AddItem, RemoveItem, SetText, SetIntent, SetDataset, SetLanguage, SetDone, SetClasses,
                 SetProvenance, AddLabel, RemoveLabel, ChangeLabel, AddCategory, RemoveCategory,
                 RenameCategory, ChangeCategory, ChangeProject, SettleQueries, Batch>
        change;
    bool operator==(const Edit &) const = default;
};

// Written out: clang 16 crashes on this one as a default.
inline bool Batch::operator==(const Batch &other) const
{
    return edits == other.edits;
}

} // namespace glossa::project
