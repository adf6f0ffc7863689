// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QSaveFile>
#include <QString>

#include <memory>

class QIODevice;

namespace glossa::formats {

/// Why a device could not be written: DiskFull or UnwritableFile.
[[nodiscard]] Error writeFailure(const QIODevice &device);

/// A file that is whole or absent: written aside, synced, renamed on commit, together with its folder's
/// entry. What is no file, such as a pipe or /dev/stdout, is written through: it must not be replaced.
class SaveFile {
public:
    explicit SaveFile(const QString &path);
    Status open();
    [[nodiscard]] QIODevice &device() { return *m_file; }
    Status write(const QByteArray &bytes);
    Status commit();

private:
    std::unique_ptr<QFileDevice> m_file;
};

/// Makes a rename in a folder durable; failure to do so is not reported, as the file itself is whole.
void syncFolder(const QString &folder);

/// Renames aside's file or folder onto `to`, which must not be a folder with content; durable.
Status moveInto(const QString &aside, const QString &to);

} // namespace glossa::formats
