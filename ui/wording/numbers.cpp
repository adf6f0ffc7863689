// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wording/numbers.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace glossa::wording {

namespace {

QString words(const char *text, int count = -1)
{
    return QCoreApplication::translate("glossa::wording", text, nullptr, count);
}

} // namespace

QString relativeTime(std::int64_t ms, std::int64_t nowMs)
{
    constexpr std::int64_t minute = 60;
    constexpr std::int64_t hour = 60 * minute;
    const QDateTime now = nowMs > 0 ? QDateTime::fromMSecsSinceEpoch(nowMs) : QDateTime::currentDateTime();
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(ms);
    const std::int64_t seconds = then.secsTo(now);
    if (seconds < minute)
        return words("just now");
    if (seconds < hour)
        return words("%n minutes ago", static_cast<int>(seconds / minute));
    if (then.date() == now.date())
        return words("%n hours ago", static_cast<int>(seconds / hour));
    if (then.date().daysTo(now.date()) == 1)
        return words("yesterday");
    const QLocale locale;
    if (then.date().year() == now.date().year())
        return locale.toString(then.date(), QStringLiteral("d MMM"));
    return locale.toString(then.date(), QLocale::ShortFormat);
}

} // namespace glossa::wording
