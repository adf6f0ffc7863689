// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/glossa_style.h"
#include "ui/theme/system_scheme.h"

#include <QObject>

namespace glossa::settings {

enum class ThemeChoice : std::uint8_t { System, Light, Dark, HighContrast };

/// Theme and text size of the program, kept in QSettings ("appearance/theme", "appearance/textSize") and in
/// force at once.
class Appearance : public QObject {
    Q_OBJECT
public:
    explicit Appearance(QObject *parent = nullptr);

    [[nodiscard]] ThemeChoice theme() const { return m_theme; }
    [[nodiscard]] theme::Scheme scheme() const;
    [[nodiscard]] int textPercent() const { return m_textPercent; }

    /// Gives the application its style.
    void apply();
    void setTheme(ThemeChoice theme);
    /// 80 to 200.
    void setTextPercent(int percent);

Q_SIGNALS:
    void themeChanged();
    /// Every length of the window is another one now: what is laid out must be made anew.
    void textSizeChanged();

private:
    theme::SystemScheme m_system;
    ThemeChoice m_theme;
    int m_textPercent;
};

inline constexpr int smallestText = 80;
inline constexpr int largestText = 200;

} // namespace glossa::settings
