// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace glossa::shell {

/// Moves the focus to the next region of a window in the order of Tab, or to the one before (`direction` -1).
/// A region is a widget with the property "region", a list, a text or a matrix (a scroll area that is no page
/// of controls), and what of the window lies in none of these, each with a control that can be reached by
/// Tab.
void focusNextRegion(QWidget &window, int direction);

} // namespace glossa::shell
