// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/deployments/served_day.h"

#include <QWidget>

namespace glossa::deployments {

/// How many answers were given in each hour of the last day, as small bars; the highest hour is told in
/// words.
class HourBars : public QWidget {
    Q_OBJECT
public:
    explicit HourBars(QWidget *parent = nullptr);
    void show(const workspace::ServedDay &day);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    workspace::ServedDay m_day;
};

} // namespace glossa::deployments
