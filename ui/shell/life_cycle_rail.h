// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace glossa::shell {

/// One step of the life cycle as the rail shows it.
struct RailStep {
    models::Step step = models::Step::Projects;
    QString name;
    QString state;      // in words
    double share = 0.0; // 0 to 1: how much is done, or of a running job
    bool done = false;
    bool attention = false;
};

/// Navigation in the order of the life cycle, each step with where it stands. A list for screen readers and the keyboard:
/// up and down move, Enter goes.
class LifeCycleRail : public QWidget {
    Q_OBJECT
public:
    explicit LifeCycleRail(QWidget *parent = nullptr);
    void setSteps(std::vector<RailStep> steps);
    void setCurrent(models::Step step);
    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return m_folded; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void chosen(glossa::models::Step step);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QRect rowRect(std::size_t index) const;
    [[nodiscard]] int indexAt(const QPoint &place) const;
    void paintStep(QPainter &painter, std::size_t index);
    void describe();

    std::vector<RailStep> m_steps;
    models::Step m_current = models::Step::Projects;
    int m_hover = -1;
    int m_focused = 0;
    bool m_folded = false;
};

} // namespace glossa::shell
