// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace glossa::theme {

/// Enter presses the button that has the focus. Qt does that in dialogs only; elsewhere the key would go on
/// to whatever stands around the button. What Enter is a shortcut for comes first.
class EnterPresses : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    bool eventFilter(QObject *object, QEvent *event) override;
};

} // namespace glossa::theme
