// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/studio_context.h"

#include "core/workspace/items/edit.h"
#include "core/workspace/projects/projects.h"
#include "ui/models/project_verbs.h"

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
    connect(&session, &workspace::Session::changed, this,
            [this](const std::shared_ptr<const workspace::Changes> &changes) { hear(*changes); });
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

bool StudioContext::has(project::CategoryKind kind) const
{
    return m_overview && project::hasCategories(m_overview->summary.info.kind, kind);
}

bool StudioContext::hasOneClass() const
{
    return m_overview && project::traitsOf(m_overview->summary.info.kind).oneClass;
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
    m_session.watchProject(0, 0);
    m_newer.clear();
    m_overview.reset();
    m_categories.clear();
    m_undo = {};
    Q_EMIT projectOpened();
    Q_EMIT categoriesChanged();
    Q_EMIT countsChanged();
    Q_EMIT overviewChanged();
    Q_EMIT undoStateChanged();
}

void StudioContext::refresh(std::int64_t project, bool opened)
{
    m_session
        .read([project, opened, author = m_author](workspace::Workspace &workspace) {
            auto state = workspace::projectState(workspace, project, author);
            // What is in the trash can be read, but every edit of it would be refused.
            if (opened && state && state->overview.summary.trashedMs > 0)
                return Result<workspace::ProjectState>(
                    fail(ErrorCode::NotFound, state->overview.summary.info.name.toStdString(), "project"));
            return state;
        })
        .then(this, [this, project, opened, number = ++m_asked,
                     generation = m_generation](Result<workspace::ProjectState> state) {
            // What was asked later of the project before may come sooner; the one that opens counts all the
            // same.
            if (generation != m_generation || (!opened && (number < m_shown || project != m_project)))
                return;
            if (!state) {
                if (opened) {
                    m_opening = 0;
                    Q_EMIT overviewChanged(); // of the one that stays, or none
                    if (m_project != 0)
                        refresh(m_project, false); // it may have gone meanwhile
                } else if (state.error().code == ErrorCode::NotFound && m_opening != 0) {
                    return; // another one is on its way
                } else if (state.error().code == ErrorCode::NotFound) {
                    closeProject(); // another process may have put it into the trash
                }
                report(state.error());
                return;
            }
            if (!opened && state->overview.summary.trashedMs > 0) {
                if (m_opening == 0) // else another one is on its way
                    leaveTrashed(state->overview.summary.info.name);
                return;
            }
            if (opened && project == m_project) { // chosen again: what is known of it goes on
                m_opening = 0;
                if (number < m_shown) {
                    Q_EMIT overviewChanged();
                    return;
                }
            }
            m_shown = std::max(m_shown, number);
            if (opened && project != m_project) {
                m_opening = 0;
                ++m_generation; // what was asked of the one before is not answered any more
                Q_EMIT projectLeaving();
                m_project = project;
                m_told = state->sequence;
                m_newer.clear();
                m_session.watchProject(project, state->sequence);
            }
            show(std::move(*state), opened);
        });
}

void StudioContext::leaveTrashed(const QString &name)
{
    const std::int64_t project = m_project;
    closeProject();
    offerRestore(*this, tr("%1 was moved to the trash elsewhere").arg(name), project);
}

void StudioContext::show(workspace::ProjectState state, bool opened)
{
    std::erase_if(m_newer, [&](const OwnStep &step) { return step.sequence <= state.sequence; });
    const auto before = std::exchange(m_categories, std::move(state.categories));
    m_overview = std::move(state.overview);
    // An undo or redo that is newer has asked for a snapshot of its own.
    if (m_newer.empty())
        m_undo = std::move(state.undo);
    for (const OwnStep &step : m_newer)
        addCounts(step);
    const bool otherSchema = !std::ranges::equal(
        before, m_categories, [](const auto &a, const auto &b) { return a.category == b.category; });
    const bool otherCounts =
        otherSchema || !std::ranges::equal(before, m_categories, [](const auto &a, const auto &b) {
            return a.train == b.train && a.test == b.test && a.items == b.items;
        });
    if (opened)
        Q_EMIT projectOpened();
    if (opened || otherSchema)
        Q_EMIT categoriesChanged();
    if (opened || otherCounts)
        Q_EMIT countsChanged();
    Q_EMIT overviewChanged();
    Q_EMIT undoStateChanged();
}

void StudioContext::hear(const workspace::Changes &changes)
{
    // A step can be noticed before its receipt is here, or while it is on its way to the feed that it is
    // known.
    workspace::Changes others;
    others.project = changes.project;
    if (m_project != 0 && changes.project == m_project) {
        for (const workspace::JournalEntry &entry : changes.entries) {
            if (entry.sequence > m_told &&
                std::ranges::find(m_newer, entry.sequence, &OwnStep::sequence) == m_newer.end())
                others.add(entry);
        }
    }
    if (!others.entries.empty()) {
        m_told = others.entries.back().sequence;
        Q_EMIT othersChanged(others);
        Q_EMIT edited(others);
    }
    if (m_project != 0 && (!others.entries.empty() || changes.projects || changes.models ||
                           changes.deployments || changes.queries))
        refresh(m_project, false);
    if (changes.jobs)
        Q_EMIT jobsChanged();
    if (changes.models)
        Q_EMIT modelsChanged();
    if (changes.deployments)
        Q_EMIT deploymentsChanged();
    if (changes.queries)
        Q_EMIT queriesChanged();
    if (changes.projects)
        Q_EMIT projectsChanged();
    if (changes.steps || changes.projects || changes.models || changes.deployments || changes.queries)
        Q_EMIT workspaceChanged();
}

void StudioContext::addCounts(const OwnStep &step)
{
    workspace::ProjectSummary &summary = m_overview->summary;
    summary.items += step.counts.items;
    summary.labeled += step.counts.labeled + (summary.intents == 0 ? step.counts.half : 0);
    summary.train += step.counts.train;
    summary.test += step.counts.test;
    summary.labels += step.counts.labels;
    summary.changedMs = std::max(summary.changedMs, step.timeMs);
    if (m_overview->lastModel)
        m_overview->changedSinceModel += step.steps;
    for (const auto &change : step.counts.categories) {
        const auto use = std::ranges::find_if(m_categories, [&](const workspace::CategoryUse &candidate) {
            return candidate.category.kind == change.kind && candidate.category.name == change.name;
        });
        if (use != m_categories.end()) {
            use->train += change.train;
            use->test += change.test;
            use->items += change.items;
        }
    }
}

void StudioContext::take(std::int64_t project, const workspace::EditReceipt &receipt, const QObject *asker)
{
    if (project != m_project || receipt.sequence <= m_told || !m_overview)
        return; // another project is open, or the step was noticed before, as somebody else's
    m_session.acknowledge(receipt.sequence);
    workspace::JournalEntry entry;
    entry.sequence = receipt.sequence;
    entry.timeMs = receipt.timeMs;
    entry.author = m_author;
    entry.door = QStringLiteral("window");
    if (!receipt.reversed || receipt.reversed->edit)
        entry.edit = receipt.applied;
    entry.undoes = receipt.reversed ? receipt.reversed->sequence : 0;
    workspace::Changes changes;
    changes.project = project;
    changes.add(std::move(entry));

    // While no snapshot is on its way, those of a moment ago are kept for hear() only.
    constexpr std::size_t kept = 64;
    if (m_asked == m_shown && m_newer.size() > kept)
        m_newer.pop_front();
    m_newer.push_back({receipt.sequence, receipt.timeMs, receipt.counts, receipt.behind});
    addCounts(m_newer.back());
    // What an undo leaves to be undone, and what a schema is like after a step, has to be read.
    const project::EditReach &reach = changes.reach;
    const bool isRead =
        receipt.reversed || changes.otherItems || !reach.categories.empty() || reach.projectHead;
    if (isRead) {
        refresh(project, false);
    } else {
        workspace::StepSummary step;
        step.sequence = receipt.sequence;
        step.edit = receipt.step ? *receipt.step : receipt.applied;
        m_undo = {std::move(step), std::nullopt};
    }
    Q_EMIT stepMade(changes, asker);
    Q_EMIT edited(changes);
    if (!receipt.counts.categories.empty())
        Q_EMIT countsChanged();
    Q_EMIT overviewChanged();
    if (!isRead)
        Q_EMIT undoStateChanged();
    Q_EMIT workspaceChanged();
}

void StudioContext::apply(const project::Edit &edit, const QString &mergeKey, QObject *receiver,
                          std::function<void(const Result<workspace::EditReceipt> &)> done)
{
    carryOut(
        [edit](workspace::Workspace &workspace, std::int64_t project, const workspace::Origin &origin) {
            return workspace::apply(workspace, project, edit, origin);
        },
        receiver, std::move(done), mergeKey);
}

void StudioContext::carryOut(const StepVerb &verb, QObject *receiver,
                             std::function<void(const Result<workspace::EditReceipt> &)> done,
                             const QString &mergeKey)
{
    m_session
        .write([project = m_project, verb, origin = origin(mergeKey)](workspace::Workspace &workspace) {
            return verb(workspace, project, origin);
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
            if (receipt)
                take(project, *receipt, alive.data());
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
    take(project, *receipt, nullptr);
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
#include "moc_studio_context.cpp"
