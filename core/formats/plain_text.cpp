// SPDX-License-Identifier: GPL-3.0-or-later
//
// In plain text for Conversation each line that is not empty is an utterance. For the other kinds a file is a
// document, and a folder stands for all its *.txt files, also in sub-folders.
#include "core/formats/file_set.h"
#include "core/formats/intake.h"
#include "core/formats/line_reader.h"
#include "core/formats/makers.h"

#include <QFileInfo>

#include <algorithm>
#include <functional>

namespace glossa::formats {

namespace {

using project::ProjectKind;

constexpr std::int64_t longestText = 64 * 1024 * 1024;

bool isText(const QString &name)
{
    return name.endsWith(QStringLiteral(".txt"), Qt::CaseInsensitive);
}

/// A text file that a path means: the file itself, or one of a folder.
struct Source {
    QString name; // its location, as a document
    std::string path;
    std::function<Result<std::unique_ptr<ByteInput>>()> open;
    bool amongOthers = false;
};

/// A fault of one file among many refuses that file only; a fault of the only file ends the import.
Status refuseOrFail(const Source &source, Error error, Intake &intake)
{
    if (error.file.empty())
        error.file = source.path;
    if (!source.amongOthers)
        return fail(std::move(error));
    intake.refuse(std::move(error));
    return {};
}

/// Checks a file's encoding to its end before a line of it is taken.
Status checkEncoding(const Source &source)
{
    const auto input = source.open();
    if (!input)
        return fail(input.error());
    TextInput text(**input);
    while (true) {
        const auto piece = text.next();
        if (!piece)
            return fail(piece.error());
        if (piece->empty())
            return {};
    }
}

Status readLines(const Source &source, Intake &intake)
{
    if (const auto good = checkEncoding(source); !good)
        return refuseOrFail(source, good.error(), intake);
    const auto input = source.open();
    if (!input)
        return fail(input.error());
    const auto size = static_cast<double>(std::max<std::int64_t>((*input)->size(), 1));
    LineReader lines(**input);
    Line line;
    while (true) {
        const auto more = lines.next(line);
        if (!more)
            return fail(more.error());
        if (!*more)
            return {};
        if (auto good = checkLine(line); !good) {
            good.error().file = source.path;
            intake.refuse(good.error());
            continue;
        }
        if (line.text.find_first_not_of(" \t") == std::string::npos)
            continue;
        project::Item item;
        item.text = toQString(line.text);
        item.language = intake.options().language;
        if (const auto taken = intake.item(std::move(item)); !taken)
            return taken;
        if (line.number % 4096 == 0) {
            if (const auto going = intake.progress(static_cast<double>(lines.bytesRead()) / size); !going)
                return going;
        }
    }
}

Status readDocument(const Source &source, Intake &intake)
{
    const auto input = source.open();
    if (!input)
        return refuseOrFail(source, input.error(), intake);
    auto text = readText(**input, longestText);
    if (!text)
        return refuseOrFail(source, text.error(), intake);
    project::Item item;
    item.text = std::move(*text);
    item.location = source.name;
    item.language = intake.options().language;
    std::vector<Error> warnings;
    if (item.text.isEmpty())
        warnings.push_back({ErrorCode::BadValue, source.path, {}, Phrase::TextThatIsNotEmpty, {}});
    return intake.item(std::move(item), std::move(warnings));
}

std::vector<Source> sourcesOf(const QString &path, QStringList &leftOut)
{
    const QFileInfo info(path);
    if (!info.isDir())
        return {{info.fileName(), path.toStdString(), [path] { return openFile(path); }, false}};
    std::vector<Source> sources;
    const auto files = folderSet(path);
    for (const QString &name : files->members()) {
        if (isText(name))
            sources.push_back(
                {name, files->pathOf(name), [files, name] { return files->openMember(name); }, true});
        else
            leftOut << name;
    }
    return sources;
}

class PlainText final : public Format {
public:
    [[nodiscard]] QString id() const override { return QStringLiteral("text"); }
    [[nodiscard]] QStringList suffixes() const override { return {QStringLiteral("txt")}; }
    [[nodiscard]] bool canRead() const override { return true; }
    [[nodiscard]] bool canWrite() const override { return false; }
    [[nodiscard]] std::vector<ProjectKind> kinds() const override
    {
        return {ProjectKind::CustomEntityRecognition, ProjectKind::Conversation,
                ProjectKind::CustomSingleLabelClassification, ProjectKind::CustomMultiLabelClassification};
    }

    [[nodiscard]] int sniff(const QByteArray &head, const QString &path) const override
    {
        if (QFileInfo(path).isDir())
            return std::ranges::any_of(folderSet(path)->members(), isText) ? 20 : 0;
        if (!isText(path))
            return 0;
        const std::string text = decodeHead({head.constData(), static_cast<std::size_t>(head.size())});
        return text.empty() && !head.isEmpty() ? 0 : 20;
    }

    Result<ReadReport> read(const QString &path, const ReadOptions &options, ItemSink &sink) const override
    {
        Intake intake(path, options, sink);
        const bool documents = project::hasDocuments(options.kind.value_or(kinds().front()));
        QStringList leftOut;
        const std::vector<Source> sources = sourcesOf(path, leftOut);
        for (std::size_t i = 0; i < sources.size(); ++i) {
            const Status read = documents ? readDocument(sources[i], intake) : readLines(sources[i], intake);
            if (!read) {
                Error error = read.error();
                if (error.file.empty())
                    error.file = sources[i].path;
                return fail(std::move(error));
            }
            if (const auto going =
                    intake.progress(static_cast<double>(i + 1) / static_cast<double>(sources.size()));
                !going)
                return fail(going.error());
        }
        intake.warnOfLeftOut(path, leftOut);
        auto report = intake.finish();
        if (report && report->read == 0 && !QFileInfo(path).isDir())
            return fail(intake.located({ErrorCode::NoRecords, {}, {}, Phrase::ALineThatIsNotBlank, {}}));
        return report;
    }

    Status write(const QString &path, const WriteOptions &, ItemSource &) const override
    {
        return fail(ErrorCode::InvalidArgument, {}, {}, Phrase::AWritableFormat, path.toStdString());
    }
};

} // namespace

std::unique_ptr<Format> makePlainText()
{
    return std::make_unique<PlainText>();
}

} // namespace glossa::formats
