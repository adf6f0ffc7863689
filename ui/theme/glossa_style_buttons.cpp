// SPDX-License-Identifier: GPL-3.0-or-later
// Buttons, checks, switches, tabs.
#include "ui/theme/contrast.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace glossa::theme {

namespace {

struct ButtonMeasures {
    int height;
    int side;
    int arrow;
    int gap;
};

ButtonMeasures measuresOf(const QWidget *widget)
{
    const bool chip = kindOf(widget) == u"chip";
    if (kindOf(widget) == u"link")
        return {px(20), 0, px(16), px(4)};
    return {chip              ? px(22)
            : isSmall(widget) ? px(24)
                              : px(28),
            chip              ? px(6)
            : isSmall(widget) ? px(8)
                              : px(11),
            px(16), px(6)};
}

QFont buttonFont(const QWidget *widget)
{
    const QString kind = kindOf(widget);
    if (kind == u"chooser" || kind == u"chip")
        return font(TextRole::Body);
    if (kind == u"link")
        return font(TextRole::Caption);
    if (isSmall(widget)) {
        QFont small = font(TextRole::Caption);
        small.setWeight(QFont::Medium);
        return small;
    }
    return font(TextRole::BodyMedium);
}

/// An icon of one colour in another: a button's icon has the colour of its words.
void paintTinted(QPainter &painter, const QIcon &icon, const QRect &place, const QColor &ink)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    QPixmap strokes(place.size() * ratio);
    strokes.setDevicePixelRatio(ratio);
    strokes.fill(Qt::transparent);
    QPainter tint(&strokes);
    icon.paint(&tint, QRect(QPoint(), place.size()));
    tint.setCompositionMode(QPainter::CompositionMode_SourceIn);
    tint.fillRect(QRect(QPoint(), place.size()), ink);
    tint.end();
    painter.drawPixmap(place.topLeft(), strokes);
}

/// A button without a widget, as a row has one, says by its features that it is the first to be pressed.
QString kindOf(const QStyleOption &option, const QWidget *widget)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    const bool first = widget == nullptr && button != nullptr &&
                       button->features.testFlag(QStyleOptionButton::DefaultButton);
    return first ? QStringLiteral("primary") : theme::kindOf(widget);
}

} // namespace

QSize GlossaStyle::buttonSize(const QStyleOption &option, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    const ButtonMeasures m = measuresOf(widget);
    const QFontMetrics metrics(buttonFont(widget));
    if (button->text.isEmpty() && !button->icon.isNull() &&
        !(button->features & QStyleOptionButton::HasMenu) && keyOf(widget).isEmpty())
        return {m.height, m.height};
    // Two more than the advance, which is rounded: a button must never shorten its own words.
    int width =
        metrics.size(Qt::TextShowMnemonic | Qt::TextSingleLine, button->text).width() + 2 + 2 * m.side;
    if (!button->icon.isNull())
        width += button->iconSize.width() + (button->text.isEmpty() ? 0 : m.gap);
    if (button->features & QStyleOptionButton::HasMenu || kindOf(widget) == u"chip")
        width += m.arrow;
    if (const QString key = keyOf(widget); !key.isEmpty())
        width += keyCapWidth(key) + m.gap;
    return {width, m.height};
}

void GlossaStyle::drawButton(const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    const Tokens &t = *m_tokens;
    const QString kind = kindOf(option, widget);
    const bool on = option.state & State_Enabled;
    const bool hover = on && (option.state & State_MouseOver);
    const bool down = on && (option.state & (State_Sunken | State_On));
    const QRectF box = option.rect;
    const double radius = px(kind == u"chip" ? 4 : 6);
    if (kind == u"link")
        return;
    if (kind == u"primary" && on) {
        const QColor fill = t.accfill;
        roundedBox(painter, box, radius,
                   down    ? mixed(fill, t.t1, .2)
                   : hover ? mixed(fill, t.t1, .1)
                           : fill,
                   {});
    } else if (kind == u"quiet") {
        if (hover || down)
            roundedBox(painter, box, radius, down ? t.press : t.hover, {});
    } else if (kind == u"chip") {
        roundedBox(painter, box, radius, hover ? mixed(t.accsoft, t.acc, .12) : QColor(t.accsoft), {});
    } else {
        const QColor fill = down ? t.press : hover ? t.hover : on ? QColor(t.canvas) : QColor();
        const QColor edge = kind == u"chooser"                 ? t.ctl
                            : on                               ? t.line2
                            : m_scheme == Scheme::HighContrast ? t.offline
                                                               : t.line;
        roundedBox(painter, box, radius, fill, edge);
    }
}

void GlossaStyle::drawButtonLabel(const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    const Tokens &t = *m_tokens;
    const QString kind = kindOf(option, widget);
    const ButtonMeasures m = measuresOf(widget);
    QColor ink = kind == u"primary"                    ? t.onacc
                 : kind == u"danger"                   ? t.err
                 : kind == u"chip" || kind == u"link"  ? t.acc
                 : kind == u"quiet" && isSmall(widget) ? t.t2
                                                       : t.t1;
    if (!(option.state & State_Enabled))
        ink = t.off;
    QRect room = option.rect.adjusted(m.side, 0, -m.side, 0);
    const auto atEnd = [&](int width) {
        const QRect place = visualRect(option.direction, room,
                                       QRect(room.right() - width + 1, room.top(), width, room.height()));
        room = visualRect(option.direction, room, room.adjusted(0, 0, -width, 0));
        return place;
    };
    const auto smallIcon = [&](Icon icon, const QColor &color) {
        QRectF place(0, 0, px(12), px(12));
        const QRect end = atEnd(m.arrow);
        place.moveCenter(QPointF(end.center().x() + px(2), end.center().y() + .5));
        paintIcon(painter, place, icon, color);
    };
    if (const QString key = keyOf(widget); !key.isEmpty()) {
        const QRect cap = atEnd(keyCapWidth(key) + m.gap);
        const bool mirrored = option.direction == Qt::RightToLeft;
        paintKeyCap(painter, {mirrored ? cap.left() : cap.left() + m.gap, cap.center().y() + 1}, key);
    }
    if (button->features & QStyleOptionButton::HasMenu)
        smallIcon(Icon::ChevronDown, t.t2);
    if (kind == u"chip")
        smallIcon(Icon::Close, ink);
    const QFont words = buttonFont(widget);
    const QFontMetrics metrics(words);
    const int iconWidth = button->icon.isNull() ? 0 : button->iconSize.width();
    const int gap = iconWidth > 0 && !button->text.isEmpty() ? m.gap : 0;
    const QString shown = metrics.elidedText(button->text, Qt::ElideRight, room.width() - iconWidth - gap,
                                             Qt::TextShowMnemonic);
    const int textWidth = metrics.size(Qt::TextShowMnemonic | Qt::TextSingleLine, shown).width();
    const bool toStart = kind == u"chooser";
    const int x = toStart ? room.left() : room.left() + (room.width() - iconWidth - gap - textWidth) / 2;
    const bool iconLast = iconWidth > 0 && widget != nullptr && widget->property("iconLast").toBool();
    if (iconWidth > 0) {
        const QRect place(iconLast ? x + textWidth + gap : x,
                          room.center().y() - button->iconSize.height() / 2 + 1, iconWidth,
                          button->iconSize.height());
        const QRect seen = visualRect(option.direction, room, place);
        if (!(option.state & State_Enabled)) // without words the icon alone says that it is off
            paintTinted(painter, button->icon, seen, shown.isEmpty() ? t.offline : t.off);
        else if (kind == u"primary" || kind == u"danger")
            paintTinted(painter, button->icon, seen, ink);
        else
            button->icon.paint(&painter, seen);
    }
    painter.save();
    painter.setFont(words);
    painter.setPen(ink);
    const QRect text(iconLast ? x : x + iconWidth + gap, room.top(), textWidth + 1, room.height());
    painter.drawText(visualRect(option.direction, room, text),
                     Qt::AlignCenter | Qt::TextSingleLine | Qt::TextShowMnemonic, shown);
    painter.restore();
}

void GlossaStyle::drawToolButton(const QStyleOption &option, QPainter &painter) const
{
    if (!(option.state & State_Enabled))
        return;
    if (option.state & (State_Sunken | State_On))
        roundedBox(painter, option.rect, px(6), m_tokens->press, {});
    else if (option.state & State_MouseOver)
        roundedBox(painter, option.rect, px(6), m_tokens->hover, {});
}

void GlossaStyle::drawCheck(const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    if (kindOf(widget) == u"switch") {
        drawSwitch(option, painter);
        return;
    }
    const Tokens &t = *m_tokens;
    const bool on = option.state & State_Enabled;
    QRectF box(0, 0, px(16), px(16));
    box.moveCenter(QRectF(option.rect).center());
    box.moveTopLeft(QPointF(box.topLeft().toPoint()));
    const bool filled = option.state & (State_On | State_NoChange);
    if (!filled) {
        roundedBox(painter, box, px(4), option.state & State_MouseOver && on ? t.hover : t.canvas, t.ctl);
        return;
    }
    roundedBox(painter, box, px(4), on ? t.accfill : t.ctl, {});
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(t.onacc), px(2) * .85, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const double u = box.width() / 16.0;
    const auto at = [&](double x, double y) { return box.topLeft() + QPointF(x * u, y * u); };
    if (option.state & State_NoChange)
        painter.drawLine(at(4.5, 8), at(11.5, 8));
    else
        painter.drawPolyline(QPolygonF({at(4, 8.3), at(6.8, 11), at(12, 5.2)}));
    painter.restore();
}

void GlossaStyle::drawRadio(const QStyleOption &option, QPainter &painter) const
{
    const Tokens &t = *m_tokens;
    const bool on = option.state & State_Enabled;
    QRectF box(0, 0, px(16), px(16));
    box.moveCenter(QRectF(option.rect).center());
    box.moveTopLeft(QPointF(box.topLeft().toPoint()));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (option.state & State_On) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(on ? QColor(t.accfill) : QColor(t.ctl));
        painter.drawEllipse(box);
        painter.setBrush(QColor(t.onacc));
        painter.drawEllipse(box.center(), px(3), px(3));
    } else {
        painter.setPen(QPen(QColor(t.ctl), 1));
        painter.setBrush(option.state & State_MouseOver && on ? QColor(t.hover) : QColor(t.canvas));
        painter.drawEllipse(box.adjusted(.5, .5, -.5, -.5));
    }
    painter.restore();
}

void GlossaStyle::drawSwitch(const QStyleOption &option, QPainter &painter) const
{
    const Tokens &t = *m_tokens;
    QRectF track(0, 0, px(32), px(18));
    track.moveCenter(QRectF(option.rect).center());
    track.moveTopLeft(QPointF(track.topLeft().toPoint()));
    const bool isOn = option.state & State_On;
    QColor fill = isOn ? t.accfill : t.ctl;
    if (!(option.state & State_Enabled))
        fill = t.offline;
    const bool outlined = m_scheme == Scheme::HighContrast && !isOn;
    roundedBox(painter, track, track.height() / 2, outlined ? QColor(t.canvas) : fill,
               outlined ? QColor(t.ctl) : QColor());
    const double side = track.height() - px(4);
    const bool right = isOn == (option.direction == Qt::LeftToRight);
    const QRectF knob(right ? track.right() - px(2) - side : track.left() + px(2), track.top() + px(2), side,
                      side);
    QColor knobColor =
        m_scheme == Scheme::HighContrast ? (isOn ? t.onacc : t.ctl) : QColor(lightTokens.canvas);
    roundedBox(painter, knob, side / 2, knobColor, {});
}

void GlossaStyle::drawTab(const QStyleOption &option, QPainter &painter) const
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(&option);
    const Tokens &t = *m_tokens;
    const bool active = option.state & State_Selected;
    const QString name = tab->text.section(u'\t', 0, 0);
    const QString count = tab->text.section(u'\t', 1);
    const QRect inner = option.rect.adjusted(px(10), 0, -px(10), 0);
    painter.save();
    // Measured in the bold face, so that nothing jumps when another tab becomes active.
    const int nameWidth =
        QFontMetrics(font(active ? TextRole::BodyStrong : TextRole::Body)).horizontalAdvance(name);
    painter.setFont(font(active ? TextRole::BodyStrong : TextRole::Body));
    painter.setPen(active || option.state & State_MouseOver ? t.t1 : t.t2);
    painter.drawText(
        visualRect(option.direction, inner, QRect(inner.left(), inner.top(), nameWidth + 1, inner.height())),
        Qt::AlignCenter | Qt::TextSingleLine, name);
    if (!count.isEmpty()) {
        painter.setFont(font(TextRole::Caption));
        painter.setPen(t.t3);
        const QRect place(inner.left() + nameWidth + px(6), inner.top() + 1, inner.width(), inner.height());
        const int width = painter.fontMetrics().horizontalAdvance(count) + 1;
        painter.drawText(
            visualRect(option.direction, inner, QRect(place.topLeft(), QSize(width, place.height()))),
            Qt::AlignCenter | Qt::TextSingleLine, count);
    }
    if (active)
        painter.fillRect(QRect(inner.left(), option.rect.bottom() - 1, inner.width(), 2), t.accfill);
    if (option.state & State_HasFocus && option.state & State_KeyboardFocusChange)
        focusedEdge(painter, QRectF(option.rect).adjusted(2, 4, -2, -4), px(4), t.accfill);
    painter.restore();
}

} // namespace glossa::theme
