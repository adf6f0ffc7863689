// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/error_bar.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace glossa::details {

using theme::px;

namespace {

// Steps of the scale of errors, from 0.
constexpr std::size_t lightStep = 2;
constexpr std::size_t darkStep = 5;
constexpr int narrowest = 2; // a kind that is there is seen

std::int64_t sum(const std::vector<std::pair<std::uint32_t, std::int64_t>> &tally)
{
    std::int64_t total = 0;
    for (const auto &[category, count] : tally)
        total += count;
    return total;
}

} // namespace

std::int64_t errorCount(const evaluate::Reading &reading, ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::WrongBorder:
        return reading.wrongBorder + reading.cutWrong;
    case ErrorKind::WrongName:
        return sum(reading.falseAlarmsFrom) + sum(reading.missesTo);
    case ErrorKind::Missed:
        return reading.notFound;
    case ErrorKind::MadeUp:
        return reading.unlabeled;
    }
    return 0;
}

void paintErrorKind(QPainter &painter, const QRect &place, ErrorKind kind)
{
    const theme::Tokens &t = theme::tokens();
    const QColor dark(t.heat->errors[darkStep]);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(place).adjusted(.5, .5, -.5, -.5);
    switch (kind) {
    case ErrorKind::WrongBorder:
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(t.heat->errors[lightStep]));
        break;
    case ErrorKind::WrongName:
        painter.setPen(Qt::NoPen);
        painter.setBrush(dark);
        break;
    case ErrorKind::Missed:
        painter.setPen(QPen(dark, 1));
        painter.setBrush(Qt::NoBrush);
        break;
    case ErrorKind::MadeUp:
        painter.setPen(QPen(dark, 1));
        painter.setBrush(QBrush(dark, Qt::BDiagPattern));
        break;
    }
    painter.drawRoundedRect(box, 2, 2);
    painter.restore();
}

void paintErrorBar(QPainter &painter, const QRect &cell, const evaluate::Reading &reading, std::int64_t most)
{
    if (most <= 0)
        return;
    const int gap = px(2);
    const double unit = (cell.width() - 3.0 * gap) / static_cast<double>(most);
    const int height = px(12);
    int x = cell.left();
    for (const ErrorKind kind : errorKinds) {
        const std::int64_t count = errorCount(reading, kind);
        if (count == 0)
            continue;
        const int width =
            std::max(px(narrowest), static_cast<int>(std::lround(unit * static_cast<double>(count))));
        paintErrorKind(painter, QRect(x, cell.center().y() - height / 2 + 1, width, height), kind);
        x += width + gap;
    }
}

} // namespace glossa::details
