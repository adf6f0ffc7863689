// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/category_rows.h"
#include "ui/details/tab.h"

#include <QList>

class QAction;
class QLabel;

namespace glossa::widgets {
class RowView;
class SearchField;
class Segment;
} // namespace glossa::widgets

namespace glossa::details {

class ErrorLegend;

/// Metrics per intent, entity or class, sortable, with the means below; every count opens its examples.
class CategoriesTab : public Tab {
    Q_OBJECT
public:
    explicit CategoriesTab(QWidget *parent = nullptr);
    void show(std::shared_ptr<const workspace::EvaluationReport> view) override;
    [[nodiscard]] QList<QAction *> actions() const override { return m_actions; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeActions();
    void copyTable();
    void refresh();
    void sort(CategoryRows::Column column, Qt::SortOrder order);
    void sortByNext();
    void showWords(int row);
    void openVerdict(int row, evaluate::Verdict verdict);

    std::shared_ptr<const workspace::EvaluationReport> m_view;
    CategoryRows m_rows;
    widgets::Segment *m_which;
    widgets::SearchField *m_filter;
    ErrorLegend *m_legend;
    widgets::RowView *m_table;
    QLabel *m_words;
    CategoryRows::Column m_column = CategoryRows::F1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    QList<QAction *> m_actions;
};

} // namespace glossa::details
