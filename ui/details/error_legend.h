// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace glossa::details {

/// The signs of the kinds of errors with their names.
class ErrorLegend : public QWidget {
    Q_OBJECT
public:
    explicit ErrorLegend(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace glossa::details
