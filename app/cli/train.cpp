// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/checks.h"
#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"

#include "core/project/error_json.h"
#include "core/workspace/jobs/jobs.h"
#include "core/workspace/models/model_facts.h"
#include "core/workspace/models/registry.h"
#include "core/workspace/models/train_request.h"
#include "core/workspace/training/checks.h"
#include "core/workspace/training/train_state.h"
#include "wording/sentence.h"
#include "wording/training.h"

#include <QJsonDocument>

#include <nlohmann/json.hpp>

#include <cstdio>
#include <iostream>
#include <thread>
#include <unistd.h>

namespace glossa::cli {

namespace {

using Json = nlohmann::ordered_json;

struct Options {
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
    const auto &curve = state.stage == u"intents" ? state.intentCurve : state.entityCurve;
    const std::optional<double> heldOut = curve.empty() ? std::nullopt : curve.back().heldOut;
    if (state.iteration > 0 && heldOut)
        line += QStringLiteral(", held-out %1").arg(*heldOut, 0, 'f', 3);
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
        std::cout << QJsonDocument(facts.toJson()).toJson(QJsonDocument::Indented).toStdString();
        return;
    }
    if (facts.testItems == 0) {
        say(QStringLiteral(
                "%1: learned from %2 items, not judged: no labeled item was in the test set or held back")
                .arg(facts.request.model)
                .arg(facts.trainItems));
        return;
    }
    say(QStringLiteral("%1: learned from %2 items, judged on %3; F1 intents %4, entities %5, both %6")
            .arg(facts.request.model)
            .arg(facts.trainItems)
            .arg(facts.testItems)
            .arg(figure(facts.intentF1), figure(facts.entityF1), figure(facts.combinedF1)));
}

int runTrain(Context &context, const Options &options)
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

    auto &open = *context.workspace();
    if (open.isReadOnly())
        return context.refuse({ErrorCode::ReadOnly, open.folder().toStdString(), {}, {}, {}});
    if (const auto reaped = workspace::reapOrphans(open); !reaped)
        return context.refuse(reaped.error());
    const auto checks = workspace::checkTraining(open, *id, request);
    if (!checks)
        return context.refuse(checks.error());
    if (tellChecks(context, *checks))
        return failed;
    Status status;
    Result<std::int64_t> job;
    {
        ProgressBar bar;
        const Interrupt interrupt; // Ctrl+C cancels the job instead of orphaning it
        job = workspace::queueTraining(open, *id, request);
        if (!job)
            return context.refuse(job.error());
        status = workspace::runJob(open, *job, interrupt.token(), [&bar](const workspace::TrainState &state) {
            bar.show(state.fraction, stageLine(state));
        });
    }
    if (!status)
        return context.refuse(status.error());
    const auto row = open.store().job(*job);
    if (!row)
        return context.refuse(row.error());
    printFacts(context, workspace::ModelFacts::fromJson(QJsonDocument::fromJson(row->result).object()));
    return done;
}

QString stateName(workspace::JobState state)
{
    static const QStringList names{QStringLiteral("waiting"), QStringLiteral("running"),
                                   QStringLiteral("done"), QStringLiteral("failed"),
                                   QStringLiteral("cancelled")};
    return names.value(static_cast<int>(state));
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
    const auto rows = workspace::jobs(*context.workspace(), id);
    if (!rows)
        return context.refuse(rows.error());
    if (context.json) {
        Json array = Json::array();
        for (const auto &row : *rows) {
            const QJsonObject request = QJsonDocument::fromJson(row.request).object();
            Json json{{"id", row.id},
                      {"project", row.project},
                      {"kind", row.kind.toStdString()},
                      {"model", request[QStringLiteral("model")].toString().toStdString()},
                      {"state", stateName(row.state).toStdString()},
                      {"fraction", row.fraction},
                      {"created", row.createdMs},
                      {"started", row.startedMs},
                      {"ended", row.endedMs}};
            if (const auto error = project::errorFromJson(row.error.toUtf8()))
                json["error"] = answerOf(*error);
            array.push_back(std::move(json));
        }
        std::cout << array.dump(2) << '\n';
        return done;
    }
    Table table({{QStringLiteral("Job"), true},
                 {QStringLiteral("Kind")},
                 {QStringLiteral("Model")},
                 {QStringLiteral("State")},
                 {QStringLiteral("Started")},
                 {QStringLiteral("Took"), true},
                 {QStringLiteral("Note")}});
    for (const auto &row : *rows) {
        const QJsonObject request = QJsonDocument::fromJson(row.request).object();
        const auto error = project::errorFromJson(row.error.toUtf8());
        table.add({QString::number(row.id), row.kind, request[QStringLiteral("model")].toString(),
                   stateName(row.state), timeText(row.startedMs),
                   row.endedMs > row.startedMs && row.startedMs > 0
                       ? QStringLiteral("%1 s").arg(static_cast<double>(row.endedMs - row.startedMs) / 1000.0,
                                                    0, 'f', 1)
                       : QStringLiteral("–"),
                   error ? wording::sentence(*error) : QString()});
    }
    table.print();
    return done;
}

int runModels(Context &context, const std::string &projectName)
{
    const auto id = context.project(projectName);
    if (!id)
        return failed;
    const auto rows = workspace::models(*context.workspace(), *id);
    if (!rows)
        return context.refuse(rows.error());
    if (context.json) {
        Json array = Json::array();
        for (const auto &row : *rows) {
            Json json{{"label", row.label.toStdString()},
                      {"trained", row.trainedMs},
                      {"lastTrainingDurationInSeconds", row.tookMs / 1000},
                      {"file", row.file.toStdString()}};
            json["facts"] = Json::parse(row.facts.toStdString());
            array.push_back(std::move(json));
        }
        std::cout << array.dump(2) << '\n';
        return done;
    }
    Table table({{QStringLiteral("Model")},
                 {QStringLiteral("Trained")},
                 {QStringLiteral("Took"), true},
                 {QStringLiteral("Learned from"), true},
                 {QStringLiteral("Judged on"), true},
                 {QStringLiteral("Intents"), true},
                 {QStringLiteral("Entities"), true}});
    for (const auto &row : *rows) {
        const auto facts = workspace::ModelFacts::fromJson(QJsonDocument::fromJson(row.facts).object());
        table.add({row.label, timeText(row.trainedMs),
                   QStringLiteral("%1 s").arg(static_cast<double>(row.tookMs) / 1000.0, 0, 'f', 1),
                   QString::number(facts.trainItems),
                   facts.testItems > 0 ? QString::number(facts.testItems) : QStringLiteral("–"),
                   figure(facts.intentF1), figure(facts.entityF1)});
    }
    table.print();
    return done;
}

int runDeleteModel(Context &context, const std::string &projectName, const std::string &label)
{
    const auto id = context.project(projectName);
    if (!id)
        return failed;
    const auto deleted = workspace::deleteModel(*context.workspace(), *id, QString::fromStdString(label));
    return deleted ? done : context.refuse(deleted.error());
}

int runRenameModel(Context &context, const std::string &projectName, const std::string &label,
                   const std::string &to)
{
    const auto id = context.project(projectName);
    if (!id)
        return failed;
    const auto renamed = workspace::renameModel(*context.workspace(), *id, QString::fromStdString(label),
                                                QString::fromStdString(to));
    return renamed ? done : context.refuse(renamed.error());
}

/// The child process of the window: progress as JSON lines out, the end of the input cancels.
int runWorker(Context &context, std::int64_t job)
{
    if (!context.workspace())
        return failed;
    if (job == 0) {
        const auto rows = workspace::jobs(*context.workspace(), std::nullopt);
        if (!rows)
            return context.refuse(rows.error());
        for (const auto &row : *rows) {
            if (row.state == workspace::JobState::Waiting)
                job = row.id;
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
            const QByteArray line = QJsonDocument(state.toJson()).toJson(QJsonDocument::Compact);
            std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
            std::fputc('\n', stdout);
            std::fflush(stdout);
        });
    // A failed or cancelled job has its reason in its row, and the worker did its work; a row that still says
    // "running" could not be written.
    const auto row = context.workspace()->store().job(job);
    const bool told =
        row && row->state != workspace::JobState::Running && row->state != workspace::JobState::Waiting;
    if (!status && (!told || status.error().code == ErrorCode::Conflict))
        return context.refuse(status.error());
    return done;
}

} // namespace

void addTrain(CLI::App &app, Context &context, Run &chosen)
{
    auto options = std::make_shared<Options>();
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

void addModels(CLI::App &app, Context &context, Run &chosen)
{
    struct Names {
        std::string project, label, to;
    };
    auto names = std::make_shared<Names>();
    auto *command = app.add_subcommand("models", "The trained models of a project; delete or rename one");
    command->footer("  glossa models --project Mail\n"
                    "  glossa models rename m7 best --project Mail\n"
                    "  glossa models delete m1 --project Mail");
    command->add_option("--project", names->project)->required();
    command->require_subcommand(0, 1);
    command->fallthrough(); // --project may stand after the verb
    auto *remove = command->add_subcommand("delete", "Delete a model with its file, for good");
    remove->add_option("MODEL", names->label)->required();
    auto *rename = command->add_subcommand("rename", "Give a model another name");
    rename->add_option("MODEL", names->label)->required();
    rename->add_option("NAME", names->to, "Letters, digits, _ . - and at most 50 of them")->required();
    command->callback([&context, &chosen, names, remove, rename] {
        chosen = [&context, names, deletes = remove->parsed(), renames = rename->parsed()] {
            return deletes   ? runDeleteModel(context, names->project, names->label)
                   : renames ? runRenameModel(context, names->project, names->label, names->to)
                             : runModels(context, names->project);
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
