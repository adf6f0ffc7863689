// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/projects/samples.h"

#include "core/workspace/query/query.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace glossa::projects {

std::vector<Sample> samples()
{
    std::vector<Sample> all{
        {QStringLiteral("travel"), QStringLiteral("Travel assistant"),
         QCoreApplication::translate("Samples", "A conversation: what travellers ask of a rail and trip assistant."),
         QStringLiteral(":/samples/travel-assistant.json"), project::ProjectKind::Conversation},
        {QStringLiteral("letters"), QStringLiteral("Clinic letters"),
         QCoreApplication::translate("Samples", "Documents: people, dates and findings in letters of a clinic."),
         QStringLiteral(":/samples/clinic-letters.zip"), project::ProjectKind::CustomEntityRecognition},
    };
    std::erase_if(all, [](const Sample &sample) { return !QFile::exists(sample.file); });
    return all;
}

Result<std::int64_t> openSample(workspace::Workspace &workspace, const Sample &sample,
                                const workspace::Origin &origin)
{
    if (const auto there = workspace::projectByName(workspace, sample.name))
        return *there;
    // Readers of archives take files of the disk only.
    QTemporaryDir folder;
    const QString file = folder.filePath(QFileInfo(sample.file).fileName());
    if (!folder.isValid() || !QFile::copy(sample.file, file))
        return fail(ErrorCode::UnwritableFile, folder.errorString().toStdString(), {}, {},
                    folder.path().toStdString());
    workspace::ImportRequest request;
    request.files = {file};
    request.newProjectName = sample.name;
    auto result = workspace::importFiles(workspace, request, origin);
    if (!result)
        return fail(result.error());
    return result->project;
}

} // namespace glossa::projects
