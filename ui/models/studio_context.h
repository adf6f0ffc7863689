// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/edit.h"
#include "core/workspace/items/edit.h"
#include "core/workspace/items/items.h"
#include "core/workspace/models/model_facts.h"
#include "core/workspace/models/registry.h"
#include "core/workspace/models/train_request.h"
#include "core/workspace/projects/overview.h"
#include "core/workspace/projects/projects.h"
#include "core/workspace/session/session.h"
#include "core/workspace/training/checks.h"
#include "core/workspace/training/train_state.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace glossa::models {

/// The steps of the life cycle that have a pane, in rail order.
enum class Step { Projects, Schema, Labeling, Training, Details, Settings };

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
    void undo() { undoStep(m_project, 0); }
    /// This step, if it is the author's last one in that project; 0 = whichever is.
    void undoStep(std::int64_t project, std::int64_t step);
    void redo() { redoStep(m_project, 0); }
    /// Brings back what this undo took, if it is the author's last one in that project; 0 = whichever is.
    void redoStep(std::int64_t project, std::int64_t step);

    // Asked by panes, answered by the shell.
    void goTo(Step step) { Q_EMIT stepRequested(step); }
    void openItems(const OpenItems &request) { Q_EMIT itemsRequested(request); }
    void openModel(const QString &label) { Q_EMIT modelRequested(label); }
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
    void categoriesChanged();
    /// Journal rows of the open project, own and others'; item lists refresh from them.
    void edited(const std::vector<glossa::workspace::JournalEntry> &entries);
    void undoStateChanged();
    /// Jobs or models may have changed.
    void jobsChanged();
    /// The list of projects may have changed.
    void workspaceChanged();

    void stepRequested(glossa::models::Step step);
    void itemsRequested(const glossa::models::OpenItems &request);
    void modelRequested(const QString &label);
    void said(const QString &sentence, std::int64_t project, std::int64_t step);
    /// Undo (or else redo) has reversed a step of more than one item, or an import, in that project.
    void stepReversed(std::int64_t project, const glossa::workspace::EditReceipt &receipt, bool isUndo);
    void undoOffered(const QString &sentence, const std::function<void()> &undo);
    void failed(const glossa::Error &error);
    void authorChanged();

private:
    void answerReversal(std::int64_t project, const Result<workspace::EditReceipt> &receipt, bool isUndo);
    void refresh(std::int64_t project, bool opened);

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
};

} // namespace glossa::models
