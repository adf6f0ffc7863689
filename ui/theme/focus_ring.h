// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QFocusFrame;
class QWidget;

namespace glossa::theme {

/// The ring around the control that the keyboard has reached; none after a click. One frame for the whole
/// program, outside the control and without layout space. Views, tabs and inputs draw their own.
class FocusRing : public QObject {
    Q_OBJECT
public:
    explicit FocusRing(QObject *parent);
    ~FocusRing() override;

    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void surround(QWidget *widget);

    QPointer<QFocusFrame> m_frame; // dies with the widget's window
};

} // namespace glossa::theme
