// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/item.h"
#include "core/project/schema.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace glossa::store {

/// Who changes something, and through which door. The doors are "window", "cli", "rest", "import" and
/// "review".
struct Origin {
    QString author;
    QString door;
    /// Edits of one author with the same non-empty merge key become one step of undo, such as dragging an
    /// edge or typing a name. They must follow each other directly, within seconds, and be about the same
    /// label of the same item, the same category or the same setting. A key should name the session, too.
    QString mergeKey;
};

struct ProjectSummary {
    project::ProjectInfo info;
    std::int64_t createdMs = 0;
    std::int64_t changedMs = 0;
    std::int64_t trashedMs = 0; // 0 = not in the trash
    std::int64_t items = 0;
    std::int64_t labeled = 0; // WorkState::Labeled, by whether the project has intents
    std::int64_t train = 0;   // Train or Unassigned
    std::int64_t test = 0;
    std::int64_t labels = 0;
    int intents = 0;
    int entities = 0;
    int classes = 0;
};

/// A category with how often it is used: items for intents and classes, labels for entities.
struct CategoryUse {
    project::Category category;
    std::int64_t train = 0; // Train or Unassigned
    std::int64_t test = 0;
    std::int64_t items = 0; // items that use it
    /// The store's number of it, which stays when it is renamed. A category that was removed has the same one
    /// when undo brings it back, as long as its row is kept.
    std::int64_t number = 0;
};

struct ItemRow {
    project::Item item;
    std::int64_t changedMs = 0;
    QString changedBy;
    double place = 0.0;
    std::int64_t layer = 0; // the store's number of the import that brought it, 0 = none
};

/// The WorkState of an item, by whether the project has intents. Unlabeled: Open or Half.
enum class LabeledState : std::uint8_t { Any, Labeled, Unlabeled, Open, Half };

/// An item must fulfil all conditions. Empty ones do not count.
struct ItemFilter {
    QString text;         // substring, any case; FTS5 trigram from three characters on
    QStringList intents;  // any of these; "" within = without intent
    QStringList entities; // has a label of any of these; "" within = without a label
    QStringList classes;  // likewise
    LabeledState state = LabeledState::Any;
    std::optional<project::Dataset> dataset; // Train also finds Unassigned
    QString language;
    bool operator==(const ItemFilter &) const = default;
};

enum class ItemOrder : std::uint8_t { AsImported, NewestFirst, RecentlyChanged, Text, Longest };

/// The labels or items in training and test of each category, in the order of the schema.
struct Distribution {
    std::vector<CategoryUse> categories;
    std::int64_t trainItems = 0;
    std::int64_t testItems = 0;
};

/// Stored: never renumber.
enum class JobState : std::uint8_t { Waiting = 0, Running = 1, Succeeded = 2, Failed = 3, Cancelled = 4 };

struct JobRow {
    std::int64_t id = 0;
    std::int64_t project = 0;
    QString kind;       // "train"; core/workspace/jobs/job_record.cpp names those there are
    QByteArray request; // JSON, by kind
    JobState state = JobState::Waiting;
    double fraction = 0.0;
    QByteArray progress; // JSON: stage, iteration, curve so far
    QString log;
    QByteArray result; // JSON
    QString error;     // JSON of the Error of a failed job
    QString owner;
    bool cancelRequested = false;
    std::int64_t createdMs = 0;
    std::int64_t startedMs = 0;
    std::int64_t heartbeatMs = 0;
    std::int64_t endedMs = 0;
};

struct ModelRow {
    std::int64_t project = 0;
    QString label;
    QString file; // name inside models/
    std::int64_t trainedMs = 0;
    std::int64_t tookMs = 0;
    std::int64_t job = 0;
    QByteArray facts; // JSON: options, split, data fingerprint, counts, headline scores
};

} // namespace glossa::store
