// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/registry.h"

#include "core/workspace/models/model_record.h"
#include "core/workspace/models/outcomes.h"
#include "core/workspace/models/train_request.h"

namespace glossa::workspace {

Result<std::vector<Model>> models(Workspace &workspace, std::int64_t project)
{
    const auto rows = workspace.store().models(project);
    if (!rows)
        return fail(rows.error());
    std::vector<Model> models;
    models.reserve(rows->size());
    for (const store::ModelRow &row : *rows)
        models.push_back(modelOf(row));
    return models;
}

Result<Model> model(Workspace &workspace, std::int64_t project, const QString &label)
{
    const auto row = workspace.store().model(project, label);
    if (!row)
        return fail(row.error());
    return modelOf(*row);
}

Status deleteModel(Workspace &workspace, std::int64_t project, const QString &label)
{
    return workspace.store().deleteModel(project, label);
}

Status renameModel(Workspace &workspace, std::int64_t project, const QString &label, const QString &to)
{
    if (!isModelName(to))
        return fail(ErrorCode::InvalidArgument, to.toStdString(), "model", Phrase::ALabelOfAModel);
    return workspace.store().renameModel(project, label, to);
}

Status duplicateModel(Workspace &workspace, std::int64_t project, const QString &label, const QString &to)
{
    if (!isModelName(to))
        return fail(ErrorCode::InvalidArgument, to.toStdString(), "model", Phrase::ALabelOfAModel);
    return workspace.store().duplicateModel(project, label, to);
}

Result<TrainRequest> requestOf(const Model &model)
{
    // Every training has written the size of its file; without it the facts are those of a damaged row.
    if (model.facts.fileBytes == 0)
        return fail(ErrorCode::CorruptModel, Phrase::ModelSettingsUnreadable, model.label.toStdString());
    TrainRequest request = model.facts.request;
    request.model = model.label;
    return request;
}

Result<evaluate::Outcomes> evaluation(Workspace &workspace, std::int64_t project, const QString &label)
{
    const auto blob = workspace.store().evaluation(project, label);
    if (!blob)
        return fail(blob.error());
    return outcomesFromBlob(*blob);
}

} // namespace glossa::workspace
