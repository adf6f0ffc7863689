// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/edit.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace glossa::store {

/// A step of the journal as undo and redo tell of it.
struct StepSummary {
    std::int64_t sequence = 0;         // of the row that is reversed
    std::optional<project::Edit> edit; // that the author made; none for an import
    QString note;                      // of an import: file names and format; of loaded data: the model
    std::int64_t items = 0;            // that taking it back or bringing it back changes
};

/// What an edit of items adds to the counts of a project (ProjectSummary) and of its categories.
struct CountChange {
    struct Category {
        project::CategoryKind kind = project::CategoryKind::Intent;
        QString name;
        std::int64_t train = 0;
        std::int64_t test = 0;
        std::int64_t items = 0;
    };
    std::int64_t items = 0;
    std::int64_t labeled = 0; // WorkState::Labeled in a project with intents
    std::int64_t half = 0;    // WorkState::Half there; they count as labeled in a project without
    std::int64_t train = 0;
    std::int64_t test = 0;
    std::int64_t labels = 0;
    std::vector<Category> categories;
};

/// Enough for whoever shows the project to show it after the edit without reading it again, unless the edit
/// reaches the schema, the project's head or every item (project::reachOf).
struct EditReceipt {
    std::int64_t sequence = 0;
    project::ItemId item = 0;                           // the item made or touched, 0 for others
    project::Edit applied;                              // the edit that took place (for undo: the inverse)
    std::optional<StepSummary> reversed = std::nullopt; // of undo and redo: what they reversed
    std::int64_t timeMs = 0;
    CountChange counts = {};
    /// The whole step, if the edit was taken into the author's step before, which it replaces.
    std::optional<project::Edit> step = std::nullopt;
    int behind = 0; // what it adds to Store::stepsSince(); not told of undo and redo
};

struct UndoState {
    std::optional<StepSummary> undo; // what undo would take back; items are counted for imports only
    std::optional<StepSummary> redo;
};

/// What an undo or a redo is about: the step at the beginning of its chain. The undo of an undo brings it
/// back.
struct ReversedStep {
    std::int64_t sequence = 0;
    std::optional<project::Edit> edit; // none for an import
    QString note;
    bool bringsBack = false;
};

struct JournalEntry {
    std::int64_t sequence = 0;
    std::int64_t timeMs = 0;
    QString author;
    QString door;
    std::optional<project::Edit> edit; // none for an import
    QString note;
    std::int64_t undoes = 0; // sequence this one takes back, 0 = none
    std::int64_t undoneBy = 0;
    std::optional<ReversedStep> reverses = std::nullopt; // of an undo or redo, where a history is read
};

/// What has changed in a workspace, as numbers that only grow. What nobody can see does not count.
struct ChangeCount {
    std::int64_t journal = 0;  // the newest sequence number of all projects
    std::int64_t projects = 0; // made, into or out of the trash, or their heads
    std::int64_t schemas = 0;  // of all projects
    std::int64_t jobs = 0;     // also their progress
    std::int64_t models = 0;
    std::int64_t deployments = 0; // what serves, and whether its queries are kept
    std::int64_t queries = 0;     // that wait for review, and what is said of them
    bool operator==(const ChangeCount &) const = default;
};

} // namespace glossa::store
