// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/row_view.h"

#include <cstdint>

namespace glossa::widgets {

/// Counts of categories in training (solid) and test (hollow), one bar a row; a bar can be opened.
class DistributionBars : public QWidget {
    Q_OBJECT
public:
    struct Bar {
        QString name;
        int slot = -1; // -1 = not a category with a colour
        std::int64_t train = 0;
        std::int64_t test = 0;
        bool warn = false;
    };

    explicit DistributionBars(QWidget *parent = nullptr);
    void setBars(std::vector<Bar> bars);
    [[nodiscard]] RowView &rows() { return *m_rows; }

Q_SIGNALS:
    void barActivated(int bar);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class Rows;
    Rows *m_bars = nullptr;
    RowView *m_rows = nullptr;
};

} // namespace glossa::widgets
