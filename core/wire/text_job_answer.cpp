// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/text_job_answer.h"

#include "core/project/stored_json.h"
#include "core/wire/prediction_json.h"

#include <nlohmann/json.hpp>

#include <QDateTime>

#include <algorithm>
#include <set>

namespace glossa::wire {

namespace {

using Json = nlohmann::ordered_json;

// Azure's unit of payment, a text record.
constexpr std::int64_t charactersPerTransaction = 1000;

std::string timeText(std::int64_t ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate).toStdString();
}

/// RequestStatistics of so many documents.
struct Statistics {
    std::set<std::string> valid;
    std::set<std::string> erroneous;
    std::int64_t transactions = 0;

    void add(const Json &results)
    {
        for (const Json &document : results.at("documents")) {
            valid.insert(document.at("id").get<std::string>());
            transactions += document.at("statistics").at("transactionsCount").get<std::int64_t>();
        }
        for (const Json &error : results.at("errors"))
            erroneous.insert(error.at("id").get<std::string>());
    }

    [[nodiscard]] Json json() const
    {
        const auto right =
            std::ranges::count_if(valid, [&](const std::string &id) { return !erroneous.contains(id); });
        return {{"documentsCount", static_cast<std::int64_t>(erroneous.size()) + right},
                {"validDocumentsCount", right},
                {"erroneousDocumentsCount", erroneous.size()},
                {"transactionsCount", transactions}};
    }
};

/// The elements of documents or errors that stand on the page.
Json onPage(const Json &elements, const std::set<std::string> &ids)
{
    Json shown = Json::array();
    for (const Json &element : elements) {
        if (ids.contains(element.at("id").get<std::string>()))
            shown.push_back(element);
    }
    return shown;
}

/// The only class of a document in the place of the array that holds it.
void showAsObject(Json &document)
{
    const Json classes = document.at("class");
    if (classes.empty())
        document.erase("class");
    else
        document["class"] = classes.at(0);
}

std::set<std::string> idsOnPage(const TextJobRequest &request, const TextJobPage &page)
{
    std::set<std::string> ids;
    for (std::size_t i = page.skip; i < request.documents.size() && i - page.skip < page.top; ++i)
        ids.insert(request.documents[i].id.toStdString());
    return ids;
}

Json resultsOnPage(const TextTask &task, const Json &results, const std::set<std::string> &ids,
                   const TextJobPage &page)
{
    Json documents = onPage(results.at("documents"), ids);
    for (Json &document : documents) {
        if (!page.statistics)
            document.erase("statistics");
        if (page.classAsObject && task.project && project::traitsOf(*task.project).oneClass)
            showAsObject(document);
    }
    Json shown{{"documents", std::move(documents)}, {"errors", onPage(results.at("errors"), ids)}};
    if (page.statistics) {
        Statistics sums;
        sums.add(results);
        shown["statistics"] = sums.json();
    }
    shown["projectName"] = results.at("projectName");
    shown["deploymentName"] = results.at("deploymentName");
    return shown;
}

bool isFailed(const Json &task)
{
    return task.contains("error");
}

/// What a task has come to; null if it has not ended.
Json taskOf(const Json &tasks, std::size_t index)
{
    return index < tasks.size() ? tasks[index] : Json();
}

/// An element of "items": what there is of a task, without its results.
Json itemHead(const TextTask &task, const char *status, std::int64_t updatedMs)
{
    Json item = Json::object();
    item["kind"] = task.kind.toStdString() + "LROResults";
    if (!task.name.isNull())
        item["taskName"] = task.name.toStdString();
    item["lastUpdateDateTime"] = timeText(updatedMs);
    item["status"] = status;
    return item;
}

Json resultsJson(const TextTask &task, Json documents, Json errors)
{
    return {{"documents", std::move(documents)},
            {"errors", std::move(errors)},
            {"projectName", task.target.project.toStdString()},
            {"deploymentName", task.target.deployment.toStdString()}};
}

/// Fills "tasks" and "errors" of a job's state.
class TaskList {
public:
    TaskList(const TextJobHead &head, const TextJobPage &page, std::set<std::string> ids)
        : m_head(head), m_page(page), m_ids(std::move(ids))
    {
    }

    void add(const TextTask &task, const Json &ended)
    {
        ++m_total;
        if (ended.is_null()) {
            if (m_head.status == OperationStatus::Cancelled) {
                m_items.push_back(itemHead(task, "cancelled", m_head.updatedMs));
                m_items.back()["results"] = resultsJson(task, Json::array(), Json::array());
            } else {
                ++m_inProgress;
            }
            return;
        }
        const auto updatedMs = ended.at("updatedMs").get<std::int64_t>();
        if (isFailed(ended)) {
            ++m_failed;
            m_errors.push_back(ended.at("error"));
            m_errors.back()["target"] = "#/tasks/items/" + std::to_string(m_items.size());
            m_items.push_back(itemHead(task, "failed", updatedMs));
            return;
        }
        ++m_completed;
        const Json &results = ended.at("results");
        m_statistics.add(results);
        m_items.push_back(itemHead(task, "succeeded", updatedMs));
        m_items.back()["results"] = resultsOnPage(task, results, m_ids, m_page);
    }

    [[nodiscard]] Json tasks() const
    {
        return {{"completed", m_completed},
                {"failed", m_failed},
                {"inProgress", m_inProgress},
                {"total", m_total},
                {"items", m_items}};
    }
    [[nodiscard]] const Json &errors() const { return m_errors; }
    [[nodiscard]] Json statistics() const { return m_statistics.json(); }

private:
    const TextJobHead &m_head;
    const TextJobPage &m_page;
    std::set<std::string> m_ids;
    Json m_items = Json::array();
    Json m_errors = Json::array();
    Statistics m_statistics;
    int m_completed = 0;
    int m_failed = 0;
    int m_inProgress = 0;
    int m_total = 0;
};

Json stateJson(const TextJobHead &head, const TextJobRequest &request, const Json &tasks,
               const TextJobPage &page)
{
    TaskList list(head, page, idsOnPage(request, page));
    for (std::size_t i = 0; i < request.tasks.size(); ++i)
        list.add(request.tasks[i], taskOf(tasks, i));
    Json json{{"jobId", head.id.toStdString()},
              {"createdDateTime", timeText(head.createdMs)},
              {"expirationDateTime", timeText(head.expiresMs)},
              {"lastUpdatedDateTime", timeText(head.updatedMs)},
              {"status", statusName(head.status)},
              {"errors", list.errors()},
              {"tasks", list.tasks()}};
    if (!request.displayName.isNull())
        json["displayName"] = request.displayName.toStdString();
    if (page.statistics)
        json["statistics"] = list.statistics();
    if (!page.nextLink.empty())
        json["nextLink"] = page.nextLink;
    return json;
}

} // namespace

nlohmann::ordered_json succeededTask(const TextTask &task, Json documents, Json errors, std::int64_t nowMs)
{
    return {{"status", "succeeded"},
            {"updatedMs", nowMs},
            {"results", resultsJson(task, std::move(documents), std::move(errors))}};
}

nlohmann::ordered_json failedTask(Json error, std::int64_t nowMs)
{
    return {{"status", "failed"}, {"updatedMs", nowMs}, {"error", std::move(error)}};
}

nlohmann::ordered_json documentAnswer(const project::Prediction &prediction, const QString &id,
                                      text::IndexUnit unit, std::int64_t characters)
{
    Json json = predictionJson(prediction, id, unit);
    json["statistics"] = {
        {"charactersCount", characters},
        {"transactionsCount", (characters + charactersPerTransaction - 1) / charactersPerTransaction}};
    return json;
}

nlohmann::ordered_json documentError(const QString &id, Json error)
{
    return {{"id", id.toStdString()}, {"error", std::move(error)}};
}

const char *statusName(OperationStatus status)
{
    switch (status) {
    case OperationStatus::NotStarted:
        return "notStarted";
    case OperationStatus::Running:
        return "running";
    case OperationStatus::Succeeded:
        return "succeeded";
    case OperationStatus::PartiallyCompleted:
        return "partiallyCompleted";
    case OperationStatus::Failed:
        return "failed";
    case OperationStatus::Cancelling:
        return "cancelling";
    case OperationStatus::Cancelled:
        return "cancelled";
    }
    return "failed";
}

OperationStatus statusOf(const Json &tasks)
{
    const auto failed = static_cast<std::size_t>(std::count_if(tasks.begin(), tasks.end(), isFailed));
    if (failed == 0)
        return OperationStatus::Succeeded;
    return failed == tasks.size() ? OperationStatus::Failed : OperationStatus::PartiallyCompleted;
}

Result<nlohmann::ordered_json> textJobJson(const TextJobHead &head, const TextJobRequest &request,
                                           const Json &tasks, const TextJobPage &page)
{
    try {
        return stateJson(head, request, tasks, page);
    } catch (const Json::exception &) { // a field that is missing or of another type
        return fail(ErrorCode::CorruptWorkspace, {}, "results");
    }
}

QByteArray withoutTexts(const QByteArray &body)
{
    Json json = project::parsed(body);
    const Json::json_pointer documents("/analysisInput/documents");
    if (json.contains(documents)) {
        for (Json &document : json[documents])
            document["text"] = "";
    }
    return project::compact(json);
}

} // namespace glossa::wire
