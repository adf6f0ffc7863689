// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/save_file.h"

#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace glossa::formats {

Error writeFailure(const QIODevice &device)
{
    const auto *file = qobject_cast<const QFileDevice *>(&device);
    // Qt maps ENOSPC, and only that, to ResourceError when writing.
    const bool full = file && file->error() == QFileDevice::ResourceError;
    return {full ? ErrorCode::DiskFull : ErrorCode::UnwritableFile,
            file ? file->fileName().toStdString() : std::string(),
            {},
            {},
            device.errorString().toStdString()};
}

SaveFile::SaveFile(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile() && !info.isDir())
        m_file = std::make_unique<QFile>(path);
    else
        m_file = std::make_unique<QSaveFile>(path);
}

Status SaveFile::open()
{
    if (!m_file->open(QIODevice::WriteOnly))
        return fail(writeFailure(*m_file));
    return {};
}

Status SaveFile::write(const QByteArray &bytes)
{
    if (m_file->write(bytes) != bytes.size())
        return fail(writeFailure(*m_file));
    return {};
}

Status SaveFile::commit()
{
    auto *aside = qobject_cast<QSaveFile *>(m_file.get());
    if (!(aside ? aside->commit() : m_file->flush()))
        return fail(writeFailure(*m_file));
    if (aside)
        syncFolder(QFileInfo(m_file->fileName()).absolutePath());
    return {};
}

void syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

Status moveInto(const QString &aside, const QString &to)
{
    if (std::rename(QFile::encodeName(aside).constData(), QFile::encodeName(to).constData()) != 0)
        return fail(ErrorCode::UnwritableFile, std::strerror(errno), {}, {}, to.toStdString());
    syncFolder(QFileInfo(to).absolutePath());
    return {};
}

} // namespace glossa::formats
