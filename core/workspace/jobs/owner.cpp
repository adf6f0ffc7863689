// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/jobs/owner.h"

#include <QCoreApplication>
#include <QStringList>
#include <QSysInfo>

#include <tuple>
#include <utility>

namespace glossa::workspace {

namespace {

const QString byLock = QStringLiteral("lock");

/// What keeps the locks: a kernel, from its start on. Containers on one have different host names, and
/// machines may have the same. Where a system does not tell its start, the machine or its name must do.
QString keeperOfLocks()
{
    for (const QByteArray &id : {QSysInfo::bootUniqueId(), QSysInfo::machineUniqueId()}) {
        if (!id.isEmpty())
            return QString::fromLatin1(id);
    }
    return QSysInfo::machineHostName();
}

} // namespace

JobHolder::JobHolder(store::HeldFile file, QString owner) : m_file(std::move(file)), m_owner(std::move(owner))
{
}

Result<JobHolder> JobHolder::make(const Workspace &workspace)
{
    if (workspace.isReadOnly())
        return fail(ErrorCode::ReadOnly, {}, {}, {}, workspace.folder().toStdString());
    auto file = store::HeldFile::make(workspace.folder(), QStringLiteral("job"));
    if (!file)
        return fail(file.error());
    const QStringList parts{byLock, keeperOfLocks(), QString::number(QCoreApplication::applicationPid()),
                            file->name()};
    return JobHolder(std::move(*file), parts.join(u':'));
}

QString ownerWithoutFile()
{
    return QStringLiteral("%1:%2:0").arg(QSysInfo::machineHostName()).arg(QCoreApplication::applicationPid());
}

OwnerState ownerState(const Workspace &workspace, const QString &owner)
{
    const QStringList parts = owner.split(u':');
    // A file system between machines need not carry locks from one to the other.
    if (parts.size() != 4 || parts.at(0) != byLock)
        return OwnerState::Unknown;
    // Older programs named the host.
    if (parts.at(1) != keeperOfLocks() && parts.at(1) != QSysInfo::machineHostName())
        return OwnerState::Unknown;
    switch (store::HeldFile::look(workspace.folder(), parts.at(3))) {
    case store::HeldFile::State::Held:
        return OwnerState::Runs;
    case store::HeldFile::State::Left:
        return OwnerState::Gone;
    case store::HeldFile::State::Forbidden:
        break;
    }
    return OwnerState::Unknown;
}

void removeLeftFile(const Workspace &workspace, const QString &owner)
{
    std::ignore = ownerState(workspace, owner); // who finds a left file removes it
}

} // namespace glossa::workspace
