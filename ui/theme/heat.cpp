// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/heat.h"

#include "ui/theme/contrast.h"

#include <algorithm>
#include <cmath>

namespace glossa::theme {

namespace {

template <std::size_t size>
QColor along(const std::array<Color, size> &ramp, double share)
{
    const double at = std::clamp(share, 0.0, 1.0) * static_cast<double>(size - 1);
    const auto lower = std::min(static_cast<std::size_t>(at), size - 2);
    return mixed(ramp[lower], ramp[lower + 1], at - static_cast<double>(lower));
}

} // namespace

QColor matchColor(const Tokens &tokens, double share)
{
    return along(tokens.heat->matches, share);
}

QColor errorColor(const Tokens &tokens, double share)
{
    return along(tokens.heat->errors, std::sqrt(std::clamp(share, 0.0, 1.0)));
}

QColor differenceColor(const Tokens &tokens, double difference)
{
    const HeatColors &heat = *tokens.heat;
    const std::array<Color, 7> ramp{heat.errors[4],  heat.errors[3],  heat.errors[2], heat.neutral,
                                    heat.matches[2], heat.matches[3], heat.matches[4]};
    return along(ramp, (std::clamp(difference, -1.0, 1.0) + 1.0) / 2.0);
}

QColor inkOnMatch(const Tokens &tokens)
{
    return inkOnError(tokens.canvas);
}

QColor inkOnError(const QColor &ground)
{
    return contrast(ground, Qt::black) >= contrast(ground, Qt::white) ? Qt::black : Qt::white;
}

} // namespace glossa::theme
