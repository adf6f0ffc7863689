// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/review/queue.h"

#include "core/text/offset_map.h"
#include "core/workspace/models/predictor.h"
#include "core/workspace/review/prediction_record.h"

#include <QHash>

#include <algorithm>

namespace glossa::workspace {

namespace {

/// What no item could hold is no example for anything.
bool canBeKept(const QString &text)
{
    const std::u16string_view units(QStringView(text).utf16(), static_cast<std::size_t>(text.size()));
    return !text.isEmpty() && text::findLoneSurrogate(units) < 0 && !text.contains(QChar(u'\0'));
}

store::AskedQuery askedOf(const AnsweredQuery &query)
{
    store::AskedQuery asked;
    asked.project = query.project;
    asked.deployment = query.deployment;
    asked.model = query.model;
    asked.text = query.prediction.text;
    asked.language = query.language;
    asked.confidence = confidenceOf(query.prediction);
    asked.categories = categoriesOf(query.prediction);
    asked.prediction = recordOf(query.prediction);
    asked.firstMs = query.timeMs;
    asked.lastMs = query.timeMs;
    return asked;
}

Query queryOf(const store::QueryRow &row, project::ProjectKind kind)
{
    Query query;
    query.id = row.id;
    query.project = row.asked.project;
    query.deployment = row.asked.deployment;
    query.model = row.asked.model;
    query.language = row.asked.language;
    query.prediction = predictionOf(row.asked.prediction, kind, row.asked.text);
    query.confidence = row.asked.confidence;
    query.count = row.asked.count;
    query.firstMs = row.asked.firstMs;
    query.lastMs = row.asked.lastMs;
    query.state = row.state;
    if (!row.secondModel.isNull())
        query.second =
            SecondOpinion{row.secondModel, predictionOf(row.second, kind, row.asked.text), row.differs};
    return query;
}

} // namespace

Result<QueueSettings> queueSettings(Workspace &workspace, std::int64_t project)
{
    const auto row = store::queue(workspace.store(), project);
    if (!row)
        return fail(row.error());
    return QueueSettings{row->keeps, row->mostQueries, row->mostBytes};
}

Status setQueueSettings(Workspace &workspace, std::int64_t project, const QueueSettings &settings)
{
    constexpr std::int64_t most = 10'000'000;
    if (settings.mostQueries < 0 || settings.mostQueries > most)
        return fail(ErrorCode::InvalidArgument, std::to_string(settings.mostQueries), "mostQueries",
                    {Phrase::ANumberWithin, 0, most});
    if (settings.mostBytes < 0)
        return fail(ErrorCode::InvalidArgument, std::to_string(settings.mostBytes), "mostBytes",
                    Phrase::AWholeNumberFromZero);
    store::QueueRow row;
    row.keeps = settings.keeps;
    row.mostQueries = settings.mostQueries;
    row.mostBytes = settings.mostBytes;
    return store::putQueue(workspace.store(), project, row);
}

Status recordQueries(Workspace &workspace, const std::vector<AnsweredQuery> &queries,
                     const SpooledBatch &from)
{
    // A text that is asked a thousand times a second is one row to write.
    std::vector<store::AskedQuery> asked;
    QHash<QStringList, std::size_t> places;
    for (const AnsweredQuery &query : queries) {
        if (!canBeKept(query.prediction.text))
            continue;
        const QStringList key{QString::number(query.project), query.deployment, query.language,
                              query.prediction.text};
        const auto known = places.constFind(key);
        if (known == places.constEnd()) {
            places.insert(key, asked.size());
            asked.push_back(askedOf(query));
            continue;
        }
        store::AskedQuery &before = asked[*known];
        store::AskedQuery newest =
            query.timeMs >= before.lastMs && query.model != before.model ? askedOf(query) : before;
        newest.count = before.count + 1;
        newest.firstMs = std::min(before.firstMs, query.timeMs);
        newest.lastMs = std::max(before.lastMs, query.timeMs);
        before = std::move(newest);
    }
    return store::recordQueries(workspace.store(), asked, from);
}

Result<std::vector<QueryId>> queryIds(Workspace &workspace, std::int64_t project, const QueryFilter &filter,
                                      QueryOrder order)
{
    return store::queryIds(workspace.store(), project, filter, order);
}

Result<std::vector<Query>> queries(Workspace &workspace, std::int64_t project,
                                   const std::vector<QueryId> &ids)
{
    const auto summary = workspace.store().project(project);
    if (!summary)
        return fail(summary.error());
    const auto rows = store::queries(workspace.store(), project, ids);
    if (!rows)
        return fail(rows.error());
    std::vector<Query> found;
    found.reserve(rows->size());
    for (const store::QueryRow &row : *rows)
        found.push_back(queryOf(row, summary->info.kind));
    return found;
}

Result<std::int64_t> countQueries(Workspace &workspace, std::int64_t project, const QueryFilter &filter)
{
    return store::countQueries(workspace.store(), project, filter);
}

Result<QueueOverview> queueOverview(Workspace &workspace, std::int64_t project)
{
    QueueOverview overview;
    const auto read = workspace.store().snapshot([&]() -> Status {
        auto deployments = store::queriesByDeployment(workspace.store(), project);
        if (!deployments)
            return fail(deployments.error());
        auto categories = store::queriesByCategory(workspace.store(), project);
        if (!categories)
            return fail(categories.error());
        for (const QueryCount &count : *deployments)
            overview.open += count.queries;
        overview.deployments = std::move(*deployments);
        overview.categories = std::move(*categories);
        return {};
    });
    if (!read)
        return fail(read.error());
    return overview;
}

Result<std::int64_t> askSecondModel(Workspace &workspace, std::int64_t project, const QString &model,
                                    const QueryFilter &filter, const std::stop_token &stop,
                                    const std::function<void(double)> &progress)
{
    constexpr std::size_t atOnce = 200;
    const auto predictor = Predictor::load(workspace, project, model);
    if (!predictor)
        return fail(predictor.error());
    const auto ids = queryIds(workspace, project, filter, QueryOrder::LeastSure);
    if (!ids)
        return fail(ids.error());
    std::int64_t different = 0;
    for (std::size_t at = 0; at < ids->size(); at += atOnce) {
        const auto first = ids->begin() + static_cast<std::ptrdiff_t>(at);
        const auto last = ids->begin() + static_cast<std::ptrdiff_t>(std::min(at + atOnce, ids->size()));
        const auto rows = queries(workspace, project, {first, last});
        if (!rows)
            return fail(rows.error());
        std::vector<store::SecondAnswer> answers;
        for (const Query &query : *rows) {
            if (stop.stop_requested())
                return fail(ErrorCode::Cancelled);
            const project::Prediction said = (*predictor)->predict(query.prediction.text, query.language);
            answers.push_back({query.id, recordOf(said), differ(query.prediction, said)});
            different += answers.back().differs ? 1 : 0;
        }
        if (const auto put = store::putSecondAnswers(workspace.store(), project, model, answers); !put)
            return fail(put.error());
        if (progress)
            progress(static_cast<double>(last - ids->begin()) / static_cast<double>(ids->size()));
    }
    return different;
}

} // namespace glossa::workspace
