// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/projects/samples.h"

#include "core/workspace/projects/projects.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace glossa::projects {

std::vector<Sample> samples()
{
    std::vector<Sample> all{
        {QStringLiteral("travel"), QStringLiteral("Travel assistant"),
         QCoreApplication::translate("Samples",
                                     "What travellers ask of a rail and trip assistant: 392 utterances, 8 "
                                     "intents, 8 entities."),
         QStringLiteral(":/samples/travel-assistant.json"), project::ProjectKind::Conversation},
        {QStringLiteral("letters"), QStringLiteral("Rental letters"),
         QCoreApplication::translate("Samples",
                                     "Who rents what from whom, since when and for how much: 24 documents, 6 "
                                     "entities."),
         QStringLiteral(":/samples/rental-letters/labels.json"),
         project::ProjectKind::CustomEntityRecognition},
        {QStringLiteral("harbour"), QStringLiteral("Harbour papers"),
         QCoreApplication::translate("Samples",
                                     "Contracts, invoices, reports and notes of a small port, with tables "
                                     "and close borders: 48 documents, 8 entities."),
         QStringLiteral(":/samples/harbour-papers/labels.json"),
         project::ProjectKind::CustomEntityRecognition},
        {QStringLiteral("citizens"), QStringLiteral("Citizen requests"),
         QCoreApplication::translate("Samples",
                                     "What people write to their town, each for one of its offices: 321 "
                                     "documents, 8 classes."),
         QStringLiteral(":/samples/citizen-requests/labels.json"),
         project::ProjectKind::CustomSingleLabelClassification},
    };
    std::erase_if(all, [](const Sample &sample) { return !QFile::exists(sample.file); });
    return all;
}

Result<std::int64_t> openSample(workspace::Workspace &workspace, const Sample &sample,
                                const workspace::Origin &origin)
{
    if (const auto there = workspace::projectByName(workspace, sample.name))
        return *there;
    // Readers take files of the disk; a label file has its documents beside it.
    QTemporaryDir folder;
    const QFileInfo main(sample.file);
    const bool alone = !project::hasDocuments(sample.kind);
    const QStringList names = alone ? QStringList{main.fileName()} : main.dir().entryList(QDir::Files);
    for (const QString &name : names)
        if (!folder.isValid() || !QFile::copy(main.dir().filePath(name), folder.filePath(name)))
            return fail(ErrorCode::UnwritableFile, folder.errorString().toStdString(), {}, {},
                        folder.path().toStdString());
    const QString file = folder.filePath(main.fileName());
    workspace::ImportRequest request;
    request.files = {file};
    request.newProjectName = sample.name;
    auto result = workspace::importFiles(workspace, request, origin);
    if (!result)
        return fail(result.error());
    return result->project;
}

} // namespace glossa::projects
