// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace glossa::widgets {

/// An icon beside the first line of a text, painted in the colours of the theme that is on.
class IconSign : public QWidget {
    Q_OBJECT
public:
    explicit IconSign(theme::Icon icon, theme::Ink ink = theme::Ink::Secondary, double side = 16.0,
                      QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    theme::Icon m_icon;
    theme::Ink m_ink;
};

} // namespace glossa::widgets
