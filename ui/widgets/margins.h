// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGuiApplication>
#include <QLayout>

namespace glossa::widgets {

/// Qt does not mirror a layout's margins; these are at the start and the end of a line.
inline void setMargins(QLayout &layout, int start, int top, int end, int bottom)
{
    const bool mirrored = QGuiApplication::isRightToLeft();
    layout.setContentsMargins(mirrored ? end : start, top, mirrored ? start : end, bottom);
}

} // namespace glossa::widgets
