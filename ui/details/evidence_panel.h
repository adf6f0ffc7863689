// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/finding_rows.h"

#include <QWidget>

#include <optional>

class QAction;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace glossa::widgets {
class RowView;
} // namespace glossa::widgets

namespace glossa::details {

/// A finding in full, below its row: why, what it goes by, and what can be done about it. Where a person has
/// to decide, the choices of the current piece of evidence stand below the list.
class EvidencePanel : public QWidget {
    Q_OBJECT
public:
    explicit EvidencePanel(QWidget *parent = nullptr);
    /// Stays on its row if it is the same finding; none = nothing is to be shown.
    void show(const workspace::Finding *finding, bool isDone);
    [[nodiscard]] const std::optional<workspace::Finding> &finding() const { return m_finding; }
    [[nodiscard]] QList<QAction *> actions() const { return m_actions; }
    void focusEvidence();
    /// What the button of the finding's row does.
    void takeStep();

Q_SIGNALS:
    /// As one step; `said` tells what was done.
    void editsRequested(const std::vector<glossa::project::Edit> &edits, const QString &said);
    /// Open these items in Labeling, standing on the one named (0 = the first).
    void itemsRequested(const std::vector<glossa::project::ItemId> &items, glossa::project::ItemId current);
    /// Open the texts that could be labeled.
    void candidatesRequested();
    void putOffRequested(bool putOff);

private:
    static constexpr int mostChoices = 9; // as many as there are digits
    void makeActions();
    void showChoices();
    void choose(int choice);
    void fixAll();
    void open();
    void togglePutOff();

    std::optional<workspace::Finding> m_finding;
    bool m_done = false;
    EvidenceRows m_rows;
    QLabel *m_why;
    widgets::RowView *m_list;
    QLabel *m_current;
    QVBoxLayout *m_choices;
    std::vector<QPushButton *> m_choiceButtons;
    QPushButton *m_fix;
    QPushButton *m_open;
    QPushButton *m_putOff;
    QList<QAction *> m_actions;
};

} // namespace glossa::details
