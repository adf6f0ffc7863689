// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"
#include "ui/schema/category_table.h"

#include <QAction>
#include <QList>
#include <QWidget>

#include <map>
#include <utility>
#include <vector>

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTabBar;

namespace glossa::widgets {
class Banner;
class RowView;
class SearchField;
class SideSplit;
class StatePanel;
} // namespace glossa::widgets

namespace glossa::schema {

class CategoryPanel;
class NameEditor;
class SchemaGuide;

/// What the model shall find: intents, entities or classes with their use, and the panel of the chosen one.
class SchemaPane : public QWidget {
    Q_OBJECT
public:
    explicit SchemaPane(models::StudioContext &context, QWidget *parent = nullptr);
    ~SchemaPane() override;
    [[nodiscard]] QList<QAction *> actions() const { return m_commands; }

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    QWidget *makeHeader();
    QWidget *makeMiddle();
    void makeActions();
    [[nodiscard]] project::CategoryKind kind() const;
    [[nodiscard]] static QString titleOf(project::CategoryKind kind);
    void projectOpened();
    void showTabs();
    void refresh();
    void showState();
    void showChosen();
    /// What comes next, and which categories have few labels.
    void advise();
    void readScores();
    void showScores();
    void greet();
    void sortBy(int column, Qt::SortOrder order);
    void openAdd();
    void openRename();
    void placeEditor();
    void takeName(const QString &name);
    void closeEditor();
    void removeChosen();
    void labelMore();

    models::StudioContext &m_context;
    CategoryTable m_rows;
    QString m_chosen; // name, kept over changes
    QString m_model;  // whose scores are shown
    QString m_scored; // whose figures these are: project, time, name
    std::map<project::CategoryKind, QHash<QString, double>> m_scores;
    std::vector<project::CategoryKind> m_kinds; // one a tab
    std::vector<std::pair<QAction *, project::CategoryKind>> m_showActions;
    QList<QAction *> m_commands;
    QAction *m_addAction = nullptr;
    QAction *m_renameAction = nullptr;
    QAction *m_deleteAction = nullptr;
    bool m_stale = false;       // something changed while nobody saw it
    std::int64_t m_greeted = 0; // the project whose first name was asked for already

    QTabBar *m_tabs = nullptr;
    widgets::SearchField *m_filter = nullptr;
    QPushButton *m_add = nullptr;
    QStackedWidget *m_pages = nullptr;
    widgets::StatePanel *m_state = nullptr;
    QWidget *m_middle = nullptr;
    widgets::RowView *m_table = nullptr;
    widgets::Banner *m_banner = nullptr;
    SchemaGuide *m_guide = nullptr;
    NameEditor *m_editor = nullptr;
    QScrollArea *m_side = nullptr;
    widgets::SideSplit *m_split = nullptr;
    CategoryPanel *m_panel = nullptr;
};

} // namespace glossa::schema
