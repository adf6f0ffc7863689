// SPDX-License-Identifier: GPL-3.0-or-later
// Times of a long review queue: bench_review [queries]. Prints milliseconds and decides nothing.
#include "core/base/seed.h"
#include "core/workspace/items/edit.h"
#include "core/workspace/review/review.h"
#include "tests/bench/asked_queries.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>

using namespace glossa;
using namespace glossa::workspace;
using namespace glossa::bench;

namespace {

double timed(const std::function<void()> &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
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
    const std::int64_t project = makeProject(*workspace, count);

    Random random(3);
    print("record all, in batches of 1,000", timed([&] { askQueries(*workspace, project, count, random); }));
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
                  need(acceptQueries(*workspace, project, {ids.end() - some, ids.end()}, origin()));
              }));
        print("  undo", timed([&] { need(undo(*workspace, project, origin())); }));
        print("  discard", timed([&] {
                  need(discardQueries(*workspace, project, {ids.begin(), ids.begin() + some}, origin()));
              }));
        print("  undo", timed([&] { need(undo(*workspace, project, origin())); }));
    }
}
