// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/category_rows.h"
#include "ui/details/tab.h"

class QComboBox;
class QLabel;

namespace glossa::widgets {
class RowView;
class SearchField;
class Segment;
} // namespace glossa::widgets

namespace glossa::details {

/// Metrics per intent and entity, sortable, with totals at the foot; every count opens its examples.
class CategoriesTab : public Tab {
    Q_OBJECT
public:
    explicit CategoriesTab(QWidget *parent = nullptr);
    void show(std::shared_ptr<const ModelView> view) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void openVerdict(int row, evaluate::Verdict verdict);

    std::shared_ptr<const ModelView> m_view;
    CategoryRows m_rows;
    widgets::Segment *m_which;
    widgets::SearchField *m_filter;
    QComboBox *m_order;
    widgets::RowView *m_table;
    QLabel *m_totals;
    QLabel *m_words;
};

} // namespace glossa::details
