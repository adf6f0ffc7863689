// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/labeling/class_labeler.h"
#include "ui/labeling/current_item.h"
#include "ui/labeling/item_queue.h"
#include "ui/labeling/labeling_actions.h"
#include "ui/labeling/model_scores.h"
#include "ui/labeling/text_labeler.h"

#include <QWidget>

#include <functional>

namespace glossa::widgets {
class RowView;
class SpanView;
} // namespace glossa::widgets

namespace glossa::labeling {

/// What the two forms of the pane work on together.
struct Desk {
    models::StudioContext &context;
    ItemQueue &queue;
    CurrentItem &item;
    ModelScores &scores;
    LabelingActions &actions;
    ClassLabeler &classes;
};

/// The middle of the pane: a list and the text under work. The pane asks it for what both forms can do.
class WorkArea : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    [[nodiscard]] virtual TextLabeler &labeler() = 0;
    [[nodiscard]] virtual widgets::SpanView &textView() = 0;
    [[nodiscard]] virtual std::vector<project::ItemId> selectedItems() const = 0;
    virtual void focusSearch() = 0;
    virtual void focusText() = 0;
    virtual void openAdd() = 0;
    /// The intent's button and list; does nothing where there are no intents.
    /// `then` is called once one is chosen.
    virtual void chooseIntent(const std::function<void()> &then) = 0;
    /// Gives the text the intent that the model says; does nothing where it says none.
    virtual void acceptIntent() = 0;
    /// The text becomes a field to type in; documents are not edited here.
    virtual void editText() = 0;
    [[nodiscard]] virtual widgets::RowView &list() = 0;

Q_SIGNALS:
    void openRequested(glossa::project::ItemId item);
};

} // namespace glossa::labeling
