// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QPushButton;

namespace glossa::shell {

/// A sentence in the status line for eight seconds, with Undo where there is something to take back, or Redo
/// where something was taken back. There is one at a time, and it covers nothing. It waits while the mouse or
/// the focus is on it, and goes when what it tells has been taken back.
class Toast : public QWidget {
    Q_OBJECT
public:
    explicit Toast(models::StudioContext &context, QWidget *parent = nullptr);
    /// The room in which the sentence is whole.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QString sentence() const { return m_sentence; }

Q_SIGNALS:
    /// It has come, gone, or says something else.
    void changed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    enum class Way : std::uint8_t { Undo, Redo };
    /// `takeBack` empty = nothing to take back; `step` = what it takes back is this one of the open project.
    void say(const QString &sentence, Way way, std::function<void()> takeBack, std::int64_t step);
    void hear(const workspace::Changes &changes);
    [[nodiscard]] QRect sentenceRect() const;

    models::StudioContext &m_context;
    QString m_sentence;
    QPushButton *m_undo;
    QTimer m_timer;
    std::function<void()> m_takeBack;
    std::int64_t m_step = 0;
};

} // namespace glossa::shell
