// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/format.h"

namespace glossa::test {

/// Takes what a reader reads and gives it to a writer again.
class MemoryProject final : public formats::ItemSink, public formats::ItemSource {
public:
    Status project(const project::ProjectInfo &head) override;
    Status categories(std::vector<project::Category> batch) override;
    Status items(std::vector<project::Item> batch) override;
    Result<project::ProjectInfo> project() override { return info; }
    Result<std::vector<project::Category>> categories() override { return schema; }
    Result<std::vector<project::Item>> items() override;

    project::ProjectInfo info;
    std::vector<project::Category> schema;
    std::vector<project::Item> all;
    std::size_t largestBatch = 0;
    int heads = 0;

private:
    std::size_t m_given = 0;
};

/// Reads with a format; the test fails if there is none of this id.
Result<formats::ReadReport> read(const char *format, const QString &path, MemoryProject &into,
                                 const formats::ReadOptions &options = {});
Status write(const char *format, const QString &path, MemoryProject &from);

QByteArray bytesOf(const QString &path);
void writeBytes(const QString &path, const QByteArray &bytes);
/// A file in tests/data.
QString dataFile(const char *name);
/// A file of the shared real data; empty, with the reason printed, where it is not there.
QString sharedFile(const char *name);
/// JSON in a C++ string: ' stands for ". (Raw strings with braces make Qt's moc lose the class.)
QByteArray quoted(const char *json);
/// Compact text of JSON with the fields in their order: equal texts are equal documents.
QByteArray normalized(const QByteArray &json);
/// True if two documents are equal, the order of fields and elements too (0 and 0.0 are); else prints where
/// they part.
bool sameJson(const QByteArray &before, const QByteArray &after);
/// An error in one line, for comparisons: "BadOffset|place|expected".
QByteArray brief(const Error &error);

} // namespace glossa::test
