// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/edit_traits.h"

#include <algorithm>

namespace glossa::project {

namespace {

/// The table: one line a kind of edit, so that a new kind does not compile before it has one. Items count
/// whatever set they are in, since a training may deal them out anew.
struct NeedsTraining {
    bool operator()(const AddItem &) const { return true; }
    bool operator()(const RemoveItem &) const { return true; }
    bool operator()(const SetText &) const { return true; }
    bool operator()(const SetIntent &) const { return true; }
    bool operator()(const SetDataset &) const { return true; }
    bool operator()(const SetLanguage &) const { return true; }
    bool operator()(const SetDone &) const { return true; } // of a text without labels: it has none
    bool operator()(const SetClasses &) const { return true; }
    bool operator()(const SetProvenance &) const { return false; }
    bool operator()(const AddLabel &) const { return true; }
    bool operator()(const RemoveLabel &) const { return true; }
    bool operator()(const ChangeLabel &) const { return true; }
    bool operator()(const AddCategory &) const { return true; }
    bool operator()(const RemoveCategory &) const { return true; }
    bool operator()(const RenameCategory &) const { return true; } // a model answers with the names it has
    bool operator()(const ChangeCategory &edit) const
    {
        return !edit.expected || edit.expected->components != edit.category.components;
    }
    bool operator()(const ChangeProject &edit) const
    {
        return !edit.expected || edit.expected->language != edit.info.language;
    }
    bool operator()(const SettleQueries &) const { return false; }
    bool operator()(const Batch &batch) const { return std::ranges::any_of(batch.edits, needsTraining); }
};

} // namespace

bool needsTraining(const Edit &inverse)
{
    return std::visit(NeedsTraining{}, inverse.change);
}

} // namespace glossa::project
