// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QProxyStyle>

#include <cstdint>

namespace glossa::theme {

enum class Scheme : std::uint8_t { Light, Dark, HighContrast };

/// Fusion in the house's colours and measures. Variants are dynamic properties of the widget: `kind` (of
/// buttons: primary, danger, quiet, chip, chooser, link; of check boxes: switch; of frames: popup, card),
/// `small` (24 high), `key` (drawn as a cap at the end), `iconLast`
/// (the icon after the words), `invalid` (an input whose text is refused).
class GlossaStyle : public QProxyStyle {
    Q_OBJECT
public:
    explicit GlossaStyle(Scheme scheme, double textFactor = 1.0);

    [[nodiscard]] const Tokens &tokens() const { return *m_tokens; }
    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    [[nodiscard]] double textFactor() const { return m_factor; }

    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
    void polish(QApplication *application) override;
    void polish(QWidget *widget) override;
    void polish(QPalette &palette) override;
    [[nodiscard]] QPalette standardPalette() const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option,
                                  const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                                QStyleHintReturn *returned) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                         const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption *option,
                                       const QWidget *widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                       SubControl part, const QWidget *widget) const override;

private:
    // glossa_style_buttons.cpp
    [[nodiscard]] QSize buttonSize(const QStyleOption &option, const QWidget *widget) const;
    void drawButton(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    void drawButtonLabel(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    void drawToolButton(const QStyleOption &option, QPainter &painter) const;
    void drawCheck(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    void drawRadio(const QStyleOption &option, QPainter &painter) const;
    void drawSwitch(const QStyleOption &option, QPainter &painter) const;
    void drawTab(const QStyleOption &option, QPainter &painter) const;
    // glossa_style_fields.cpp
    void drawInput(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    void drawFrame(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    void drawComboBox(const QStyleOptionComplex &option, QPainter &painter, const QWidget *widget) const;
    void drawSpinBox(const QStyleOptionComplex &option, QPainter &painter, const QWidget *widget) const;
    void drawSlider(const QStyleOptionComplex &option, QPainter &painter, const QWidget *widget) const;
    void drawScrollBar(const QStyleOptionComplex &option, QPainter &painter, const QWidget *widget) const;
    [[nodiscard]] QRect scrollBarPart(const QStyleOptionComplex &option, SubControl part) const;
    void drawProgress(const QStyleOption &option, QPainter &painter) const;
    // glossa_style_menus.cpp
    [[nodiscard]] QSize menuItemSize(const QStyleOption &option, const QSize &size) const;
    void drawMenuItem(const QStyleOption &option, QPainter &painter) const;
    void drawMenuBarItem(const QStyleOption &option, QPainter &painter) const;
    void drawHeaderSection(const QStyleOption &option, QPainter &painter) const;
    void drawHeaderLabel(const QStyleOption &option, QPainter &painter) const;
    void drawItemGround(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;

    Scheme m_scheme;
    const Tokens *m_tokens;
    double m_factor;
};

/// Sets style, palette and font of the application; the first call brings the program's own typeface.
void apply(Scheme scheme, double textFactor = 1.0);

} // namespace glossa::theme
