// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/format.h"
#include "core/formats/label_file.h"
#include "core/formats/makers.h"

#include <QFileInfo>

#include <algorithm>
#include <optional>

namespace glossa::formats {

namespace {

constexpr qint64 headSize = 64 * 1024;
const QString jsonSuffix = QStringLiteral(".json");

std::vector<std::unique_ptr<Format>> makeAll()
{
    std::vector<std::unique_ptr<Format>> all;
    all.push_back(makeAzureClassification());
    all.push_back(makeAzureClu());
    all.push_back(makeAzureNer());
    all.push_back(makeAzureUtterances());
    all.push_back(makeConll());
    all.push_back(makeCsv());
    all.push_back(makePlainText());
    all.push_back(makeTsv());
    return all;
}

std::string knownIds()
{
    std::string known;
    for (const auto &format : formats())
        known += (known.empty() ? "" : ", ") + format->id().toStdString();
    return known;
}

/// A sink that takes nothing: the reader is run only for what it says about the file.
class Nothing final : public ItemSink {
public:
    Status project(const project::ProjectInfo &) override { return {}; }
    Status categories(std::vector<project::Category>) override { return {}; }
    Status items(std::vector<project::Item>) override { return {}; }
};

/// Returns what a reader finds wrong with a file, or nothing.
std::optional<Error> faultFoundBy(const Format &format, const QString &path)
{
    Nothing nothing;
    const auto report = format.read(path, {}, nothing);
    if (!report)
        return report.error();
    if (report->kept == 0 && !report->problems.empty())
        return report->problems.front().error;
    return std::nullopt;
}

/// Returns what is wrong with a file that no format claims, as the format says that comes nearest by content
/// or name.
Error whyUnclaimed(const QString &path, const std::optional<JsonLook> &look)
{
    if (QFileInfo(path).size() == 0)
        return {ErrorCode::NoRecords, {}, {}, {}, Phrase::FileIsEmpty};
    if (look)
        return whyUnknown(*look);
    for (const auto &format : formats()) {
        const bool named = std::ranges::any_of(format->suffixes(), [&path](const QString &suffix) {
            return path.endsWith(u'.' + suffix, Qt::CaseInsensitive);
        });
        if (!named || !format->canRead())
            continue;
        if (auto fault = faultFoundBy(*format, path))
            return *fault;
    }
    return {ErrorCode::UnknownFormat, {}, {}, {}, knownIds()};
}

/// Returns the format of a folder or archive: that of its label file, at any depth, or else of its texts.
Result<const Format *> formatOfSet(const QString &path)
{
    const auto files = openFileSet(path);
    if (!files)
        return fail(files.error());
    const auto candidates = candidatesIn(**files);
    const Format *best = nullptr;
    QStringList labelFiles;
    for (const Candidate &candidate : candidates) {
        for (const auto &format : formats()) {
            if (!format->hasTextsBeside() || format->sniffJson(candidate.look) == 0)
                continue;
            labelFiles << candidate.name;
            best = format.get();
            break;
        }
    }
    if (labelFiles.size() == 1)
        return best;
    if (labelFiles.size() > 1)
        return fail(ErrorCode::Conflict, labelFiles.join(QStringLiteral(", ")).toStdString(), {},
                    Phrase::NameOneLabelFile, path.toStdString());
    // Texts beside a JSON file that is not understood would come in without the labels that it may hold.
    if (!candidates.empty()) {
        const Candidate &first = candidates.front();
        if (first.look.fault) {
            Error error = *first.look.fault;
            if (error.file.empty())
                error.file = (*files)->pathOf(first.name);
            return fail(std::move(error));
        }
        QStringList names;
        for (const Candidate &candidate : candidates)
            names << candidate.name;
        return fail(ErrorCode::Conflict, names.join(QStringLiteral(", ")).toStdString(), {},
                    Phrase::NoLabelFileUnderstood, path.toStdString());
    }
    for (const auto &format : formats())
        if (format->canRead() && format->sniff({}, path) > 0)
            return format.get();
    return fail(ErrorCode::UnknownFormat, knownIds(), {}, {}, path.toStdString());
}

} // namespace

const std::vector<std::unique_ptr<Format>> &formats()
{
    static const std::vector<std::unique_ptr<Format>> all = makeAll();
    return all;
}

const Format *formatById(const QString &id)
{
    for (const auto &format : formats())
        if (format->id() == id)
            return format.get();
    return nullptr;
}

Result<const Format *> sniffFormat(const QString &path)
{
    if (QFileInfo(path).isDir())
        return formatOfSet(path);
    const auto file = openFile(path);
    if (!file)
        return fail(file.error());
    QByteArray head(headSize, '\0');
    const auto got = (*file)->read(head.data(), headSize);
    if (!got)
        return fail(got.error());
    head.truncate(*got);
    if (isZip(head))
        return formatOfSet(path);

    std::optional<JsonLook> look;
    if (beginsLikeJson(head) || path.endsWith(jsonSuffix, Qt::CaseInsensitive))
        look = lookAtJson(openFile(path));
    const Format *best = nullptr;
    int surest = 0;
    for (const auto &format : formats()) {
        if (!format->canRead())
            continue;
        const int sure = std::max(format->sniff(head, path), look ? format->sniffJson(*look) : 0);
        if (sure > surest) {
            surest = sure;
            best = format.get();
        }
    }
    if (best)
        return best;
    Error error = whyUnclaimed(path, look);
    if (error.file.empty())
        error.file = path.toStdString();
    return fail(std::move(error));
}

} // namespace glossa::formats
