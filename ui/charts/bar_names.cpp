// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/bar_names.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace glossa::charts {

using theme::px;

namespace {

constexpr double angle = -48.0; // degrees; as the heads of the matrix
constexpr int mostWidth = 120;  // of a turned name
constexpr int gap = 6;          // to the axis, and between two names

double radians()
{
    return -angle * 3.14159265358979323846 / 180.0;
}

} // namespace

BarNames::BarNames(const QStringList &names, const QFontMetrics &metrics, double room)
    : m_names(names), m_metrics(metrics)
{
    if (names.isEmpty())
        return;
    int widest = 0;
    for (const QString &name : names)
        widest = std::max(widest, metrics.horizontalAdvance(name));
    const double each = std::max(1.0, room / static_cast<double>(names.size()));
    m_turned = widest + px(gap) > each;
    if (!m_turned) {
        m_height = metrics.height() + px(gap);
        return;
    }
    // Turned lines touch when their distance across, not along the axis, is less than a line.
    const double apart = (metrics.height() + px(2)) / std::sin(radians());
    m_every = std::max(1, static_cast<int>(std::ceil(apart / each)));
    const int longest = std::min(widest, px(mostWidth));
    m_height =
        static_cast<int>(std::ceil(longest * std::sin(radians()) + metrics.height() * std::cos(radians()))) +
        px(gap);
}

std::vector<BarNames::Place> BarNames::places(const QRectF &plot) const
{
    std::vector<Place> places;
    const double each = plot.width() / std::max(1.0, static_cast<double>(m_names.size()));
    for (int bar = 0; bar < m_names.size(); bar += m_every) {
        const QPointF point(plot.left() + (bar + 0.5) * each, plot.bottom() + px(gap));
        const int most = m_turned ? std::min(px(mostWidth), static_cast<int>(point.x() / std::cos(radians())))
                                  : static_cast<int>(each);
        places.push_back({bar, m_metrics.elidedText(m_names.at(bar), Qt::ElideMiddle, most), point});
    }
    return places;
}

void BarNames::paint(QPainter &painter, const QRectF &plot) const
{
    for (const Place &place : places(plot)) {
        const double width = m_metrics.horizontalAdvance(place.text);
        painter.save();
        painter.translate(place.point);
        if (m_turned) {
            painter.rotate(angle);
            painter.drawText(QPointF(-width, m_metrics.ascent() / 2.0), place.text);
        } else {
            painter.drawText(QPointF(-width / 2.0, m_metrics.ascent()), place.text);
        }
        painter.restore();
    }
}

} // namespace glossa::charts
