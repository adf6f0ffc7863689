// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace glossa::shell {

/// A sentence at the foot of the panes for eight seconds, with Undo where there is something to take back.
/// Waits while the mouse or the focus is on it.
class Toast : public QWidget {
    Q_OBJECT
public:
    /// At the foot of `over`, above everything in `parent`.
    Toast(QWidget *over, QWidget *parent);
    /// `undo` empty = nothing to take back.
    void say(const QString &sentence, std::function<void()> undo);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void dress();
    void place();

    QWidget *m_over;
    QLabel *m_sentence;
    QPushButton *m_undo;
    QTimer m_timer;
    std::function<void()> m_takeBack;
};

} // namespace glossa::shell
