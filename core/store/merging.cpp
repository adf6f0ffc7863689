// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/merging.h"

#include "core/project/edit_json.h"

#include <optional>
#include <variant>

namespace glossa::store {

namespace {

using project::Edit;

/// The longest pause within one gesture: a drag, or a word that is typed.
constexpr std::int64_t longestPauseMs = 3000;

using EditAndInverse = std::pair<Edit, Edit>;

/// Two edits that set a value of the same thing: the last value stands, and its inverse leads back to the
/// value before the first. Nothing if they are not both such edits, or not of the same thing.
template <typename Change, typename IsSame>
std::optional<EditAndInverse> foldedValues(const EditAndInverse &first, const EditAndInverse &second,
                                           IsSame isSame)
{
    const auto *a = std::get_if<Change>(&first.first.change);
    const auto *b = std::get_if<Change>(&second.first.change);
    const auto *back = std::get_if<Change>(&first.second.change);
    const auto *from = std::get_if<Change>(&second.second.change);
    if (!a || !b || !back || !from || !isSame(*a, *b))
        return std::nullopt;
    Change edit = *b;
    Change inverse = *back;
    edit.expected = a->expected;
    inverse.expected = from->expected;
    if constexpr (requires { inverse.expectedLabels; })
        inverse.expectedLabels = from->expectedLabels;
    return EditAndInverse{Edit{std::move(edit)}, Edit{std::move(inverse)}};
}

/// Two edits of one thing as one, from the first state to the last; none if they cannot be.
std::optional<EditAndInverse> folded(const EditAndInverse &firstStep, const EditAndInverse &secondStep)
{
    const Edit &first = firstStep.first;
    const Edit &second = secondStep.first;
    const auto sameItem = [](const auto &a, const auto &b) { return a.item == b.item; };
    const auto sameCategory = [](const auto &a, const auto &b) {
        return a.category.kind == b.category.kind && a.category.name == b.category.name;
    };
    if (auto both = foldedValues<project::SetText>(firstStep, secondStep, sameItem))
        return both;
    if (auto both = foldedValues<project::SetIntent>(firstStep, secondStep, sameItem))
        return both;
    if (auto both = foldedValues<project::ChangeCategory>(firstStep, secondStep, sameCategory))
        return both;
    const auto always = [](const auto &, const auto &) { return true; };
    if (auto both = foldedValues<project::ChangeProject>(firstStep, secondStep, always))
        return both;
    if (const auto *a = std::get_if<project::ChangeLabel>(&first.change)) {
        const auto *b = std::get_if<project::ChangeLabel>(&second.change);
        if (b && a->item == b->item && a->after == b->before)
            return std::pair{Edit{project::ChangeLabel{a->item, a->before, b->after}},
                             Edit{project::ChangeLabel{a->item, b->after, a->before}}};
    }
    if (const auto *a = std::get_if<project::RenameCategory>(&first.change)) {
        const auto *b = std::get_if<project::RenameCategory>(&second.change);
        if (b && a->kind == b->kind && a->to == b->from)
            return std::pair{Edit{project::RenameCategory{a->kind, a->from, b->to}},
                             Edit{project::RenameCategory{a->kind, b->to, a->from}}};
    }
    return std::nullopt;
}

void append(std::vector<Edit> &edits, const Edit &edit)
{
    if (const auto *batch = std::get_if<project::Batch>(&edit.change))
        edits.insert(edits.end(), batch->edits.begin(), batch->edits.end());
    else
        edits.push_back(edit);
}

/// Two steps as one. Lists stay flat: reading limits how deep batches stand within each other.
std::pair<Edit, Edit> merged(const Edit &first, const Edit &firstInverse, const Edit &second,
                             const Edit &secondInverse)
{
    if (auto both = folded({first, firstInverse}, {second, secondInverse}))
        return *both;
    project::Batch edit;
    append(edit.edits, first);
    append(edit.edits, second);
    project::Batch inverse;
    append(inverse.edits, secondInverse);
    append(inverse.edits, firstInverse);
    return {Edit{std::move(edit)}, Edit{std::move(inverse)}};
}

/// The last edit of a kind within a step; null if there is none.
template <typename Change>
const Change *lastOf(const Edit &step)
{
    if (const auto *change = std::get_if<Change>(&step.change))
        return change;
    const auto *batch = std::get_if<project::Batch>(&step.change);
    if (batch == nullptr)
        return nullptr;
    const Change *last = nullptr;
    for (const Edit &part : batch->edits) {
        if (const Change *found = lastOf<Change>(part))
            last = found;
    }
    return last;
}

/// Which settings of a project an edit changes, one bit each.
unsigned changedSettings(const Edit &edit, const Edit &inverse)
{
    const auto *after = lastOf<project::ChangeProject>(edit);
    const auto *before = lastOf<project::ChangeProject>(inverse);
    if (after == nullptr || before == nullptr)
        return 0;
    const project::ProjectInfo &a = after->info;
    const project::ProjectInfo &b = before->info;
    const bool differ[] = {a.name != b.name,
                           a.language != b.language,
                           a.multilingual != b.multilingual,
                           a.description != b.description,
                           a.confidenceThreshold != b.confidenceThreshold,
                           a.storageContainer != b.storageContainer};
    unsigned changed = 0;
    for (std::size_t i = 0; i < std::size(differ); ++i)
        changed |= differ[i] ? 1U << i : 0U;
    return changed;
}

/// Whether the second edit goes on with what the first one changed: that label, that category, that setting.
bool goesOn(const Edit &first, const Edit &firstInverse, const Edit &second, const Edit &secondInverse)
{
    if (const auto *label = std::get_if<project::ChangeLabel>(&second.change)) {
        const auto *before = lastOf<project::ChangeLabel>(first);
        return before != nullptr && before->item == label->item && before->after == label->before;
    }
    if (const auto *name = std::get_if<project::RenameCategory>(&second.change)) {
        const auto *before = lastOf<project::RenameCategory>(first);
        return before != nullptr && before->kind == name->kind && before->to == name->from;
    }
    const project::EditReach one = project::reachOf(first);
    const project::EditReach other = project::reachOf(second);
    return project::itemsOf(one) == project::itemsOf(other) && one.categories == other.categories &&
           changedSettings(first, firstInverse) == changedSettings(second, secondInverse);
}

} // namespace

Result<std::optional<MergedStep>> mergeIntoLast(Store::Database &database, std::int64_t project,
                                                const Origin &origin, JournalRow &row)
{
    if (origin.mergeKey.isEmpty())
        return std::nullopt;
    const auto last = database.row(
        QStringLiteral("SELECT sequence, kind, edit, inverse, merge_key, time_ms, trains FROM journal"
                       " WHERE project = ? AND author = ? AND undone_by = 0"
                       " AND sequence = (SELECT max(sequence) FROM journal WHERE project = ?)"),
        {static_cast<qlonglong>(project), origin.author, static_cast<qlonglong>(project)});
    if (!last && last.error().code == ErrorCode::NotFound)
        return std::nullopt;
    if (!last)
        return fail(last.error());
    const std::int64_t pauseMs = database.clock.nowMs() - last->at(5).toLongLong();
    if (static_cast<JournalKind>(last->at(1).toInt()) != JournalKind::Edit ||
        last->at(4).toString() != origin.mergeKey || pauseMs < 0 || pauseMs > longestPauseMs)
        return std::nullopt;
    const auto first = project::editFromJson(last->at(2).toByteArray());
    const auto firstInverse = project::editFromJson(last->at(3).toByteArray());
    const auto second = project::editFromJson(row.edit);
    const auto secondInverse = project::editFromJson(row.inverse);
    if (!first || !firstInverse || !second || !secondInverse ||
        !goesOn(*first, *firstInverse, *second, *secondInverse))
        return std::nullopt;
    auto both = merged(*first, *firstInverse, *second, *secondInverse);
    row.edit = project::toJson(both.first);
    row.inverse = project::toJson(both.second);
    if (const auto gone =
            database.run(QStringLiteral("DELETE FROM journal WHERE sequence = ?"), {last->at(0)});
        !gone)
        return fail(gone.error());
    MergedStep step{std::move(both.first), last->at(6).toInt() != 0};
    row.trains = row.trains || step.lastTrains;
    return step;
}

} // namespace glossa::store
