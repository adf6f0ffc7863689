// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/jobs/owner.h"

#include <QCoreApplication>
#include <QFile>
#include <QSysInfo>

namespace glossa::workspace {

namespace {

/// Start time of a process in kernel ticks: field 22 of /proc/PID/stat, the 20th behind the name in
/// parentheses.
QByteArray startOf(const QString &pid)
{
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!stat.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = stat.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    constexpr int startField = 19;
    return fields.value(startField);
}

} // namespace

QString thisProcess()
{
    const QString pid = QString::number(QCoreApplication::applicationPid());
    return QStringLiteral("%1:%2:%3")
        .arg(QSysInfo::machineHostName(), pid, QString::fromLatin1(startOf(pid)));
}

bool isHere(const QString &owner)
{
    return owner.section(u':', 0, 0) == QSysInfo::machineHostName();
}

bool isGone(const QString &owner)
{
    const QStringList parts = owner.split(u':');
    if (parts.size() != 3 || parts.at(0) != QSysInfo::machineHostName())
        return false;
    return startOf(parts.at(1)) != parts.at(2).toLatin1();
}

} // namespace glossa::workspace
