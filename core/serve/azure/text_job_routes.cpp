// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/azure/text_job_routes.h"

#include "core/serve/azure/refusals.h"
#include "core/serve/azure/text_task.h"
#include "core/wire/text_job_answer.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace glossa::serve {

namespace {

using workspace::RuntimeJob;
using workspace::RuntimeJobState;

QString fromUtf8(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

std::string addressOf(const Request &request, const QString &id)
{
    return origin(request) + "/language/analyze-text/jobs/" + percentEncoded(id.toStdString()) +
           "?api-version=" + percentEncoded(queryValue(request, "api-version").value_or(""));
}

Response accepted(const Request &request, const QString &id)
{
    Response response;
    response.status = 202;
    response.headers.push_back({"operation-location", addressOf(request, id)});
    return response;
}

Response refusedJob(const Answering &answering, const Error &error, const QString &id)
{
    const bool absent = error.code == ErrorCode::NotFound && error.place == Message("job");
    return errorResponse(absent ? jobRefusal(id) : storeRefusal(error), answering.say);
}

/// Azure's clients for JavaScript poll a job for ever whose status is "partiallyCompleted", which is that of
/// the API; they read the failed tasks of one that "succeeded".
bool knowsPartialStatus(const Request &request)
{
    for (const char *name : {"user-agent", "x-ms-useragent"}) {
        if (header(request, name).value_or("").find("azsdk-js-") != std::string_view::npos)
            return false;
    }
    return true;
}

wire::OperationStatus statusOf(const RuntimeJob &job, const Request &request)
{
    using wire::OperationStatus;
    switch (job.state) {
    case RuntimeJobState::Waiting:
        return OperationStatus::NotStarted;
    case RuntimeJobState::Running:
        return job.cancelRequested ? OperationStatus::Cancelling : OperationStatus::Running;
    case RuntimeJobState::Succeeded:
        return OperationStatus::Succeeded;
    case RuntimeJobState::PartlyFailed:
        return knowsPartialStatus(request) ? OperationStatus::PartiallyCompleted : OperationStatus::Succeeded;
    case RuntimeJobState::Failed:
        return OperationStatus::Failed;
    case RuntimeJobState::Cancelled:
        return OperationStatus::Cancelled;
    }
    return OperationStatus::Failed;
}

/// A whole number from `least` on. Older clients write a dollar sign before the name.
Answered<std::optional<std::size_t>> number(const Request &request, const std::string &name,
                                            std::size_t least)
{
    auto given = queryValue(request, name);
    if (!given)
        given = queryValue(request, "$" + name);
    if (!given)
        return std::nullopt;
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), value);
    if (error != std::errc{} || end != given->data() + given->size() || value < least)
        return refuse(parameterRefusal(name, {Phrase::AWholeNumberFrom, least}, std::string(*given)));
    return value;
}

Answered<bool> flag(const Request &request, const std::string &name)
{
    const auto given = queryValue(request, name);
    if (!given)
        return false;
    const QString value = fromUtf8(*given).toLower();
    if (value != u"true" && value != u"false")
        return refuse(parameterRefusal(name, Phrase::TrueOrFalse, std::string(*given)));
    return value == u"true";
}

Answered<wire::TextJobPage> pageOf(const Request &request)
{
    const auto skip = number(request, "skip", 0);
    if (!skip)
        return refuse(skip.error());
    const auto top = number(request, "top", 1);
    if (!top)
        return refuse(top.error());
    const auto statistics = flag(request, "showStats");
    if (!statistics)
        return refuse(statistics.error());
    wire::TextJobPage page;
    page.skip = skip->value_or(page.skip);
    page.top = top->value_or(page.top);
    page.statistics = *statistics;
    // Dates in this form are in the order of their letters.
    page.classAsObject = queryValue(request, "api-version").value_or("") < "2022-05-01";
    return page;
}

/// The address of the page behind this one, if there are documents on it.
std::string nextLink(const Request &request, const QString &id, const wire::TextJobPage &page,
                     std::size_t documents)
{
    if (page.skip >= documents || documents - page.skip <= page.top)
        return {};
    std::string link = addressOf(request, id);
    if (page.statistics)
        link += "&showStats=true";
    return link + "&top=" + std::to_string(page.top) + "&skip=" + std::to_string(page.skip + page.top);
}

Result<nlohmann::ordered_json> stateJson(const Request &request, const RuntimeJob &job,
                                         wire::TextJobPage page)
{
    const auto asked = wire::readTextJobRequest(job.request.toStdString());
    if (!asked)
        return fail(ErrorCode::CorruptWorkspace, {}, "request");
    page.nextLink = nextLink(request, job.id, page, asked->documents.size());
    auto tasks = nlohmann::ordered_json::parse(job.results.constData(),
                                               job.results.constData() + job.results.size(), nullptr, false);
    if (job.results.isEmpty())
        tasks = nlohmann::ordered_json::array();
    return wire::textJobJson({job.id, statusOf(job, request), job.createdMs, job.updatedMs, job.expiresMs},
                             *asked, tasks, page);
}

} // namespace

Response submitTextJob(const Answering &answering, TextJobs &jobs, const Request &request)
{
    if (request.body.size() > answering.limits.bodyBytes)
        return errorResponse(413, tooLargeRefusal(answering.limits.bodyBytes), answering.say);
    const auto asked = wire::readTextJobRequest(request.body);
    if (!asked)
        return errorResponse(bodyRefusal(asked.error()), answering.say);
    if (const auto fits = checkTextJob(answering, *asked); !fits)
        return errorResponse(fits.error(), answering.say);
    const auto added = jobs.add(request.body, asked->cancelAfter, request.stop);
    return added ? accepted(request, added->id) : refusedJob(answering, added.error(), {});
}

Response textJobState(const Answering &answering, TextJobs &jobs, const Request &request)
{
    const auto page = pageOf(request);
    if (!page)
        return errorResponse(page.error(), answering.say);
    const QString id = fromUtf8(piece(request, "id"));
    const auto job = jobs.job(id, request.stop);
    if (!job)
        return refusedJob(answering, job.error(), id);
    const auto json = stateJson(request, *job, *page);
    return json ? jsonAnswer(*json) : refusedJob(answering, json.error(), id);
}

Response cancelTextJob(const Answering &answering, TextJobs &jobs, const Request &request)
{
    const QString id = fromUtf8(piece(request, "id"));
    const auto done = jobs.cancel(id, request.stop);
    return done ? accepted(request, id) : refusedJob(answering, done.error(), id);
}

} // namespace glossa::serve
