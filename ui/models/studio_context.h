// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/edit.h"
#include "core/workspace/items/edit.h"
#include "core/workspace/items/items.h"
#include "core/workspace/models/model_facts.h"
#include "core/workspace/models/registry.h"
#include "core/workspace/models/train_request.h"
#include "core/workspace/projects/overview.h"
#include "core/workspace/projects/project_state.h"
#include "core/workspace/projects/projects.h"
#include "core/workspace/session/session.h"
#include "core/workspace/training/checks.h"
#include "core/workspace/training/train_state.h"

#include <QObject>
#include <QString>

#include <deque>
#include <functional>
#include <optional>
#include <vector>

namespace glossa::models {

/// The steps of the life cycle that have a pane, in rail order.
enum class Step { Projects, Schema, Labeling, Training, Details, Deployments, Tryout, Settings };

/// What another pane asks Labeling to show: a filter, or a given list of items (examples behind a cell), and
/// the item to stand on. `reason` says in words why ("7 utterances labeled AddMore were predicted
/// SendEmail").
struct OpenItems {
    workspace::ItemFilter filter;
    std::vector<project::ItemId> items; // if not empty: exactly these, in this order
    project::ItemId current = 0;
    QString reason;
    QString back = {}; // the way back to where it was asked, "Back to the matrix"; empty = none is offered
    Step from = Step::Labeling; // where that is
};

/// What every pane shares: the session, the open project with its schema, and the few things panes ask of the
/// window. Panes know this and never each other. Lives in the window's thread.
class StudioContext : public QObject {
    Q_OBJECT
public:
    StudioContext(workspace::Session &session, QString workerProgram, QObject *parent = nullptr);

    [[nodiscard]] workspace::Session &session() const { return m_session; }
    /// Path of the `glossa` program that runs jobs.
    [[nodiscard]] QString workerProgram() const { return m_workerProgram; }

    [[nodiscard]] QString author() const { return m_author; }
    void setAuthor(const QString &author);
    [[nodiscard]] workspace::Origin origin(const QString &mergeKey = {}) const;

    /// 0 = no project open.
    [[nodiscard]] std::int64_t project() const { return m_project; }
    [[nodiscard]] const std::optional<workspace::ProjectOverview> &overview() const { return m_overview; }
    [[nodiscard]] const std::vector<workspace::CategoryUse> &categories() const { return m_categories; }
    [[nodiscard]] const project::Category *category(project::CategoryKind kind, const QString &name) const;
    [[nodiscard]] const workspace::UndoState &undoState() const { return m_undo; }
    [[nodiscard]] bool hasDocuments() const;
    /// Whether the open project's kind has intents, entities or classes.
    [[nodiscard]] bool has(project::CategoryKind kind) const;
    /// Whether an item of the open project has one class at most.
    [[nodiscard]] bool hasOneClass() const;

    void openProject(std::int64_t project);
    /// A project was asked for and its data is not here yet; project() is the one before.
    [[nodiscard]] bool isOpening() const { return m_opening != 0; }
    /// The one that is open or will be.
    [[nodiscard]] std::int64_t wantedProject() const { return m_opening != 0 ? m_opening : m_project; }
    void closeProject();

    /// Writes one edit to the open project; a refusal becomes failed(). `done` runs on the window's thread
    /// with the result, unless `receiver` is gone by then.
    void apply(const project::Edit &edit, const QString &mergeKey = {})
    {
        apply(edit, mergeKey, nullptr, {});
    }
    void apply(const project::Edit &edit, const QString &mergeKey, QObject *receiver,
               std::function<void(const Result<workspace::EditReceipt> &)> done);
    /// A verb that makes a step of the open project's journal, carried out as apply() does it.
    using StepVerb = std::function<Result<workspace::EditReceipt>(
        workspace::Workspace &workspace, std::int64_t project, const workspace::Origin &origin)>;
    void carryOut(const StepVerb &verb, QObject *receiver,
                  std::function<void(const Result<workspace::EditReceipt> &)> done,
                  const QString &mergeKey = {});
    void undo() { undoStep(m_project, 0); }
    /// This step, if it is the author's last one in that project; 0 = whichever is.
    void undoStep(std::int64_t project, std::int64_t step);
    void redo() { redoStep(m_project, 0); }
    /// Brings back what this undo took, if it is the author's last one in that project; 0 = whichever is.
    void redoStep(std::int64_t project, std::int64_t step);

    // Asked by panes, answered by the shell.
    void goTo(Step step) { Q_EMIT stepRequested(step); }
    void openItems(const OpenItems &request) { Q_EMIT itemsRequested(request); }
    /// The place where texts are added to the open project.
    void addTexts() { Q_EMIT textsRequested(); }
    void openModel(const QString &label) { Q_EMIT modelRequested(label); }
    void train(const workspace::TrainRequest &request) { Q_EMIT trainingRequested(request); }
    /// The queries of a deployment that wait.
    void review(const QString &deployment) { Q_EMIT reviewRequested(deployment); }
    /// A toast; its button takes back the step of the journal that it tells of, 0 = it tells of none.
    void say(const QString &sentence, std::int64_t step = 0)
    {
        Q_EMIT said(sentence, m_answered != 0 ? m_answered : m_project, step);
    }
    /// What is typed and not saved yet is to be saved now.
    void saveTyped() { Q_EMIT projectLeaving(); }
    /// A toast whose Undo is not in the open project's journal: a project that went to the trash.
    void say(const QString &sentence, const std::function<void()> &undo)
    {
        Q_EMIT undoOffered(sentence, undo);
    }
    void report(const Error &error) { Q_EMIT failed(error); }

Q_SIGNALS:
    /// The open project is about to be left: what is typed and not saved yet is saved now.
    void projectLeaving();
    /// Another project (or none) is open; overview and categories are loaded.
    void projectOpened();
    /// Name, settings, counts, last model of the open project changed.
    void overviewChanged();
    /// The schema changed. Counts of use come with countsChanged().
    void categoriesChanged();
    /// How often a category is used changed, or categoriesChanged() has been told.
    void countsChanged();
    /// This window made this step in the open project. It is not read back: what it does to items is told by
    /// its edit (project::applied). `asker` was handed the receipt before; null = nobody.
    void stepMade(const glossa::workspace::Changes &changes, const QObject *asker);
    /// Others made these steps in the open project, or this window did while it did not know their receipt.
    void othersChanged(const glossa::workspace::Changes &changes);
    /// After either of the two.
    void edited(const glossa::workspace::Changes &changes);
    void undoStateChanged();
    /// A job was made, has advanced, or ended.
    void jobsChanged();
    /// A model was trained, renamed or deleted.
    void modelsChanged();
    /// What the deployments of a project serve, or whether their queries are kept, changed.
    void deploymentsChanged();
    /// Queries came into the queue for review of a project, or something was said of them.
    void queriesChanged();
    /// The list of projects may have changed: names, the trash, or what they hold.
    void workspaceChanged();
    /// Of these: a project was made, has another head, or came into or out of the trash.
    void projectsChanged();

    void stepRequested(glossa::models::Step step);
    void itemsRequested(const glossa::models::OpenItems &request);
    void textsRequested();
    void modelRequested(const QString &label);
    void trainingRequested(const glossa::workspace::TrainRequest &request);
    void reviewRequested(const QString &deployment);
    void said(const QString &sentence, std::int64_t project, std::int64_t step);
    /// Undo (or else redo) has reversed a step of more than one item, or an import, in that project.
    void stepReversed(std::int64_t project, const glossa::workspace::EditReceipt &receipt, bool isUndo);
    void undoOffered(const QString &sentence, const std::function<void()> &undo);
    void failed(const glossa::Error &error);
    void authorChanged();

private:
    void hear(const workspace::Changes &changes);
    /// Shows what an own step has changed, from its receipt.
    void take(std::int64_t project, const workspace::EditReceipt &receipt, const QObject *asker);
    struct OwnStep {
        std::int64_t sequence = 0;
        std::int64_t timeMs = 0;
        decltype(workspace::EditReceipt::counts) counts;
        int steps = 0; // that it adds to those since the last model
    };
    void addCounts(const OwnStep &step);
    void answerReversal(std::int64_t project, const Result<workspace::EditReceipt> &receipt, bool isUndo);
    void refresh(std::int64_t project, bool opened);
    /// The open project has gone to the trash, by another process.
    void leaveTrashed(const QString &name);
    void show(workspace::ProjectState state, bool opened);

    workspace::Session &m_session;
    QString m_workerProgram;
    QString m_author;
    QString m_gestures; // tells merge keys of this window from those of others, and of earlier ones
    std::int64_t m_project = 0;
    std::int64_t m_opening = 0;
    std::int64_t m_answered = 0;    // whose edit is being answered, while its `done` runs
    std::uint64_t m_generation = 0; // answers of an earlier project are dropped
    std::uint64_t m_asked = 0;      // snapshots, in the order they were asked for
    std::uint64_t m_shown = 0;      // the newest that came
    std::optional<workspace::ProjectOverview> m_overview;
    std::vector<workspace::CategoryUse> m_categories;
    workspace::UndoState m_undo;
    std::int64_t m_told = 0;     // up to which step others' changes were told
    std::deque<OwnStep> m_newer; // own steps that the snapshot which is shown, or on its way, may not hold
};

} // namespace glossa::models
