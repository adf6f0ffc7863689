// SPDX-License-Identifier: GPL-3.0-or-later
// Times of the store on a project of many items: bench_store [items]. Prints milliseconds and decides
// nothing.
#include "core/base/seed.h"
#include "core/store/store.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>

using namespace glossa;
using namespace glossa::project;

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
        std::fprintf(stderr, "failed at %s: %s\n", result.error().place.c_str(),
                     result.error().detail.c_str());
        std::exit(1);
    }
    return std::move(*result);
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

const QStringList words{QStringLiteral("reply"),   QStringLiteral("to"),      QStringLiteral("Olivia"),
                        QStringLiteral("about"),   QStringLiteral("lunch"),   QStringLiteral("tomorrow"),
                        QStringLiteral("forward"), QStringLiteral("message"), QStringLiteral("München"),
                        QStringLiteral("東京")};

Item randomItem(Random &random, int number)
{
    Item item;
    item.text = QStringLiteral("utterance %1").arg(number);
    for (int i = 0; i < 7; ++i) {
        const QString &word = words.at(static_cast<qsizetype>(random.below(10)));
        if (i < 2) {
            const auto begin = static_cast<std::int32_t>(item.text.size() + 1);
            item.labels.push_back({QStringLiteral("Entity%1").arg(random.below(20)),
                                   {begin, static_cast<std::int32_t>(word.size())},
                                   0,
                                   {}});
        }
        item.text += u' ' + word;
    }
    item.intent = QStringLiteral("Intent%1").arg(random.below(10));
    item.dataset = random.below(5) == 0 ? Dataset::Test : Dataset::Train;
    return item;
}

std::int64_t importItems(store::Store &store, const store::Origin &origin, int count)
{
    ProjectInfo info;
    info.name = QStringLiteral("Large");
    info.language = QStringLiteral("en-us");
    std::vector<Category> categories;
    for (int i = 0; i < 30; ++i) {
        Category category;
        category.kind = i < 10 ? CategoryKind::Intent : CategoryKind::Entity;
        category.name = i < 10 ? QStringLiteral("Intent%1").arg(i) : QStringLiteral("Entity%1").arg(i - 10);
        categories.push_back(category);
    }
    std::vector<std::vector<Item>> batches;
    Random random(1);
    for (int i = 0; i < count; ++i) {
        if (i % 500 == 0)
            batches.emplace_back();
        batches.back().push_back(randomItem(random, i));
    }
    std::int64_t project = 0;
    print("import", timed([&] {
              auto import = need(store.beginImport(0, info, origin));
              std::ignore = import->categories(categories);
              for (const auto &batch : batches)
                  std::ignore = import->items(batch);
              need(import->commit(QStringLiteral("bench")));
              project = import->project();
          }));
    return project;
}

void printLists(store::Store &store, std::int64_t project)
{
    const std::pair<const char *, store::ItemOrder> orders[] = {
        {"itemIds, as imported", store::ItemOrder::AsImported},
        {"itemIds, newest first", store::ItemOrder::NewestFirst},
        {"itemIds, recently changed", store::ItemOrder::RecentlyChanged},
        {"itemIds, by text", store::ItemOrder::Text},
        {"itemIds, longest first", store::ItemOrder::Longest}};
    for (const auto &[name, order] : orders)
        print(name, median(5, [&] { need(store.itemIds(project, {}, order)); }));
    const std::pair<const char *, QString> searches[] = {
        {"search, one hit", QStringLiteral("utterance 4711 ")},
        {"search, half of all", QStringLiteral("olivia")},
        {"search, every item", QStringLiteral("utterance")},
        {"search, two ideographs", QStringLiteral("東京")},
        {"search, no hit", QStringLiteral("zebra")}};
    for (const auto &[name, text] : searches) {
        store::ItemFilter filter;
        filter.text = text;
        print(name, median(5, [&] { need(store.itemIds(project, filter, store::ItemOrder::AsImported)); }));
    }
    store::ItemFilter filter;
    filter.entities = {QStringLiteral("Entity3")};
    print("filter, one entity", median(5, [&] { need(store.countItems(project, filter)); }));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int count = argc > 1 ? std::atoi(argv[1]) : 100'000;
    const QTemporaryDir folder;
    const SystemClock clock;
    auto store = need(store::Store::open(folder.path(), clock));
    const store::Origin origin{QStringLiteral("bench"), QStringLiteral("cli"), {}};
    const std::int64_t project = importItems(*store, origin, count);
    printLists(*store, project);

    const auto ids = need(store->itemIds(project, {}, store::ItemOrder::AsImported));
    Random random(2);
    print("items, 50 anywhere (median)", median(101, [&] {
              std::vector<ItemId> some;
              for (int i = 0; i < 50; ++i)
                  some.push_back(ids[random.below(ids.size())]);
              need(store->items(project, some));
          }));
    int step = 0;
    print("apply, a label (median)", median(201, [&] {
              const Label label{QStringLiteral("Entity1"), {0, 1 + step++ % 9}, 0, {}};
              need(store->apply(project, {AddLabel{ids[random.below(ids.size())], label, std::nullopt}},
                                origin));
          }));
    print("undo (median)", median(101, [&] { need(store->undo(project, origin)); }));
    const auto category = [](const char *name) { return QString::fromLatin1(name); };
    print("rename a category", timed([&] {
              need(store->apply(
                  project, {RenameCategory{CategoryKind::Entity, category("Entity2"), category("Place")}},
                  origin));
          }));
    print("remove a category", timed([&] {
              need(store->apply(project, {RemoveCategory{CategoryKind::Entity, category("Place")}}, origin));
          }));
    print("undo removing it", timed([&] { need(store->undo(project, origin)); }));
    print("projects and categories", median(21, [&] {
              need(store->projects());
              need(store->categories(project));
          }));
    store.reset();
    print("open (median)", median(11, [&] { need(store::Store::open(folder.path(), clock)); }));
}
