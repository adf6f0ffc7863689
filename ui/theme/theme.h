// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QFont>
#include <QIcon>
#include <QString>

class QFrame;
class QLabel;
class QPainter;
class QWidget;

namespace glossa::theme {

/// A length of the design, at the user's text size.
[[nodiscard]] int px(double length);

/// The colours in force, from the application's GlossaStyle; light under any other style.
[[nodiscard]] const Tokens &tokens();
[[nodiscard]] inline const Tokens &tokens(const QWidget &)
{
    return tokens();
}

/// Brings the program's own typeface; apply() does it.
void loadFonts();

enum class TextRole { Figure, Title, Body, BodyMedium, BodyStrong, Caption, SectionHead, Code };
enum class Ink { Primary, Secondary, Hint, Accent, Good, Warning, Error };
[[nodiscard]] QColor inkColor(Ink ink);

[[nodiscard]] QFont font(TextRole role);
/// From one line to the next, in device pixels; more than the font's own.
[[nodiscard]] int lineHeight(TextRole role);
/// Text of a document or stage, in design pixels.
[[nodiscard]] QFont contentFont(double size, const QString &language);
/// Gives a label a role; follows theme and text size.
void setRole(QLabel &label, TextRole role, Ink ink = Ink::Primary);

/// In high contrast what is selected has an outline in the accent beside its ground, which is too dark there
/// to tell alone; nothing in the other themes.
void outlineSelected(QPainter &painter, const QRectF &room, double radius = 0.0);

/// The ground of dialogs and side panels, in every theme.
void setPaneGround(QWidget &widget);

/// One pixel of line colour between two parts of a layout.
[[nodiscard]] QFrame *hairline(Qt::Orientation orientation);

/// In alphabetical order, as the table of their drawings is.
enum class Icon {
    ArrowLeft,
    ArrowRight,
    Check,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    Clock,
    Close,
    Copy,
    Cube,
    Document,
    Edit,
    Error,
    Export,
    Eye,
    Filter,
    Folder,
    Grid,
    Help,
    Import,
    Info,
    Keyboard,
    Label,
    Layers,
    List,
    Lock,
    Menu,
    Message,
    Moon,
    More,
    Palette,
    Pattern,
    Person,
    Play,
    Plus,
    Pulse,
    Redo,
    Return,
    Schema,
    Search,
    Server,
    Sliders,
    Sort,
    Sparkle,
    Stop,
    Sun,
    Swap,
    Trash,
    Undo,
    Warning
};
enum class IconInk { Secondary, OnAccent, Accent, Error };
/// Drawn in the colour of the text beside it, whatever the theme is then.
[[nodiscard]] QIcon icon(Icon icon, IconInk ink = IconInk::Secondary);
void paintIcon(QPainter &painter, const QRectF &place, Icon icon, const QColor &color);

/// A key as a small cap; returns its width. `place` gives left edge and vertical centre.
int paintKeyCap(QPainter &painter, const QPoint &leftCentre, const QString &key);
[[nodiscard]] int keyCapWidth(const QString &key);

} // namespace glossa::theme
