// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/heat_legend.h"

#include "ui/theme/heat.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace glossa::details {

using theme::px;

namespace {

constexpr double scaleWidth = 84;
constexpr double scaleHeight = 8;

} // namespace

HeatLegend::HeatLegend(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(
        tr("Scales: matches in steps of the share of the row, errors in steps of its square root"));
}

void HeatLegend::setShow(HeatMatrix::Show show)
{
    m_show = show;
    update();
}

QSize HeatLegend::sizeHint() const
{
    return {px(560), px(32)};
}

void HeatLegend::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.canvas);
    painter.setFont(theme::font(theme::TextRole::Caption));
    int x = px(16);
    const auto words = [&](const QString &text) {
        const int width = painter.fontMetrics().horizontalAdvance(text);
        painter.setPen(t.t2);
        painter.drawText(QRect(x, 0, width + 1, height()), Qt::AlignVCenter | Qt::AlignLeft, text);
        x += width + px(8);
    };
    const auto scale = [&](auto color) {
        const int width = px(scaleWidth);
        for (int i = 0; i < width; ++i)
            painter.fillRect(QRect(x + i, (height() - px(scaleHeight)) / 2, 1, px(scaleHeight)),
                             color(t, static_cast<double>(i) / (width - 1)));
        x += width + px(8);
    };
    if (m_show != HeatMatrix::Show::Errors) {
        words(tr("matches   0"));
        scale(theme::matchColor);
        words(tr("100 % of row"));
        x += px(16);
    }
    if (m_show != HeatMatrix::Show::Matches) {
        words(tr("errors   0"));
        scale(theme::errorColor);
        // Beside the other scale, which says it, there is no room to say again what it is a share of.
        words(m_show == HeatMatrix::Show::Errors ? tr("100 % of row, square-root steps")
                                                 : tr("100 %, square-root steps"));
    }
}

} // namespace glossa::details
#include "moc_heat_legend.cpp"
