// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace glossa::shell {

/// A sentence at the foot of the panes for eight seconds, with Undo where there is something to take back, or
/// Redo where something was taken back.
/// Waits while the mouse or the focus is on it.
class Toast : public QWidget {
    Q_OBJECT
public:
    /// Says what the context says, at the foot of `over`, above everything in `parent`.
    Toast(models::StudioContext &context, QWidget *over, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    enum class Way { Undo, Redo };
    /// `takeBack` empty = nothing to take back; `step` = what it takes back is this one of the open project.
    void say(const QString &sentence, Way way, std::function<void()> takeBack, std::int64_t step);
    /// Undo takes back the author's last step: once that is another, or another project's, none is offered.
    void forgetStep();
    /// Looks for what the author has done since the step that the toast tells of.
    void follow(const models::StudioContext &context, const std::vector<workspace::JournalEntry> &entries);
    void dress();
    void place();

    QWidget *m_over;
    QLabel *m_sentence;
    QPushButton *m_button;
    QTimer m_timer;
    std::function<void()> m_takeBack;
    std::int64_t m_step = 0;
};

} // namespace glossa::shell
