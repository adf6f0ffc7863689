// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_theme.h"

#include <QApplication>
#include <QPalette>
#include <QSettings>

#include <algorithm>

namespace glossa::shell {

namespace {

const QString schemeKey = QStringLiteral("appearance/scheme");
const QString factorKey = QStringLiteral("appearance/textFactor");

/// Qt 6.4 does not tell the system's scheme; the palette before our style does.
theme::Scheme systemScheme()
{
    const QPalette palette = QApplication::palette();
    const bool dark = palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
    return dark ? theme::Scheme::Dark : theme::Scheme::Light;
}

double chosenFactor()
{
    return std::clamp(QSettings().value(factorKey, 1.0).toDouble(), 0.8, 2.0);
}

} // namespace

void applyChosenTheme()
{
    const QVariant kept = QSettings().value(schemeKey);
    theme::apply(kept.isValid() ? static_cast<theme::Scheme>(kept.toInt()) : systemScheme(), chosenFactor());
}

void chooseTheme(theme::Scheme scheme, double textFactor)
{
    QSettings().setValue(schemeKey, static_cast<int>(scheme));
    QSettings().setValue(factorKey, textFactor);
    theme::apply(scheme, textFactor);
}

void toggleTheme()
{
    const auto *style = qobject_cast<const theme::GlossaStyle *>(QApplication::style());
    const bool dark = style && style->scheme() != theme::Scheme::Light;
    chooseTheme(dark ? theme::Scheme::Light : theme::Scheme::Dark, style ? style->textFactor() : 1.0);
}

} // namespace glossa::shell
