// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/apply_edit.h"
#include "core/store/database.h"

namespace glossa::store {

/// The numbers are stored: never renumber.
enum class JournalKind { Edit = 0, Undo = 1, Redo = 2 };

/// What the journal keeps of a step beside its sequence number.
struct JournalRow {
    JournalKind kind = JournalKind::Edit;
    QByteArray edit;    // empty = an import
    QByteArray inverse; // an edit; for an import what undo and redo need (import_steps.cpp)
    QString note;
    std::int64_t undoes = 0;
    bool trains = true; // models from before are behind the data by it (project::needsTraining)
};

/// Returns the sequence number that the next row will get. It is valid inside the open transaction.
Result<std::int64_t> nextSequence(Store::Database &database);
Result<std::int64_t> writeJournal(Store::Database &database, std::int64_t project, const Origin &origin,
                                  const JournalRow &row);

/// Returns how many items of a layer have been touched by steps after a sequence number that are not undone.
Result<std::int64_t> touchedSince(Store::Database &database, std::int64_t project, std::int64_t sequence,
                                  std::int64_t layer);

using project::CategoryNames;
/// Returns the categories that have been changed by steps after a sequence number that are not undone.
Result<CategoryNames> categoriesChangedSince(Store::Database &database, std::int64_t project,
                                             std::int64_t sequence);

/// Takes back an import by its row's inverse. Hides its items and removes the categories that it brought,
/// unless something uses them by now or somebody has worked on them. Returns the inverse for the row of the
/// undo, whose number is `undo`, or Stale if items were changed.
Result<QByteArray> undoImport(Store::Database &database, std::int64_t project, std::int64_t sequence,
                              const QByteArray &inverse, std::int64_t undo);
/// Brings an import back by the inverse of the undo's row. Returns the inverse for the row of the redo, or
/// Stale if a category is missing that its items name.
Result<QByteArray> redoImport(Store::Database &database, std::int64_t project, const QByteArray &inverse);
/// Returns the inverse for the row of an import that has filled a layer and brought these categories.
[[nodiscard]] QByteArray importInverse(std::int64_t layer, const CategoryNames &brought);
[[nodiscard]] bool isImport(const QByteArray &inverse);
/// Returns how many items of an import are there, or 0 if they are out of reach.
Result<std::int64_t> importedItems(Store::Database &database, const QByteArray &inverse);

} // namespace glossa::store
