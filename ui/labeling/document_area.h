// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/labeling/work_area.h"

class QStackedWidget;

namespace glossa::widgets {
class ChoicePopup;
class Minimap;
class RowView;
class StatePanel;
} // namespace glossa::widgets

namespace glossa::labeling {

class BulkBar;
class DocumentRows;
class FilterBar;
class NoteBar;

/// Documents: their list at the left, the text of one with its minimap.
class DocumentArea : public WorkArea {
    Q_OBJECT
public:
    explicit DocumentArea(const Desk &desk, QWidget *parent = nullptr);

    [[nodiscard]] TextLabeler &labeler() override { return *m_labeler; }
    [[nodiscard]] widgets::SpanView &textView() override { return *m_text; }
    [[nodiscard]] std::vector<project::ItemId> selectedItems() const override;
    void focusSearch() override;
    void focusText() override;
    /// A file dialog for text files.
    void openAdd() override;
    void chooseIntent(const std::function<void()> &) override {}
    void acceptIntent() override {}
    void editText() override {}
    [[nodiscard]] widgets::RowView &list() override { return *m_list; }
    void addFiles(const QStringList &files);
    void setZoom(int percent);

private:
    QWidget *makeList();
    QWidget *makeText();
    void connectDesk();
    void showList();
    void showPosition();
    void showSelection();
    void giveClass();

    Desk m_desk;
    DocumentRows *m_rows = nullptr;
    FilterBar *m_filterBar = nullptr;
    BulkBar *m_bulkBar = nullptr;
    widgets::ChoicePopup *m_popup = nullptr;
    QStackedWidget *m_listStack = nullptr;
    widgets::RowView *m_list = nullptr;
    widgets::StatePanel *m_listState = nullptr;
    widgets::SpanView *m_text = nullptr;
    widgets::Minimap *m_minimap = nullptr;
    TextLabeler *m_labeler = nullptr;
    NoteBar *m_note = nullptr;
};

} // namespace glossa::labeling
