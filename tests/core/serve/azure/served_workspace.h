// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/serve/azure/runtime.h"
#include "core/workspace/deployments/deployments.h"
#include "core/workspace/review/queue.h"
#include "core/workspace/training/train.h"

#include "tests/core/workspace/lamps_workspace.h"

#include <nlohmann/json_fwd.hpp>

#include <QFile>

#include <atomic>
#include <initializer_list>
#include <memory>
#include <string>

namespace glossa::test {

/// Time that many threads read and that stands still until it is told to go on.
class SharedClock final : public Clock {
public:
    [[nodiscard]] std::int64_t nowMs() const override { return now; }
    std::atomic<std::int64_t> now = 1'700'000'000'000;
};

/// A workspace with two projects, each with a model in the slot "live": Lamps (utterances) and Papers
/// (documents with the entities Person and City), and the runtime's routes over it.
class ServedWorkspace {
public:
    ServedWorkspace()
    {
        deploy(m_lamps.project);
        deploy(makePapers());
    }

    using Json = nlohmann::ordered_json;

    /// Closes the runtime, as the end of its server does.
    void stop() { m_runtime.reset(); }
    void start(serve::Runtime::Limits limits = {}, bool keepsQueries = true)
    {
        stop();
        auto runtime = serve::Runtime::open(m_lamps.folder.path(), m_clock, say(), keepsQueries, limits);
        if (!runtime)
            qFatal("no runtime: %s", plain(runtime.error().detail).c_str());
        m_runtime = std::move(*runtime);
        m_router = std::make_unique<serve::Router>(say());
        m_router->add(m_runtime->routes());
    }

    /// Target is a path with a query, "/language/:analyze-conversations?api-version=2023-04-01".
    serve::Response ask(const std::string &method, const std::string &target, const std::string &body = {},
                        const std::vector<serve::Field> &headers = {})
    {
        if (!m_runtime)
            start();
        serve::Request request;
        request.method = method;
        request.path = target.substr(0, target.find('?'));
        request.headers = {{"host", "localhost:7070"}};
        request.headers.insert(request.headers.end(), headers.begin(), headers.end());
        request.body = body;
        std::string query = target.size() > request.path.size() ? target.substr(request.path.size() + 1) : "";
        while (!query.empty()) {
            const std::string pair = query.substr(0, query.find('&'));
            query.erase(0, pair.size() + 1);
            request.query.push_back({pair.substr(0, pair.find('=')), pair.substr(pair.find('=') + 1)});
        }
        const auto found = m_router->find(request);
        return found.route ? found.route->handler(request) : found.refusal;
    }

    static Json json(const serve::Response &response);

    [[nodiscard]] workspace::Workspace &workspace() { return *m_lamps.workspace; }
    [[nodiscard]] QString folder() const { return m_lamps.folder.path(); }
    [[nodiscard]] SharedClock &clock() { return m_clock; }
    [[nodiscard]] std::int64_t lamps() const { return m_lamps.project; }
    [[nodiscard]] std::int64_t papers() const { return m_papers; }
    /// A further project of that kind, with the classes Harbour and Kitchen and a model in the slot "live".
    std::int64_t addSubjects(const QString &name, project::ProjectKind kind)
    {
        const std::int64_t id = makeProject(name, kind, project::CategoryKind::Class, {"Harbour", "Kitchen"});
        const QStringList classes{QStringLiteral("Harbour"), QStringLiteral("Kitchen")};
        const QStringList texts{QStringLiteral("the ferry leaves the quay at noon"),
                                QStringLiteral("bake the bread in the oven")};
        for (int i = 0; i < 8; ++i) {
            addText(id, texts[0], {classes[0]});
            addText(id, texts[1], {classes[1]});
            if (!project::traitsOf(kind).oneClass) {
                addText(id, texts.join(QStringLiteral(" and ")), classes);
                addText(id, QStringLiteral("nobody has said a word of it"), {});
            }
        }
        deploy(id);
        return id;
    }
    [[nodiscard]] serve::Runtime &runtime() { return *m_runtime; }
    [[nodiscard]] const workspace::Origin &ana() const { return m_lamps.ana; }

    /// Phrases by their names, so that tests do not depend on words.
    static serve::Say say()
    {
        return [](const serve::Reason &reason) {
            if (const auto *message = std::get_if<Message>(&reason))
                return plain(*message);
            const Error &error = std::get<Error>(reason);
            return std::string(errorName(error.code)) + " at " + plain(error.place);
        };
    }

private:
    void deploy(std::int64_t project)
    {
        workspace::TrainRequest request = manual();
        if (!workspace::trainModel(workspace(), project, request, 0, {}, {}))
            qFatal("not trained");
        if (!workspace::deployModel(workspace(), project, QStringLiteral("live"), QStringLiteral("m1"),
                                    ana()))
            qFatal("not deployed");
    }

    void apply(std::int64_t project, const project::Edit &edit)
    {
        if (!workspace().store().apply(project, edit, ana()))
            qFatal("edit refused");
    }

    std::int64_t makeProject(const QString &name, project::ProjectKind kind, project::CategoryKind of,
                             std::initializer_list<const char *> categories)
    {
        project::ProjectInfo info;
        info.name = name;
        info.kind = kind;
        info.language = QStringLiteral("en-us");
        const std::int64_t id = workspace().store().createProject(info, ana()).value();
        for (const char *each : categories) {
            project::Category category;
            category.kind = of;
            category.name = QString::fromLatin1(each);
            apply(id, {project::AddCategory{category, std::nullopt}});
        }
        return id;
    }

    void addText(std::int64_t project, const QString &text, const QStringList &classes)
    {
        project::Item item;
        item.text = text;
        item.location = QStringLiteral("%1.txt").arg(++m_texts);
        item.dataset = project::Dataset::Train;
        item.done = true;
        for (const QString &name : classes)
            item.classes.push_back({name, {}});
        apply(project, {project::AddItem{item, std::nullopt}});
    }

    std::int64_t makePapers()
    {
        m_papers = makeProject(QStringLiteral("Papers"), project::ProjectKind::CustomEntityRecognition,
                               project::CategoryKind::Entity, {"Person", "City"});
        const QStringList people{QStringLiteral("Olivia Berg"), QStringLiteral("Ana Lind"),
                                 QStringLiteral("Ben Moor"), QStringLiteral("Carla Voss"),
                                 QStringLiteral("Dora Quist")};
        const QStringList cities{QStringLiteral("Paris"), QStringLiteral("Oslo"), QStringLiteral("Rome"),
                                 QStringLiteral("Lima")};
        for (qsizetype i = 0; i < people.size() * cities.size(); ++i)
            addPaper(people.at(i % people.size()), cities.at(i % cities.size()), i);
        return m_papers;
    }

    void addPaper(const QString &person, const QString &city, qsizetype number)
    {
        project::Item item;
        item.text = QStringLiteral("Contract %1: %2 rents a boat in %3.").arg(number).arg(person, city);
        item.location = QStringLiteral("%1.txt").arg(number);
        item.dataset = project::Dataset::Train;
        item.regions.push_back({{0, static_cast<std::int32_t>(item.text.size())}, {}});
        const auto labelOf = [&](const char *entity, const QString &found) {
            project::Label label;
            label.category = QString::fromLatin1(entity);
            label.span = {static_cast<std::int32_t>(item.text.indexOf(found)),
                          static_cast<std::int32_t>(found.size())};
            item.labels.push_back(label);
        };
        labelOf("Person", person);
        labelOf("City", city);
        apply(m_papers, {project::AddItem{item, std::nullopt}});
    }

    LampsWorkspace m_lamps;
    SharedClock m_clock; // the runtime's
    std::int64_t m_papers = 0;
    int m_texts = 0;
    std::unique_ptr<serve::Runtime> m_runtime;
    std::unique_ptr<serve::Router> m_router;
};

} // namespace glossa::test
