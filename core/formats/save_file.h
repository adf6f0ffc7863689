// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/formats/aside_folder.h"

#include <QFile>
#include <QString>

#include <memory>

class QIODevice;

namespace glossa::formats {

/// Why a device could not be written: DiskFull or UnwritableFile.
[[nodiscard]] Error writeFailure(const QIODevice &device);

/// A file that is whole or absent: written aside, synced, renamed on commit, together with its folder's
/// entry. It keeps the rights of what it replaces, and of a link the target is replaced. What is no file,
/// such as a pipe or /dev/stdout, is written through: it must not be replaced.
class SaveFile {
public:
    explicit SaveFile(const QString &path);
    Status open();
    [[nodiscard]] QIODevice &device() { return *m_file; }
    Status write(const QByteArray &bytes);
    Status commit();

private:
    QString m_target;                     // behind all links
    std::unique_ptr<AsideFolder> m_aside; // null if the target is written through
    std::unique_ptr<QFile> m_file;
};

/// Where a chain of links leads, also if nothing is there yet; the path itself if it is no link. What is
/// renamed onto a link would take the link's place, not that of the file it means.
[[nodiscard]] QString throughLinks(const QString &path);

/// Makes a rename in a folder durable; failure to do so is not reported, as the file itself is whole.
void syncFolder(const QString &folder);

/// Renames aside's file or folder onto `to`, which must not be a folder with content; durable.
Status moveInto(const QString &aside, const QString &to);

} // namespace glossa::formats
