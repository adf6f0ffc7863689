// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/train.h"
#include "app/cli/checks.h"
#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"

#include "core/workspace/jobs/jobs.h"
#include "core/workspace/training/checks.h"
#include "wording/sentence.h"
#include "wording/training.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <iostream>
#include <thread>
#include <unistd.h>

namespace glossa::cli {

namespace {

using Json = nlohmann::ordered_json;

struct TrainOptions {
    std::string project, model, mode = "standard", split = "auto:80";
    std::uint64_t seed = 7;
    unsigned threads = 0;
};

/// Of a text that splitCheck has passed.
workspace::Split splitOf(const std::string &text)
{
    if (text == "manual")
        return {true, 80};
    return {false, QString::fromStdString(text).section(u':', 1).toInt()};
}

QString stageLine(const workspace::TrainState &state)
{
    QString line = state.stage;
    if (state.iteration > 0)
        line += QStringLiteral(", round %1").arg(state.iteration);
    const auto &curve = state.stage == u"intents"   ? state.intentCurve
                        : state.stage == u"classes" ? state.classCurve
                                                    : state.entityCurve;
    const std::optional<double> heldOut = curve.empty() ? std::nullopt : curve.back().heldOut;
    if (state.iteration > 0 && heldOut)
        line += QStringLiteral(", validation %1").arg(*heldOut, 0, 'f', 3);
    return line;
}

/// Says what weakens the training; true if something forbids it.
bool tellChecks(const Context &context, const std::vector<workspace::TrainingCheck> &checks)
{
    Json blocking = Json::array();
    for (const workspace::TrainingCheck &check : checks) {
        const std::string sentence = wording::sentence(check).toStdString();
        if (check.blocking)
            blocking.push_back(sentence);
        if (check.warning || (check.blocking && !context.json))
            Note() << (check.blocking ? "cannot start: " : "note: ") << sentence;
    }
    if (context.json && !blocking.empty())
        std::cerr << Json{{"error", {{"message", "the training cannot start"}, {"reasons", blocking}}}}.dump()
                  << '\n';
    return !blocking.empty();
}

void printFacts(const Context &context, const workspace::ModelFacts &facts)
{
    if (context.json) {
        std::cout << Json::parse(facts.toJson().toStdString()).dump(4) << '\n';
        return;
    }
    if (facts.testItems == 0) {
        say(QStringLiteral(
                "%1: learned from %2 items, not judged: no labeled item was in the test set or held back")
                .arg(facts.request.model)
                .arg(facts.trainItems));
        return;
    }
    if (!facts.trainByClass.empty()) {
        say(QStringLiteral("%1: learned from %2 items, judged on %3; F1 of classes %4 micro, %5 macro")
                .arg(facts.request.model)
                .arg(facts.trainItems)
                .arg(facts.testItems)
                .arg(figure(facts.classF1), figure(facts.classMacroF1)));
        return;
    }
    say(QStringLiteral("%1: learned from %2 items, judged on %3; F1 intents %4, entities %5, both %6")
            .arg(facts.request.model)
            .arg(facts.trainItems)
            .arg(facts.testItems)
            .arg(figure(facts.intentF1), figure(facts.entityF1), figure(facts.combinedF1)));
}

int runTrain(Context &context, const TrainOptions &options)
{
    const auto id = context.project(options.project);
    if (!id)
        return failed;
    workspace::TrainRequest request;
    request.model = QString::fromStdString(options.model);
    request.advanced = options.mode == "advanced";
    request.split = splitOf(options.split);
    request.seed = options.seed;
    request.threads = options.threads;

    return trainHere(context, *id, request);
}

QString stateName(workspace::JobState state)
{
    static const QStringList names{QStringLiteral("waiting"), QStringLiteral("running"),
                                   QStringLiteral("done"), QStringLiteral("failed"),
                                   QStringLiteral("cancelled")};
    return names.value(static_cast<int>(state));
}

/// Why it has failed, or why it cannot be run.
QString noteOf(const workspace::Job &job)
{
    if (job.error)
        return wording::sentence(*job.error);
    const auto *unreadable = std::get_if<workspace::UnreadableJob>(&job.work);
    return unreadable ? wording::sentence(unreadable->why) : QString();
}

/// Texts of a damaged row may be no UTF-8.
std::string dumped(const Json &json)
{
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

Json jobJson(const workspace::Job &job)
{
    Json json{{"id", job.id},
              {"project", job.project},
              {"kind", job.kind().toStdString()},
              {"model", job.model().toStdString()},
              {"state", stateName(job.state).toStdString()},
              {"fraction", job.fraction},
              {"created", job.createdMs},
              {"started", job.startedMs},
              {"ended", job.endedMs}};
    if (job.error)
        json["error"] = answerOf(*job.error);
    return json;
}

int runCancel(Context &context, std::int64_t job)
{
    if (!context.workspace())
        return failed;
    const auto cancelled = workspace::cancelJob(*context.workspace(), job);
    return cancelled ? done : context.refuse(cancelled.error());
}

int runJobs(Context &context, const std::string &projectName)
{
    std::optional<std::int64_t> id;
    if (!projectName.empty()) {
        id = context.project(projectName);
        if (!id)
            return failed;
    }
    if (!context.workspace())
        return failed;
    if (!context.workspace()->isReadOnly()) {
        if (const auto reaped = workspace::reapOrphans(*context.workspace()); !reaped)
            return context.refuse(reaped.error());
    }
    const auto jobs = workspace::jobs(*context.workspace(), id);
    if (!jobs)
        return context.refuse(jobs.error());
    if (context.json) {
        Json array = Json::array();
        for (const workspace::Job &job : *jobs)
            array.push_back(jobJson(job));
        std::cout << dumped(array) << '\n';
        return done;
    }
    Table table({{QStringLiteral("Job"), true},
                 {QStringLiteral("Kind")},
                 {QStringLiteral("Model")},
                 {QStringLiteral("State")},
                 {QStringLiteral("Started")},
                 {QStringLiteral("Took"), true},
                 {QStringLiteral("Note")}});
    for (const workspace::Job &job : *jobs) {
        table.add({QString::number(job.id), job.kind(), job.model(), stateName(job.state),
                   timeText(job.startedMs),
                   job.endedMs > job.startedMs && job.startedMs > 0
                       ? QStringLiteral("%1 s").arg(static_cast<double>(job.endedMs - job.startedMs) / 1000.0,
                                                    0, 'f', 1)
                       : QStringLiteral("–"),
                   noteOf(job)});
    }
    table.print();
    return done;
}

/// The child process of the window: progress as JSON lines out, the end of the input cancels.
int runWorker(Context &context, std::int64_t job)
{
    if (!context.workspace())
        return failed;
    if (job == 0) {
        const auto unfinished = workspace::unfinishedJobs(*context.workspace());
        if (!unfinished)
            return context.refuse(unfinished.error());
        for (const workspace::Job &each : *unfinished) { // the newest first
            if (each.state == workspace::JobState::Waiting)
                job = each.id;
        }
        if (job == 0)
            return done; // nothing waits
    }
    std::stop_source stop;
    std::thread([stop]() mutable {
        char byte = 0;
        while (::read(STDIN_FILENO, &byte, 1) > 0) {
        }
        stop.request_stop();
    }).detach();
    const auto status = workspace::runJob(
        *context.workspace(), job, stop.get_token(), [](const workspace::TrainState &state) {
            const QByteArray line = state.toJson();
            std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
            std::fputc('\n', stdout);
            std::fflush(stdout);
        });
    // A failed or cancelled job has its reason in its row, and the worker did its work; a row that still says
    // "running" could not be written.
    const auto ended = workspace::job(*context.workspace(), job);
    const bool told = ended && !ended->isUnfinished();
    if (!status && (!told || status.error().code == ErrorCode::Conflict))
        return context.refuse(status.error());
    return done;
}

} // namespace

int trainHere(Context &context, std::int64_t project, const workspace::TrainRequest &request)
{
    auto &open = *context.workspace();
    if (open.isReadOnly())
        return context.refuse({ErrorCode::ReadOnly, open.folder().toStdString(), {}, {}, {}});
    if (const auto reaped = workspace::reapOrphans(open); !reaped)
        return context.refuse(reaped.error());
    const auto checks = workspace::checkTraining(open, project, request);
    if (!checks)
        return context.refuse(checks.error());
    if (tellChecks(context, *checks))
        return failed;
    Status status;
    Result<std::int64_t> job;
    {
        ProgressBar bar;
        const Interrupt interrupt; // Ctrl+C cancels the job instead of orphaning it
        job = workspace::queueTraining(open, project, request);
        if (!job)
            return context.refuse(job.error());
        status = workspace::runJob(open, *job, interrupt.token(), [&bar](const workspace::TrainState &state) {
            bar.show(state.fraction, stageLine(state));
        });
    }
    if (!status)
        return context.refuse(status.error());
    const auto ended = workspace::job(open, *job);
    if (!ended)
        return context.refuse(ended.error());
    if (const auto *training = ended->training(); training && training->result)
        printFacts(context, *training->result);
    return done;
}

void addTrain(CLI::App &app, Context &context, Run &chosen)
{
    auto options = std::make_shared<TrainOptions>();
    auto *command = app.add_subcommand("train", "Learn a model from the labels and judge it on the test set");
    command->footer("  glossa train --project Mail --model m1\n"
                    "  glossa train --project Mail --model m2 --split manual --seed 3\n"
                    "Same data, options and seed give the same bytes, on any number of threads.");
    command->add_option("--project", options->project)->required();
    command->add_option("--model", options->model, "Label of the model; an existing one is replaced")
        ->required();
    command->add_option("--mode", options->mode, "standard, or advanced (slower, more features)")
        ->check(CLI::IsMember({"standard", "advanced"}));
    command
        ->add_option("--split", options->split,
                     "auto:80 holds back 20 % for judging; manual: Train items train, Test items test")
        ->check(splitCheck);
    command->add_option("--seed", options->seed, "Number that the split and the training start from")
        ->check(countCheck);
    command->add_option("--threads", options->threads, "0 = all cores; never changes the result")
        ->check(CLI::Range(0, 1024));
    command->callback([&, options] { chosen = [&context, options] { return runTrain(context, *options); }; });
}

void addJobs(CLI::App &app, Context &context, Run &chosen)
{
    auto name = std::make_shared<std::string>();
    auto cancelled = std::make_shared<std::int64_t>(0);
    auto *command = app.add_subcommand("jobs", "Trainings with their state, newest first");
    command->footer("  glossa jobs --project EmailAppDemo\n"
                    "  glossa jobs --cancel 12");
    auto *project = command->add_option("--project", *name, "Of this project only");
    command->add_option("--cancel", *cancelled, "Stop this one instead, wherever it runs")
        ->check(positiveCheck)
        ->excludes(project);
    command->callback([&, name, cancelled] {
        chosen = [&context, name, cancelled] {
            return *cancelled != 0 ? runCancel(context, *cancelled) : runJobs(context, *name);
        };
    });
}

void addWorker(CLI::App &app, Context &context, Run &chosen)
{
    auto job = std::make_shared<std::int64_t>(0);
    auto *command =
        app.add_subcommand("worker", "Run one waiting job; progress as JSON lines on standard output");
    command->footer("The window starts this for each training. Closing its standard input cancels the job.");
    command->add_option("--job", *job, "This one (default: the oldest that waits)");
    command->callback([&, job] { chosen = [&context, job] { return runWorker(context, *job); }; });
}

} // namespace glossa::cli
