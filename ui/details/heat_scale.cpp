// SPDX-License-Identifier: GPL-3.0-or-later
// The ramps of the heat map: they survive every simulated colour vision; matches stop at mid
// tone, so that errors speak louder than the diagonal. Numbers on matches never change ink along the
// diagonal.
#include "ui/details/heat_scale.h"

#include "ui/theme/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace glossa::details {

namespace {

constexpr std::array<quint32, 5> lightMatches{0xEEF4FC, 0xCDE0F9, 0xA1C4F1, 0x6EA1E2, 0x3D7BC8};
constexpr std::array<quint32, 5> darkMatches{0x22272E, 0x25364C, 0x2D4C72, 0x39659B, 0x4377BA};
constexpr std::array<quint32, 7> lightErrors{0xFDF1EB, 0xF9D5C6, 0xF3B397, 0xEA8E64,
                                             0xD86D38, 0xB95115, 0x8E3C0B};
constexpr std::array<quint32, 7> darkErrors{0x2E241F, 0x4B2D1F, 0x6E3B23, 0x954C28,
                                            0xC06234, 0xE48559, 0xF6B294};

bool isDark()
{
    return QColor(theme::tokens().canvas).lightnessF() < 0.5;
}

template <typename Ramp>
QColor mix(const Ramp &ramp, double at)
{
    const double place = std::clamp(at, 0.0, 1.0) * static_cast<double>(ramp.size() - 1);
    const auto low = std::min(static_cast<std::size_t>(place), ramp.size() - 2);
    const double part = place - static_cast<double>(low);
    const QColor a = QColor::fromRgb(ramp[low]);
    const QColor b = QColor::fromRgb(ramp[low + 1]);
    const auto blend = [part](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * part));
    };
    return {blend(a.red(), b.red()), blend(a.green(), b.green()), blend(a.blue(), b.blue())};
}

double luminance(const QColor &color)
{
    const auto channel = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) +
           0.0722 * channel(color.blueF());
}

} // namespace

QColor matchColor(double share)
{
    return isDark() ? mix(darkMatches, share) : mix(lightMatches, share);
}

QColor errorColor(double share)
{
    const double root = std::sqrt(std::clamp(share, 0.0, 1.0));
    return isDark() ? mix(darkErrors, root) : mix(lightErrors, root);
}

QColor inkOn(const QColor &ground, bool match)
{
    if (match)
        return isDark() ? Qt::white : Qt::black;
    const double light = luminance(ground);
    return (1.05 / (light + 0.05)) > ((light + 0.05) / 0.05) ? Qt::white : Qt::black;
}

} // namespace glossa::details
