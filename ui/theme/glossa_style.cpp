// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/glossa_style.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

namespace glossa::theme {

namespace {

QString kindOf(const QWidget *widget)
{
    return widget != nullptr ? widget->property("kind").toString() : QString();
}

QString keyOf(const QWidget *widget)
{
    return widget != nullptr ? widget->property("key").toString() : QString();
}

bool isSmall(const QWidget *widget)
{
    return widget != nullptr && widget->property("small").toBool();
}

const Tokens &tokensOf(Scheme scheme)
{
    switch (scheme) {
    case Scheme::Dark:
        return darkTokens;
    case Scheme::HighContrast:
        return contrastTokens;
    case Scheme::Light:
        break;
    }
    return lightTokens;
}

void roundedBox(QPainter &painter, const QRectF &box, double radius, const QColor &fill, const QColor &edge)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    painter.setPen(edge.isValid() ? QPen(edge, 1) : QPen(Qt::NoPen));
    painter.drawRoundedRect(edge.isValid() ? box.adjusted(.5, .5, -.5, -.5) : box, radius, radius);
    painter.restore();
}

} // namespace

GlossaStyle::GlossaStyle(Scheme scheme, double textFactor)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    , m_scheme(scheme)
    , m_tokens(&tokensOf(scheme))
    , m_factor(textFactor)
{
    setObjectName(QStringLiteral("glossa"));
}

void GlossaStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) != nullptr || qobject_cast<QTabBar *>(widget) != nullptr)
        widget->setAttribute(Qt::WA_Hover);
}

void GlossaStyle::polish(QPalette &palette)
{
    palette = standardPalette();
}

QPalette GlossaStyle::standardPalette() const
{
    const Tokens &t = *m_tokens;
    QPalette palette;
    palette.setColor(QPalette::Window, t.win);
    palette.setColor(QPalette::Base, t.canvas);
    palette.setColor(QPalette::AlternateBase, t.pane);
    palette.setColor(QPalette::Button, t.canvas);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(role, t.t1);
    palette.setColor(QPalette::PlaceholderText, t.t3);
    palette.setColor(QPalette::Highlight, t.sel);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, t.selx);
    palette.setColor(QPalette::Link, t.acc);
    palette.setColor(QPalette::ToolTipBase, t.t1);
    palette.setColor(QPalette::ToolTipText, t.canvas);
    palette.setColor(QPalette::Light, t.canvas);
    palette.setColor(QPalette::Midlight, t.hover);
    palette.setColor(QPalette::Mid, t.line);
    palette.setColor(QPalette::Dark, t.line2);
    palette.setColor(QPalette::Shadow, t.ctl);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, t.t3);
    return palette;
}

int GlossaStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return px(10);
    case PM_ScrollBarSliderMin:
        return px(24);
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_TabBarTabHSpace:
        return px(20);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return px(16);
    case PM_SplitterWidth:
    case PM_DefaultFrameWidth:
        return 1;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int GlossaStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                           QStyleHintReturn *returned) const
{
    if (hint == SH_ScrollBar_Transient || hint == SH_EtchDisabledText || hint == SH_TabBar_ElideMode)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

QSize GlossaStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                    const QWidget *widget) const
{
    if (type == CT_PushButton) {
        const QString kind = kindOf(widget);
        const int height = kind == u"chip" ? px(22) : isSmall(widget) ? px(24) : px(28);
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        // Two more than the advance, which is rounded: a button must never shorten its own words.
        int width = option->fontMetrics.horizontalAdvance(button->text) + 2 + px(kind == u"chip" ? 12 : 20);
        if (!button->icon.isNull())
            width += button->iconSize.width() + (button->text.isEmpty() ? px(-8) : px(6));
        if (button->features & QStyleOptionButton::HasMenu)
            width += px(16);
        if (kind == u"chip")
            width += px(16);
        if (const QString key = keyOf(widget); !key.isEmpty())
            width += keyCapWidth(key) + px(6);
        return {width, height};
    }
    if (type == CT_LineEdit || type == CT_ComboBox) {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {base.width(), px(28)};
    }
    if (type == CT_TabBarTab) {
        const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
        return {QFontMetrics(font(TextRole::BodyStrong)).horizontalAdvance(tab->text) + px(20), px(36)};
    }
    if (type == CT_ProgressBar)
        return {size.width(), px(4)};
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

void GlossaStyle::drawButton(const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    const Tokens &t = *m_tokens;
    const QString kind = kindOf(widget);
    const bool on = option.state & State_Enabled;
    const bool hover = on && (option.state & State_MouseOver);
    const bool down = on && (option.state & (State_Sunken | State_On));
    const QRectF box = option.rect;
    if (kind == u"primary") {
        QColor fill = on ? QColor(t.accfill) : QColor(t.press);
        roundedBox(painter, box, px(6), hover || down ? fill.darker(108) : fill, {});
    } else if (kind == u"quiet") {
        if (hover || down)
            roundedBox(painter, box, px(6), down ? t.press : t.hover, {});
    } else if (kind == u"chip") {
        roundedBox(painter, box, px(4), t.accsoft, hover ? QColor(t.acc) : QColor());
    } else {
        const QColor fill = down ? t.press : hover ? t.hover : t.canvas;
        roundedBox(painter, box, px(6), fill, kind == u"chooser" ? t.ctl : t.line2);
    }
    if (option.state & State_HasFocus && option.state & State_KeyboardFocusChange) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(kind == u"primary" ? QColor(t.onacc) : QColor(t.accfill), 2));
        painter.setBrush(Qt::NoBrush);
        const double in = kind == u"primary" ? 3 : 1;
        painter.drawRoundedRect(box.adjusted(in, in, -in, -in), px(5), px(5));
        painter.restore();
    }
}

void GlossaStyle::drawButtonLabel(const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    const Tokens &t = *m_tokens;
    const QString kind = kindOf(widget);
    const bool on = option.state & State_Enabled;
    QColor ink = on ? QColor(t.t1) : QColor(t.t3);
    if (on && kind == u"primary")
        ink = t.onacc;
    else if (on && kind == u"danger")
        ink = t.err;
    else if (kind == u"chip")
        ink = t.acc;
    QRect room = option.rect.adjusted(px(kind == u"chip" ? 6 : 10), 0, -px(kind == u"chip" ? 6 : 10), 0);
    if (button->text.isEmpty() && !button->icon.isNull()) {
        QRect place(QPoint(), button->iconSize);
        place.moveCenter(option.rect.center());
        button->icon.paint(&painter, place, Qt::AlignCenter, on ? QIcon::Normal : QIcon::Disabled);
        return;
    }
    if (const QString key = keyOf(widget); !key.isEmpty()) {
        const int width = keyCapWidth(key);
        paintKeyCap(painter, {room.right() - width + 1, room.center().y()}, key);
        room.setRight(room.right() - width - px(6));
    }
    if (button->features & QStyleOptionButton::HasMenu) {
        paintIcon(painter, QRectF(room.right() - px(11), room.center().y() - px(5), px(12), px(12)),
                  Icon::ChevronDown, t.t2);
        room.setRight(room.right() - px(16));
    }
    if (kind == u"chip") {
        paintIcon(painter, QRectF(room.right() - px(11), room.center().y() - px(5), px(12), px(12)),
                  Icon::Close, ink);
        room.setRight(room.right() - px(16));
    }
    if (!button->icon.isNull() && kind == u"primary") {
        // After the words, where the hand goes on.
        const QSize size = button->iconSize;
        const QRect place(room.right() - size.width() + 1, room.center().y() - size.height() / 2,
                          size.width(), size.height());
        button->icon.paint(&painter, place, Qt::AlignCenter, QIcon::Selected);
        room.setRight(place.left() - px(6));
    } else if (!button->icon.isNull()) {
        const QSize size = button->iconSize;
        button->icon.paint(&painter, QRect(room.left(), room.center().y() - size.height() / 2 + 1,
                                           size.width(), size.height()));
        room.setLeft(room.left() + size.width() + px(6));
    }
    painter.save();
    painter.setPen(ink);
    const bool toLeft = kind == u"chooser" || !button->icon.isNull() || !keyOf(widget).isEmpty();
    // Advances are rounded: what fits but for a pixel or two is not shortened.
    const bool fits = painter.fontMetrics().horizontalAdvance(button->text) <= room.width() + 3;
    painter.drawText(room,
                     Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextShowMnemonic | Qt::TextDontClip |
                         (toLeft ? Qt::AlignLeft : Qt::AlignHCenter),
                     fits ? button->text
                          : painter.fontMetrics().elidedText(button->text, Qt::ElideRight, room.width()));
    painter.restore();
}

void GlossaStyle::drawInput(const QStyleOption &option, QPainter &painter) const
{
    const Tokens &t = *m_tokens;
    const bool focus = option.state & State_HasFocus;
    roundedBox(painter, option.rect, px(6), t.canvas, focus ? QColor(t.accfill) : QColor(t.ctl));
    if (focus) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(QColor(t.accfill), 2));
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), px(5), px(5));
        painter.restore();
    }
}

void GlossaStyle::drawTab(const QStyleOption &option, QPainter &painter) const
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(&option);
    const Tokens &t = *m_tokens;
    const bool active = option.state & State_Selected;
    painter.save();
    painter.setFont(font(active ? TextRole::BodyStrong : TextRole::Body));
    painter.setPen(active || option.state & State_MouseOver ? t.t1 : t.t2);
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextSingleLine, tab->text);
    const QRect bar(option.rect.left() + px(10), option.rect.bottom() - 1, option.rect.width() - px(20), 2);
    if (active)
        painter.fillRect(bar, t.accfill);
    if (option.state & State_HasFocus) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(QColor(t.accfill), 2));
        painter.drawRoundedRect(QRectF(option.rect).adjusted(3, 5, -3, -5), px(4), px(4));
    }
    painter.restore();
}

void GlossaStyle::drawProgress(const QStyleOption &option, QPainter &painter) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(&option);
    const Tokens &t = *m_tokens;
    QRectF track = option.rect;
    track.setHeight(px(4));
    track.moveCenter(QRectF(option.rect).center());
    roundedBox(painter, track, px(2), t.press, {});
    const int range = bar->maximum - bar->minimum;
    const double share = range > 0 ? double(bar->progress - bar->minimum) / range : 0.0;
    if (share > 0) {
        track.setWidth(track.width() * share);
        roundedBox(painter, track, px(2), t.accfill, {});
    }
}

void GlossaStyle::drawScrollBar(const QStyleOptionComplex &option, QPainter &painter,
                                const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(&option);
    if (slider->maximum <= slider->minimum)
        return;
    QRectF handle = subControlRect(CC_ScrollBar, &option, SC_ScrollBarSlider, widget);
    handle.adjust(2, 2, -2, -2);
    const bool hover = option.state & State_MouseOver;
    roundedBox(painter, handle, px(3), hover ? m_tokens->t3 : m_tokens->line2, {});
}

QRect GlossaStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    return element == SE_LineEditContents ? rect.adjusted(px(6), 0, -px(6), 0) : rect;
}

QRect GlossaStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                  const QWidget *widget) const
{
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return visualRect(option->direction, option->rect, option->rect.adjusted(px(8), 1, -px(24), -1));
    if (control != CC_ScrollBar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
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

void GlossaStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                const QWidget *widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth == 0)
            return;
        drawInput(*option, *painter);
        return;
    case PE_FrameLineEdit:
    case PE_FrameFocusRect:
    case PE_FrameTabBarBase:
        return;
    case PE_PanelButtonCommand:
        drawButton(*option, *painter, widget);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void GlossaStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonBevel:
        drawButton(*option, *painter, widget);
        return;
    case CE_PushButtonLabel:
        drawButtonLabel(*option, *painter, widget);
        return;
    case CE_TabBarTab:
        drawTab(*option, *painter);
        return;
    case CE_ProgressBar:
        drawProgress(*option, *painter);
        return;
    case CE_ShapedFrame:
        if (kindOf(widget) == u"popup") {
            painter->setPen(m_tokens->line2);
            painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
            return;
        }
        break;
    case CE_Splitter:
        painter->fillRect(option->rect, m_tokens->line);
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void GlossaStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                     QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        drawScrollBar(*option, *painter, widget);
        return;
    }
    if (control == CC_ComboBox) {
        drawInput(*option, *painter);
        const QRect box = option->rect;
        paintIcon(*painter, QRectF(box.right() - px(20), box.center().y() - px(5), px(12), px(12)),
                  Icon::ChevronDown, m_tokens->t2);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void apply(Scheme scheme, double textFactor)
{
    auto *style = new GlossaStyle(scheme, textFactor);
    QApplication::setStyle(style);
    QApplication::setPalette(style->standardPalette());
    QApplication::setFont(font(TextRole::Body));
}

} // namespace glossa::theme
