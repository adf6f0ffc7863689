// SPDX-License-Identifier: GPL-3.0-or-later
// Times of a long review queue: bench_review [queries]. Prints milliseconds and decides nothing.
#include "core/base/seed.h"
#include "core/workspace/items/edit.h"
#include "core/workspace/review/review.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>

using namespace glossa;
using namespace glossa::workspace;

namespace {

double timed(const std::function<void()> &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

template <typename T>
T need(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "failed at %s: %s\n", plain(result.error().place).c_str(),
                     plain(result.error().detail).c_str());
        std::exit(1);
    }
    return std::move(*result);
}

void need(const Status &status)
{
    if (!status) {
        std::fprintf(stderr, "failed at %s\n", plain(status.error().place).c_str());
        std::exit(1);
    }
}

void print(const char *what, double ms)
{
    std::printf("%-44s %10.2f ms\n", what, ms);
}

double median(int times, const std::function<void()> &work)
{
    std::vector<double> all;
    for (int i = 0; i < times; ++i)
        all.push_back(timed(work));
    std::ranges::nth_element(all, all.begin() + times / 2);
    return all[static_cast<std::size_t>(times / 2)];
}

const Origin origin{QStringLiteral("bench"), QStringLiteral("cli"), {}};

std::int64_t makeProject(Workspace &workspace)
{
    project::ProjectInfo info;
    info.name = QStringLiteral("Mail");
    info.language = QStringLiteral("en-us");
    const std::int64_t id = need(workspace.store().createProject(info, origin));
    for (int i = 0; i < 20; ++i) {
        project::Category category;
        category.kind = i < 10 ? project::CategoryKind::Intent : project::CategoryKind::Entity;
        category.name = QStringLiteral("%1%2")
                            .arg(i < 10 ? QStringLiteral("Intent") : QStringLiteral("Entity"))
                            .arg(i % 10);
        need(apply(workspace, id, {project::AddCategory{category, std::nullopt}}, origin));
    }
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

void printLists(Workspace &workspace, std::int64_t project)
{
    const std::pair<const char *, QueryOrder> orders[] = {{"list, least sure first", QueryOrder::LeastSure},
                                                          {"list, most sure first", QueryOrder::MostSure},
                                                          {"list, newest first", QueryOrder::Newest},
                                                          {"list, most asked first", QueryOrder::MostAsked}};
    for (const auto &[name, order] : orders)
        print(name, median(11, [&] { need(queryIds(workspace, project, {}, order)); }));
    const std::pair<const char *, QueryFilter> filters[] = {
        {"list, of a deployment", {.deployment = QStringLiteral("staging")}},
        {"list, of an intent", {.category = QStringLiteral("Intent3")}},
        {"list, with a text", {.text = QStringLiteral("MAIL 4711")}},
        {"list, above 0.9", {.atLeast = 0.9}},
        {"list, where a second model differs", {.differs = true}}};
    for (const auto &[name, filter] : filters)
        print(name, median(11, [&] { need(queryIds(workspace, project, filter, QueryOrder::LeastSure)); }));
    print("counts by deployment and intent", median(11, [&] { need(queueOverview(workspace, project)); }));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int count = argc > 1 ? std::atoi(argv[1]) : 50'000;
    const QTemporaryDir folder;
    const SystemClock clock;
    auto workspace = need(Workspace::open(folder.path(), clock));
    const std::int64_t project = makeProject(*workspace);
    QueueSettings settings;
    settings.mostQueries = count;
    need(setQueueSettings(*workspace, project, settings));

    Random random(3);
    std::vector<std::vector<AnsweredQuery>> batches;
    for (int i = 0; i < count; ++i) {
        if (i % 1000 == 0)
            batches.emplace_back();
        batches.back().push_back(randomQuery(random, project, i));
    }
    print("record all, in batches of 1,000", timed([&] {
              for (const auto &batch : batches)
                  need(recordQueries(*workspace, batch));
          }));
    std::vector<AnsweredQuery> more;
    for (int i = 0; i < 1000; ++i)
        more.push_back(randomQuery(random, project, count + i));
    print("record 1,000 more, the oldest go", timed([&] { need(recordQueries(*workspace, more)); }));
    print("record 1,000 again", timed([&] { need(recordQueries(*workspace, more)); }));

    workspace.reset();
    print("open: workspace, list, counts, first page", median(11, [&] {
              const auto opened = need(Workspace::open(folder.path(), clock));
              const auto ids = need(queryIds(*opened, project, {}, QueryOrder::LeastSure));
              need(queueOverview(*opened, project));
              need(queries(*opened, project, {ids.begin(), ids.begin() + 50}));
          }));
    workspace = need(Workspace::open(folder.path(), clock));
    printLists(*workspace, project);
    const auto ids = need(queryIds(*workspace, project, {}, QueryOrder::LeastSure));
    print("a page of 50, anywhere", median(101, [&] {
              std::vector<QueryId> page;
              for (int i = 0; i < 50; ++i)
                  page.push_back(ids[random.below(ids.size())]);
              need(queries(*workspace, project, page));
          }));
    for (const std::ptrdiff_t some : {200, 5000}) {
        std::printf("%td at once:\n", some);
        print("  accept", timed([&] {
                  need(acceptQueries(*workspace, project, {ids.end() - some, ids.end()}, origin));
              }));
        print("  undo", timed([&] { need(undo(*workspace, project, origin)); }));
        print("  discard", timed([&] {
                  need(discardQueries(*workspace, project, {ids.begin(), ids.begin() + some}, origin));
              }));
        print("  undo", timed([&] { need(undo(*workspace, project, origin)); }));
    }
}
