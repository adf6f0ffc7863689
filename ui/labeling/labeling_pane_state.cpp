// SPDX-License-Identifier: GPL-3.0-or-later
// What the pane says around the work: empty states, header figures, status line.
#include "core/workspace/session/workspace.h"
#include "ui/labeling/current_item.h"
#include "ui/labeling/item_queue.h"
#include "ui/labeling/labeling_actions.h"
#include "ui/labeling/labeling_pane.h"
#include "ui/labeling/pane_header.h"
#include "ui/labeling/text_labeler.h"
#include "ui/labeling/work_area.h"
#include "ui/labeling/work_state.h"
#include "ui/theme/theme.h"
#include "ui/widgets/span_view.h"
#include "ui/widgets/state_panel.h"

#include <QLocale>
#include <QStackedWidget>

namespace glossa::labeling {

void LabelingPane::showState()
{
    const auto &overview = m_context.overview();
    if (!overview || m_area == nullptr) {
        if (m_context.project() != 0 || m_context.isOpening())
            m_state->showLoading(tr("Opening the project"));
        else
            m_state->showEmpty(theme::Icon::Label, tr("No project is open"),
                               tr("Open one, or make a new one, to label its texts."), tr("Go to Projects"),
                               [this] { m_context.goTo(models::Step::Projects); });
        m_stack->setCurrentWidget(m_stateView);
        return;
    }
    const workspace::ProjectSummary &summary = overview->summary;
    const bool documents = m_context.hasDocuments();
    if (summary.items == 0 && m_queue->pages().count() == 0 && m_item->id() != 0)
        showItem(0); // the import that brought it has been taken back
    m_adding = m_adding && summary.items == 0;
    if (summary.items > 0 || m_adding) {
        m_stack->setCurrentWidget(m_work);
        return;
    }
    if (m_context.categories().empty()) {
        m_state->showEmpty(theme::Icon::Schema,
                           m_context.has(project::CategoryKind::Class) ? tr("No classes are defined yet")
                                                                       : tr("No labels are defined yet"),
                           m_context.has(project::CategoryKind::Class)
                               ? tr("Say first which classes there are; then add documents.")
                           : documents
                               ? tr("Say first which entities there are to find; then add documents.")
                               : tr("Say first which intents and entities there are; then add utterances."),
                           tr("Go to Schema"), [this] { m_context.goTo(models::Step::Schema); });
    } else {
        m_state->showEmpty(theme::Icon::Label, documents ? tr("No documents yet") : tr("No utterances yet"),
                           documents
                               ? tr("Add text files here, or drop files of any known format on the window.")
                               : tr("Type some, paste a list, or drop a file on the window."),
                           m_actions->add->text(), [this] { m_actions->add->trigger(); });
    }
    m_stack->setCurrentWidget(m_stateView);
}

void LabelingPane::showHeader()
{
    const auto &overview = m_context.overview();
    if (!overview || m_header == nullptr)
        return;
    m_header->setCounts(overview->summary);
    m_header->setDataset(m_queue->filter().dataset);
    ItemPages &pages = m_queue->pages();
    const project::Item *item = m_item->item();
    m_header->setDocument(item != nullptr ? item->location : QString(), pages.indexOf(m_item->id()),
                          pages.count());
}

void LabelingPane::showStatus()
{
    QStringList parts;
    const project::Item *item = m_item->item();
    if (m_area != nullptr && item != nullptr) {
        if (m_context.has(project::CategoryKind::Entity))
            parts << tr("Snap to words");
        text::Utf16Span span = m_area->textView().selection();
        const int active = m_area->labeler().activeLabel();
        if (span.length == 0 && active >= 0)
            span = item->labels[static_cast<std::size_t>(active)].span;
        const QLocale locale;
        const QString length = locale.toString(item->text.size());
        parts << (span.length > 0 ? tr("%1 to %2 of %3 UTF-16 units")
                                        .arg(locale.toString(span.begin), locale.toString(span.end()), length)
                                  : tr("%1 UTF-16 units").arg(length));
        parts << m_context.author();
    }
    const QString status = parts.join(QStringLiteral("    "));
    if (status == m_status)
        return;
    m_status = status;
    Q_EMIT statusTextChanged(m_status);
}

} // namespace glossa::labeling
