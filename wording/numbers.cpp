// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/numbers.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QVariant>

#include <cmath>

namespace glossa::wording {

namespace {

struct TimeWords {
    Q_DECLARE_TR_FUNCTIONS(TimeWording)
};

QDateTime nowOf(std::int64_t nowMs)
{
    return nowMs > 0 ? QDateTime::fromMSecsSinceEpoch(nowMs) : QDateTime::currentDateTime();
}

/// "3 Nov" in the year of now, else with its year.
QString dayOf(const QDateTime &then, const QDateTime &now)
{
    const QLocale locale;
    return then.date().year() == now.date().year() ? locale.toString(then.date(), QStringLiteral("d MMM"))
                                                   : locale.toString(then.date(), QLocale::ShortFormat);
}

} // namespace

QString isolated(const QString &words)
{
    constexpr QChar firstStrongIsolate(0x2068);
    constexpr QChar popDirectionalIsolate(0x2069);
    // Asked by name: the command line uses these words too, and has no part of Qt that knows directions.
    const QVariant direction = QCoreApplication::instance()->property("layoutDirection");
    return direction.toInt() == Qt::RightToLeft ? firstStrongIsolate + words + popDirectionalIsolate : words;
}

QString relativeTime(std::int64_t ms, std::int64_t nowMs)
{
    constexpr std::int64_t minute = 60;
    constexpr std::int64_t hour = 60 * minute;
    const QDateTime now = nowOf(nowMs);
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(ms);
    const std::int64_t seconds = then.secsTo(now);
    if (seconds < minute)
        return isolated(TimeWords::tr("just now"));
    if (seconds < hour)
        return isolated(TimeWords::tr("%n minutes ago", nullptr, static_cast<int>(seconds / minute)));
    if (then.date() == now.date())
        return isolated(TimeWords::tr("%n hours ago", nullptr, static_cast<int>(seconds / hour)));
    if (then.date().daysTo(now.date()) == 1)
        return isolated(TimeWords::tr("yesterday"));
    return isolated(dayOf(then, now));
}

QString dayAndTime(std::int64_t ms, std::int64_t nowMs)
{
    const QDateTime now = nowOf(nowMs);
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(ms);
    const QString time = QLocale().toString(then.time(), QStringLiteral("HH:mm"));
    const qint64 days = then.date().daysTo(now.date());
    if (days == 0)
        return isolated(TimeWords::tr("today %1", "time of day").arg(time));
    if (days == 1)
        return isolated(TimeWords::tr("yesterday %1", "time of day").arg(time));
    return isolated(TimeWords::tr("%1 %2", "day, time of day").arg(dayOf(then, now), time));
}

QString milliseconds(const std::optional<double> &ms)
{
    constexpr double second = 1000.0;
    if (!ms)
        return QString(QChar(0x2013));
    const QLocale locale;
    if (*ms < 1.0)
        return isolated(TimeWords::tr("%1 ms").arg(locale.toString(*ms, 'g', 1)));
    if (*ms < second)
        return isolated(TimeWords::tr("%1 ms").arg(locale.toString(std::round(*ms), 'f', 0)));
    return isolated(TimeWords::tr("%1 s", "seconds").arg(locale.toString(*ms / second, 'f', 1)));
}

} // namespace glossa::wording
