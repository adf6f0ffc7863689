// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/datasets/import_reading.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace glossa::workspace {

Result<const formats::Format *> formatOf(const ImportRequest &request)
{
    if (request.files.isEmpty())
        return fail(ErrorCode::InvalidArgument, Phrase::NoFileIsGiven);
    if (request.format.isEmpty()) {
        auto first = formats::sniffFormat(request.files.constFirst());
        for (qsizetype i = 1; first && i < request.files.size(); ++i) {
            const auto other = formats::sniffFormat(request.files.at(i));
            if (!other)
                return fail(other.error());
            if (*other != *first)
                return fail(ErrorCode::Conflict, (*other)->id().toStdString(), "format",
                            {Phrase::FilesOfOneFormat, (*first)->id().toStdString()},
                            request.files.at(i).toStdString());
        }
        return first;
    }
    const formats::Format *format = formats::formatById(request.format);
    if (!format || !format->canRead())
        return fail(ErrorCode::UnknownFormat, request.format.toStdString());
    return format;
}

formats::ReadOptions readOptions(const ImportRequest &request)
{
    formats::ReadOptions options;
    if (!request.language.isEmpty()) // null = none named
        options.language = request.language;
    options.kind = request.kind;
    options.dataset = request.dataset;
    options.intent = request.intent;
    options.columns = request.columns;
    options.firstRowIsHeader = request.firstRowIsHeader;
    options.wholeDocuments = request.wholeDocuments;
    options.labeled = request.labeled;
    options.stop = request.stop;
    return options;
}

project::ProjectKind kindFor(const ImportRequest &request, const formats::Format &format)
{
    return request.kind.value_or(format.kinds().empty() ? project::ProjectKind::Conversation
                                                        : format.kinds().front());
}

Status checkKind(const ImportRequest &request, const formats::Format &format)
{
    const auto kinds = format.kinds();
    const project::ProjectKind kind = kindFor(request, format);
    if (!kinds.empty() && std::ranges::find(kinds, kind) == kinds.end())
        return fail(ErrorCode::Conflict, project::kindName(kind).toStdString(), {},
                    {Phrase::AProjectOfTheFormatsKind, format.id().toStdString()},
                    request.files.constFirst().toStdString());
    if (!request.intent.isEmpty() && !project::traitsOf(kind).intents)
        return fail(ErrorCode::InvalidArgument, request.intent.toStdString(), "intent",
                    Phrase::IntentOnlyForConversations);
    return {};
}

project::ProjectInfo newProject(const ImportRequest &request, const formats::Format &format)
{
    project::ProjectInfo info;
    info.kind = kindFor(request, format);
    info.name = request.newProjectName.isEmpty() ? QFileInfo(request.files.constFirst()).completeBaseName()
                                                 : request.newProjectName;
    info.language = request.language.isEmpty() ? QStringLiteral("en-us") : request.language;
    return info;
}

QString proposedName(const QString &path)
{
    static const QStringList parts{
        QStringLiteral("train"), QStringLiteral("training"), QStringLiteral("test"),
        QStringLiteral("dev"),   QStringLiteral("devel"),    QStringLiteral("valid"),
        QStringLiteral("data"),  QStringLiteral("dataset"),  QStringLiteral("validation"),
        QStringLiteral("all"),   QStringLiteral("labels"),   QStringLiteral("utterances")};
    const QFileInfo file(path);
    const QString folder = file.absoluteDir().dirName();
    return parts.contains(file.completeBaseName().toLower()) && !folder.isEmpty() ? folder
                                                                                  : file.completeBaseName();
}

Status checkAny(const ReadReport &report, bool hasHead, const ImportRequest &request)
{
    if (report.read > 0 || hasHead)
        return {};
    return fail(ErrorCode::NoRecords, {}, {}, Phrase::AtLeastOneText,
                request.files.constFirst().toStdString());
}

} // namespace glossa::workspace
