// SPDX-License-Identifier: GPL-3.0-or-later
// What the pane changes: categories are added, renamed and removed in its list.
#include "core/project/rules.h"
#include "ui/models/category_kinds.h"
#include "ui/models/may_write.h"
#include "ui/schema/category_panel.h"
#include "ui/schema/name_editor.h"
#include "ui/schema/schema_guide.h"
#include "ui/schema/schema_pane.h"
#include "ui/theme/theme.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/search_field.h"

#include <QApplication>

#include <algorithm>
#include <utility>

namespace glossa::schema {

using models::byKind;
using project::CategoryKind;
using theme::px;

/// In a project without anything the first name can be typed at once.
void SchemaPane::greet()
{
    const std::int64_t project = m_context.project();
    const auto &overview = m_context.overview();
    if (m_context.session().isReadOnly() || !isVisible() || project == 0 || m_greeted == project ||
        !overview || overview->summary.items > 0 || hasNamed(m_context.categories()))
        return;
    m_greeted = project;
    openAdd();
}

void SchemaPane::removeChosen()
{
    if (!models::mayWrite(m_context))
        return;
    project::Batch batch;
    int labels = 0;
    for (const int row : m_table->selectedRows()) {
        const auto *use = m_rows.at(row);
        // What a query gets that fits no other intent stays.
        if (use == nullptr || project::isNone(use->category.kind, use->category.name))
            continue;
        batch.edits.push_back({project::RemoveCategory{use->category.kind, use->category.name}});
        labels += static_cast<int>(use->train + use->test);
    }
    if (batch.edits.size() < 2) {
        if (m_rows.at(m_table->currentRow()) != nullptr)
            m_panel->remove();
        return;
    }
    const int count = static_cast<int>(batch.edits.size());
    m_context.apply(
        project::Edit{std::move(batch)}, {}, this,
        [this, count, labels, kind = kind()](const Result<workspace::EditReceipt> &receipt) {
            if (receipt)
                m_context.say(
                    byKind(kind, tr("%n intents are deleted; %1 utterances have none now", nullptr, count),
                           tr("%n entities are deleted, with %1 labels", nullptr, count),
                           tr("%n classes are deleted; they are taken from %1 documents", nullptr, count))
                        .arg(labels),
                    receipt->sequence);
        });
}

void SchemaPane::openAdd()
{
    if (m_context.project() == 0 || !models::mayWrite(m_context))
        return;
    m_filter->clear();
    m_table->setCurrentRow(m_rows.addRow());
    m_editor->start({}, byKind(kind(), tr("Name of the intent, then Enter"),
                               tr("Name of the entity, then Enter"), tr("Name of the class, then Enter")));
    placeEditor();
}

void SchemaPane::openRename()
{
    const auto *use = m_rows.at(m_table->currentRow());
    if (use == nullptr || project::isNone(use->category.kind, use->category.name) ||
        !models::mayWrite(m_context))
        return;
    m_editor->start(use->category.name, tr("New name of %1").arg(use->category.name));
    placeEditor();
}

void SchemaPane::placeEditor()
{
    if (m_editor->isHidden())
        return;
    const bool adding = m_editor->own().isEmpty();
    const QRect row = m_table->rowRect(adding ? m_rows.addRow() : m_table->currentRow());
    const int left = px(project::hasKeys(kind()) || adding ? 32 : 8);
    m_editor->setGeometry(row.left() + left, row.top() + (row.height() - px(28)) / 2,
                          std::min(px(320), row.width() - left - px(16)), px(28));
}

void SchemaPane::takeName(const QString &name)
{
    const QString from = m_editor->own();
    if (from.isEmpty()) {
        project::Category category;
        category.kind = kind();
        category.name = name;
        m_context.apply(project::Edit{project::AddCategory{category, {}}}, {}, this,
                        [this, name](const Result<workspace::EditReceipt> &receipt) {
                            if (receipt)
                                m_chosen = name;
                            else
                                m_editor->giveBack(name);
                        });
        return;
    }
    closeEditor();
    m_context.apply(project::Edit{project::RenameCategory{kind(), from, name}}, {}, this,
                    [this, from, name](const Result<workspace::EditReceipt> &receipt) {
                        if (!receipt)
                            return;
                        m_chosen = name;
                        m_context.say(tr("%1 is now called %2", "category").arg(from, name),
                                      receipt->sequence);
                    });
}

void SchemaPane::closeEditor()
{
    if (m_editor == nullptr || m_editor->isHidden())
        return;
    // The field or its button.
    const QWidget *focused = QApplication::focusWidget();
    const bool inside = focused != nullptr && m_table->viewport()->isAncestorOf(focused);
    m_editor->stop();
    if (m_rows.at(m_table->currentRow()) == nullptr)
        m_table->setCurrentRow(std::max(0, m_rows.rowOf(m_chosen)));
    if (inside)
        m_table->setFocus(Qt::OtherFocusReason);
}

} // namespace glossa::schema
