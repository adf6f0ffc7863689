// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/jobs/job_log.h"

#include <QStringList>

namespace glossa::workspace {

namespace {

QString figure(double value)
{
    constexpr int digits = 6;
    return QString::number(value, 'g', digits);
}

std::optional<JobLogEntry> entryOf(const QString &line)
{
    const QStringList parts = line.split(u' ');
    const auto count = parts.size();
    if (count != 2 && count != 4 && count != 5)
        return std::nullopt;
    bool isTime = false;
    JobLogEntry entry{parts.at(0).toLongLong(&isTime), parts.at(1), std::nullopt, {}};
    if (!isTime || entry.stage.isEmpty())
        return std::nullopt;
    if (count == 2)
        return entry;
    bool isRound = false;
    bool isObjective = false;
    bool isScore = true;
    TrainPoint point{parts.at(2).toUInt(&isRound), parts.at(3).toDouble(&isObjective), std::nullopt};
    if (count == 5)
        point.heldOut = parts.at(4).toDouble(&isScore);
    if (!isRound || !isObjective || !isScore)
        return std::nullopt;
    entry.point = point;
    return entry;
}

} // namespace

QString logLine(const JobLogEntry &entry)
{
    QStringList parts{QString::number(entry.timeMs), entry.stage};
    if (entry.point) {
        parts << QString::number(entry.point->iteration) << figure(entry.point->objective);
        if (entry.point->heldOut)
            parts << figure(*entry.point->heldOut);
    }
    return parts.join(u' ') + u'\n';
}

std::vector<JobLogEntry> logEntries(const QString &log)
{
    std::vector<JobLogEntry> entries;
    for (const QString &line : log.split(u'\n', Qt::SkipEmptyParts))
        entries.push_back(entryOf(line).value_or(JobLogEntry{0, {}, std::nullopt, line}));
    return entries;
}

} // namespace glossa::workspace
