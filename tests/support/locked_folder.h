// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFileInfo>
#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

namespace glossa::test {

/// While it lives, a folder and its files are closed to writing for this process, also for root.
class LockedFolder {
public:
    explicit LockedFolder(QString folder) : m_folder(std::move(folder))
    {
        lock(true);
        constexpr uid_t nobody = 65534;
        if (m_root)
            QVERIFY(::seteuid(nobody) == 0);
    }
    ~LockedFolder()
    {
        if (m_root)
            QVERIFY(::seteuid(0) == 0);
        lock(false);
    }
    LockedFolder(const LockedFolder &) = delete;
    LockedFolder &operator=(const LockedFolder &) = delete;

private:
    void lock(bool locked) const
    {
        const auto set = [locked](const QString &path, mode_t open, mode_t closed) {
            ::chmod(QFile::encodeName(path).constData(), locked ? closed : open);
        };
        for (const QFileInfo &file : QDir(m_folder).entryInfoList(QDir::Files))
            set(file.filePath(), 0644, 0444);
        set(m_folder, 0755, 0555);
    }

    QString m_folder;
    bool m_root = ::geteuid() == 0;
};

} // namespace glossa::test
