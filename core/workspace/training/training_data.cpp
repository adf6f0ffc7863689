// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/training_data.h"

#include "core/project/azure_limits.h"
#include "core/workspace/training/fingerprint.h"
#include "core/workspace/training/split.h"

#include <QHash>

#include <algorithm>
#include <iterator>

namespace glossa::workspace {

namespace {

constexpr std::size_t batchSize = 2000;

using project::CategoryKind;
using project::Dataset;
using project::Item;

/// Places in a list of the data. There may be thousands of names and a million labels.
using Numbers = QHash<QString, std::uint32_t>;

Numbers numbersOf(const QStringList &names)
{
    Numbers numbers;
    numbers.reserve(names.size());
    for (qsizetype i = 0; i < names.size(); ++i)
        numbers.insert(names.at(i), static_cast<std::uint32_t>(i));
    return numbers;
}

struct CategoryNumbers {
    explicit CategoryNumbers(const TrainingData &data)
        : intents(numbersOf(data.intents))
        , entities(numbersOf(data.entities))
        , classes(numbersOf(data.classes))
    {
    }

    Numbers intents, entities, classes;
};

std::vector<std::uint32_t> stratificationLabels(const CategoryNumbers &numbers, const Item &item)
{
    const auto intents = static_cast<std::uint32_t>(numbers.intents.size());
    const auto entities = static_cast<std::uint32_t>(numbers.entities.size());
    std::vector<std::uint32_t> labels;
    if (!item.intent.isEmpty())
        labels.push_back(numbers.intents.value(item.intent));
    for (const project::Label &label : item.labels)
        labels.push_back(intents + numbers.entities.value(label.category));
    for (const project::ClassLabel &label : item.classes)
        labels.push_back(intents + entities + numbers.classes.value(label.category));
    std::ranges::sort(labels);
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    return labels;
}

learn::Example exampleOf(const TrainingData &data, const CategoryNumbers &numbers, const Item &item,
                         text::Utf16Span region, int regionIndex)
{
    learn::Example example;
    example.text = item.text.mid(region.begin, region.length).toStdU16String();
    example.language = (item.language.isEmpty() ? data.info.language : item.language).toStdString();
    example.intent =
        item.intent.isEmpty() ? -1 : static_cast<std::int32_t>(numbers.intents.value(item.intent));
    for (const project::Label &label : item.labels) {
        if (label.region == regionIndex || regionIndex < 0)
            example.spans.push_back({{label.span.begin - region.begin, label.span.length},
                                     numbers.entities.value(label.category)});
    }
    for (const project::ClassLabel &label : item.classes)
        example.classes.push_back(numbers.classes.value(label.category));
    std::ranges::sort(example.classes);
    return example;
}

void addToTraining(TrainingData &data, const CategoryNumbers &numbers, const Item &item)
{
    if (item.regions.empty()) {
        const text::Utf16Span whole{0, static_cast<std::int32_t>(item.text.size())};
        data.set.examples.push_back(exampleOf(data, numbers, item, whole, -1));
    }
    for (std::size_t region = 0; region < item.regions.size(); ++region)
        data.set.examples.push_back(
            exampleOf(data, numbers, item, item.regions[region].span, static_cast<int>(region)));
}

/// What of the labels of one side is counted.
struct SideCounts {
    std::vector<std::int64_t> &byIntent;
    std::vector<std::int64_t> &byEntity;
    std::vector<std::int64_t> &byClass;
    std::int64_t &labels; // of entities and classes

    void add(const CategoryNumbers &numbers, const Item &item)
    {
        if (!item.intent.isEmpty())
            ++byIntent[numbers.intents.value(item.intent)];
        for (const project::Label &label : item.labels)
            ++byEntity[numbers.entities.value(label.category)];
        for (const project::ClassLabel &label : item.classes)
            ++byClass[numbers.classes.value(label.category)];
        labels += static_cast<std::int64_t>(item.labels.size() + item.classes.size());
    }
};

Result<std::vector<ItemRow>> readItems(Workspace &workspace, std::int64_t project,
                                       const std::stop_token &stop)
{
    const auto ids = workspace.store().itemIds(project, {}, ItemOrder::AsImported);
    if (!ids)
        return fail(ids.error());
    std::vector<ItemRow> items;
    items.reserve(ids->size());
    for (std::size_t at = 0; at < ids->size(); at += batchSize) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        const auto first = ids->begin() + static_cast<std::ptrdiff_t>(at);
        const auto last = ids->begin() + static_cast<std::ptrdiff_t>(std::min(at + batchSize, ids->size()));
        auto rows = workspace.store().items(project, {first, last});
        if (!rows)
            return fail(rows.error());
        std::ranges::move(*rows, std::back_inserter(items));
    }
    return items;
}

/// The manual sets, or the percentage split of what is not marked Test.
std::vector<bool> chooseTest(TrainingData &data, const CategoryNumbers &numbers,
                             const std::vector<ItemRow> &rows, const TrainRequest &request)
{
    std::vector<bool> test(rows.size());
    std::vector<std::size_t> free;
    std::vector<std::vector<std::uint32_t>> labels;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Item &item = rows[i].item;
        if (item.dataset == Dataset::Test) {
            test[i] = true;
        } else if (!request.split.manual && project::teaches(project::traitsOf(data.info.kind), item)) {
            free.push_back(i);
            labels.push_back(stratificationLabels(numbers, item));
        }
    }
    if (request.split.manual || request.split.trainPercent >= 100)
        return test;
    const auto labelCount =
        static_cast<std::uint32_t>(data.intents.size() + data.entities.size() + data.classes.size());
    const double share = 1.0 - request.split.trainPercent / 100.0;
    const std::vector<bool> chosen = stratifiedTest(labels, labelCount, share, request.seed);
    for (std::size_t i = 0; i < free.size(); ++i)
        test[free[i]] = chosen[i];
    data.heldBackFrom = static_cast<std::int64_t>(free.size());
    data.heldBack = std::ranges::count(chosen, true);
    return test;
}

/// Everything but the items, what is counted of them, and the side of each.
Status readHead(Workspace &workspace, std::int64_t project, TrainingData &data)
{
    const auto summary = workspace.store().project(project);
    if (!summary)
        return fail(summary.error());
    data.info = summary->info;
    const auto sequence = workspace.store().lastSequence(project);
    const auto uses = workspace.store().categories(project);
    if (!sequence || !uses)
        return fail(sequence ? uses.error() : sequence.error());
    data.sequence = *sequence;
    for (const CategoryUse &use : *uses) {
        data.schema.push_back(use.category);
        data.categoryNumbers.push_back(use.number);
        switch (use.category.kind) {
        case CategoryKind::Intent:
            data.intents << use.category.name;
            break;
        case CategoryKind::Entity:
            data.entities << use.category.name;
            break;
        case CategoryKind::Class:
            data.classes << use.category.name;
            break;
        }
    }
    for (const QString &name : data.intents)
        data.set.intents.push_back(name.toStdString());
    for (const QString &name : data.entities)
        data.set.entities.push_back(name.toStdString());
    for (const QString &name : data.classes)
        data.set.classes.push_back(name.toStdString());
    const auto intents = static_cast<std::size_t>(data.intents.size());
    const auto entities = static_cast<std::size_t>(data.entities.size());
    data.trainByIntent.assign(intents, 0);
    data.testByIntent.assign(intents, 0);
    data.trainByEntity.assign(entities, 0);
    data.testByEntity.assign(entities, 0);
    data.trainByClass.assign(data.set.classes.size(), 0);
    data.testByClass.assign(data.set.classes.size(), 0);
    const project::KindTraits &traits = project::traitsOf(data.info.kind);
    data.set.severalClasses = traits.classes && !traits.oneClass;
    return {};
}

Result<TrainingData> readInside(Workspace &workspace, std::int64_t project, const TrainRequest &request,
                                const std::stop_token &stop, ModelDataWriter *kept)
{
    TrainingData data;
    if (const auto head = readHead(workspace, project, data); !head)
        return fail(head.error());
    const project::KindTraits &traits = project::traitsOf(data.info.kind);
    const std::int64_t longest = project::azureLimits(traits).longestText;
    auto rows = readItems(workspace, project, stop);
    if (!rows)
        return fail(rows.error());
    data.items = static_cast<std::int64_t>(rows->size());
    const CategoryNumbers numbers(data);
    const std::vector<bool> test = chooseTest(data, numbers, *rows, request);
    SideCounts trainSide{data.trainByIntent, data.trainByEntity, data.trainByClass, data.trainLabels};
    SideCounts testSide{data.testByIntent, data.testByEntity, data.testByClass, data.testLabels};
    for (std::size_t i = 0; i < rows->size(); ++i) {
        Item &item = (*rows)[i].item;
        data.tooLongForAzure += item.text.size() > longest ? 1 : 0;
        const auto state = project::workState(item, !data.intents.isEmpty());
        if (kept != nullptr) {
            if (i % batchSize == 0 && stop.stop_requested())
                return fail(ErrorCode::Cancelled);
            const bool used = state != project::WorkState::Open && project::teaches(traits, item);
            kept->add((*rows)[i], !used ? Side::Neither : test[i] ? Side::Test : Side::Train);
        }
        data.half += state == project::WorkState::Half ? 1 : 0;
        if (state == project::WorkState::Open) {
            ++data.unlabeled;
        } else if (!project::teaches(traits, item)) {
            ++data.withoutClass;
        } else if (test[i]) {
            testSide.add(numbers, item);
            data.test.push_back(std::move(item));
        } else {
            trainSide.add(numbers, item);
            addToTraining(data, numbers, item);
            ++data.trainItems;
        }
    }
    data.fingerprint = fingerprintOf(data.set);
    return data;
}

} // namespace

Result<TrainingData> readTrainingData(Workspace &workspace, std::int64_t project, const TrainRequest &request,
                                      const std::stop_token &stop, ModelDataWriter *kept)
{
    Result<TrainingData> data;
    const auto read = workspace.store().snapshot([&]() -> Status {
        data = readInside(workspace, project, request, stop, kept);
        return data ? Status{} : fail(data.error());
    });
    if (!read)
        return fail(read.error());
    return data;
}

Result<SplitItems> readSplitItems(Workspace &workspace, std::int64_t project, const TrainRequest &request,
                                  const std::stop_token &stop)
{
    SplitItems split;
    const auto read = workspace.store().snapshot([&]() -> Status {
        TrainingData data;
        if (auto head = readHead(workspace, project, data); !head)
            return head;
        auto rows = readItems(workspace, project, stop);
        if (!rows)
            return fail(rows.error());
        split.test = chooseTest(data, CategoryNumbers(data), *rows, request);
        split.items.reserve(rows->size());
        for (ItemRow &row : *rows)
            split.items.push_back(std::move(row.item));
        split.info = std::move(data.info);
        split.schema = std::move(data.schema);
        split.sequence = data.sequence;
        return {};
    });
    if (!read)
        return fail(read.error());
    return split;
}

} // namespace glossa::workspace
