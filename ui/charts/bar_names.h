// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetrics>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <vector>

class QPainter;

namespace glossa::charts {

/// The names under the bars of a chart. Qt's own axis cuts each to the width of its bar, which leaves dots of
/// any name once there are many. Here they stand upright where all have room, else they are turned and, where
/// even turned lines would touch, only every so many bars have theirs.
class BarNames {
public:
    BarNames() = default;
    /// `room` is the width for all bars. Names that are longer than the design allows are elided.
    BarNames(const QStringList &names, const QFontMetrics &metrics, double room);

    [[nodiscard]] bool areTurned() const { return m_turned; }
    /// From one bar with a name to the next.
    [[nodiscard]] int every() const { return m_every; }
    /// What the names need under the axis.
    [[nodiscard]] int height() const { return m_height; }

    struct Place {
        int bar = 0;
        QString text;  // as it is shown
        QPointF point; // of its middle or, turned, of its end: under the middle of the bar
    };
    /// For bars that fill `plot`. A turned name that would begin left of 0 is cut further.
    [[nodiscard]] std::vector<Place> places(const QRectF &plot) const;
    void paint(QPainter &painter, const QRectF &plot) const;

private:
    QStringList m_names;
    QFontMetrics m_metrics{QFont()};
    bool m_turned = false;
    int m_every = 1;
    int m_height = 0;
};

} // namespace glossa::charts
