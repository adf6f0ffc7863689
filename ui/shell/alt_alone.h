// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace glossa::shell {

/// Notices when Alt is pressed and let go by itself in a window: nothing else was pressed, clicked or turned
/// in between, and no shortcut with Alt was used.
class AltAlone : public QObject {
    Q_OBJECT
public:
    explicit AltAlone(QWidget &window);

Q_SIGNALS:
    void pressed();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    QWidget &m_window;
    bool m_alone = false;
};

} // namespace glossa::shell
