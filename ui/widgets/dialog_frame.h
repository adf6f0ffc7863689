// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDialog;
class QHBoxLayout;
class QPushButton;
class QSize;
class QWidget;

namespace glossa::widgets {

/// What all dialogs of the studio have: modal to their window, gone when closed, the ground of panes, and a
/// foot of buttons under a line.
void frameDialog(QDialog &dialog, QWidget *content, QWidget *foot);
/// The window behind is dimmed while the dialog is shown, which is never larger than the screen; part of
/// frameDialog.
void dimBehind(QDialog &dialog);
/// Makes a button the one that the dialog is for: Enter presses it, and Ctrl+Enter does from fields too that
/// need Enter for themselves. To be called before the button is put into a layout.
void setPrimary(QDialog &dialog, QPushButton &button);
/// Gives a dialog this size, in device pixels, or less where the screen is smaller.
void resizeOnScreen(QDialog &dialog, const QSize &size);
/// The row of buttons of such a foot.
[[nodiscard]] QHBoxLayout *footRow(QWidget &foot);

} // namespace glossa::widgets
