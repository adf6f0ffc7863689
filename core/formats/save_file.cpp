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

namespace {

/// A file that is written aside, called in errors by the name it will have.
class FileAside final : public QFile {
public:
    FileAside(const QString &path, QString target) : QFile(path), m_target(std::move(target)) {}
    [[nodiscard]] QString fileName() const override { return m_target; }

private:
    QString m_target;
};

tl::unexpected<Error> unwritable(const QString &path, Message detail)
{
    return fail(ErrorCode::UnwritableFile, std::move(detail), {}, {}, path.toStdString());
}

} // namespace

SaveFile::SaveFile(const QString &path) : m_target(throughLinks(path)) {}

Status SaveFile::open()
{
    const QFileInfo info(m_target);
    if (info.isDir())
        return unwritable(m_target, Phrase::ItIsAFolder);
    if (info.exists() && !info.isWritable())
        return unwritable(m_target, std::strerror(EACCES));
    if (info.exists() && !info.isFile()) {
        m_file = std::make_unique<QFile>(m_target);
    } else {
        sweepAside(info.absolutePath());
        m_aside = std::make_unique<AsideFolder>(info.absolutePath());
        if (!m_aside->isValid())
            return unwritable(m_target, m_aside->errorString().toStdString());
        m_file = std::make_unique<FileAside>(m_aside->filePath(QStringLiteral("content")), m_target);
    }
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
    if (!m_file->flush())
        return fail(writeFailure(*m_file));
    if (!m_aside)
        return {};
    if (::fsync(m_file->handle()) != 0)
        return fail(errno == ENOSPC ? ErrorCode::DiskFull : ErrorCode::UnwritableFile, std::strerror(errno),
                    {}, {}, m_target.toStdString());
    if (const QFileInfo there(m_target); there.exists())
        m_file->setPermissions(there.permissions());
    m_file->close();
    const auto moved = moveInto(m_aside->filePath(QStringLiteral("content")), m_target);
    m_aside.reset(); // now: the folder it stands in may be renamed next
    return moved;
}

QString throughLinks(const QString &path)
{
    constexpr int mostLinks = 40; // as Linux has it
    // The chain of /dev/stdout ends in a name such as "pipe:[12]", which is no path.
    if (const QFileInfo info(path); info.exists() && !info.isFile() && !info.isDir())
        return path;
    QString at = path;
    for (int i = 0; i < mostLinks; ++i) {
        const QFileInfo info(at);
        if (!info.isSymLink())
            return at;
        at = info.symLinkTarget();
    }
    return path;
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
