// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/aside_folder.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <sys/file.h>
#include <unistd.h>

namespace glossa::formats {

namespace {

const QString ownerName = QStringLiteral("owner");
const QString unlockedName = QStringLiteral("owner-to-be");
const QString replacedName = QStringLiteral("replaced");
constexpr qint64 surelyLockedAfterSeconds = 3600;

bool lock(const QFile &file)
{
    return ::flock(file.handle(), LOCK_EX | LOCK_NB) == 0;
}

} // namespace

AsideFolder::AsideFolder(const QString &above) : m_folder(above + QStringLiteral("/.glossa-export-XXXXXX"))
{
    if (!m_folder.isValid())
        return;
    QDir(m_folder.path()).mkdir(replacedName);
    // The file gets its name only when it is locked, so that no other process takes it for an orphan.
    m_owner.setFileName(m_folder.filePath(unlockedName));
    if (m_owner.open(QIODevice::WriteOnly) && lock(m_owner))
        QFile::rename(m_owner.fileName(), m_folder.filePath(ownerName));
}

QString AsideFolder::replaced(qsizetype index) const
{
    return m_folder.filePath(replacedName + u'/' + QString::number(index));
}

void sweepAside(const QString &above)
{
    const auto found =
        QDir(above).entryInfoList({QStringLiteral(".glossa-export-??????")},
                                  QDir::Dirs | QDir::Hidden | QDir::NoSymLinks | QDir::NoDotAndDotDot);
    for (const QFileInfo &info : found) {
        if (info.ownerId() != ::getuid())
            continue;
        QDir folder(info.filePath());
        QFile owner(folder.filePath(ownerName));
        if (owner.open(QIODevice::ReadOnly)) {
            if (lock(owner) && QDir(folder.filePath(replacedName)).isEmpty())
                folder.removeRecursively();
        } else if (info.lastModified().secsTo(QDateTime::currentDateTime()) > surelyLockedAfterSeconds) {
            // The process was killed before it had a lock, so the folder is empty. If it is not, this removes
            // nothing.
            folder.remove(unlockedName);
            folder.rmdir(replacedName);
            QDir(above).rmdir(info.fileName());
        }
    }
}

} // namespace glossa::formats
