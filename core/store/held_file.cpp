// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/held_file.h"

#include <QDir>
#include <QFile>
#include <QUuid>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <tuple>
#include <unistd.h>
#include <utility>

namespace glossa::store {

Result<HeldFile> HeldFile::make(const QString &folder, const QString &prefix)
{
    constexpr int tries = 10;
    for (int i = 0; i < tries; ++i) {
        const QString name =
            QStringLiteral("%1-%2.lock").arg(prefix, QUuid::createUuid().toString(QUuid::WithoutBraces));
        const QByteArray path = QFile::encodeName(QDir(folder).filePath(name));
        constexpr mode_t ownerOnly = 0600;
        // Closed in child processes: a worker that is started meanwhile would keep the lock.
        const int file = ::open(path.constData(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, ownerOnly);
        if (file < 0)
            break;
        const bool locked = ::flock(file, LOCK_EX | LOCK_NB) == 0;
        const int error = errno;
        struct stat status {};
        if (locked && ::fstat(file, &status) == 0 && status.st_nlink > 0)
            return HeldFile(folder, name, file);
        ::unlink(path.constData());
        ::close(file);
        if (!locked && error != EWOULDBLOCK) // a file system without locks
            break;
        // Somebody looked at it before it was locked, and took it for left.
    }
    return fail(ErrorCode::UnwritableFile, {}, prefix.toStdString(), {}, folder.toStdString());
}

void HeldFile::removeLeft(const QString &folder, const QString &prefix)
{
    const QStringList names = QDir(folder).entryList({prefix + QStringLiteral("-*.lock")}, QDir::Files);
    for (const QString &name : names)
        std::ignore = look(folder, name);
}

HeldFile::State HeldFile::look(const QString &folder, const QString &name)
{
    const QByteArray path = QFile::encodeName(QDir(folder).filePath(name));
    const int file = ::open(path.constData(), O_RDWR | O_CLOEXEC);
    if (file < 0)
        return errno == ENOENT ? State::Left : State::Forbidden;
    const bool left = ::flock(file, LOCK_EX | LOCK_NB) == 0;
    if (left)
        ::unlink(path.constData());
    ::close(file);
    return left ? State::Left : State::Held;
}

HeldFile::HeldFile(QString folder, QString name, int file)
    : m_folder(std::move(folder)), m_name(std::move(name)), m_file(file)
{
}

HeldFile::HeldFile(HeldFile &&other) noexcept
    : m_folder(std::move(other.m_folder))
    , m_name(std::move(other.m_name))
    , m_file(std::exchange(other.m_file, -1))
{
}

HeldFile::~HeldFile()
{
    if (m_file < 0)
        return;
    ::unlink(QFile::encodeName(QDir(m_folder).filePath(m_name)).constData());
    ::close(m_file);
}

} // namespace glossa::store
