// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/formats/zip_file.h"

#include "tests/core/formats/memory.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QtTest>

#include <zip.h>

namespace glossa::test {

void writeZip(const QString &path, const std::vector<ZipMember> &members)
{
    int code = 0;
    zip_t *zip = zip_open(QFile::encodeName(path).constData(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    if (!zip)
        qFatal("cannot make %s", qPrintable(path));
    for (const ZipMember &member : members) {
        zip_source_t *source = zip_source_buffer(zip, member.content.constData(),
                                                 static_cast<zip_uint64_t>(member.content.size()), 0);
        // A name in a code page goes in as it is, without the mark of UTF-8.
        const bool utf8 = QString::fromUtf8(member.name).toUtf8() == member.name;
        const zip_int64_t index =
            zip_file_add(zip, member.name.constData(), source, utf8 ? ZIP_FL_ENC_UTF_8 : ZIP_FL_ENC_GUESS);
        const zip_uint32_t mode = member.link ? 0120777 : 0100644;
        zip_file_set_external_attributes(zip, static_cast<zip_uint64_t>(index), 0, ZIP_OPSYS_UNIX,
                                         mode << 16);
    }
    if (zip_close(zip) != 0)
        qFatal("cannot write %s: %s", qPrintable(path), zip_strerror(zip));
}

void patchHeaders(const QString &path, int field, char value)
{
    QByteArray bytes = bytesOf(path);
    // In the header before a member's bytes; in the central directory two bytes of another version precede.
    for (const auto &[mark, before] : {std::pair{"PK\x03\x04", 0}, std::pair{"PK\x01\x02", 2}})
        for (qsizetype at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 4))
            bytes[at + field + before] = value;
    writeBytes(path, bytes);
}

void zipFolder(const QString &folder, const QString &path)
{
    std::vector<ZipMember> members;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        members.push_back({QDir(folder).relativeFilePath(file).toUtf8(), bytesOf(file)});
    }
    writeZip(path, members);
}

} // namespace glossa::test
