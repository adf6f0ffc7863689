// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"
#include "ui/schema/category_table.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace glossa::widgets {
class RowView;
class SearchField;
class StatePanel;
} // namespace glossa::widgets

namespace glossa::schema {

class CategoryEditor;

/// What the model shall find: intents and entities with their use, and the editor of the one chosen.
class SchemaPane : public QWidget {
    Q_OBJECT
public:
    explicit SchemaPane(models::StudioContext &context, QWidget *parent = nullptr);

private:
    QWidget *makeHeader();
    [[nodiscard]] project::CategoryKind kind() const;
    void refresh();
    void showChosen();
    void add();

    models::StudioContext &m_context;
    CategoryTable m_rows;
    QTabBar *m_tabs;
    widgets::SearchField *m_filter;
    QLineEdit *m_new;
    QPushButton *m_add;
    widgets::RowView *m_table;
    CategoryEditor *m_editor;
    QStackedWidget *m_pages;
    widgets::StatePanel *m_state;
    QString m_chosen; // name, kept over changes
};

} // namespace glossa::schema
