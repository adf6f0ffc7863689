// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/checks.h"
#include "app/cli/command.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"

#include "core/workspace/deployments/deployments.h"
#include "wording/deployments.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace glossa::cli {

namespace {

using Json = nlohmann::ordered_json;

struct DeploymentOptions {
    std::string project, deployment, model, second;
    int limit = 50;
    std::int64_t step = 0;
};

void printSlots(const Json &json)
{
    std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

Json nameOf(const std::optional<workspace::HeldModel> &held)
{
    return held ? Json(held->model.label.toStdString()) : Json();
}

const char *nameOf(workspace::DeploymentAct act)
{
    switch (act) {
    case workspace::DeploymentAct::Deploy:
        return "deploy";
    case workspace::DeploymentAct::Swap:
        return "swap";
    case workspace::DeploymentAct::Delete:
        return "delete";
    case workspace::DeploymentAct::Undo:
        break;
    }
    return "undo";
}

Json stepJson(const workspace::DeploymentStep &step)
{
    Json json{{"step", step.id},
              {"time", step.timeMs},
              {"author", step.author.toStdString()},
              {"door", step.door.toStdString()},
              {"act", nameOf(step.act)},
              {"changes", Json::array()},
              {"undoes", step.undoes},
              {"undoneBy", step.undoneBy}};
    for (const workspace::SlotChange &change : step.changes)
        json["changes"].push_back({{"deployment", change.name.toStdString()},
                                   {"before", nameOf(change.before)},
                                   {"after", nameOf(change.after)}});
    return json;
}

/// Prints the step that a verb has made.
int told(Context &context, const Result<workspace::DeploymentStep> &step)
{
    if (!step)
        return context.refuse(step.error());
    if (context.json)
        printSlots(stepJson(*step));
    else
        say(QStringLiteral("%1 (step %2)").arg(wording::sentence(*step)).arg(step->id));
    return done;
}

int runDeploy(Context &context, const DeploymentOptions &options)
{
    const auto id = context.project(options.project);
    if (!id)
        return failed;
    return told(context,
                workspace::deployModel(*context.workspace(), *id, QString::fromStdString(options.deployment),
                                       QString::fromStdString(options.model), context.origin()));
}

const char *nameOf(workspace::ListedAs listed)
{
    switch (listed) {
    case workspace::ListedAs::Replaced:
        return "replaced";
    case workspace::ListedAs::Deleted:
        return "deleted";
    case workspace::ListedAs::Itself:
        break;
    }
    return "itself";
}

Json standingJson(const workspace::DeploymentStanding &standing)
{
    const workspace::Deployment &deployment = standing.deployment;
    return {
        {"deployment", deployment.name.toStdString()}, {"model", deployment.held.model.label.toStdString()},
        {"trained", deployment.held.model.trainedMs},  {"deployed", deployment.deployedMs},
        {"by", deployment.deployedBy.toStdString()},   {"listed", nameOf(standing.listed)},
        {"label", standing.label.toStdString()},       {"newerModels", standing.newerModels},
        {"editsBehind", standing.editsBehind}};
}

int runList(Context &context, const DeploymentOptions &options)
{
    const auto id = context.project(options.project);
    if (!id)
        return failed;
    const auto standings = workspace::deploymentStandings(*context.workspace(), *id);
    if (!standings)
        return context.refuse(standings.error());
    if (context.json) {
        Json array = Json::array();
        for (const workspace::DeploymentStanding &standing : *standings)
            array.push_back(standingJson(standing));
        printSlots(array);
        return done;
    }
    Table table({{QStringLiteral("Deployment")},
                 {QStringLiteral("Model")},
                 {QStringLiteral("Trained")},
                 {QStringLiteral("Deployed")},
                 {QStringLiteral("By")},
                 {QStringLiteral("Standing")}});
    for (const workspace::DeploymentStanding &standing : *standings) {
        const workspace::Deployment &deployment = standing.deployment;
        const QString fate = wording::fate(standing);
        table.add({deployment.name, deployment.held.model.label, timeText(deployment.held.model.trainedMs),
                   timeText(deployment.deployedMs), deployment.deployedBy,
                   wording::behind(standing) + (fate.isEmpty() ? QString() : QStringLiteral("; ") + fate)});
    }
    table.print();
    return done;
}

int runDelete(Context &context, const DeploymentOptions &options)
{
    const auto id = context.project(options.project);
    if (!id)
        return failed;
    return told(context,
                workspace::deleteDeployment(*context.workspace(), *id,
                                            QString::fromStdString(options.deployment), context.origin()));
}

int runSwap(Context &context, const DeploymentOptions &options)
{
    const auto id = context.project(options.project);
    if (!id)
        return failed;
    return told(context, workspace::swapDeployments(
                             *context.workspace(), *id, QString::fromStdString(options.deployment),
                             QString::fromStdString(options.second), context.origin()));
}

int runUndo(Context &context, const DeploymentOptions &options)
{
    const auto id = context.project(options.project);
    if (!id)
        return failed;
    return told(context,
                workspace::undoDeployment(*context.workspace(), *id, context.origin(), options.step));
}

int runHistory(Context &context, const DeploymentOptions &options)
{
    const auto id = context.project(options.project);
    if (!id)
        return failed;
    const auto steps = workspace::deploymentHistory(*context.workspace(), *id, options.limit);
    if (!steps)
        return context.refuse(steps.error());
    if (context.json) {
        Json array = Json::array();
        for (const workspace::DeploymentStep &step : *steps)
            array.push_back(stepJson(step));
        printSlots(array);
        return done;
    }
    Table table({{QStringLiteral("Step"), true},
                 {QStringLiteral("Time")},
                 {QStringLiteral("Author")},
                 {QStringLiteral("What")},
                 {QStringLiteral("Undone by"), true}});
    for (const workspace::DeploymentStep &step : *steps)
        table.add({QString::number(step.id), timeText(step.timeMs), step.author, wording::sentence(step),
                   step.undoneBy == 0 ? QString() : QString::number(step.undoneBy)});
    table.print();
    return done;
}

} // namespace

void addDeploy(CLI::App &app, Context &context, Run &chosen)
{
    auto options = std::make_shared<DeploymentOptions>();
    auto *command = app.add_subcommand("deploy", "Let a model answer under the name of a deployment");
    command->footer(
        "  glossa deploy --project Mail --deployment production --model m2\n"
        "The deployment is made if it is not there. It holds its model: training that label anew, "
        "renaming or deleting the model changes nothing of what is served until it is deployed "
        "again.");
    command->add_option("--project", options->project)->required();
    command->add_option("--deployment", options->deployment, "Letters, digits, _ . - and at most 50 of them")
        ->required();
    command->add_option("--model", options->model, "Label of a trained model")->required();
    command->callback(
        [&, options] { chosen = [&context, options] { return runDeploy(context, *options); }; });
}

void addDeployments(CLI::App &app, Context &context, Run &chosen)
{
    auto options = std::make_shared<DeploymentOptions>();
    auto *command =
        app.add_subcommand("deployments", "What serves, how far it is behind, and what served before");
    command->footer("  glossa deployments --project Mail\n"
                    "  glossa deployments swap staging production --project Mail\n"
                    "  glossa deployments undo --project Mail\n"
                    "  glossa deployments history --project Mail");
    command->add_option("--project", options->project)->required();
    command->require_subcommand(0, 1);
    command->fallthrough(); // --project may stand after the verb
    const auto run = [&context, &chosen, options](int (*body)(Context &, const DeploymentOptions &)) {
        return [&context, &chosen, options, body] {
            chosen = [&context, options, body] { return body(context, *options); };
        };
    };
    command->callback([command, run] {
        if (command->get_subcommands().empty())
            run(runList)();
    });
    command->add_subcommand("list", "The deployments with their models")->callback(run(runList));
    auto *remove = command->add_subcommand("delete", "Delete a deployment; its name answers no more");
    remove->add_option("DEPLOYMENT", options->deployment)->required();
    remove->callback(run(runDelete));
    auto *swap = command->add_subcommand("swap", "Let two deployments exchange their models");
    swap->add_option("DEPLOYMENT", options->deployment)->required();
    swap->add_option("OTHER", options->second)->required();
    swap->callback(run(runSwap));
    auto *history = command->add_subcommand("history", "What served when, and who changed it; newest first");
    history->add_option("--limit", options->limit, "At most so many steps")->check(positiveCheck);
    history->callback(run(runHistory));
    auto *undo = command->add_subcommand("undo", "Take back your own last step, or any by its number");
    undo->footer("A step that took another one back is taken back in the same way, which brings that again.");
    undo->add_option("--step", options->step, "This step of the history, whoever made it")
        ->check(positiveCheck);
    undo->callback(run(runUndo));
}

} // namespace glossa::cli
