// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

namespace glossa::test {

/// A program that plays the part of `glossa`, as a shell script; a file of what it was called with.
class PlayedProgram {
public:
    explicit PlayedProgram(const QByteArray &script)
    {
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no script");
        file.write("#!/bin/sh\necho \"$*\" >> \"$0.calls\"\n" + script);
        file.close();
        if (!file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
            qFatal("no permission");
    }
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("glossa")); }
    [[nodiscard]] QByteArray calls() const
    {
        QFile file(path() + QStringLiteral(".calls"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    QTemporaryDir m_folder;
};

/// Answers at an address until its input ends.
inline QByteArray servesAt(const QByteArray &address)
{
    return "echo '{\"addresses\":[\"" + address + "\"]}'\ncat > /dev/null\nexit 0\n";
}

} // namespace glossa::test
