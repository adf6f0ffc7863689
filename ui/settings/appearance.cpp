// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/appearance.h"

#include <QSettings>

#include <algorithm>
#include <array>

namespace glossa::settings {

namespace {

const QString themeKey = QStringLiteral("appearance/theme");
const QString textKey = QStringLiteral("appearance/textSize");

/// Written to the settings file: never rename.
constexpr std::array<const char *, 4> themeNames{"system", "light", "dark", "high-contrast"};

ThemeChoice storedTheme()
{
    const QString name = QSettings().value(themeKey).toString();
    for (std::size_t i = 0; i < themeNames.size(); ++i)
        if (name == QLatin1String(themeNames[i]))
            return static_cast<ThemeChoice>(i);
    return ThemeChoice::System;
}

} // namespace

Appearance::Appearance(QObject *parent)
    : QObject(parent)
    , m_theme(storedTheme())
    , m_textPercent(std::clamp(QSettings().value(textKey, 100).toInt(), smallestText, largestText))
{
    connect(&m_system, &theme::SystemScheme::changed, this, [this] {
        if (m_theme == ThemeChoice::System) {
            apply();
            Q_EMIT themeChanged();
        }
    });
}

theme::Scheme Appearance::scheme() const
{
    switch (m_theme) {
    case ThemeChoice::System:
        return m_system.current();
    case ThemeChoice::Light:
        return theme::Scheme::Light;
    case ThemeChoice::Dark:
        return theme::Scheme::Dark;
    case ThemeChoice::HighContrast:
        return theme::Scheme::HighContrast;
    }
    return theme::Scheme::Light;
}

void Appearance::apply()
{
    theme::apply(scheme(), m_textPercent / 100.0);
}

void Appearance::setTheme(ThemeChoice theme)
{
    if (theme == m_theme)
        return;
    m_theme = theme;
    QSettings().setValue(themeKey, QLatin1String(themeNames[static_cast<std::size_t>(theme)]));
    apply();
    Q_EMIT themeChanged();
}

void Appearance::setTextPercent(int percent)
{
    const int kept = std::clamp(percent, smallestText, largestText);
    if (kept == m_textPercent)
        return;
    m_textPercent = kept;
    QSettings().setValue(textKey, kept);
    apply();
    Q_EMIT textSizeChanged();
}

} // namespace glossa::settings
#include "moc_appearance.cpp"
