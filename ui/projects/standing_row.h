// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/projects/standing.h"

#include <QAbstractButton>

namespace glossa::projects {

/// One step with where it stands, on the thread that joins the steps; opens the project there.
class StandingRow : public QAbstractButton {
    Q_OBJECT
public:
    explicit StandingRow(QWidget *parent = nullptr);
    void show(const StepState &state, bool first, bool last);
    [[nodiscard]] models::Step step() const { return m_state.step; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    StepState m_state;
    bool m_first = false;
    bool m_last = false;
};

} // namespace glossa::projects
