// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/error_legend.h"

#include "ui/details/error_bar.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyle>

#include <utility>

namespace glossa::details {

using theme::px;

namespace {

constexpr double sign = 12;
constexpr double afterSign = 6;
constexpr double between = 14;

QString nameOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::WrongBorder:
        return ErrorLegend::tr("wrong border");
    case ErrorKind::WrongName:
        return ErrorLegend::tr("wrong name");
    case ErrorKind::Missed:
        return ErrorLegend::tr("missed");
    case ErrorKind::MadeUp:
        return ErrorLegend::tr("made up");
    }
    return {};
}

} // namespace

ErrorLegend::ErrorLegend(QWidget *parent) : QWidget(parent)
{
    setFont(theme::font(theme::TextRole::Caption));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

QSize ErrorLegend::sizeHint() const
{
    const QFontMetrics metrics(theme::font(theme::TextRole::Caption));
    int width = -px(between);
    for (const ErrorKind kind : errorKinds)
        width += px(sign) + px(afterSign) + metrics.horizontalAdvance(nameOf(kind)) + px(between);
    return {width, metrics.height()};
}

void ErrorLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(theme::font(theme::TextRole::Caption));
    painter.setPen(theme::tokens().t2);
    const QFontMetrics metrics = painter.fontMetrics();
    const auto mirrored = [this](const QRect &place) {
        return QStyle::visualRect(layoutDirection(), rect(), place);
    };
    int x = 0;
    for (const ErrorKind kind : errorKinds) {
        paintErrorKind(painter, mirrored({x, (height() - px(sign)) / 2, px(sign), px(sign)}), kind);
        x += px(sign) + px(afterSign);
        const int width = metrics.horizontalAdvance(nameOf(kind));
        painter.drawText(mirrored({x, 0, width + 1, height()}), Qt::AlignVCenter | Qt::AlignLeft,
                         nameOf(kind));
        x += width + px(between);
    }
}

} // namespace glossa::details
#include "moc_error_legend.cpp"
