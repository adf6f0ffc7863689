// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace glossa::shell {

/// Over the window while files are dragged across it: says what a drop will do.
class DropVeil : public QWidget {
    Q_OBJECT
public:
    explicit DropVeil(QWidget *parent);
    void lift();

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace glossa::shell
