// SPDX-License-Identifier: GPL-3.0-or-later
// Inputs, frames, sliders, scroll bars, progress.
#include "ui/theme/style_parts.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleOption>
#include <QTextEdit>

namespace glossa::theme {

void GlossaStyle::drawInput(const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    const Tokens &t = *m_tokens;
    const bool on = option.state & State_Enabled;
    const bool invalid = widget != nullptr && widget->property("invalid").toBool();
    const QColor edge = invalid ? t.err : on ? t.ctl : t.offline;
    roundedBox(painter, option.rect, px(6), on ? QColor(t.canvas) : QColor(t.pane), edge);
    if (option.state & State_HasFocus)
        focusedEdge(painter, option.rect, px(5), invalid ? t.err : t.accfill);
}

void GlossaStyle::drawFrame(const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    const QString kind = kindOf(widget);
    const Tokens &t = *m_tokens;
    if (qobject_cast<const QPlainTextEdit *>(widget) != nullptr ||
        qobject_cast<const QTextEdit *>(widget) != nullptr) {
        drawInput(option, painter, widget);
    } else if (kind == u"card") {
        roundedBox(painter, option.rect, px(8), t.canvas, t.line);
    } else if (kind == u"popup" || (widget != nullptr && widget->inherits("QComboBoxPrivateContainer"))) {
        painter.fillRect(option.rect, t.canvas);
        painter.setPen(t.line2);
        painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
}

void GlossaStyle::drawComboBox(const QStyleOptionComplex &option, QPainter &painter,
                               const QWidget *widget) const
{
    drawInput(option, painter, widget);
    const QRect box =
        visualRect(option.direction, option.rect,
                   QRect(option.rect.right() - px(22), option.rect.top(), px(12), option.rect.height()));
    QRectF place(0, 0, px(12), px(12));
    place.moveCenter(QRectF(box).center());
    paintIcon(painter, place, Icon::ChevronDown, m_tokens->t2);
}

void GlossaStyle::drawSpinBox(const QStyleOptionComplex &option, QPainter &painter,
                              const QWidget *widget) const
{
    drawInput(option, painter, widget);
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(&option);
    for (const bool up : {true, false}) {
        QRectF place(0, 0, px(10), px(10));
        place.moveCenter(
            QRectF(subControlRect(CC_SpinBox, &option, up ? SC_SpinBoxUp : SC_SpinBoxDown, widget)).center() +
            QPointF(0, up ? 2 : -2));
        const bool can =
            spin->stepEnabled & (up ? QAbstractSpinBox::StepUpEnabled : QAbstractSpinBox::StepDownEnabled);
        paintIcon(painter, place, up ? Icon::ChevronUp : Icon::ChevronDown,
                  can ? m_tokens->t2 : m_tokens->offline);
    }
}

void GlossaStyle::drawSlider(const QStyleOptionComplex &option, QPainter &painter,
                             const QWidget *widget) const
{
    const Tokens &t = *m_tokens;
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(&option);
    const QRectF handle = subControlRect(CC_Slider, &option, SC_SliderHandle, widget);
    const bool flat = slider->orientation == Qt::Horizontal;
    QRectF track = option.rect;
    if (flat)
        track = QRectF(track.left(), track.center().y() - px(2), track.width(), px(4));
    else
        track = QRectF(track.center().x() - px(2), track.top(), px(4), track.height());
    roundedBox(painter, track, px(2), t.press, {});
    QRectF done = track;
    if (flat && slider->upsideDown)
        done.setLeft(handle.center().x());
    else if (flat)
        done.setRight(handle.center().x());
    else if (slider->upsideDown)
        done.setTop(handle.center().y());
    else
        done.setBottom(handle.center().y());
    const bool on = option.state & State_Enabled;
    roundedBox(painter, done, px(2), on ? t.accfill : t.ctl, {});
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(on ? QColor(t.accfill) : QColor(t.ctl), 2));
    painter.setBrush(QColor(t.canvas));
    painter.drawEllipse(handle.center(), px(6), px(6));
    painter.restore();
}

void GlossaStyle::drawProgress(const QStyleOption &option, QPainter &painter) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(&option);
    const Tokens &t = *m_tokens;
    const double thick = px(4);
    QRectF track = option.rect;
    track.setHeight(thick);
    track.moveCenter(QRectF(option.rect).center());
    roundedBox(painter, track, thick / 2, t.press, {});
    const int range = bar->maximum - bar->minimum;
    const double share = range > 0 ? double(bar->progress - bar->minimum) / range : 0.0;
    if (share <= 0)
        return;
    const double width = qMax(thick, track.width() * qMin(1.0, share));
    if (option.direction == Qt::RightToLeft)
        track.setLeft(track.right() - width);
    else
        track.setWidth(width);
    const bool runs = option.state & State_Enabled; // else it stands where something was stopped
    roundedBox(painter, track, thick / 2, runs ? t.accfill : t.t3, {});
}

void GlossaStyle::drawScrollBar(const QStyleOptionComplex &option, QPainter &painter,
                                const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(&option);
    if (slider->maximum <= slider->minimum)
        return;
    QRectF handle = subControlRect(CC_ScrollBar, &option, SC_ScrollBarSlider, widget);
    handle.adjust(2, 2, -2, -2);
    const bool hover = option.state & (State_MouseOver | State_Sunken);
    roundedBox(painter, handle, px(3), hover ? m_tokens->t3 : m_tokens->line2, {});
}

QRect GlossaStyle::scrollBarPart(const QStyleOptionComplex &option, SubControl part) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(&option);
    const bool upright = bar->orientation == Qt::Vertical;
    const int length = upright ? bar->rect.height() : bar->rect.width();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    const int slider =
        range > 0 ? qBound(px(24), int(qint64(length) * bar->pageStep / (range + bar->pageStep)), length)
                  : length;
    const int at = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - slider,
                                           bar->upsideDown);
    const auto cut = [&](int from, int size) {
        return upright ? QRect(0, from, bar->rect.width(), size) : QRect(from, 0, size, bar->rect.height());
    };
    switch (part) {
    case SC_ScrollBarSlider:
        return cut(at, slider);
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSubPage:
        return cut(0, at);
    case SC_ScrollBarAddPage:
        return cut(at + slider, length - at - slider);
    default:
        return {}; // no arrows
    }
}

} // namespace glossa::theme
