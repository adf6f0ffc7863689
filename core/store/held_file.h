// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <cstdint>

namespace glossa::store {

/// A file in the workspace's folder that a process keeps locked (flock) as long as it is at some work. The
/// kernel ends the lock with the process, however that ends, and leaves it with one that is stopped, so that
/// others can tell whether the work is still being done. Its name is written down with the work.
class HeldFile {
public:
    /// "import-….lock" for the prefix "import". UnwritableFile if the folder takes no file.
    static Result<HeldFile> make(const QString &folder, const QString &prefix);

    enum class State : std::uint8_t {
        Held,
        Left,      // its process has ended; the file is removed by the one that finds out
        Forbidden, // another user's, which this process may not open
    };
    [[nodiscard]] static State look(const QString &folder, const QString &name);

    /// Removes those of a prefix whose processes have ended before they wrote the name down.
    static void removeLeft(const QString &folder, const QString &prefix);

    HeldFile(HeldFile &&other) noexcept;
    HeldFile &operator=(HeldFile &&other) = delete;
    /// Removes the file and its lock.
    ~HeldFile();
    [[nodiscard]] QString name() const { return m_name; }

private:
    HeldFile(QString folder, QString name, int file);
    QString m_folder;
    QString m_name;
    int m_file = -1;
};

} // namespace glossa::store
