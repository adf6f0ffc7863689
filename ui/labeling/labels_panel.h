// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/kind_traits.h"
#include "ui/widgets/choices.h"

#include <QWidget>

#include <vector>

class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace glossa::widgets {
class ChoiceRows;
class RowView;
class SearchField;
} // namespace glossa::widgets

namespace glossa::labeling {

/// The entities with colour, count and key, or the intents where there are no entities, or the classes with
/// what the text has of them. A click, a key or Enter in the search field takes one.
class LabelsPanel : public QWidget {
    Q_OBJECT
public:
    explicit LabelsPanel(QWidget *parent = nullptr);

    void setChoices(std::vector<widgets::Choice> choices, project::CategoryKind kind);
    /// Marks the row of the active label's category, or of the intent; empty = none.
    void setActive(const QString &category);
    void focusFind();

Q_SIGNALS:
    void chosen(const QString &category);
    /// With the mouse, that looks on.
    void clicked(const QString &category);
    /// The row under the hand, for the guide.
    void currentChanged(const QString &category);
    void addRequested(const QString &name);
    /// Esc: back to the text.
    void left();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void narrow();
    void choose(int row);
    void click(int row);
    void openAdd();
    void closeAdd();
    void submitAdd();

    std::vector<widgets::Choice> m_choices;
    widgets::ChoiceRows *m_rows = nullptr;
    widgets::SearchField *m_find = nullptr;
    widgets::RowView *m_list = nullptr;
    QStackedWidget *m_addStack = nullptr;
    QPushButton *m_addButton = nullptr;
    QLineEdit *m_addInput = nullptr;
};

} // namespace glossa::labeling
