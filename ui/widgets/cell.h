// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QColor>
#include <QMetaType>
#include <QRect>
#include <QString>

#include <functional>
#include <variant>
#include <vector>

class QPainter;

namespace glossa::widgets {

/// One line of text, cut where the cell ends.
struct WordsCell {
    QString text;
    theme::Ink ink = theme::Ink::Primary;
    theme::TextRole font = theme::TextRole::Body;
    Qt::TextElideMode elide = Qt::ElideRight;
};

/// A number at the right edge, which is never cut.
struct FigureCell {
    QString text;
    theme::Ink ink = theme::Ink::Primary;
    theme::TextRole font = theme::TextRole::Body;
};

/// Two lines of text, the second one smaller.
struct TwoLinesCell {
    QString first;
    QString second;
    theme::TextRole font = theme::TextRole::Body; // of the first line
    bool right = false;
};

/// Words above a bar that is filled by a share of 0 to 1.
struct ShareCell {
    QString words;
    double share = 0.0;
};

/// The colour of a category; -1 = none.
struct SwatchCell {
    int slot = -1;
};

/// A key as it is printed on keyboards, and a note after it.
struct KeyCell {
    QString key;
    QString note = {};
};

/// A word in a small box; without a ground it has an edge.
struct TagCell {
    QString word;
    QColor ink = {};
    QColor ground = {};
};

/// Signs beside each other.
struct IconsCell {
    std::vector<theme::Icon> icons;
};

/// A button at the end of a row, in its last column; none without words, which are never cut. The view tells
/// when it is pressed.
struct ButtonCell {
    QString text;
};

/// How the row of a cell stands in its view.
struct CellState {
    bool current = false;
    bool selected = false;
};

/// A layout of its own. The painter comes with the font of the list and the ink of words.
struct DrawnCell {
    QString text; // what the cell says
    std::function<void(QPainter &painter, const QRect &cell, const CellState &state)> paint;
};

/// What a cell of a list or table shows; RowDelegate paints every kind.
using Cell = std::variant<std::monostate, WordsCell, FigureCell, TwoLinesCell, ShareCell, SwatchCell, KeyCell,
                          TagCell, IconsCell, ButtonCell, DrawnCell>;

/// The words of a cell; empty where it has none.
[[nodiscard]] QString textOf(const Cell &cell);

} // namespace glossa::widgets

Q_DECLARE_METATYPE(glossa::widgets::Cell)
