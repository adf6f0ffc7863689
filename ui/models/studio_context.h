// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/edit.h"
#include "core/workspace/query/query.h"
#include "core/workspace/session.h"
#include "core/workspace/train/train.h"

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
    void closeProject();

    /// Writes one edit to the open project; a refusal becomes failed(). `done` runs on the window's thread
    /// with the result.
    void apply(const project::Edit &edit, const QString &mergeKey = {},
               std::function<void(const Result<workspace::EditReceipt> &)> done = {});
    void undo();
    void redo();

    // Asked by panes, answered by the shell.
    void goTo(Step step) { Q_EMIT stepRequested(step); }
    void openItems(const OpenItems &request) { Q_EMIT itemsRequested(request); }
    /// A toast; with `undoable`, its button takes the author's last step back.
    void say(const QString &sentence, bool undoable = false) { Q_EMIT said(sentence, undoable); }
    /// A toast whose Undo is not in the open project's journal: a project that went to the trash.
    void say(const QString &sentence, const std::function<void()> &undo)
    {
        Q_EMIT undoOffered(sentence, undo);
    }
    void report(const Error &error) { Q_EMIT failed(error); }

Q_SIGNALS:
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
    void said(const QString &sentence, bool undoable);
    void undoOffered(const QString &sentence, const std::function<void()> &undo);
    void failed(const glossa::Error &error);
    void authorChanged();

private:
    void refresh(bool opened);

    workspace::Session &m_session;
    QString m_workerProgram;
    QString m_author;
    std::int64_t m_project = 0;
    std::uint64_t m_generation = 0; // answers of an earlier project are dropped
    std::optional<workspace::ProjectOverview> m_overview;
    std::vector<workspace::CategoryUse> m_categories;
    workspace::UndoState m_undo;
};

} // namespace glossa::models
