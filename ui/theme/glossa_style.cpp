// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/glossa_style.h"

#include "ui/theme/enter_presses.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSlider>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QTextEdit>
#include <QToolButton>

namespace glossa::theme {

namespace {

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

/// A text field of several lines; one without a frame is a text to read.
bool isTextEdit(const QWidget *widget)
{
    const auto *area = qobject_cast<const QAbstractScrollArea *>(widget);
    return area != nullptr && area->frameShape() != QFrame::NoFrame &&
           (qobject_cast<const QPlainTextEdit *>(widget) != nullptr ||
            qobject_cast<const QTextEdit *>(widget) != nullptr);
}

} // namespace

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

void roundedBox(QPainter &painter, const QRectF &box, double radius, const QColor &fill, const QColor &edge)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.isValid() ? QBrush(fill) : Qt::NoBrush);
    painter.setPen(edge.isValid() ? QPen(edge, 1) : QPen(Qt::NoPen));
    painter.drawRoundedRect(edge.isValid() ? box.adjusted(.5, .5, -.5, -.5) : box, radius, radius);
    painter.restore();
}

void focusedEdge(QPainter &painter, const QRectF &box, double radius, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 2));
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

GlossaStyle::GlossaStyle(Scheme scheme, double textFactor)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    , m_scheme(scheme)
    , m_tokens(&tokensOf(scheme))
    , m_factor(textFactor)
{
    setObjectName(QStringLiteral("glossa"));
}

void GlossaStyle::polish(QApplication *application)
{
    QProxyStyle::polish(application);
    if (findChild<FocusRing *>() == nullptr)
        application->installEventFilter(new FocusRing(this));
    if (findChild<EnterPresses *>() == nullptr)
        application->installEventFilter(new EnterPresses(this));
}

void GlossaStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) != nullptr || qobject_cast<QTabBar *>(widget) != nullptr ||
        qobject_cast<QComboBox *>(widget) != nullptr || qobject_cast<QScrollBar *>(widget) != nullptr ||
        qobject_cast<QSlider *>(widget) != nullptr)
        widget->setAttribute(Qt::WA_Hover);
    // Dialogs are pane, not window, ground.
    if (qobject_cast<QDialog *>(widget) != nullptr)
        widget->setBackgroundRole(QPalette::AlternateBase);
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
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::HighlightedText, QPalette::BrightText})
        palette.setColor(role, t.t1);
    palette.setColor(QPalette::PlaceholderText, t.t3);
    palette.setColor(QPalette::Highlight, t.sel);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, t.selx);
    palette.setColor(QPalette::Link, t.acc);
    palette.setColor(QPalette::LinkVisited, t.acc);
    palette.setColor(QPalette::ToolTipBase, t.t1);
    palette.setColor(QPalette::ToolTipText, t.canvas);
    palette.setColor(QPalette::Light, t.canvas);
    palette.setColor(QPalette::Midlight, t.hover);
    palette.setColor(QPalette::Mid, t.line);
    palette.setColor(QPalette::Dark, t.line2);
    palette.setColor(QPalette::Shadow, t.ctl);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, t.off);
    palette.setColor(QPalette::Disabled, QPalette::Base, t.pane); // as a field that is off is filled
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
    case PM_MenuBarPanelWidth:
    case PM_MenuPanelWidth:
        return 0;
    case PM_TabBarTabHSpace:
        return px(20);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
        return px(16);
    case PM_SplitterWidth:
        return 1;
    case PM_DefaultFrameWidth:
        return isTextEdit(widget) ? px(6) : 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return px(4);
    case PM_MenuBarItemSpacing:
        return px(2);
    case PM_IndicatorWidth:
        return kindOf(widget) == u"switch" ? px(32) : px(16);
    case PM_IndicatorHeight:
        return kindOf(widget) == u"switch" ? px(18) : px(16);
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return px(16);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return px(8);
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return 3;
    case PM_ToolTipLabelFrameWidth:
        return px(6);
    case PM_SliderThickness:
    case PM_SliderLength:
    case PM_SliderControlThickness:
        return px(16);
    case PM_HeaderMargin:
        return px(6);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int GlossaStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                           QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_ScrollBar_Transient:
    case SH_EtchDisabledText:
    case SH_ComboBox_Popup: // a list under the box, not a menu over it
    case SH_ItemView_ShowDecorationSelected:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_Menu_FlashTriggeredItem:
        return 0;
    case SH_TabBar_ElideMode:
        return Qt::ElideNone; // 0 would be ElideLeft, which takes the name and leaves the count
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize GlossaStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                    const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton:
        return buttonSize(*option, widget);
    case CT_SpinBox: // the size is that of the words; beside them stand the arrows
        return {size.width() + px(30), px(28)};
    case CT_LineEdit:
        return {QProxyStyle::sizeFromContents(type, option, size, widget).width(), px(28)};
    case CT_ComboBox:
        return {size.width() + px(40), px(28)};
    case CT_ToolButton:
        return {qMax(px(28), size.width() + px(8)), qMax(px(isSmall(widget) ? 24 : 28), size.height())};
    case CT_TabBarTab: {
        const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
        const QString name = tab->text.section(u'\t', 0, 0);
        const QString count = tab->text.section(u'\t', 1);
        int width = QFontMetrics(font(TextRole::BodyStrong)).horizontalAdvance(name) + px(20);
        if (!count.isEmpty())
            width += QFontMetrics(font(TextRole::Caption)).horizontalAdvance(count) + px(6);
        return {width, px(36)};
    }
    case CT_ProgressBar:
        return {size.width(), px(4)};
    case CT_MenuItem:
        return menuItemSize(*option, size);
    case CT_MenuBarItem:
        return {size.width() + px(12), px(28)};
    case CT_HeaderSection:
        return {QProxyStyle::sizeFromContents(type, option, size, widget).width(), px(28)};
    case CT_ItemViewItem: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {base.width() + px(8), qMax(base.height(), px(28))};
    }
    case CT_CheckBox:
    case CT_RadioButton: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {base.width(), qMax(base.height(), px(24))};
    }
    default:
        return QProxyStyle::sizeFromContents(type, option, size, widget);
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
        drawInput(*option, *painter, widget);
        return;
    case PE_FrameLineEdit:
    case PE_FrameFocusRect:
    case PE_FrameTabBarBase:
    case PE_PanelScrollAreaCorner:
    case PE_PanelMenuBar:
    case PE_PanelItemViewRow:
        return;
    case PE_PanelButtonCommand:
        drawButton(*option, *painter, widget);
        return;
    case PE_PanelButtonTool:
        drawToolButton(*option, *painter);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheck(*option, *painter, widget);
        return;
    case PE_IndicatorRadioButton:
        drawRadio(*option, *painter);
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowLeft:
    case PE_IndicatorArrowRight: {
        // The three dots of a tool button say already that a menu is behind them.
        const auto *button = qobject_cast<const QToolButton *>(widget);
        if (button != nullptr && button->menu() != nullptr && button->arrowType() == Qt::NoArrow)
            return;
        const Icon icon = element == PE_IndicatorArrowDown   ? Icon::ChevronDown
                          : element == PE_IndicatorArrowUp   ? Icon::ChevronUp
                          : element == PE_IndicatorArrowLeft ? Icon::ChevronLeft
                                                             : Icon::ChevronRight;
        QRectF place(0, 0, px(12), px(12));
        place.moveCenter(QRectF(option->rect).center());
        paintIcon(*painter, place, icon, option->state & State_Enabled ? m_tokens->t2 : m_tokens->offline);
        return;
    }
    case PE_Frame:
        drawFrame(*option, *painter, widget);
        return;
    case PE_PanelMenu:
    case PE_FrameMenu:
        painter->fillRect(option->rect, m_tokens->canvas);
        painter->setPen(m_tokens->line2);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, m_tokens->t1);
        return;
    case PE_PanelItemViewItem:
        drawItemGround(*option, *painter, widget);
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
        if (!kindOf(widget).isEmpty() || isTextEdit(widget)) {
            drawFrame(*option, *painter, widget);
            return;
        }
        break;
    case CE_Splitter:
        painter->fillRect(option->rect, m_tokens->line);
        return;
    case CE_FocusFrame:
        focusedEdge(*painter, option->rect, px(6) + 2, m_tokens->accfill);
        return;
    case CE_MenuItem:
        drawMenuItem(*option, *painter);
        return;
    case CE_MenuBarItem:
        drawMenuBarItem(*option, *painter);
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, m_tokens->win);
        return;
    case CE_HeaderSection:
        drawHeaderSection(*option, *painter);
        return;
    case CE_HeaderLabel:
        drawHeaderLabel(*option, *painter);
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, m_tokens->canvas);
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void GlossaStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                     QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_ScrollBar:
        drawScrollBar(*option, *painter, widget);
        return;
    case CC_ComboBox:
        drawComboBox(*option, *painter, widget);
        return;
    case CC_SpinBox:
        drawSpinBox(*option, *painter, widget);
        return;
    case CC_Slider:
        drawSlider(*option, *painter, widget);
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QRect GlossaStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    const bool bare = frame != nullptr && frame->lineWidth == 0;
    return element == SE_LineEditContents && !bare ? rect.adjusted(px(6), 0, -px(6), 0) : rect;
}

QRect GlossaStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                  const QWidget *widget) const
{
    if (control == CC_ScrollBar)
        return scrollBarPart(*option, part);
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return visualRect(option->direction, option->rect, option->rect.adjusted(px(8), 2, -px(28), -2));
    if (control == CC_SpinBox && part == SC_SpinBoxEditField)
        return visualRect(option->direction, option->rect, option->rect.adjusted(px(6), 2, -px(22), -2));
    if (control == CC_SpinBox && (part == SC_SpinBoxUp || part == SC_SpinBoxDown)) {
        const QRect all = option->rect;
        const int half = all.height() / 2;
        const QRect box(all.right() - px(20), part == SC_SpinBoxUp ? all.top() : all.top() + half, px(20),
                        half);
        return visualRect(option->direction, all, box);
    }
    if (control == CC_ComboBox && part == SC_ComboBoxListBoxPopup)
        return option->rect.translated(0, px(2));
    return QProxyStyle::subControlRect(control, option, part, widget);
}

void apply(Scheme scheme, double textFactor)
{
    loadFonts();
    auto *style = new GlossaStyle(scheme, textFactor);
    QApplication::setStyle(style);
    QApplication::setPalette(style->standardPalette());
    QApplication::setFont(font(TextRole::Body));
}

} // namespace glossa::theme
#include "moc_glossa_style.cpp"
