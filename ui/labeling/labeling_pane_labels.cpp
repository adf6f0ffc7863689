// SPDX-License-Identifier: GPL-3.0-or-later
// Labels and classes by key, from the lists that open, and away again.
#include "ui/labeling/class_labeler.h"
#include "ui/labeling/current_item.h"
#include "ui/labeling/item_edits.h"
#include "ui/labeling/labeling_pane.h"
#include "ui/labeling/text_labeler.h"
#include "ui/labeling/work_area.h"
#include "ui/labeling/work_state.h"
#include "ui/models/category_choices.h"
#include "ui/models/may_write.h"
#include "ui/widgets/choice_popup.h"
#include "ui/widgets/span_view.h"

#include <algorithm>
#include <utility>

namespace glossa::labeling {

using project::CategoryKind;

void LabelingPane::openPalette()
{
    if (m_area == nullptr)
        return;
    if (m_context.has(CategoryKind::Class))
        openClassPalette([this] { goOnFrom(m_item->id()); });
    else
        openLabelPalette();
}

void LabelingPane::openLabelPalette()
{
    if (!m_area->labeler().aim())
        return;
    widgets::ChoicePopup::Request request;
    request.choices = models::entityChoices(m_context);
    request.lastUsed = m_area->labeler().lastUsed();
    if (!request.choices.empty())
        request.likely = request.lastUsed.value(0, request.choices.front().name);
    request.hint = tr("Label as");
    request.createWords = tr("Add entity “%1”");
    request.emptyWords = tr("There is no entity yet. Type the name of one, and press Enter twice to add it.");
    request.chosen = [this, project = m_context.project()](const QString &name, bool create) {
        if (m_area == nullptr || m_context.project() != project)
            return; // left while the list stood open
        if (create)
            m_context.apply(addCategory(project::CategoryKind::Entity, name));
        m_area->labeler().labelWith(name);
        m_area->focusText();
    };
    m_popup->open(m_area->textView().popupPlace(), std::move(request));
}

void LabelingPane::openClassPalette(const std::function<void()> &then)
{
    const project::Item *item = m_item->item();
    if (item == nullptr || !models::mayWrite(m_context))
        return;
    widgets::ChoicePopup::Request request;
    request.choices = models::classChoices(m_context, item);
    request.lastUsed = m_classes->lastUsed();
    request.hint = tr("Type to find a class");
    if (m_context.hasOneClass()) {
        request.current = item->classes.empty() ? QString() : item->classes.front().category;
        request.likely = request.current;
        request.createWords = tr("Add class “%1”");
        request.chosen = [this, then, id = item->id](const QString &name, bool create) {
            if (m_area == nullptr || m_item->id() != id)
                return; // left while the list stood open
            m_area->focusText();
            if (m_classes->choose(name, create))
                then();
        };
    } else {
        request.toggled = [this, id = item->id](const QString &name, bool) {
            if (m_item->id() == id)
                m_classes->choose(name);
        };
    }
    m_popup->open(m_area->textView().popupPlace(), std::move(request));
}

void LabelingPane::chooseClass(const QString &category, bool goOn)
{
    if (m_area == nullptr)
        return;
    const std::vector<project::ItemId> selected = m_area->selectedItems();
    if (selected.size() > 1) {
        m_classes->giveTo(selected, category);
        return;
    }
    const project::ItemId id = m_item->id();
    if (m_classes->choose(category) && goOn && m_context.hasOneClass())
        goOnFrom(id);
}

bool LabelingPane::labelByKey(const QString &key)
{
    if (key.isEmpty())
        return false;
    const bool classes = m_context.has(CategoryKind::Class);
    const CategoryKind kind = classes ? CategoryKind::Class : CategoryKind::Entity;
    const auto found = std::ranges::find_if(m_context.categories(), [&](const auto &use) {
        return use.category.kind == kind && use.category.key == key;
    });
    if (found != m_context.categories().end()) {
        if (classes)
            chooseClass(found->category.name, true);
        else
            m_area->labeler().labelWith(found->category.name);
        return true;
    }
    // Where there is nothing to put on words, the keys are the intents', as the panel shows them.
    if (!hasOnlyIntents(m_context))
        return false;
    const auto choices = models::intentChoices(m_context, nullptr);
    const auto chosen = std::ranges::find(choices, key, &widgets::Choice::key);
    if (chosen == choices.end())
        return false;
    setIntentOf(chosen->name);
    return true;
}

void LabelingPane::labelLast()
{
    if (!m_context.has(CategoryKind::Class))
        m_area->labeler().labelLast();
    else if (m_classes->lastUsed().isEmpty())
        m_context.say(tr("There is no last class yet; press the key of a class first."));
    else
        chooseClass(QString(m_classes->lastUsed().first()), true);
}

void LabelingPane::removeLabel()
{
    if (m_context.has(CategoryKind::Class))
        m_classes->clear();
    else
        m_area->labeler().removeActive();
}

} // namespace glossa::labeling
