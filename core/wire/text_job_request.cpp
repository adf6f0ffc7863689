// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/text_job_request.h"

#include "core/wire/request_body.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace glossa::wire {

namespace {

using project::JsonReader;

// As of 2026-05-15-preview. Each is the name of a task and, with "LROResults", that of its results.
constexpr std::array builtInTasks{
    "SentimentAnalysis", "EntityRecognition", "PiiEntityRecognition",    "KeyPhraseExtraction",
    "EntityLinking",     "Healthcare",        "ExtractiveSummarization", "AbstractiveSummarization",
    "LanguageDetection"};

/// The kind of projects whose name a task has: those of documents.
std::optional<project::ProjectKind> projectOfTask(const QString &kind)
{
    const auto found = std::ranges::find_if(project::kindTraits, [&](const project::KindTraits &traits) {
        return traits.documents() && kind == QLatin1String(traits.azureName);
    });
    if (found == project::kindTraits.end())
        return std::nullopt;
    return found->kind;
}

Message knownTasks()
{
    std::vector<std::string> names;
    for (const project::KindTraits &traits : project::kindTraits) {
        if (traits.documents())
            names.emplace_back(traits.azureName);
    }
    return oneOf(names);
}

TextTask readTask(const JsonReader &reader)
{
    TextTask task;
    task.kind = reader.text("kind");
    task.name = reader.text("taskName", QString());
    task.project = projectOfTask(task.kind);
    if (!task.project) {
        if (!isBuiltInTask(task.kind))
            reader.refuse(ErrorCode::BadValue, "kind", knownTasks(), task.kind.toStdString());
        return task;
    }
    const JsonReader parameters = reader.object("parameters");
    task.target = readDeploymentName(parameters);
    task.unit = readIndexUnit(parameters);
    task.logged = !parameters.flag("loggingOptOut", false);
    return task;
}

std::vector<TextTask> readTasks(const JsonReader &reader)
{
    std::vector<TextTask> tasks;
    const std::size_t count = reader.array("tasks").size();
    if (count == 0)
        reader.refuse(ErrorCode::MissingKey, "tasks", Phrase::AnArray);
    for (std::size_t i = 0; i < count; ++i) {
        const JsonReader element = reader.element("tasks", i);
        TextTask task = readTask(element);
        if (!task.name.isEmpty() && std::ranges::find(tasks, task.name, &TextTask::name) != tasks.end())
            element.refuse(ErrorCode::DuplicateName, "taskName", Phrase::EachNameOnce,
                           task.name.toStdString());
        tasks.push_back(std::move(task));
    }
    return tasks;
}

std::vector<TextDocument> readDocuments(const JsonReader &input)
{
    // The previews since 2025 name one language for all documents that have none.
    const QString language = input.text("defaultLanguage", QString());
    std::vector<TextDocument> documents;
    const std::size_t count = input.array("documents").size();
    documents.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const JsonReader element = input.element("documents", i);
        TextDocument document{element.text("id"), element.text("text"), element.text("language", QString())};
        if (document.id.isEmpty())
            element.refuse(ErrorCode::BadValue, "id", Phrase::TextThatIsNotEmpty);
        if (document.language.isEmpty())
            document.language = language;
        documents.push_back(std::move(document));
    }
    return documents;
}

std::optional<std::chrono::seconds> readCancelAfter(const JsonReader &reader)
{
    if (!reader.has("cancelAfter"))
        return std::nullopt;
    const int seconds = reader.integer("cancelAfter");
    if (seconds < 1)
        reader.refuse(ErrorCode::BadValue, "cancelAfter", {Phrase::AWholeNumberFrom, 1},
                      std::to_string(seconds));
    return std::chrono::seconds(seconds);
}

} // namespace

bool isBuiltInTask(const QString &kind)
{
    return std::ranges::any_of(builtInTasks, [&](const char *name) { return kind == QLatin1String(name); });
}

Result<TextJobRequest> readTextJobRequest(std::string_view body)
{
    return readBody(body, [](const JsonReader &reader) {
        TextJobRequest request;
        request.displayName = reader.text("displayName", QString());
        request.documents = readDocuments(reader.object("analysisInput"));
        request.tasks = readTasks(reader);
        request.cancelAfter = readCancelAfter(reader);
        return request;
    });
}

} // namespace glossa::wire
