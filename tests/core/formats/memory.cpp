// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/formats/memory.h"

#include <QFile>
#include <QFileInfo>
#include <QtTest>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace glossa::test {

Status MemoryProject::project(const project::ProjectInfo &head)
{
    ++heads;
    info = head;
    return {};
}

Status MemoryProject::categories(std::vector<project::Category> batch)
{
    std::move(batch.begin(), batch.end(), std::back_inserter(schema));
    return {};
}

Status MemoryProject::items(std::vector<project::Item> batch)
{
    largestBatch = std::max(largestBatch, batch.size());
    std::move(batch.begin(), batch.end(), std::back_inserter(all));
    return {};
}

Result<std::vector<project::Item>> MemoryProject::items()
{
    constexpr std::size_t size = 7; // small, so that batches meet within a test file
    const std::size_t end = std::min(all.size(), m_given + size);
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(m_given);
    m_given = end;
    return std::vector<project::Item>(begin, all.begin() + static_cast<std::ptrdiff_t>(end));
}

Result<formats::ReadReport> read(const char *format, const QString &path, MemoryProject &into,
                                 const formats::ReadOptions &options)
{
    const formats::Format *reader = formats::formatById(QString::fromLatin1(format));
    return reader ? reader->read(path, options, into) : fail(ErrorCode::UnknownFormat, format);
}

Status write(const char *format, const QString &path, MemoryProject &from)
{
    const formats::Format *writer = formats::formatById(QString::fromLatin1(format));
    return writer ? writer->write(path, {}, from) : fail(ErrorCode::UnknownFormat, format);
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

void writeBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

QString dataFile(const char *name)
{
    return QStringLiteral(GLOSSA_TEST_DATA "/") + QString::fromUtf8(name);
}

QString sharedFile(const char *name)
{
    const QString path = QStringLiteral(GLOSSA_SHARED "/data/") + QString::fromUtf8(name);
    if (QFileInfo::exists(path))
        return path;
    qInfo("the real data are not here: no %s", qPrintable(path));
    return {};
}

QByteArray quoted(const char *json)
{
    return QByteArray(json).replace('\'', '"');
}

QByteArray normalized(const QByteArray &json)
{
    const auto value = nlohmann::ordered_json::parse(json.constData(), json.constData() + json.size());
    return QByteArray::fromStdString(value.dump());
}

bool sameJson(const QByteArray &before, const QByteArray &after)
{
    using nlohmann::ordered_json;
    if (ordered_json::parse(before.toStdString()) == ordered_json::parse(after.toStdString()))
        return true;
    const QByteArray left = normalized(before);
    const QByteArray right = normalized(after);
    const auto parted = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    const auto at = std::max<qsizetype>(parted.first - left.begin() - 80, 0);
    qInfo("%s\n%s", left.mid(at, 240).constData(), right.mid(at, 240).constData());
    return false;
}

QByteArray brief(const Error &error)
{
    static const char *names[] = {
        "InvalidArgument",  "NotFound",      "AlreadyExists",    "Stale",
        "Conflict",         "Busy",          "Cancelled",        "UnreadableFile",
        "UnwritableFile",   "DiskFull",      "UnknownFormat",    "Malformed",
        "MissingKey",       "WrongType",     "BadValue",         "BadOffset",
        "LoneSurrogate",    "BadEncoding",   "NulByte",          "TooDeep",
        "TooLarge",         "DuplicateName", "UnsupportedIndex", "UnsupportedPattern",
        "MissingText",      "UnsafePath",    "ZipBomb",          "CorruptModel",
        "CorruptWorkspace", "NewerVersion",  "NothingToLearn",   "WorkerDied",
        "Internal",         "NoRecords",     "LabelsNotRead",    "AzureRefuses",
        "LeftOut",          "OutOfMemory",   "ReadOnly"};
    return QByteArray(names[static_cast<std::size_t>(error.code)]) + '|' +
           QByteArray::fromStdString(plain(error.place)) + '|' +
           QByteArray::fromStdString(plain(error.expected));
}

} // namespace glossa::test
