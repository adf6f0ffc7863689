// SPDX-License-Identifier: GPL-3.0-or-later
// The pane's context menus: what the keys do, where the mouse (or the Menu key) asks for it.
#include "ui/labeling/current_item.h"
#include "ui/labeling/labeling_actions.h"
#include "ui/labeling/labeling_pane.h"
#include "ui/labeling/text_labeler.h"
#include "ui/labeling/work_area.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/span_view.h"

#include <QContextMenuEvent>
#include <QMenu>

#include <algorithm>

namespace glossa::labeling {

void LabelingPane::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_area == nullptr)
        return;
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QWidget *at = byKey ? window()->focusWidget() : childAt(event->pos());
    widgets::SpanView &view = m_area->textView();
    widgets::RowView &list = m_area->list();
    if (at == &list || list.isAncestorOf(at)) {
        if (byKey) {
            openRowMenu(list.viewport()->mapToGlobal(list.rowRect(list.currentRow()).bottomLeft()));
            return;
        }
        const int row = list.rowAt(list.viewport()->mapFromGlobal(event->globalPos()));
        if (row < 0)
            return;
        // Of several selected rows one can be meant, or all: the menu leaves them selected.
        if (!list.isSelected(row))
            list.setCurrentRow(row);
        openRowMenu(event->globalPos());
    } else if (at == &view || view.isAncestorOf(at)) {
        if (byKey) {
            openTextMenu(view.popupPlace());
            return;
        }
        view.pointAt(view.viewport()->mapFromGlobal(event->globalPos()));
        openTextMenu(event->globalPos());
    }
}

void LabelingPane::openRowMenu(const QPoint &place)
{
    QList<QAction *> actions;
    if (m_area->selectedItems().size() < 2)
        actions = {m_actions->editText, m_actions->chooseIntent, m_actions->acceptIntent, nullptr};
    openMenu(actions +
                 QList<QAction *>{m_actions->toTraining, m_actions->toTest, nullptr, m_actions->removeItems},
             place);
}

void LabelingPane::openTextMenu(const QPoint &place)
{
    QList<QAction *> actions{m_actions->palette, m_actions->labelLast};
    const project::Item *item = m_item->item();
    if (m_area->labeler().activeLabel() >= 0 || (item != nullptr && !item->classes.empty()))
        actions << m_actions->removeLabel;
    openMenu(actions + QList<QAction *>{nullptr, m_actions->editText, m_actions->chooseIntent,
                                        m_actions->acceptIntent},
             place);
}

void LabelingPane::openMenu(const QList<QAction *> &actions, const QPoint &place)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("labelingMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction *action : actions) {
        if (action == nullptr)
            menu->addSeparator();
        else if (action->isEnabled())
            menu->addAction(action);
    }
    menu->popup(place);
}

} // namespace glossa::labeling
