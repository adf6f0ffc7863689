// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QStringList>

class QWidget;

namespace glossa::test {

/// What is wrong with what can be seen of a window, one sentence each: texts cut or elided where a control
/// should have room for its words, text of less than 4.5 : 1 against the ground it stands on
/// (WCAG 2.1, 1.4.3; disabled controls are exempt there and here), controls without an accessible name,
/// controls and words that lie in part outside the window, the screen or what shows them, unless one can
/// scroll to them. `picture` is the window as it is painted.
[[nodiscard]] QStringList audit(QWidget &window, const QImage &picture);

} // namespace glossa::test
