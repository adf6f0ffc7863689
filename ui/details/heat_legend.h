// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/heat_matrix.h"

#include <QWidget>

namespace glossa::details {

/// The scales of the heat map, under it: of what it shows.
class HeatLegend : public QWidget {
    Q_OBJECT
public:
    explicit HeatLegend(QWidget *parent = nullptr);
    void setShow(HeatMatrix::Show show);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    HeatMatrix::Show m_show = HeatMatrix::Show::All;
};

} // namespace glossa::details
