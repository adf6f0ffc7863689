// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/projects/trash_page.h"

#include "core/workspace/projects/projects.h"
#include "ui/models/may_write.h"
#include "ui/projects/standing.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::projects {

using theme::px;

TrashPage::TrashPage(models::StudioContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_rows(new ProjectRows(true, this))
{
    setObjectName(QStringLiteral("trashPage"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QWidget;
    bar->setAutoFillBackground(true);
    bar->setBackgroundRole(QPalette::AlternateBase);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(px(16), px(8), px(16), px(8));
    row->setSpacing(px(8));
    auto *back = new QPushButton(tr("Back to the projects"));
    back->setObjectName(QStringLiteral("leaveTrash"));
    back->setIcon(theme::icon(theme::Icon::ArrowLeft));
    m_restore = new QPushButton(tr("Restore"));
    m_restore->setObjectName(QStringLiteral("restoreProject"));
    m_purge = new QPushButton(tr("Delete for good…"));
    m_purge->setObjectName(QStringLiteral("purgeProject"));
    m_purge->setProperty("kind", QStringLiteral("danger"));
    row->addWidget(back);
    row->addStretch(1);
    row->addWidget(m_restore);
    row->addWidget(m_purge);
    m_list = new widgets::RowView;
    m_list->setObjectName(QStringLiteral("trashList"));
    m_list->setAccessibleName(tr("Projects in the trash"));
    m_list->setModel(m_rows);
    m_list->setTypeAhead(true);
    m_list->setRowHeight(px(52));
    layout->addWidget(bar);
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addWidget(m_list, 1);
    connect(back, &QPushButton::clicked, this, &TrashPage::left);
    connect(m_restore, &QPushButton::clicked, this, &TrashPage::restore);
    connect(m_purge, &QPushButton::clicked, this, &TrashPage::askToPurge);
}

TrashPage::~TrashPage() = default;

void TrashPage::show(const std::vector<workspace::ProjectOverview> &projects)
{
    const int before = m_list->currentRow();
    m_rows->show(projects, {});
    // What was chosen has left: the next one is.
    if (m_list->currentRow() < 0 && !projects.empty())
        m_list->setCurrentRow(std::clamp(before, 0, m_rows->rowCount() - 1));
    m_restore->setEnabled(!projects.empty());
    m_purge->setEnabled(!projects.empty());
}

const workspace::ProjectOverview *TrashPage::current() const
{
    return m_rows->at(m_list->currentRow());
}

void TrashPage::restore()
{
    const auto *project = current();
    if (project == nullptr || !models::mayWrite(m_context))
        return;
    m_context.session()
        .write([id = project->summary.info.id](workspace::Workspace &workspace) {
            return workspace::restoreProject(workspace, id);
        })
        .then(this, [this, name = project->summary.info.name](const Status &restored) {
            if (!restored)
                m_context.report(restored.error());
            else
                m_context.say(tr("%1 is back in the list").arg(name));
        });
}

void TrashPage::askToPurge()
{
    const auto *project = current();
    if (project == nullptr || !models::mayWrite(m_context))
        return;
    const workspace::ProjectSummary &summary = project->summary;
    auto *box =
        new QMessageBox(QMessageBox::NoIcon, tr("Delete for good"),
                        tr("Delete “%1” for good?").arg(summary.info.name), QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("purgeQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("%1 and %2 go with it. This cannot be undone; export the project first to keep a copy.")
            .arg(countOfItems(summary.info.kind, summary.items), tr("%n models", nullptr, project->models)));
    QPushButton *yes = box->addButton(tr("Delete for good"), QMessageBox::DestructiveRole);
    yes->setObjectName(QStringLiteral("purgeYes"));
    yes->setProperty("kind", QStringLiteral("danger"));
    box->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this,
            [this, id = summary.info.id, name = summary.info.name] { purge(id, name); });
    box->open();
}

void TrashPage::purge(std::int64_t project, const QString &name)
{
    m_context.session()
        .write([project](workspace::Workspace &workspace) {
            return workspace::purgeProject(workspace, project);
        })
        .then(this, [this, name](const Status &purged) {
            if (!purged)
                m_context.report(purged.error());
            else
                m_context.say(tr("%1 is deleted").arg(name));
        });
}

} // namespace glossa::projects
#include "moc_trash_page.cpp"
