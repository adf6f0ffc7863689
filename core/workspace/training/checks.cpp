// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/checks.h"
#include "core/workspace/models/train_request.h"

#include "core/base/rules.h"
#include "core/workspace/components/component_problems.h"
#include "core/workspace/training/training_data.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <map>

namespace glossa::workspace {

namespace {

using Kind = TrainingCheck::Kind;
using project::CategoryKind;

constexpr int longestName = 50;
// A share that rounds to another number of items is told from this difference on.
constexpr double otherShare = 0.05;

TrainingCheck blocking(Kind kind, QString name = {})
{
    TrainingCheck check;
    check.kind = kind;
    check.blocking = true;
    check.name = std::move(name);
    return check;
}

TrainingCheck warning(Kind kind, QString name, std::int64_t count, ItemFilter filter = {})
{
    TrainingCheck check;
    check.kind = kind;
    check.warning = true;
    check.name = std::move(name);
    check.count = count;
    check.filter = std::move(filter);
    return check;
}

bool isFoundWithoutLabels(const project::Category &category)
{
    return !category.components.list.empty() || !category.components.regex.empty();
}

/// What is found of the categories of one kind, one check a kind of finding: a schema of 150 intents must not
/// bury the rest under 150 lines.
class CategoryFindings {
public:
    explicit CategoryFindings(project::CategoryKind of) : m_of(of) {}

    void look(const project::Category &category, std::int64_t train, std::int64_t test, bool judged)
    {
        if (train == 0 && !isFoundWithoutLabels(category))
            add(Kind::CategoryWithoutLabels, category, 0);
        else if (train > 0 && train < enoughLabels)
            add(Kind::FewLabels, category, train);
        if (judged && test == 0 && train > 0)
            add(Kind::NotInTestSet, category, train);
        if (!category.components.prebuilts.empty())
            add(Kind::PrebuiltNotRecognized, category,
                static_cast<std::int64_t>(category.components.prebuilts.size()));
    }

    void tell(std::vector<TrainingCheck> &checks)
    {
        for (auto &[kind, categories] : m_found) {
            const auto count = static_cast<std::int64_t>(categories.size());
            TrainingCheck check = warning(kind, {}, count);
            std::ranges::stable_sort(categories, {}, &TrainingCheck::Named::count);
            // Components stand in the schema, not in items.
            if (kind != Kind::PrebuiltNotRecognized)
                for (const TrainingCheck::Named &category : categories)
                    namesIn(check.filter) << category.name;
            check.categories = std::move(categories);
            check.of = m_of;
            checks.push_back(std::move(check));
        }
    }

    void add(Kind kind, const project::Category &category, std::int64_t count)
    {
        m_found[kind].push_back({category.name, count});
    }

private:
    [[nodiscard]] QStringList &namesIn(ItemFilter &filter) const
    {
        return m_of == CategoryKind::Intent   ? filter.intents
               : m_of == CategoryKind::Entity ? filter.entities
                                              : filter.classes;
    }

    CategoryKind m_of;
    std::map<Kind, std::vector<TrainingCheck::Named>> m_found; // in the order in which they are told
};

TrainingCheck valueWarning(Kind kind, const QString &name, const QString &value, const Message &reason = {})
{
    TrainingCheck check = warning(kind, name, 1);
    check.value = value;
    check.reason = reason;
    return check;
}

Kind kindOf(ComponentProblem::Kind kind)
{
    switch (kind) {
    case ComponentProblem::Kind::Pattern:
        return Kind::UnsupportedPattern;
    case ComponentProblem::Kind::Slashes:
        return Kind::SlashesInPattern;
    case ComponentProblem::Kind::Composition:
        return Kind::UnknownComposition;
    case ComponentProblem::Kind::Required:
        return Kind::UnknownRequired;
    case ComponentProblem::Kind::Language:
        break;
    }
    return Kind::UnknownLanguage;
}

/// What a file has brought that cannot act, each value by itself.
void checkValues(const TrainingData &data, std::vector<TrainingCheck> &checks)
{
    if (!project::checkLanguage(data.info.language))
        checks.push_back(valueWarning(Kind::UnknownLanguage, {}, data.info.language));
    for (const project::Category &category : data.schema) {
        for (const ComponentProblem &problem : componentProblems(category))
            checks.push_back(
                valueWarning(kindOf(problem.kind), category.name, problem.value, problem.reason));
    }
}

void checkTexts(const TrainingData &data, std::vector<TrainingCheck> &checks)
{
    QHash<QString, const learn::Example *> firstOf;
    QSet<QString> torn;
    for (const learn::Example &example : data.set.examples) {
        const QString text = QStringView(example.text).toString();
        const auto known = firstOf.constFind(text);
        if (known == firstOf.constEnd())
            firstOf.insert(text, &example);
        else if ((*known)->intent != example.intent || (*known)->classes != example.classes)
            torn.insert(text);
    }
    std::int64_t onBothSides = 0;
    for (const project::Item &item : data.test)
        onBothSides += firstOf.contains(item.text) ? 1 : 0;
    if (!torn.isEmpty()) {
        ItemFilter filter;
        filter.text = *torn.constBegin();
        checks.push_back(warning(Kind::SameTextTwice, {}, torn.size(), filter));
    }
    if (onBothSides > 0)
        checks.push_back(warning(Kind::TestTextsInTraining, {}, onBothSides));
}

/// The choice of the tagger, told by spans: longest first, then leftmost.
void checkOverlaps(const TrainingData &data, std::vector<TrainingCheck> &checks)
{
    std::int64_t lost = 0;
    QStringList categories;
    for (const learn::Example &example : data.set.examples) {
        std::vector<learn::LabeledSpan> spans = example.spans;
        std::ranges::stable_sort(spans, [](const learn::LabeledSpan &a, const learn::LabeledSpan &b) {
            return a.span.length != b.span.length ? a.span.length > b.span.length
                                                  : a.span.begin < b.span.begin;
        });
        std::map<std::int32_t, std::int32_t> taken; // begin to end
        for (const learn::LabeledSpan &span : spans) {
            const auto after = taken.lower_bound(span.span.begin);
            const bool free = (after == taken.end() || after->first >= span.span.end()) &&
                              (after == taken.begin() || std::prev(after)->second <= span.span.begin);
            if (free) {
                taken.emplace(span.span.begin, span.span.end());
                continue;
            }
            ++lost;
            if (const QString &name = data.entities.at(span.category); !categories.contains(name))
                categories << name;
        }
    }
    if (lost > 0) {
        ItemFilter filter;
        filter.entities = categories;
        checks.push_back(warning(Kind::OverlappingLabels, {}, lost, filter));
    }
}

void checkSchema(const TrainingData &data, bool judged, std::vector<TrainingCheck> &checks)
{
    CategoryFindings intents(CategoryKind::Intent);
    CategoryFindings entities(CategoryKind::Entity);
    CategoryFindings classes(CategoryKind::Class);
    // The counts stand in the order of the schema, each kind by itself.
    std::size_t intent = 0;
    std::size_t entity = 0;
    std::size_t ofClass = 0;
    for (const project::Category &category : data.schema) {
        switch (category.kind) {
        case CategoryKind::Intent:
            intents.look(category, data.trainByIntent[intent], data.testByIntent[intent], judged);
            ++intent;
            break;
        case CategoryKind::Entity:
            entities.look(category, data.trainByEntity[entity], data.testByEntity[entity], judged);
            ++entity;
            break;
        case CategoryKind::Class:
            classes.look(category, data.trainByClass[ofClass], data.testByClass[ofClass], judged);
            if (data.set.severalClasses && data.trainItems > 0 &&
                data.trainByClass[ofClass] == data.trainItems)
                classes.add(Kind::InEveryItem, category, data.trainItems);
            ++ofClass;
            break;
        }
    }
    for (CategoryFindings *found : {&intents, &entities, &classes})
        found->tell(checks);
}

/// Whether the learner of classes has two things to tell apart.
bool canTellApart(const TrainingData &data)
{
    if (!data.set.severalClasses)
        return std::ranges::count_if(data.trainByClass, [](std::int64_t count) { return count > 0; }) > 1;
    return std::ranges::any_of(data.trainByClass,
                               [&data](std::int64_t count) { return count > 0 && count < data.trainItems; });
}

/// What of the project Azure's service would not take.
void checkAzure(const TrainingData &data, std::vector<TrainingCheck> &checks)
{
    const project::KindTraits &traits = project::traitsOf(data.info.kind);
    const project::AzureLimits limits = project::azureLimits(traits);
    const auto tell = [&](project::AzureBound bound, std::int64_t limit, std::int64_t count) {
        TrainingCheck check = warning(Kind::BeyondAzure, {}, count);
        check.bound = bound;
        check.total = limit;
        checks.push_back(std::move(check));
    };
    using project::AzureBound;
    if (data.items > 0 && data.items < limits.fewestItems)
        tell(AzureBound::FewestItems, limits.fewestItems, data.items);
    if (data.items > limits.mostItems)
        tell(AzureBound::MostItems, limits.mostItems, data.items);
    if (data.tooLongForAzure > 0)
        tell(AzureBound::LongestText, limits.longestText, data.tooLongForAzure);
    for (const CategoryKind kind : {CategoryKind::Intent, CategoryKind::Entity, CategoryKind::Class}) {
        const auto count = std::ranges::count(data.schema, kind, &project::Category::kind);
        if (!traits.has(kind) || count <= limits.mostOf(kind))
            continue;
        tell(AzureBound::MostCategories, limits.mostOf(kind), count);
        checks.back().of = kind;
    }
}

/// What the test side is, where that is not what was asked for.
void checkTestSide(const TrainingData &data, const Split &split, std::vector<TrainingCheck> &checks)
{
    if (data.test.empty()) {
        checks.push_back(warning(Kind::NothingJudged, {}, 0));
        return;
    }
    if (data.heldBackFrom == 0)
        return;
    const auto all = static_cast<double>(data.heldBackFrom);
    const double asked = 1.0 - split.trainPercent / 100.0;
    const auto wanted = static_cast<std::int64_t>(std::llround(asked * all));
    if (data.heldBack == wanted || std::abs(static_cast<double>(data.heldBack) / all - asked) <= otherShare)
        return;
    TrainingCheck check = warning(Kind::HeldBackOtherwise, {}, data.heldBack);
    check.total = data.heldBackFrom;
    check.askedPercent = 100 - split.trainPercent;
    checks.push_back(std::move(check));
}

TrainingCheck allGood(const TrainingData &data)
{
    const auto isAny = [](std::int64_t count) { return count > 0; };
    TrainingCheck good;
    good.count = data.trainItems;
    good.total = data.trainLabels;
    good.learnedIntents = std::ranges::count_if(data.trainByIntent, isAny);
    good.learnedEntities = std::ranges::count_if(data.trainByEntity, isAny);
    good.learnedClasses = std::ranges::count_if(data.trainByClass, isAny);
    return good;
}

} // namespace

Result<std::vector<TrainingCheck>> checkTraining(Workspace &workspace, std::int64_t project,
                                                 const TrainRequest &request, const std::stop_token &stop)
{
    const auto data = readTrainingData(workspace, project, request, stop);
    if (!data)
        return fail(data.error());
    const auto running = workspace.store().unfinishedJobs();
    if (!running)
        return fail(running.error());

    std::vector<TrainingCheck> checks;
    if (!isModelName(request.model))
        checks.push_back(blocking(Kind::BadModelName, request.model));
    const bool anyRuns = std::ranges::any_of(*running, [project](const store::JobRow &job) {
        return job.project == project && job.kind == u"train";
    });
    if (anyRuns)
        checks.push_back(blocking(Kind::JobRunning));
    const bool anything =
        data->trainLabels > 0 ||
        std::ranges::any_of(data->trainByIntent, [](std::int64_t count) { return count > 0; });
    const bool hasClasses = project::hasCategories(data->info.kind, CategoryKind::Class);
    if (!anything)
        checks.push_back(blocking(Kind::NothingToLearn));
    else if (hasClasses && !canTellApart(*data))
        checks.push_back(blocking(Kind::NothingToTellApart));
    const auto inState = [](LabeledState state) {
        ItemFilter filter;
        filter.state = state;
        return filter;
    };
    if (data->unlabeled > 0)
        checks.push_back(warning(Kind::UnlabeledItems, {}, data->unlabeled, inState(LabeledState::Open)));
    if (data->withoutClass > 0) {
        ItemFilter filter = inState(LabeledState::Labeled);
        filter.classes << QString();
        checks.push_back(warning(Kind::DoneWithoutClass, {}, data->withoutClass, filter));
    }
    if (data->half > 0)
        checks.push_back(warning(Kind::HalfLabeled, {}, data->half, inState(LabeledState::Half)));
    if (anything) {
        checkTestSide(*data, request.split, checks);
        checkSchema(*data, !data->test.empty(), checks);
        checkValues(*data, checks);
        checkTexts(*data, checks);
        checkOverlaps(*data, checks);
        checks.insert(checks.begin(), allGood(*data));
    }
    checkAzure(*data, checks);
    for (TrainingCheck &check : checks) {
        if (check.categories.empty() && check.kind != Kind::BeyondAzure)
            check.of = hasClasses ? CategoryKind::Class : CategoryKind::Intent;
        check.documents = project::hasDocuments(data->info.kind);
    }
    return checks;
}

} // namespace glossa::workspace
