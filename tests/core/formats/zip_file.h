// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <utility>
#include <vector>

namespace glossa::test {

/// A member of a zip to be made; with `linkTo` a symbolic link.
struct ZipMember {
    QByteArray name;
    QByteArray content;
    bool link = false;
};

void writeZip(const QString &path, const std::vector<ZipMember> &members);
/// Overwrites the low byte of a field in the headers of all members: 6 flags (1 = encrypted), 8 method of
/// packing.
void patchHeaders(const QString &path, int field, char value);
/// A zip with all files of a folder.
void zipFolder(const QString &folder, const QString &path);

} // namespace glossa::test
