// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/azure/answering.h"

#include "core/serve/azure/refusals.h"

#include <nlohmann/json.hpp>

namespace glossa::serve {

Answered<std::shared_ptr<const workspace::ServedModel>> servedModel(const Answering &answering,
                                                                    const wire::DeploymentName &name)
{
    auto served = answering.models.find(name.project, name.deployment);
    if (!served)
        return refuse(modelRefusal(served.error(), name));
    return *served;
}

void keepQuery(const Answering &answering, const workspace::ServedModel &served, bool logged,
               const QString &language, const project::Prediction &prediction)
{
    if (!answering.log || !logged || !served.keepsQueries)
        return;
    answering.log->keep(
        {served.project, served.deployment, served.label, language, prediction, answering.clock.nowMs()});
}

Response jsonAnswer(const nlohmann::ordered_json &json)
{
    return jsonResponse(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

} // namespace glossa::serve
