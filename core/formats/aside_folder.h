// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QString>
#include <QTemporaryDir>

namespace glossa::formats {

/// A hidden folder in which an export is made before it takes its place. It is removed with this object. The
/// folder of a process that was killed is removed by the next export in the same place (sweepAside). A living
/// process holds a lock on the file `owner` in the folder; the system releases the lock however the process
/// ends.
class AsideFolder {
public:
    /// Makes the folder in `above`, which must be on the file system of the target.
    explicit AsideFolder(const QString &above);

    [[nodiscard]] bool isValid() const { return m_folder.isValid(); }
    [[nodiscard]] QString errorString() const { return m_folder.errorString(); }
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }
    /// Returns where the n-th file that the export has replaced stands until all is done. A folder with such
    /// files is never swept away, because they may be the only copies.
    [[nodiscard]] QString replaced(qsizetype index) const;
    /// Leaves the folder where it is.
    void keep() { m_folder.setAutoRemove(false); }

private:
    QTemporaryDir m_folder;
    QFile m_owner;
};

/// Removes the folders that this user's exports have left in `above` because their process was killed.
void sweepAside(const QString &above);

} // namespace glossa::formats
