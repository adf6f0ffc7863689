// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plain text: for Conversation each line that is not empty is an utterance; for the other kinds a file is a
// document. A folder stands for all its *.txt files, sub-folders too.
#include "core/formats/intake.h"
#include "core/formats/line_reader.h"
#include "core/formats/makers.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

namespace glossa::formats {

namespace {

using project::ProjectKind;

constexpr std::int64_t longestText = 64 * 1024 * 1024;

QStringList textsIn(const QString &folder)
{
    QStringList files;
    QDirIterator each(folder, {QStringLiteral("*.txt")}, QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext())
        files << each.next();
    files.sort();
    return files;
}

/// Checks a file's encoding to its end before a line of it is taken.
Status checkEncoding(const QString &path)
{
    const auto input = openFile(path);
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

Status readLines(const QString &path, Intake &intake)
{
    if (const auto good = checkEncoding(path); !good)
        return good;
    const auto input = openFile(path);
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
        if (const auto good = checkLine(line); !good) {
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

/// A bad file among others is refused as a record; alone, it fails.
Status readDocument(const QString &path, const QString &location, bool amongOthers, Intake &intake)
{
    const auto input = openFile(path);
    if (!input)
        return fail(input.error());
    auto text = readText(**input, longestText);
    if (!text) {
        Error error = text.error();
        error.file = path.toStdString();
        if (!amongOthers)
            return fail(std::move(error));
        intake.refuse(std::move(error));
        return {};
    }
    project::Item item;
    item.text = std::move(*text);
    item.location = location;
    item.language = intake.options().language;
    std::vector<Error> warnings;
    if (item.text.isEmpty())
        warnings.push_back({ErrorCode::BadValue, path.toStdString(), {}, "a text that is not empty", {}});
    return intake.item(std::move(item), std::move(warnings));
}

class PlainText final : public Format {
public:
    [[nodiscard]] QString id() const override { return QStringLiteral("text"); }
    [[nodiscard]] QString name() const override { return QStringLiteral("Plain text"); }
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
            return textsIn(path).isEmpty() ? 0 : 20;
        if (!path.endsWith(QStringLiteral(".txt"), Qt::CaseInsensitive))
            return 0;
        const std::string text = decodeHead({head.constData(), static_cast<std::size_t>(head.size())});
        return text.empty() && !head.isEmpty() ? 0 : 20;
    }

    Result<ReadReport> read(const QString &path, const ReadOptions &options, ItemSink &sink) const override
    {
        Intake intake(path, options, sink);
        const bool folder = QFileInfo(path).isDir();
        const QDir base(folder ? path : QFileInfo(path).absolutePath());
        const bool documents = project::hasDocuments(options.kind.value_or(kinds().front()));
        const QStringList files = folder ? textsIn(path) : QStringList{path};
        for (qsizetype i = 0; i < files.size(); ++i) {
            const QString &file = files.at(i);
            const Status read =
                documents ? readDocument(file, base.relativeFilePath(QFileInfo(file).absoluteFilePath()),
                                         folder, intake)
                          : readLines(file, intake);
            if (!read) {
                Error error = read.error();
                if (error.file.empty())
                    error.file = file.toStdString();
                return fail(std::move(error));
            }
            if (const auto going =
                    intake.progress(static_cast<double>(i + 1) / static_cast<double>(files.size()));
                !going)
                return fail(going.error());
        }
        auto report = intake.finish();
        if (report && report->read == 0 && !folder)
            return fail(intake.located(
                {ErrorCode::Malformed, {}, {}, "a line that is not blank", "it holds no texts"}));
        return report;
    }

    Status write(const QString &path, const WriteOptions &, ItemSource &) const override
    {
        return fail(ErrorCode::InvalidArgument, {}, {}, "a format that can be written", path.toStdString());
    }
};

} // namespace

std::unique_ptr<Format> makePlainText()
{
    return std::make_unique<PlainText>();
}

} // namespace glossa::formats
