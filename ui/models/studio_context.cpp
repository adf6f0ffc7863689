// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/studio_context.h"

#include "core/workspace/items/edit.h"
#include "core/workspace/projects/projects.h"

#include <QLoggingCategory>
#include <QPointer>
#include <QSettings>
#include <QUuid>

#include <algorithm>

namespace glossa::models {

namespace {

const QString authorKey = QStringLiteral("author");

QString systemUser()
{
    const QString user = qEnvironmentVariable("USER");
    return user.isEmpty() ? QStringLiteral("me") : user;
}

/// Everything a context caches of the open project, read in one go.
struct Snapshot {
    workspace::ProjectOverview overview;
    std::vector<workspace::CategoryUse> categories;
    workspace::UndoState undo;
};

Result<Snapshot> readSnapshot(workspace::Workspace &workspace, std::int64_t project, const QString &author)
{
    auto overview = workspace::projectOverview(workspace, project);
    if (!overview)
        return fail(overview.error());
    auto categories = workspace::categories(workspace, project);
    if (!categories)
        return fail(categories.error());
    auto undo = workspace::undoState(workspace, project, author);
    if (!undo)
        return fail(undo.error());
    return Snapshot{std::move(*overview), std::move(*categories), std::move(*undo)};
}

// QT_LOGGING_RULES="glossa.edits=true" tells of each edit as soon as it is durable.
Q_LOGGING_CATEGORY(editsLog, "glossa.edits", QtWarningMsg)

void told(const Result<workspace::EditReceipt> &receipt)
{
    if (receipt)
        qCDebug(editsLog, "saved %lld", static_cast<long long>(receipt->sequence));
}

} // namespace

StudioContext::StudioContext(workspace::Session &session, QString workerProgram, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_workerProgram(std::move(workerProgram))
    , m_author(QSettings().value(authorKey, systemUser()).toString())
    , m_gestures(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    connect(&session, &workspace::Session::journalAdvanced, this,
            [this](std::int64_t project, const std::vector<workspace::JournalEntry> &entries) {
                if (project == m_project)
                    Q_EMIT edited(entries);
            });
    connect(&session, &workspace::Session::changed, this, [this] {
        if (m_project != 0)
            refresh(m_project, false);
        Q_EMIT jobsChanged();
        Q_EMIT workspaceChanged();
    });
}

void StudioContext::setAuthor(const QString &author)
{
    const QString name = author.trimmed();
    if (name.isEmpty() || name == m_author)
        return;
    m_author = name;
    QSettings().setValue(authorKey, name);
    Q_EMIT authorChanged();
    if (m_project != 0)
        refresh(m_project, false);
}

workspace::Origin StudioContext::origin(const QString &mergeKey) const
{
    const QString key = mergeKey.isEmpty() ? QString() : QStringLiteral("%1:%2").arg(m_gestures, mergeKey);
    return {m_author, QStringLiteral("window"), key};
}

const project::Category *StudioContext::category(project::CategoryKind kind, const QString &name) const
{
    const auto found = std::ranges::find_if(m_categories, [&](const workspace::CategoryUse &use) {
        return use.category.kind == kind && use.category.name == name;
    });
    return found == m_categories.end() ? nullptr : &found->category;
}

bool StudioContext::hasDocuments() const
{
    return m_overview && project::hasDocuments(m_overview->summary.info.kind);
}

void StudioContext::openProject(std::int64_t project)
{
    // Until its data is here, the panes show the one before and edits go there.
    ++m_generation;
    m_opening = project;
    refresh(project, true);
}

void StudioContext::closeProject()
{
    Q_EMIT projectLeaving();
    m_project = 0;
    m_opening = 0;
    ++m_generation;
    m_session.watchProject(0);
    m_overview.reset();
    m_categories.clear();
    m_undo = {};
    Q_EMIT projectOpened();
    Q_EMIT categoriesChanged();
    Q_EMIT overviewChanged();
    Q_EMIT undoStateChanged();
}

void StudioContext::refresh(std::int64_t project, bool opened)
{
    m_session
        .read([project, author = m_author](workspace::Workspace &workspace) {
            return readSnapshot(workspace, project, author);
        })
        .then(this, [this, project, opened, number = ++m_asked,
                     generation = m_generation](Result<Snapshot> snapshot) {
            // What was asked later of the project before may come sooner; the one that opens counts all the
            // same.
            if (generation != m_generation || (!opened && (number < m_shown || project != m_project)))
                return;
            if (!snapshot) {
                if (opened) {
                    m_opening = 0;
                    Q_EMIT overviewChanged(); // of the one that stays, or none
                    if (m_project != 0)
                        refresh(m_project, false); // it may have gone meanwhile
                } else if (snapshot.error().code == ErrorCode::NotFound && m_opening != 0) {
                    return; // another one is on its way
                } else if (snapshot.error().code == ErrorCode::NotFound) {
                    closeProject(); // another process may have put it into the trash
                }
                report(snapshot.error());
                return;
            }
            m_shown = std::max(m_shown, number);
            if (opened) {
                m_opening = 0;
                ++m_generation; // what was asked of the one before is not answered any more
                Q_EMIT projectLeaving();
                m_project = project;
                m_session.watchProject(project);
            }
            const bool otherSchema =
                !std::ranges::equal(m_categories, snapshot->categories, [](const auto &a, const auto &b) {
                    return a.category == b.category && a.train == b.train && a.test == b.test &&
                           a.items == b.items;
                });
            m_overview = std::move(snapshot->overview);
            m_categories = std::move(snapshot->categories);
            m_undo = std::move(snapshot->undo);
            if (opened)
                Q_EMIT projectOpened();
            if (opened || otherSchema)
                Q_EMIT categoriesChanged();
            Q_EMIT overviewChanged();
            Q_EMIT undoStateChanged();
        });
}

void StudioContext::apply(const project::Edit &edit, const QString &mergeKey, QObject *receiver,
                          std::function<void(const Result<workspace::EditReceipt> &)> done)
{
    m_session
        .write([project = m_project, edit, origin = origin(mergeKey)](workspace::Workspace &workspace) {
            return workspace::apply(workspace, project, edit, origin);
        })
        .then(this, [this, project = m_project, alive = QPointer(receiver),
                     done = std::move(done)](const Result<workspace::EditReceipt> &receipt) {
            told(receipt);
            if (!receipt)
                report(receipt.error());
            if (done && alive) {
                m_answered = project;
                done(receipt);
                m_answered = 0;
            }
        });
}

void StudioContext::answerReversal(std::int64_t project, const Result<workspace::EditReceipt> &receipt,
                                   bool isUndo)
{
    told(receipt);
    if (!receipt) {
        if (receipt.error().code != ErrorCode::NotFound || receipt.error().place == "project")
            report(receipt.error());
        return;
    }
    const auto &step = receipt->reversed;
    if (step && (step->items > 1 || !step->edit))
        Q_EMIT stepReversed(project, *receipt, isUndo);
}

void StudioContext::undoStep(std::int64_t project, std::int64_t step)
{
    m_session
        .write([project, step, origin = origin()](workspace::Workspace &workspace) {
            return workspace::undo(workspace, project, origin, step);
        })
        .then(this, [this, project](const Result<workspace::EditReceipt> &receipt) {
            answerReversal(project, receipt, true);
        });
}

void StudioContext::redoStep(std::int64_t project, std::int64_t step)
{
    m_session
        .write([project, step, origin = origin()](workspace::Workspace &workspace) {
            return workspace::redo(workspace, project, origin, step);
        })
        .then(this, [this, project](const Result<workspace::EditReceipt> &receipt) {
            answerReversal(project, receipt, false);
        });
}

} // namespace glossa::models
