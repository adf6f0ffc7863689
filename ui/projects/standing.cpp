// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/projects/standing.h"

#include <QCoreApplication>
#include <QLocale>

namespace glossa::projects {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Standing)
};

using Mark = StepState::Mark;

StepState schemaState(const workspace::ProjectSummary &summary)
{
    StepState state{models::Step::Schema, Words::tr("Schema"), {}, Mark::Plain, 0.0};
    const QString intents = Words::tr("%n intents", nullptr, summary.intents);
    const QString entities = Words::tr("%n entities", nullptr, summary.entities);
    const QString classes = Words::tr("%n classes", nullptr, summary.classes);
    if (summary.intents + summary.entities + summary.classes == 0) {
        state.words = Words::tr("nothing yet");
        return state;
    }
    const project::KindTraits &traits = project::traitsOf(summary.info.kind);
    state.words = traits.classes   ? classes
                  : traits.intents ? Words::tr("%1 · %2", "intents, entities").arg(intents, entities)
                                   : entities;
    state.mark = Mark::Done;
    return state;
}

StepState labelingState(const workspace::ProjectSummary &summary)
{
    StepState state{models::Step::Labeling, Words::tr("Labeling"), {}, Mark::Plain, 0.0};
    if (summary.items == 0) {
        state.words = project::hasDocuments(summary.info.kind) ? Words::tr("no documents yet")
                                                               : Words::tr("no utterances yet");
        return state;
    }
    const QLocale locale;
    state.words =
        Words::tr("%1 of %2 labeled")
            .arg(locale.toString(qlonglong(summary.labeled)), locale.toString(qlonglong(summary.items)));
    state.share = static_cast<double>(summary.labeled) / static_cast<double>(summary.items);
    state.mark = summary.labeled == summary.items ? Mark::Done : Mark::Share;
    return state;
}

StepState trainingState(const workspace::ProjectOverview &overview, const std::optional<RunningJob> &job)
{
    StepState state{models::Step::Training, Words::tr("Training"), {}, Mark::Plain, 0.0};
    if (job) {
        state.words = Words::tr("%1 · %2 %", "model, share done")
                          .arg(job->name)
                          .arg(static_cast<int>(job->fraction * 100));
        state.mark = Mark::Share;
        state.share = job->fraction;
    } else if (!overview.lastModel) {
        state.words = Words::tr("no model yet");
    } else if (overview.changedSinceModel > 0) {
        state.words = Words::tr("%n changes since %1", nullptr, static_cast<int>(overview.changedSinceModel))
                          .arg(overview.lastModel->label);
        state.mark = Mark::Warning;
    } else {
        state.words = Words::tr("%1 is up to date", "model").arg(overview.lastModel->label);
        state.mark = Mark::Done;
    }
    return state;
}

StepState detailsState(const workspace::ProjectOverview &overview)
{
    StepState state{models::Step::Details, Words::tr("Model details"), {}, Mark::Plain, 0.0};
    if (!overview.lastModel) {
        state.words = Words::tr("after training");
    } else if (overview.lastModel->score) {
        state.words =
            Words::tr("%1 · F1 %2", "model, figure")
                .arg(overview.lastModel->label, QLocale().toString(*overview.lastModel->score, 'f', 2));
        state.mark = Mark::Done;
    } else {
        state.words = Words::tr("%1 · no test set", "model").arg(overview.lastModel->label);
    }
    return state;
}

StepState deploymentsState(const workspace::ProjectOverview &overview)
{
    StepState state{models::Step::Deployments, Words::tr("Deployments"), {}, Mark::Plain, 0.0};
    if (overview.deployments == 0) {
        state.words = overview.lastModel ? Words::tr("none yet", "deployments") : Words::tr("after training");
        return state;
    }
    const QString slots = Words::tr("%n slots", "deployments", overview.deployments);
    state.words = overview.deploymentsBehind == 0
                      ? Words::tr("%1 · current", "deployments").arg(slots)
                      : Words::tr("%1 · %2 behind", "deployments, number")
                            .arg(slots, QLocale().toString(overview.deploymentsBehind));
    state.mark = overview.deploymentsBehind == 0 ? Mark::Done : Mark::Warning;
    return state;
}

StepState tryoutState(const workspace::ProjectOverview &overview)
{
    StepState state{models::Step::Tryout, Words::tr("Try & review"), {}, Mark::Plain, 0.0};
    if (overview.openQueries > 0)
        state.words = Words::tr("%1 to review", nullptr, static_cast<int>(overview.openQueries))
                          .arg(QLocale().toString(qlonglong(overview.openQueries)));
    else
        state.words = overview.lastModel ? Words::tr("nothing to review") : Words::tr("after training");
    return state;
}

} // namespace

std::vector<StepState> lifeCycle(const std::optional<workspace::ProjectOverview> &overview,
                                 const std::optional<RunningJob> &job)
{
    if (!overview)
        return {{models::Step::Schema, Words::tr("Schema"), {}, Mark::Plain, 0.0},
                {models::Step::Labeling, Words::tr("Labeling"), {}, Mark::Plain, 0.0},
                {models::Step::Training, Words::tr("Training"), {}, Mark::Plain, 0.0},
                {models::Step::Details, Words::tr("Model details"), {}, Mark::Plain, 0.0},
                {models::Step::Deployments, Words::tr("Deployments"), {}, Mark::Plain, 0.0},
                {models::Step::Tryout, Words::tr("Try & review"), {}, Mark::Plain, 0.0}};
    return {schemaState(overview->summary), labelingState(overview->summary), trainingState(*overview, job),
            detailsState(*overview),        deploymentsState(*overview),      tryoutState(*overview)};
}

QString countOfItems(project::ProjectKind kind, std::int64_t count)
{
    // tr() with %n alone would leave out the thousands' separators.
    const QString words = project::hasDocuments(kind)
                              ? Words::tr("%1 documents", nullptr, static_cast<int>(count))
                              : Words::tr("%1 utterances", nullptr, static_cast<int>(count));
    return words.arg(QLocale().toString(qlonglong(count)));
}

QString kindWords(project::ProjectKind kind)
{
    switch (kind) {
    case project::ProjectKind::Conversation:
        return Words::tr("Conversation");
    case project::ProjectKind::CustomEntityRecognition:
        return Words::tr("Entities");
    case project::ProjectKind::CustomSingleLabelClassification:
        return Words::tr("Classes, one per text");
    case project::ProjectKind::CustomMultiLabelClassification:
        return Words::tr("Classes, several per text");
    }
    return {};
}

QString headline(const project::ProjectInfo &info)
{
    const QString line = Words::tr("%1 · %2", "kind, language").arg(kindWords(info.kind), info.language);
    return info.multilingual ? Words::tr("%1, multilingual").arg(line) : line;
}

} // namespace glossa::projects
