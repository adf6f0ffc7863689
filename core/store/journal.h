// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

#include <set>
#include <utility>

namespace glossa::store {

/// Stored: never renumber.
enum class JournalKind { Edit = 0, Undo = 1, Redo = 2 };

/// What the journal keeps of a step, besides its sequence number.
struct JournalRow {
    JournalKind kind = JournalKind::Edit;
    QByteArray edit;    // empty = an import
    QByteArray inverse; // an edit; for an import what undo needs (import.cpp)
    QString note;
    std::int64_t undoes = 0;
};

/// The sequence number the next row will get; valid inside the open transaction.
Result<std::int64_t> nextSequence(Store::Database &database);
Result<std::int64_t> writeJournal(Store::Database &database, std::int64_t project, const Origin &origin,
                                  const JournalRow &row);

/// How many items of a range steps after a sequence number have touched that are not undone.
Result<std::int64_t> touchedSince(Store::Database &database, std::int64_t project, std::int64_t sequence,
                                  project::ItemId first, project::ItemId last);

using CategoryNames = std::set<std::pair<project::CategoryKind, QString>>;
/// The categories that steps after a sequence number have changed which are not undone.
Result<CategoryNames> categoriesChangedSince(Store::Database &database, std::int64_t project,
                                             std::int64_t sequence);

/// Takes back an import by its journal's inverse: its items and the categories it brought; Stale if they were
/// changed.
Status undoImport(Store::Database &database, std::int64_t project, std::int64_t sequence,
                  const QByteArray &inverse);
[[nodiscard]] bool isImport(const QByteArray &inverse);

} // namespace glossa::store
