// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/azure/runtime.h"

#include "core/project/kind_traits.h"
#include "core/serve/azure/conversation_route.h"
#include "core/serve/azure/refusals.h"
#include "core/serve/azure/text_job_routes.h"
#include "core/wire/request_body.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace glossa::serve {

namespace {

constexpr std::string_view preview = "-preview";

/// Azure's form of a version, "2023-04-01" or "2023-04-15-preview", of any date: the shapes of what is
/// answered here have not changed since the first one.
bool isVersion(std::string_view text)
{
    if (text.ends_with(preview))
        text.remove_suffix(preview.size());
    constexpr std::string_view form = "20NN-NN-NN";
    return std::ranges::equal(text, form, [](char letter, char wanted) {
        return wanted == 'N' ? letter >= '0' && letter <= '9' : letter == wanted;
    });
}

/// The handler, for requests that say which version of the API they mean.
Handler versioned(const Answering &answering, Handler handler)
{
    return [&answering, handler = std::move(handler)](const Request &request) {
        const auto version = queryValue(request, "api-version");
        if (version && isVersion(*version))
            return handler(request);
        return errorResponse(
            parameterRefusal("api-version", Phrase::AnApiVersion, std::string(version.value_or(""))),
            answering.say);
    };
}

constexpr const char *conversationsRoute = "/language/:analyze-conversations";
constexpr const char *textJobsRoute = "/language/analyze-text/jobs";

/// The route that answers a custom kind; empty for other kinds. Of documents there are jobs only, as Azure
/// has it.
std::string routeOf(const QString &kind)
{
    const auto *const found =
        std::ranges::find_if(project::kindTraits, [&kind](const project::KindTraits &traits) {
            return kind == QLatin1String(traits.azureName);
        });
    if (found != project::kindTraits.end())
        return std::string("POST ") + (found->documents() ? textJobsRoute : conversationsRoute);
    return kind == u"ConversationalAI" ? std::string("POST ") + conversationsRoute : std::string();
}

/// Of a body whose kind, or that of the first task in it, is answered at that route by Azure's own models.
Response refuseBuiltIn(const Answering &answering, const Request &request)
{
    if (request.body.size() > answering.limits.bodyBytes)
        return errorResponse(413, tooLargeRefusal(answering.limits.bodyBytes), answering.say);
    std::string path = "kind";
    const auto kind = wire::readBody(request.body, [&path](const project::JsonReader &reader) {
        if (!reader.has("tasks") || reader.array("tasks").empty())
            return reader.text("kind");
        const project::JsonReader task = reader.element("tasks", 0);
        path = task.at("kind");
        return task.text("kind");
    });
    if (!kind)
        return errorResponse(bodyRefusal(kind.error()), answering.say);
    const std::string route = routeOf(*kind);
    return errorResponse(route.empty() ? notCustomRefusal(*kind, path) : elsewhereRefusal(*kind, path, route),
                         answering.say);
}

} // namespace

Result<std::unique_ptr<Runtime>> Runtime::open(const QString &folder, const Clock &clock, Say say,
                                               bool keepsQueries, Limits limits)
{
    std::unique_ptr<Runtime> runtime(new Runtime);
    auto models = workspace::DeployedModels::open(folder, clock, limits.models);
    if (!models)
        return fail(models.error());
    runtime->m_models = std::move(*models);
    auto log = workspace::QueryLog::open(folder, clock);
    if (!log)
        return fail(log.error());
    runtime->m_log = std::move(*log);
    runtime->m_answering = std::make_unique<Answering>(Answering{
        *runtime->m_models, runtime->m_log.get(), clock, std::move(say), limits.requests, keepsQueries});
    auto jobs = TextJobs::open(folder, *runtime->m_answering, limits.jobs);
    if (!jobs)
        return fail(jobs.error());
    runtime->m_jobs = std::move(*jobs);
    return runtime;
}

std::vector<Route> Runtime::routes()
{
    const Answering &answering = *m_answering;
    TextJobs &jobs = *m_jobs;
    // What is done with jobs waits for the store, and that for others who write; predictions do not.
    std::vector<Route> all;
    const auto add = [&](const char *method, const char *pattern, Handler handler,
                         Runs runs = Runs::OnWorker) {
        all.push_back({method, pattern, versioned(answering, std::move(handler)), runs});
    };
    add("POST", conversationsRoute,
        [&answering](const Request &request) { return analyzeConversations(answering, request); });
    add(
        "POST", textJobsRoute,
        [&answering, &jobs](const Request &request) { return submitTextJob(answering, jobs, request); },
        Runs::MayWait);
    add(
        "GET", "/language/analyze-text/jobs/{id}",
        [&answering, &jobs](const Request &request) { return textJobState(answering, jobs, request); },
        Runs::MayWait);
    add(
        "POST", "/language/analyze-text/jobs/{id}:cancel",
        [&answering, &jobs](const Request &request) { return cancelTextJob(answering, jobs, request); },
        Runs::MayWait);

    const auto builtIn = [&answering](const Request &request) { return refuseBuiltIn(answering, request); };
    const auto noJob = [&answering](const Request &request) {
        return errorResponse(jobRefusal(QString::fromStdString(std::string(piece(request, "id")))),
                             answering.say);
    };
    add("POST", "/language/:analyze-text", builtIn);
    add("POST", "/language/analyze-conversations/jobs", builtIn);
    add("GET", "/language/analyze-conversations/jobs/{id}", noJob);
    add("POST", "/language/analyze-conversations/jobs/{id}:cancel", noJob);
    return all;
}

} // namespace glossa::serve
