// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/project/edit.h"
#include "core/project/item.h"
#include "core/project/schema.h"
#include "core/store/records.h"
#include "core/store/statement_observer.h"
#include "core/store/steps.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace glossa::store {

/// Durable storage of a workspace folder: glossa.db (SQLite, WAL, foreign keys, FTS5 trigram search) and
/// models/. A Store holds one connection and belongs to the thread that opened it; open one per thread.
/// Several processes may have the workspace open: writes are BEGIN IMMEDIATE with a busy timeout. All SQL of
/// the program is in this folder. Every verb that changes something is one transaction, durable when it
/// returns.
class Store {
public:
    /// Opens the workspace, migrating an older one, or creates it (`make` Never: NotFound with the place
    /// "workspace"). One that cannot be written is opened for reading, and every write refused (ReadOnly).
    /// NewerVersion for one of a later program, CorruptWorkspace, UnwritableFile, DiskFull, TooLarge for a
    /// path too long for SQLite. A write waits that long for another process's (an import
    /// may take a while) before it is refused as Busy. `observer` outlives the store.
    enum class Make : std::uint8_t { Never, IfAbsent };
    static Result<std::unique_ptr<Store>> open(const QString &folder, const Clock &clock,
                                               std::chrono::milliseconds patience = std::chrono::minutes(1),
                                               Make make = Make::IfAbsent,
                                               StatementObserver *observer = nullptr);
    ~Store();

    [[nodiscard]] QString folder() const;
    [[nodiscard]] QString modelsFolder() const;
    [[nodiscard]] bool isReadOnly() const;
    /// What has been changed so far, by whomever. Microseconds.
    Result<ChangeCount> changeCount();
    /// Deletes, in short transactions, what nobody can see any more: what an import left that did not end, an
    /// import that was taken back and cannot come again, a purged project. Ends about after that time; true
    /// if more is left. open() does a little of it.
    Result<bool> sweep(std::chrono::milliseconds budget);

    /// Runs `body` on one state of the workspace: what others commit meanwhile is not seen, so that a schema
    /// and the items read after it fit each other. Nothing may be changed inside; not nested.
    Status snapshot(const std::function<Status()> &body);

    // Projects. Names are unique among those not in the trash (case-sensitive).
    Result<std::int64_t> createProject(const project::ProjectInfo &info, const Origin &origin);
    Result<std::vector<ProjectSummary>> projects(bool inTrash = false);
    Result<ProjectSummary> project(std::int64_t id);
    Result<std::int64_t> projectByName(const QString &name); // NotFound lists near names in detail
    Status trashProject(std::int64_t id);
    Status restoreProject(std::int64_t id);
    Status purgeProject(std::int64_t id); // for good, with its models' rows (the files are the caller's)

    // Schema, in order, with counts of use.
    Result<std::vector<CategoryUse>> categories(std::int64_t project);

    // Items.
    Result<std::vector<project::ItemId>> itemIds(std::int64_t project, const ItemFilter &filter,
                                                 ItemOrder order);
    /// At most so many of them, the first; reads no more.
    Result<std::vector<project::ItemId>> firstItemIds(std::int64_t project, const ItemFilter &filter,
                                                      ItemOrder order, int most);
    /// The first of these that the filter finds; 0 = none of them.
    Result<project::ItemId> firstMatching(std::int64_t project, const std::vector<project::ItemId> &ids,
                                          const ItemFilter &filter);
    /// In the order asked for; ids that are gone are left out.
    Result<std::vector<ItemRow>> items(std::int64_t project, const std::vector<project::ItemId> &ids);
    Result<std::int64_t> countItems(std::int64_t project, const ItemFilter &filter);
    /// Counts per set and category, for the distribution panel.
    Result<Distribution> distribution(std::int64_t project);

    // Change. NotFound for a project in the trash.
    Result<EditReceipt> apply(std::int64_t project, const project::Edit &edit, const Origin &origin);
    /// Takes back the author's newest edit that is not undone; Stale (detail: what changed since), NotFound
    /// if none.
    /// `step`: only if that is the one, else Stale; 0 = whichever it is.
    Result<EditReceipt> undo(std::int64_t project, const Origin &origin, std::int64_t step = 0);
    /// The author's last steps, newest first, in one transaction. NotFound: there are not so many; Stale: one
    /// cannot be taken back, its number in `place`.
    Result<std::vector<EditReceipt>> undoSteps(std::int64_t project, const Origin &origin, int steps);
    /// Brings back what the author's newest undo took, as long as they have made no other step since.
    /// `step`: only if that undo is the one, else Stale; 0 = whichever it is.
    Result<EditReceipt> redo(std::int64_t project, const Origin &origin, std::int64_t step = 0);
    /// As undoSteps().
    Result<std::vector<EditReceipt>> redoSteps(std::int64_t project, const Origin &origin, int steps);
    Result<UndoState> undoState(std::int64_t project, const QString &author);
    /// Journal rows after a sequence number, oldest first. Sequence numbers grow over the whole workspace.
    Result<std::vector<JournalEntry>> journal(std::int64_t project, std::int64_t after, int limit);
    Result<std::vector<JournalEntry>> newestJournal(std::int64_t project, int limit); // newest first
    Result<std::int64_t> lastSequence(std::int64_t project);
    /// Steps after `sequence` that stand: one that was taken back since does not count, one from before that
    /// was taken back since does.
    Result<std::int64_t> stepsSince(std::int64_t project, std::int64_t sequence);

    /// An import: one step, whole or absent, whatever it brings. It is written in short transactions, between
    /// which others write, into a layer that nobody sees before commit(); destroying it without commit leaves
    /// nothing. Categories that exist are left as they are; unknown ones are added.
    class Import {
    public:
        ~Import();
        Import(const Import &) = delete;
        Import &operator=(const Import &) = delete;
        [[nodiscard]] std::int64_t project() const;
        Status categories(const std::vector<project::Category> &batch);
        Status items(const std::vector<project::Item> &batch);
        Result<EditReceipt> commit(const QString &note); // note: file name and format, for the history

    private:
        friend class Store;
        struct State;
        explicit Import(std::unique_ptr<State> state);
        std::unique_ptr<State> m_state;
    };
    /// Into an existing project, or (id 0) one made from `info`, which is there once the import is.
    Result<std::unique_ptr<Import>> beginImport(std::int64_t project, const project::ProjectInfo &info,
                                                const Origin &origin);

    // Jobs (core/workspace/jobs runs them).
    /// Conflict if one of that kind runs or waits in the project.
    Result<std::int64_t> createJob(const JobRow &job);
    Result<JobRow> job(std::int64_t id);
    Result<std::vector<JobRow>> jobs(std::optional<std::int64_t> project);
    /// The jobs of all projects that wait or run, the newest first.
    Result<std::vector<JobRow>> unfinishedJobs();
    /// Takes a waiting job for an owner (process id and host start), or Conflict.
    Status claimJob(std::int64_t id, const QString &owner);
    /// Progress, log lines, state; only by the owner, else Conflict. Also the heartbeat.
    Status updateJob(const JobRow &job);
    Status requestCancel(std::int64_t id);
    /// One that has ended leaves the list; Conflict if it waits or runs, NotFound.
    Status deleteJob(std::int64_t id);

    // Models and their evaluations.
    /// Replaces the row of the same label and its evaluation (empty = none) in one transaction. The file is
    /// already in place under its own name.
    Status putModel(const ModelRow &model, const QByteArray &evaluation);
    Result<std::vector<ModelRow>> models(std::int64_t project); // newest first
    Result<ModelRow> model(std::int64_t project, const QString &label);
    Status deleteModel(std::int64_t project, const QString &label);
    /// NotFound, or AlreadyExists if another model of the project has that label.
    Status renameModel(std::int64_t project, const QString &label, const QString &to);
    /// Outcomes of a model as an opaque blob (workspace/train serialises it).
    Result<QByteArray> evaluation(std::int64_t project, const QString &label);

    struct Database;

private:
    explicit Store(std::unique_ptr<Database> database);
    enum class Way { Undo, Redo };
    Result<std::vector<EditReceipt>> reverseSteps(std::int64_t project, const Origin &origin, Way way,
                                                  int steps, std::int64_t wanted);
    std::unique_ptr<Database> m_database;
};

} // namespace glossa::store
