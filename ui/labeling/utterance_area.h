// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/labeling/work_area.h"

class QLabel;
class QStackedWidget;

namespace glossa::widgets {
class ChoicePopup;
class RowView;
class StatePanel;
} // namespace glossa::widgets

namespace glossa::labeling {

class AddBar;
class BulkBar;
class FilterBar;
class NoteBar;
class UtteranceRows;
class UtteranceStage;

/// Utterances: the stage above, the list below.
class UtteranceArea : public WorkArea {
    Q_OBJECT
public:
    explicit UtteranceArea(const Desk &desk, QWidget *parent = nullptr);

    [[nodiscard]] TextLabeler &labeler() override { return *m_labeler; }
    [[nodiscard]] widgets::SpanView &textView() override;
    [[nodiscard]] std::vector<project::ItemId> selectedItems() const override;
    void focusSearch() override;
    void focusText() override;
    void openAdd() override;
    void showWhereNewGo();
    void chooseIntent(const std::function<void()> &then) override;
    void acceptIntent() override;
    void editText() override;
    [[nodiscard]] widgets::RowView &list() override { return *m_list; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildList();
    void connectDesk();
    void connectBars();
    void showList();
    void showSelection();
    void showPosition();
    void showPrediction();
    void showCategories();
    void showCount();
    void fitColumns();
    void setOrder(workspace::ItemOrder order);
    void showOrder();
    void addUtterances(const QStringList &texts);
    using Chosen = std::function<void(const QString &name, bool create)>;
    /// `prediction` = what the model says of the text; null = no one text is meant, or it says nothing.
    void pickIntent(QWidget *under, const QString &current, const project::Prediction *prediction,
                    const Chosen &chosen);
    [[nodiscard]] const project::Prediction *prediction() const;

    Desk m_desk;
    UtteranceRows *m_rows = nullptr;
    UtteranceStage *m_stage = nullptr;
    TextLabeler *m_labeler = nullptr;
    NoteBar *m_note = nullptr;
    AddBar *m_addBar = nullptr;
    QStackedWidget *m_bars = nullptr;
    FilterBar *m_filterBar = nullptr;
    BulkBar *m_bulkBar = nullptr;
    QStackedWidget *m_listStack = nullptr;
    widgets::RowView *m_list = nullptr;
    widgets::StatePanel *m_listState = nullptr;
    widgets::ChoicePopup *m_popup = nullptr;
};

} // namespace glossa::labeling
