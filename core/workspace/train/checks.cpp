// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/train/train.h"

#include "core/workspace/edit/component_problems.h"
#include "core/workspace/train/training_data.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace glossa::workspace {

namespace {

using Kind = TrainingCheck::Kind;

// Azure's rule for enough data, azure-api section 9.
constexpr std::int64_t fewLabels = 15;
constexpr int longestName = 50;

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

/// Azure's names for models: letters, digits, `_ . -`, at most 50.
bool isModelName(const QString &name)
{
    static const QRegularExpression allowed(QStringLiteral("^[\\p{L}\\p{N}_.-]+$"));
    return name.size() <= longestName && allowed.match(name).hasMatch();
}

ItemFilter labeledWith(const project::Category &category)
{
    ItemFilter filter;
    (category.kind == project::CategoryKind::Intent ? filter.intents : filter.entities) << category.name;
    return filter;
}

bool isFoundWithoutLabels(const project::Category &category)
{
    return !category.components.list.empty() || !category.components.regex.empty();
}

void checkCategory(const project::Category &category, std::int64_t train, std::int64_t test, bool judged,
                   std::vector<TrainingCheck> &checks)
{
    const bool byComponents = isFoundWithoutLabels(category);
    if (train == 0 && !byComponents)
        checks.push_back(warning(Kind::CategoryWithoutLabels, category.name, 0, labeledWith(category)));
    else if (train > 0 && train < fewLabels)
        checks.push_back(warning(Kind::FewLabels, category.name, train, labeledWith(category)));
    if (judged && test == 0 && train > 0)
        checks.push_back(warning(Kind::NotInTestSet, category.name, train, labeledWith(category)));
    if (!category.components.prebuilts.empty())
        checks.push_back(warning(Kind::PrebuiltNotRecognized, category.name,
                                 static_cast<std::int64_t>(category.components.prebuilts.size())));
}

TrainingCheck valueWarning(Kind kind, const QString &name, const QString &value, const QString &reason = {})
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
    QHash<QString, std::int32_t> intentOf;
    QSet<QString> torn;
    for (const learn::Example &example : data.set.examples) {
        const QString text = QStringView(example.text).toString();
        const auto known = intentOf.constFind(text);
        if (known == intentOf.constEnd())
            intentOf.insert(text, example.intent);
        else if (*known != example.intent)
            torn.insert(text);
    }
    std::int64_t onBothSides = 0;
    for (const project::Item &item : data.test)
        onBothSides += intentOf.contains(item.text) ? 1 : 0;
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
    for (const project::Category &category : data.schema) {
        const bool intent = category.kind == project::CategoryKind::Intent;
        if (!intent && category.kind != project::CategoryKind::Entity)
            continue;
        const auto at =
            static_cast<std::size_t>((intent ? data.intents : data.entities).indexOf(category.name));
        checkCategory(category, (intent ? data.trainByIntent : data.trainByEntity)[at],
                      (intent ? data.testByIntent : data.testByEntity)[at], judged, checks);
    }
}

} // namespace

Result<std::vector<TrainingCheck>> checkTraining(Workspace &workspace, std::int64_t project,
                                                 const TrainRequest &request)
{
    const auto data = readTrainingData(workspace, project, request);
    if (!data)
        return fail(data.error());
    const auto running = workspace.store().jobs(project);
    if (!running)
        return fail(running.error());

    std::vector<TrainingCheck> checks;
    if (!isModelName(request.model))
        checks.push_back(blocking(Kind::BadModelName, request.model));
    const bool anyRuns = std::ranges::any_of(*running, [](const JobRow &job) {
        return job.kind == u"train" && (job.state == JobState::Running || job.state == JobState::Waiting);
    });
    if (anyRuns)
        checks.push_back(blocking(Kind::JobRunning));
    const bool anything =
        data->trainLabels > 0 ||
        std::ranges::any_of(data->trainByIntent, [](std::int64_t count) { return count > 0; });
    const project::ProjectKind kind = data->info.kind;
    if (kind == project::ProjectKind::CustomSingleLabelClassification ||
        kind == project::ProjectKind::CustomMultiLabelClassification)
        checks.push_back(blocking(Kind::KindNotTrained, project::kindName(kind)));
    else if (!anything)
        checks.push_back(blocking(Kind::NothingToLearn));
    if (request.split.manual && data->test.empty())
        checks.push_back(blocking(Kind::EmptyTestSet));
    if (data->unlabeled > 0) {
        ItemFilter filter;
        filter.state = LabeledState::Unlabeled;
        checks.push_back(warning(Kind::UnlabeledItems, {}, data->unlabeled, filter));
    }
    if (anything) {
        checkSchema(*data, !data->test.empty(), checks);
        checkValues(*data, checks);
        checkTexts(*data, checks);
        checkOverlaps(*data, checks);
        TrainingCheck good;
        good.count = static_cast<std::int64_t>(data->set.examples.size());
        good.total = data->trainLabels;
        checks.insert(checks.begin(), good);
    }
    return checks;
}

} // namespace glossa::workspace
