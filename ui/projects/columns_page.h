// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/datasets/import.h"

#include <QWidget>

#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QScrollArea;

namespace glossa::widgets {
class Prose;
class RowView;
} // namespace glossa::widgets

namespace glossa::projects {

/// The first rows of a table that is to come in, with a menu over each column that says what it is for.
class ColumnsPage : public QWidget {
    Q_OBJECT
public:
    explicit ColumnsPage(QWidget *parent = nullptr);

    /// What was seen of the file. What a person has chosen for these same rows stays.
    void show(const workspace::TablePeek &peek, project::ProjectKind kind);
    /// No table: nothing is named.
    void clear();
    [[nodiscard]] bool hasTable() const { return m_peek.has_value(); }
    /// True if the reader cannot tell the columns by itself.
    [[nodiscard]] bool needsNames() const { return m_peek && m_peek->needsNames; }
    /// The names of the columns and whether the first row is a header, where the reader has to be told.
    void fill(workspace::ImportRequest &request) const;
    /// False if no column is the text (or, of column files, the words or the tags); the page says so.
    [[nodiscard]] bool isComplete() const;

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Rows;

    void makeMenus();
    void fillMenu(std::size_t column);
    void choose(std::size_t column, int index);
    void placeMenus();
    void showProblem();
    [[nodiscard]] QString roleWords(workspace::ColumnRole role) const;

    std::optional<workspace::TablePeek> m_peek; // roles and header as they are chosen
    std::optional<workspace::TablePeek> m_seen; // as they were guessed
    project::ProjectKind m_kind = project::ProjectKind::Conversation;
    bool m_chosen = false;
    Rows *m_rows = nullptr;
    QCheckBox *m_header = nullptr;
    widgets::Prose *m_problem = nullptr;
    widgets::Prose *m_more = nullptr;
    QScrollArea *m_scroll = nullptr;
    QWidget *m_sheet = nullptr;
    QWidget *m_heads = nullptr;
    widgets::RowView *m_view = nullptr;
    std::vector<QComboBox *> m_menus;
};

} // namespace glossa::projects
