// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/asked_queries.h"

#include "core/workspace/items/edit.h"

namespace glossa::bench {

using namespace workspace;

void need(const Status &status)
{
    if (!status) {
        std::fprintf(stderr, "failed at %s\n", plain(status.error().place).c_str());
        std::exit(1);
    }
}

const Origin &origin()
{
    static const Origin bench{QStringLiteral("bench"), QStringLiteral("cli"), {}};
    return bench;
}

std::int64_t makeProject(Workspace &workspace, int mostQueries)
{
    project::ProjectInfo info;
    info.name = QStringLiteral("Mail");
    info.language = QStringLiteral("en-us");
    const std::int64_t id = need(workspace.store().createProject(info, origin()));
    for (int i = 0; i < 20; ++i) {
        project::Category category;
        category.kind = i < 10 ? project::CategoryKind::Intent : project::CategoryKind::Entity;
        category.name = QStringLiteral("%1%2")
                            .arg(i < 10 ? QStringLiteral("Intent") : QStringLiteral("Entity"))
                            .arg(i % 10);
        need(apply(workspace, id, {project::AddCategory{category, std::nullopt}}, origin()));
    }
    QueueSettings settings;
    settings.mostQueries = mostQueries;
    need(setQueueSettings(workspace, id, settings));
    return id;
}

AnsweredQuery randomQuery(Random &random, std::int64_t project, int number)
{
    AnsweredQuery query;
    query.project = project;
    query.deployment = random.below(4) == 0 ? QStringLiteral("staging") : QStringLiteral("production");
    query.model = QStringLiteral("m3");
    query.timeMs = 1'700'000'000'000 + number * 700;
    project::Prediction &said = query.prediction;
    said.text = QStringLiteral("forward mail %1 from melissa to peter and say see you on monday").arg(number);
    const double best = 0.3 + static_cast<double>(random.below(7000)) / 10'000.0;
    for (int i = 0; i < 10; ++i)
        said.intents.push_back(
            {QStringLiteral("Intent%1").arg((random.below(10) + static_cast<std::uint64_t>(i)) % 10),
             i == 0 ? best : (1.0 - best) / 9.0});
    said.topIntent = said.intents.front().category;
    for (int i = 0; i < 3; ++i)
        said.entities.push_back({QStringLiteral("Entity%1").arg(random.below(10)),
                                 {static_cast<std::int32_t>(13 * i), 6},
                                 0.5 + static_cast<double>(random.below(5000)) / 10'000.0,
                                 true,
                                 {}});
    return query;
}

void askQueries(Workspace &workspace, std::int64_t project, int count, Random &random)
{
    constexpr int batchSize = 1000;
    for (int i = 0; i < count;) {
        std::vector<AnsweredQuery> batch;
        for (; batch.size() < batchSize && i < count; ++i)
            batch.push_back(randomQuery(random, project, i));
        need(recordQueries(workspace, batch));
    }
}

} // namespace glossa::bench
