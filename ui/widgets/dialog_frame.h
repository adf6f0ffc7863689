// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDialog;
class QHBoxLayout;
class QWidget;

namespace glossa::widgets {

/// What all dialogs of the studio have: modal to their window, gone when closed, the ground of panes, and a
/// foot of buttons under a line.
void frameDialog(QDialog &dialog, QWidget *content, QWidget *foot);
/// The window behind is dimmed while the dialog is shown, which is never larger than the screen; part of
/// frameDialog.
void dimBehind(QDialog &dialog);
/// The row of buttons of such a foot.
[[nodiscard]] QHBoxLayout *footRow(QWidget &foot);

} // namespace glossa::widgets
