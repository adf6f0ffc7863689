// SPDX-License-Identifier: GPL-3.0-or-later
//
// One program a format (GLOSSA_FUZZ_FORMAT): reads any bytes, checks what every reader promises, and for
// formats that give all back, that writing and reading again changes nothing.
#include "core/formats/format.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace glossa;

namespace {

void check(bool good, const char *what)
{
    if (good)
        return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

class Project final : public formats::ItemSink, public formats::ItemSource {
public:
    Status project(const project::ProjectInfo &head) override
    {
        check(schema.empty() && all.empty() && !info, "project() comes once and first");
        info = head;
        return {};
    }
    Status categories(std::vector<project::Category> batch) override
    {
        std::move(batch.begin(), batch.end(), std::back_inserter(schema));
        return {};
    }
    Status items(std::vector<project::Item> batch) override
    {
        check(!batch.empty() && batch.size() <= 1000, "batches hold 1 to 1,000 items");
        for (const project::Item &item : batch)
            checkItem(item);
        std::move(batch.begin(), batch.end(), std::back_inserter(all));
        return {};
    }
    Result<project::ProjectInfo> project() override { return info.value_or(project::ProjectInfo{}); }
    Result<std::vector<project::Category>> categories() override { return schema; }
    Result<std::vector<project::Item>> items() override { return std::exchange(left, {}); }

    std::optional<project::ProjectInfo> info;
    std::vector<project::Category> schema;
    std::vector<project::Item> all;
    std::vector<project::Item> left;

private:
    [[nodiscard]] bool knows(project::CategoryKind kind, const QString &name) const
    {
        return std::ranges::any_of(schema, [&](const project::Category &category) {
            return category.kind == kind && category.name == name;
        });
    }

    void checkItem(const project::Item &item) const
    {
        check(item.text.isValidUtf16() && !item.text.contains(QChar(u'\0')), "texts are whole");
        check(item.intent.isEmpty() || knows(project::CategoryKind::Intent, item.intent),
              "intents are known");
        for (const project::Label &label : item.labels) {
            check(project::checkSpan(item.text, label.span).has_value(), "spans lie in the text");
            check(knows(project::CategoryKind::Entity, label.category), "entities are known");
        }
        for (const project::ClassLabel &label : item.classes)
            check(knows(project::CategoryKind::Class, label.category), "classes are known");
    }
};

void writeFile(const QString &path, const char *data, std::size_t size)
{
    QFile file(path);
    check(file.open(QIODevice::WriteOnly) &&
              file.write(data, static_cast<qint64>(size)) == static_cast<qint64>(size),
          "the input can be written");
}

/// The head is another if categories had to be added to the schema.
void checkRoundTrip(const formats::Format &format, const QString &out, Project &project, bool compareHead)
{
    project.left = project.all;
    const auto written = format.write(out, {}, project);
    check(written.has_value(), "what was read can be written");
    Project again;
    const auto report = format.read(out, {}, again);
    check(report.has_value() && report->refused == 0, "what was written can be read");
    check(again.all == project.all, "the items are the same");
    check(!project.info || !compareHead || (again.schema == project.schema && again.info == project.info),
          "schema and head are the same");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static const QTemporaryDir folder;
    static const QString path = folder.filePath(QStringLiteral("input"));
    static const QString format = QStringLiteral(GLOSSA_FUZZ_FORMAT);
    static const bool textMade = [] {
        writeFile(folder.filePath(QStringLiteral("a.txt")), "Ann Lee\r\npaid \xE2\x82\xAC 5.", 20);
        return true;
    }();
    check(textMade, "");
    writeFile(path, reinterpret_cast<const char *>(data), size);
    const formats::Format *reader = formats::formatById(format);
    check(reader, "the format exists");
    const int sure =
        reader->sniff(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)), path);
    check(sure >= 0 && sure <= 100, "sniff() gives 0 to 100");
    const auto found = formats::sniffFormat(path);
    check(found || found.error().file == path.toStdString(), "a file of no format is named");
    Project project;
    const auto report = reader->read(path, {}, project);
    if (!report)
        return 0;
    check(report->read == report->kept + report->refused, "every record is kept or refused");
    check(report->kept == static_cast<std::int64_t>(project.all.size()), "what is kept arrives");
    const bool exact = reader->canWrite() && format != QStringLiteral("conll");
    if (exact && !project.all.empty()) {
        const bool hasTexts =
            format == QStringLiteral("azure-ner") || format == QStringLiteral("azure-classification");
        const QString out = folder.filePath(hasTexts ? QStringLiteral("out") : QStringLiteral("out.file"));
        checkRoundTrip(*reader, out, project, report->warnings == 0);
        if (hasTexts)
            QDir(out).removeRecursively();
    }
    return 0;
}
