// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/model_record.h"

namespace glossa::workspace {

Model modelOf(const store::ModelRow &row)
{
    Model model{row.project, row.label, row.file, row.trainedMs, row.tookMs, row.job, {}};
    if (auto facts = ModelFacts::fromJson(row.facts))
        model.facts = std::move(*facts);
    if (model.facts.request.model.isEmpty())
        model.facts.request.model = row.label;
    return model;
}

store::ModelRow rowOf(const Model &model)
{
    return {model.project, model.label, model.file,          model.trainedMs,
            model.tookMs,  model.job,   model.facts.toJson()};
}

} // namespace glossa::workspace
