// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/projects/standing.h"

#include <QWidget>

#include <vector>

namespace glossa::shell {

/// The steps of the life cycle on one thread, each with its state in words; the window's navigation. Projects
/// stands above the thread, Settings at the foot. Up, Down, Home, End move, Enter and Space go there.
class LifeCycleRail : public QWidget {
    Q_OBJECT
public:
    explicit LifeCycleRail(QWidget *parent = nullptr);

    /// The steps between Projects and Settings; without a project they cannot be entered.
    void setStates(const std::vector<projects::StepState> &states, bool enabled);
    void setActive(models::Step step);
    [[nodiscard]] models::Step active() const { return m_active; }
    /// Icons alone, names and states as tooltips.
    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return m_folded; }

    struct Row {
        projects::StepState state;
        bool enabled = true;
        bool onThread = true;
    };
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    [[nodiscard]] QRect rowRect(int row) const;
    [[nodiscard]] QString rowText(int row) const;
    [[nodiscard]] int focusedRow() const { return m_focused; }
    void activate(int row);

Q_SIGNALS:
    void stepChosen(glossa::models::Step step);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] int rowAt(const QPoint &place) const;
    [[nodiscard]] int rowOf(models::Step step) const;
    [[nodiscard]] QRectF nodeRect(int row) const;
    void paintRow(QPainter &painter, int row);
    void paintNode(QPainter &painter, int row);
    void moveFocus(int by);
    void fit();
    [[nodiscard]] int stepCount() const;
    [[nodiscard]] int threadRowHeight() const;

    std::vector<Row> m_rows;
    models::Step m_active = models::Step::Projects;
    bool m_folded = false;
    int m_hover = -1;
    int m_focused = 0;
};

/// Makes the rail known to assistive technology as a list of steps. Any number of calls.
void installRailAccessibility();

} // namespace glossa::shell
