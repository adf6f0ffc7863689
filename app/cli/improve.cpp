// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"

#include "core/workspace/improve/improvements.h"
#include "core/workspace/improve/put_off.h"
#include "core/workspace/items/edit.h"
#include "wording/improve.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace glossa::cli {

namespace {

using FindingJson = nlohmann::ordered_json;

struct ImproveOptions {
    std::string project, model, finding;
    bool all = false; // also what is put off
};

FindingJson placesJson(const std::vector<workspace::Place> &places)
{
    FindingJson json = FindingJson::array();
    for (const workspace::Place &place : places) {
        FindingJson one{{"item", place.item}};
        if (place.span.length > 0) {
            one["offset"] = place.span.begin;
            one["length"] = place.span.length;
        }
        json.push_back(std::move(one));
    }
    return json;
}

FindingJson evidenceJson(const workspace::Finding &finding, const workspace::Evidence &evidence)
{
    FindingJson choices = FindingJson::array();
    for (const workspace::Choice &choice : evidence.choices) {
        FindingJson says = FindingJson::array();
        for (const workspace::Said &said : choice.says) {
            FindingJson one{{"category", said.category.toStdString()}};
            if (!said.words.isEmpty())
                one["words"] = said.words.toStdString();
            says.push_back(std::move(one));
        }
        choices.push_back({{"says", std::move(says)}, {"count", choice.count}});
    }
    return {{"sentence", wording::sentence(finding, evidence).toStdString()},
            {"text", evidence.text.toStdString()},
            {"category", evidence.category.toStdString()},
            {"count", evidence.count},
            {"total", evidence.total},
            {"places", placesJson(evidence.places)},
            {"choices", std::move(choices)}};
}

FindingJson findingJson(const workspace::Finding &finding)
{
    FindingJson evidence = FindingJson::array();
    for (const workspace::Evidence &one : finding.evidence)
        evidence.push_back(evidenceJson(finding, one));
    return {{"finding", finding.identity().toStdString()},
            {"kind", workspace::nameOf(finding.kind).toStdString()},
            {"of", finding.of ? FindingJson(workspace::nameOf(*finding.of).toStdString()) : FindingJson()},
            {"category", finding.category.toStdString()},
            {"other", finding.other.toStdString()},
            {"headline", wording::headline(finding).toStdString()},
            {"explanation", wording::explanation(finding).toStdString()},
            {"count", finding.count},
            {"total", finding.total},
            {"work", finding.work},
            {"effectOnF1", finding.effect ? FindingJson(*finding.effect) : FindingJson()},
            {"fix", finding.fix.size()},
            {"putOff", finding.putOff},
            {"items", finding.items},
            {"evidence", std::move(evidence)}};
}

void printFindingJson(const FindingJson &json)
{
    std::cout << json.dump(2, ' ', false, FindingJson::error_handler_t::replace) << '\n';
}

Result<workspace::Improvements> look(Context &context, std::int64_t project, const ImproveOptions &options)
{
    ProgressBar bar;
    const Interrupt interrupt;
    workspace::ImproveRequest request;
    request.model = QString::fromStdString(options.model);
    request.stop = interrupt.token();
    request.progress = [&bar](double share) { bar.show(share, QStringLiteral("looking")); };
    return workspace::improvements(*context.workspace(), project, request);
}

void printFindings(const workspace::Improvements &found, const ImproveOptions &options)
{
    Table table({{QStringLiteral("#"), true},
                 {QStringLiteral("Finding")},
                 {QStringLiteral("What to do, and why")},
                 {QStringLiteral("Work"), true},
                 {QStringLiteral("F1"), true},
                 {QStringLiteral("Fix")}});
    int number = 0;
    int putOff = 0;
    for (const workspace::Finding &finding : found.findings) {
        putOff += finding.putOff ? 1 : 0;
        if (finding.putOff && !options.all)
            continue;
        table.add({QString::number(++number), finding.identity(),
                   wording::headline(finding) + QStringLiteral(". ") + wording::explanation(finding),
                   wording::work(finding), wording::effect(finding),
                   finding.putOff ? QStringLiteral("put off") : wording::fix(finding)});
    }
    table.print();
    if (putOff > 0 && !options.all)
        Note() << "glossa: " << putOff << " are put off (--all shows them)";
}

int runLook(Context &context, const ImproveOptions &options)
{
    const auto id = context.project(options.project);
    if (!id)
        return failed;
    const auto found = look(context, *id, options);
    if (!found)
        return context.refuse(found.error());
    if (!context.json) {
        printFindings(*found, options);
        return done;
    }
    FindingJson findings = FindingJson::array();
    for (const workspace::Finding &finding : found->findings)
        if (!finding.putOff || options.all)
            findings.push_back(findingJson(finding));
    printFindingJson(
        {{"model", found->model.isEmpty() ? FindingJson() : FindingJson(found->model.toStdString())},
         {"items", found->items},
         {"findings", std::move(findings)}});
    return done;
}

/// Looks anew, so that a finding that is gone is not put off or mended.
template <typename Do>
int withFinding(Context &context, const ImproveOptions &options, const Do &doIt)
{
    const auto id = context.project(options.project);
    if (!id)
        return failed;
    const auto found = look(context, *id, options);
    if (!found)
        return context.refuse(found.error());
    const auto finding = workspace::findingOf(*found, QString::fromStdString(options.finding));
    if (!finding)
        return context.refuse(finding.error());
    return doIt(*id, *finding);
}

int runPutOff(Context &context, const ImproveOptions &options)
{
    return withFinding(context, options, [&](std::int64_t id, const workspace::Finding &finding) {
        const auto status = workspace::putOff(*context.workspace(), id, finding, context.origin());
        if (!status)
            return context.refuse(status.error());
        if (context.json)
            printFindingJson({{"finding", options.finding}, {"putOff", true}});
        else
            say(QStringLiteral("put off: %1").arg(wording::headline(finding)));
        return done;
    });
}

int runTakeBack(Context &context, const ImproveOptions &options)
{
    const auto id = context.project(options.project);
    if (!id)
        return failed;
    const auto status =
        workspace::takeBack(*context.workspace(), *id, QString::fromStdString(options.finding));
    if (!status)
        return context.refuse(status.error());
    if (context.json)
        printFindingJson({{"finding", options.finding}, {"putOff", false}});
    else
        say(QStringLiteral("no longer put off: %1").arg(QString::fromStdString(options.finding)));
    return done;
}

int runFix(Context &context, const ImproveOptions &options)
{
    return withFinding(context, options, [&](std::int64_t id, const workspace::Finding &finding) {
        if (finding.fix.empty()) {
            Note() << "glossa: " << wording::headline(finding) << ": a person has to decide; read its items";
            return failed;
        }
        const auto receipt =
            workspace::apply(*context.workspace(), id, workspace::oneStep(finding.fix), context.origin());
        if (!receipt)
            return context.refuse(receipt.error());
        if (context.json)
            printFindingJson({{"finding", options.finding},
                              {"edits", finding.fix.size()},
                              {"sequence", receipt->sequence}});
        else
            say(QStringLiteral("done with %1 edits, one step: glossa undo takes it back")
                    .arg(finding.fix.size()));
        return done;
    });
}

} // namespace

void addImprove(CLI::App &app, Context &context, Run &chosen)
{
    auto options = std::make_shared<ImproveOptions>();
    auto *command =
        app.add_subcommand("improve", "What to do for a model next, and what it is likely to bring");
    command->footer("  glossa improve --project Mail\n"
                    "  glossa --json improve --project Mail --model m2\n"
                    "  glossa improve fix twins --project Mail\n"
                    "  glossa improve put-off fewLabels:entity:Attachment --project Mail\n"
                    "Ranked by the estimated effect on F1 for each text or label of work.");
    command->add_option("--project", options->project)->required();
    command->add_option(
        "--model", options->model,
        "By the judgement and the split of this model (default: the newest, if there is one)");
    command->add_flag("--all", options->all, "Also what is put off");
    command->require_subcommand(0, 1);
    command->fallthrough(); // --project may stand after the verb
    const auto run = [&context, &chosen, options](int (*body)(Context &, const ImproveOptions &)) {
        return [&context, &chosen, options, body] {
            chosen = [&context, options, body] { return body(context, *options); };
        };
    };
    command->callback([command, run] {
        if (command->get_subcommands().empty())
            run(runLook)();
    });
    const auto verb = [&](const char *name, const char *what,
                          int (*body)(Context &, const ImproveOptions &)) {
        auto *sub = command->add_subcommand(name, what);
        sub->add_option("FINDING", options->finding, "As the list names it")->required();
        sub->callback(run(body));
    };
    verb("fix", "Do what the finding proposes, as one step that undo takes back", runFix);
    verb("put-off", "Leave a finding out of the list until it is about more than today", runPutOff);
    verb("take-back", "Show a finding again that was put off", runTakeBack);
}

} // namespace glossa::cli
