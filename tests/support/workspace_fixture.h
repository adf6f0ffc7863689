// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/items/edit.h"
#include "core/workspace/items/items.h"
#include "core/workspace/projects/projects.h"
#include "core/workspace/session/session.h"
#include "tests/support/window_thread.h"
#include "ui/models/studio_context.h"

#include <QTemporaryDir>
#include <QtTest>

#include <memory>
#include <vector>

namespace glossa::test {

/// A real workspace in a folder of its own, open in a session as the window has it, and once more as another
/// process would.
class WorkspaceFixture {
public:
    WorkspaceFixture()
    {
        auto session = workspace::Session::open(m_folder.path(), m_clock, &m_noStatementHere);
        if (!session)
            qFatal("no workspace: %s", plain(session.error().detail).c_str());
        m_session = std::move(*session);
        auto other = workspace::Workspace::open(m_folder.path(), m_clock);
        if (!other)
            qFatal("no second connection: %s", plain(other.error().detail).c_str());
        m_other = std::move(*other);
        m_context = std::make_unique<models::StudioContext>(*m_session, QString());
        m_context->setAuthor(QStringLiteral("Ana"));
    }

    [[nodiscard]] workspace::Session &session() { return *m_session; }
    [[nodiscard]] models::StudioContext &context() { return *m_context; }
    /// The statements of the session's threads.
    [[nodiscard]] NoStatementHere &statements() { return m_noStatementHere; }
    /// Another process's hand on the same workspace.
    [[nodiscard]] workspace::Workspace &other() { return *m_other; }
    [[nodiscard]] workspace::Origin someoneElse() const
    {
        return {QStringLiteral("Ben"), QStringLiteral("cli"), {}};
    }

    std::int64_t makeProject(project::ProjectKind kind, const QString &name = QStringLiteral("Trial"))
    {
        project::ProjectInfo info;
        info.name = name;
        info.kind = kind;
        info.language = QStringLiteral("en-us");
        const auto id = workspace::createProject(*m_other, info, someoneElse());
        if (!id)
            qFatal("no project: %s", plain(id.error().detail).c_str());
        m_project = *id;
        return *id;
    }

    [[nodiscard]] std::int64_t projectId() const { return m_project; }
    /// What is applied from now on is applied to this one.
    void useProject(std::int64_t project) { m_project = project; }
    /// As another process; returns the item's number.
    project::ItemId apply(const project::Edit &edit)
    {
        const auto receipt = workspace::apply(*m_other, m_project, edit, someoneElse());
        if (!receipt)
            qFatal("edit refused: %s", plain(receipt.error().detail).c_str());
        return receipt->item;
    }
    void addCategory(project::CategoryKind kind, const QString &name, const QString &description = {})
    {
        project::Category category;
        category.kind = kind;
        category.name = name;
        category.description = description;
        apply(project::Edit{project::AddCategory{category, {}}});
    }
    project::ItemId addItem(const QString &text, const QString &intent = {},
                            std::vector<project::Label> labels = {},
                            project::Dataset dataset = project::Dataset::Train, const QString &location = {})
    {
        project::Item item;
        item.text = text;
        item.intent = intent;
        item.labels = std::move(labels);
        item.dataset = dataset;
        item.location = location;
        return apply(project::Edit{project::AddItem{item, {}}});
    }

    /// The item as it is on disk; id 0 if it is gone.
    [[nodiscard]] project::Item stored(project::ItemId id)
    {
        const auto rows = workspace::items(*m_other, m_project, {id});
        return rows && !rows->empty() ? rows->front().item : project::Item{};
    }
    [[nodiscard]] std::vector<project::ItemId> ids(const workspace::ItemFilter &filter = {})
    {
        return workspace::itemIds(*m_other, m_project, filter).value_or(std::vector<project::ItemId>{});
    }

    void open()
    {
        QSignalSpy opened(m_context.get(), &models::StudioContext::projectOpened);
        m_context->openProject(m_project);
        if (opened.isEmpty() && !opened.wait())
            qFatal("the project does not open");
    }
    [[nodiscard]] bool settled() const { return !m_session->isSaving(); }

private:
    QTemporaryDir m_folder;
    SystemClock m_clock;
    NoStatementHere m_noStatementHere;
    std::unique_ptr<workspace::Session> m_session;
    std::unique_ptr<workspace::Workspace> m_other;
    std::unique_ptr<models::StudioContext> m_context;
    std::int64_t m_project = 0;
};

} // namespace glossa::test
