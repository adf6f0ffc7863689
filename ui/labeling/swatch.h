// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace glossa::labeling {

/// The small square in a category's colour that stands before its name.
class Swatch : public QWidget {
    Q_OBJECT
public:
    explicit Swatch(QWidget *parent = nullptr);
    void setSlot(int slot);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_slot = -1;
};

} // namespace glossa::labeling
