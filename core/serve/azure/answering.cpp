// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/azure/answering.h"

#include "core/serve/azure/refusals.h"

#include <nlohmann/json.hpp>

#include <chrono>

namespace glossa::serve {

Answered<std::shared_ptr<const workspace::ServedModel>> servedModel(const Answering &answering,
                                                                    const wire::DeploymentName &name)
{
    auto served = answering.models.find(name.project, name.deployment);
    if (!served)
        return refuse(modelRefusal(served.error(), name));
    return *served;
}

project::Prediction ask(const Answering &answering, const workspace::ServedModel &served, const QString &text,
                        const QString &language, bool logged)
{
    const auto start = std::chrono::steady_clock::now();
    project::Prediction prediction = served.predictor->predict(text, language);
    if (!answering.log)
        return prediction;
    const auto took = std::chrono::steady_clock::now() - start;
    const std::int64_t now = answering.clock.nowMs();
    answering.log->count({served.project, served.deployment, now,
                          std::chrono::duration_cast<std::chrono::microseconds>(took)});
    if (answering.keepsQueries && logged && served.keepsQueries)
        answering.log->keep({served.project, served.deployment, served.label, language, prediction, now});
    return prediction;
}

Response jsonAnswer(const nlohmann::ordered_json &json)
{
    return jsonResponse(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

} // namespace glossa::serve
