// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace glossa::schema {

/// A category's colour; opens all of them.
class ColourButton : public QPushButton {
    Q_OBJECT
public:
    explicit ColourButton(QWidget *parent = nullptr);
    void setSlot(int slot);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void slotChosen(int slot);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_slot = 0;
};

} // namespace glossa::schema
