// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace glossa::shell {

/// A sentence at the bottom of the window for eight seconds, with Undo where there is something to take back.
class Toast : public QWidget {
    Q_OBJECT
public:
    explicit Toast(QWidget *parent);
    void showSentence(const QString &sentence, bool undoable);
    void place();

Q_SIGNALS:
    void undoRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QLabel *m_sentence;
    QPushButton *m_undo;
    QTimer m_timer;
};

} // namespace glossa::shell
