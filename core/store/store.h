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

/// The durable storage of a workspace folder, which is glossa.db (SQLite, WAL, foreign keys, FTS5 trigram
/// search) and models/. A Store holds one connection and belongs to the thread that opened it, so each thread
/// opens its own. Several processes may have the workspace open, as writes are BEGIN IMMEDIATE with a busy
/// timeout. All SQL of the program is in this folder. Every verb that changes something is one transaction
/// and is durable when it returns.
class Store {
public:
    /// Opens the workspace and migrates an older one, or makes it; with `make` Never, an absent one is
    /// NotFound with the place "workspace". A workspace that cannot be written is opened for reading, and
    /// every write is refused (ReadOnly). Other errors are NewerVersion for a workspace of a later program,
    /// CorruptWorkspace, UnwritableFile, DiskFull, and TooLarge for a path that is too long for SQLite. A
    /// write waits for so long for another process, as an import may take a while, before it is refused as
    /// Busy. `observer` must outlive the store.
    enum class Make : std::uint8_t { Never, IfAbsent };
    static Result<std::unique_ptr<Store>> open(const QString &folder, const Clock &clock,
                                               std::chrono::milliseconds patience = std::chrono::minutes(1),
                                               Make make = Make::IfAbsent,
                                               StatementObserver *observer = nullptr);
    ~Store();

    [[nodiscard]] QString folder() const;
    [[nodiscard]] QString modelsFolder() const;
    [[nodiscard]] bool isReadOnly() const;
    /// Returns what has been changed so far, by whomever. This takes microseconds.
    Result<ChangeCount> changeCount();
    /// Deletes in short transactions what nobody can see any more: what an unfinished import has left, an
    /// import that was taken back and cannot come again, and a purged project. It ends after about that time
    /// and returns true if more is left. open() does a little of it.
    Result<bool> sweep(std::chrono::milliseconds budget);

    /// Runs `body` on one state of the workspace. What others commit meanwhile is not seen, so a schema and
    /// the items that are read after it fit each other. `body` must not change anything, and calls do not
    /// nest.
    Status snapshot(const std::function<Status()> &body);

    // Projects. Names are unique among those not in the trash (case-sensitive).
    Result<std::int64_t> createProject(const project::ProjectInfo &info, const Origin &origin);
    Result<std::vector<ProjectSummary>> projects(bool inTrash = false);
    Result<ProjectSummary> project(std::int64_t id);
    Result<std::int64_t> projectByName(const QString &name); // NotFound lists near names in detail
    Status trashProject(std::int64_t id);
    Status restoreProject(std::int64_t id);
    Status purgeProject(std::int64_t id); // for good, with its models and deployments

    // Schema, in order, with counts of use.
    Result<std::vector<CategoryUse>> categories(std::int64_t project);

    // Items.
    Result<std::vector<project::ItemId>> itemIds(std::int64_t project, const ItemFilter &filter,
                                                 ItemOrder order);
    /// Returns only the first so many, and reads no more.
    Result<std::vector<project::ItemId>> firstItemIds(std::int64_t project, const ItemFilter &filter,
                                                      ItemOrder order, int most);
    /// Returns the first of these that the filter finds, or 0 if it finds none of them.
    Result<project::ItemId> firstMatching(std::int64_t project, const std::vector<project::ItemId> &ids,
                                          const ItemFilter &filter);
    /// Returns items in the order of the ids. Ids that are gone are left out.
    Result<std::vector<ItemRow>> items(std::int64_t project, const std::vector<project::ItemId> &ids);
    Result<std::int64_t> countItems(std::int64_t project, const ItemFilter &filter);
    /// Returns those of these numbers that an item has, also one that cannot be seen.
    Result<std::vector<project::ItemId>> takenIds(const std::vector<project::ItemId> &ids);
    /// Returns the counts of each set and category, for the distribution panel.
    Result<Distribution> distribution(std::int64_t project);

    // Change. NotFound for a project in the trash.
    Result<EditReceipt> apply(std::int64_t project, const project::Edit &edit, const Origin &origin);
    /// Does the same for an edit that puts an earlier state back, in which items may come under the numbers
    /// that they had. `note` tells the history where that state comes from.
    Result<EditReceipt> restore(std::int64_t project, const project::Edit &edit, const Origin &origin,
                                const QString &note);
    /// Takes back the author's newest edit that is not undone. Returns Stale, whose detail says what has
    /// changed since, or NotFound if there is none. If `step` is not 0 and the newest edit is another one,
    /// the result is Stale.
    Result<EditReceipt> undo(std::int64_t project, const Origin &origin, std::int64_t step = 0);
    /// Takes back the author's last steps, the newest first, in one transaction. Returns NotFound if there
    /// are not so many, or Stale if one cannot be taken back; its number is in `place`.
    Result<std::vector<EditReceipt>> undoSteps(std::int64_t project, const Origin &origin, int steps);
    /// Brings back what the author's newest undo took, as long as the author has made no other step since. If
    /// `step` is not 0 and the newest undo is another one, the result is Stale.
    Result<EditReceipt> redo(std::int64_t project, const Origin &origin, std::int64_t step = 0);
    /// Does the same as undoSteps() for redo.
    Result<std::vector<EditReceipt>> redoSteps(std::int64_t project, const Origin &origin, int steps);
    Result<UndoState> undoState(std::int64_t project, const QString &author);
    /// Returns the rows of the journal after a sequence number, the oldest first. Sequence numbers grow over
    /// the whole workspace.
    Result<std::vector<JournalEntry>> journal(std::int64_t project, std::int64_t after, int limit);
    Result<std::vector<JournalEntry>> newestJournal(std::int64_t project, int limit); // newest first
    Result<std::int64_t> lastSequence(std::int64_t project);
    /// Returns by how many steps the data are ahead of a training that knew those up to `sequence`. A step
    /// that was taken back since does not count, but a step from before that was taken back since does; one
    /// that no training learns from counts neither way (project::needsTraining). Reads an index only.
    Result<std::int64_t> stepsSince(std::int64_t project, std::int64_t sequence);

    /// An import is one step, which is whole or absent. It is written in short transactions, between which
    /// others write, into a layer that nobody sees before commit(). If it is destroyed without a commit,
    /// nothing is left. Existing categories stay as they are, and unknown ones are added.
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
    /// Begins an import into an existing project or, with id 0, into one that is made from `info` and is
    /// there once the import is.
    Result<std::unique_ptr<Import>> beginImport(std::int64_t project, const project::ProjectInfo &info,
                                                const Origin &origin);

    // Jobs (core/workspace/jobs runs them).
    /// Makes a job. Returns Conflict if one of that kind runs or waits in the project.
    Result<std::int64_t> createJob(const JobRow &job);
    Result<JobRow> job(std::int64_t id);
    Result<std::vector<JobRow>> jobs(std::optional<std::int64_t> project);
    /// Returns the jobs of all projects that wait or run, the newest first.
    Result<std::vector<JobRow>> unfinishedJobs();
    /// Takes a waiting job for an owner, which the store does not look into (core/workspace/jobs/owner.h
    /// makes it). Returns Conflict if it does not wait.
    Status claimJob(std::int64_t id, const QString &owner);
    /// Writes progress, log and state, and with them the heartbeat. Only the owner may do so; for others it
    /// is Conflict.
    Status updateJob(const JobRow &job);
    Status requestCancel(std::int64_t id);
    /// Removes a job that has ended from the list. Returns Conflict if it waits or runs, or NotFound.
    Status deleteJob(std::int64_t id);

    // Models and their evaluations.
    // The file of a model goes when no model and no deployment names it any more (model_files.h).
    /// Replaces the row of the same label and its evaluation (empty means none) in one transaction. The file
    /// must already be in place under its own name (NewModelFile).
    /// With the last row of the job that made it, both are written or neither: Conflict, and no model, if the
    /// job is another's or has ended.
    Status putModel(const ModelRow &model, const QByteArray &evaluation, const JobRow *ended = nullptr);
    Result<std::vector<ModelRow>> models(std::int64_t project); // newest first
    Result<ModelRow> model(std::int64_t project, const QString &label);
    Status deleteModel(std::int64_t project, const QString &label);
    /// Renames a model. Returns NotFound, or AlreadyExists if another model of the project has that label.
    Status renameModel(std::int64_t project, const QString &label, const QString &to);
    /// Makes a model of another label with the same file, which goes with the last of them. Returns NotFound,
    /// or AlreadyExists if a model of the project has that label.
    Status duplicateModel(std::int64_t project, const QString &label, const QString &to);
    /// Returns the outcomes of a model as an opaque blob, which core/workspace/models reads and writes.
    Result<QByteArray> evaluation(std::int64_t project, const QString &label);

    struct Database;
    /// For the other files of this folder, as nobody else knows what it is.
    [[nodiscard]] Database &database() { return *m_database; }

private:
    explicit Store(std::unique_ptr<Database> database);
    enum class Way { Undo, Redo };
    Result<std::vector<EditReceipt>> reverseSteps(std::int64_t project, const Origin &origin, Way way,
                                                  int steps, std::int64_t wanted);
    std::unique_ptr<Database> m_database;
};

} // namespace glossa::store
