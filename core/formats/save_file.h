// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/formats/aside_folder.h"

#include <QFile>
#include <QString>

#include <memory>

class QIODevice;

namespace glossa::formats {

/// Returns why a device could not be written: DiskFull or UnwritableFile.
[[nodiscard]] Error writeFailure(const QIODevice &device);

/// A file that is whole or absent. It is written aside, and on commit it is synced and renamed, together with
/// the entry in its folder. It keeps the permissions of the file that it replaces; of a link, the target is
/// replaced. What is no file, such as a pipe or /dev/stdout, is written directly, as it must not be replaced.
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

/// Returns where a chain of links leads, also if nothing is there yet. The path itself is returned if it is
/// no link. Renaming onto a link would replace the link and not the file that it means.
[[nodiscard]] QString throughLinks(const QString &path);

/// Makes a rename in a folder durable. A failure is not reported, as the file itself is whole.
void syncFolder(const QString &folder);

/// Renames a file or folder that was made aside onto `to` and makes this durable. `to` must not be a folder
/// with content.
Status moveInto(const QString &aside, const QString &to);

} // namespace glossa::formats
