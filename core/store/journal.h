// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/apply_edit.h"
#include "core/store/database.h"

namespace glossa::store {

/// Stored: never renumber.
enum class JournalKind { Edit = 0, Undo = 1, Redo = 2 };

/// What the journal keeps of a step, besides its sequence number.
struct JournalRow {
    JournalKind kind = JournalKind::Edit;
    QByteArray edit;    // empty = an import
    QByteArray inverse; // an edit; for an import what undo and redo need (import_steps.cpp)
    QString note;
    std::int64_t undoes = 0;
};

/// The sequence number the next row will get; valid inside the open transaction.
Result<std::int64_t> nextSequence(Store::Database &database);
Result<std::int64_t> writeJournal(Store::Database &database, std::int64_t project, const Origin &origin,
                                  const JournalRow &row);

/// How many items of a layer steps after a sequence number have touched that are not undone.
Result<std::int64_t> touchedSince(Store::Database &database, std::int64_t project, std::int64_t sequence,
                                  std::int64_t layer);

using project::CategoryNames;
/// The categories that steps after a sequence number have changed which are not undone.
Result<CategoryNames> categoriesChangedSince(Store::Database &database, std::int64_t project,
                                             std::int64_t sequence);

/// Takes back an import by its row's inverse: hides its items and removes the categories it brought, unless
/// something uses them by now or somebody has worked on them. Stale if items were changed. Gives the inverse
/// for the row of the undo, whose number is `undo`.
Result<QByteArray> undoImport(Store::Database &database, std::int64_t project, std::int64_t sequence,
                              const QByteArray &inverse, std::int64_t undo);
/// Brings it again, by the inverse of the undo's row; Stale if a category is missing that its items name.
/// Gives the inverse for the row of the redo.
Result<QByteArray> redoImport(Store::Database &database, std::int64_t project, const QByteArray &inverse);
/// The inverse for the row of an import that has filled a layer and brought these categories.
[[nodiscard]] QByteArray importInverse(std::int64_t layer, const CategoryNames &brought);
[[nodiscard]] bool isImport(const QByteArray &inverse);
/// How many items of an import stand; 0 if they are out of reach.
Result<std::int64_t> importedItems(Store::Database &database, const QByteArray &inverse);

} // namespace glossa::store
