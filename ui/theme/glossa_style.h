// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QProxyStyle>

namespace glossa::theme {

enum class Scheme { Light, Dark, HighContrast };

/// Fusion in the house's colours and measures. Variants are dynamic properties of the widget: `kind`
/// (primary, danger, quiet, chip, chooser, segment), `small`, `key` (drawn as a cap at the end).
class GlossaStyle : public QProxyStyle {
    Q_OBJECT
public:
    explicit GlossaStyle(Scheme scheme, double textFactor = 1.0);

    [[nodiscard]] const Tokens &tokens() const { return *m_tokens; }
    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    [[nodiscard]] double textFactor() const { return m_factor; }

    using QProxyStyle::polish;
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
    void drawButton(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    void drawButtonLabel(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    void drawInput(const QStyleOption &option, QPainter &painter) const;
    void drawTab(const QStyleOption &option, QPainter &painter) const;
    void drawScrollBar(const QStyleOptionComplex &option, QPainter &painter, const QWidget *widget) const;
    void drawProgress(const QStyleOption &option, QPainter &painter) const;

    Scheme m_scheme;
    const Tokens *m_tokens;
    double m_factor;
};

/// Sets style, palette and font of the application.
void apply(Scheme scheme, double textFactor = 1.0);

} // namespace glossa::theme
