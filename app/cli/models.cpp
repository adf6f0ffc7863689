// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/checks.h"
#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"
#include "app/cli/train.h"

#include "core/project/edit_json.h"
#include "core/workspace/models/data_loading.h"
#include "core/workspace/models/model_data.h"
#include "core/workspace/models/registry.h"
#include "wording/history.h"
#include "wording/model_data.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace glossa::cli {

namespace {

using Json = nlohmann::ordered_json;
using workspace::SinceModel;

struct ModelOptions {
    std::string project, label, to, format, out, only;
    std::int64_t limit = 100;
    std::int64_t offset = 0;
};

/// What a verb is about.
struct Named {
    workspace::Workspace &workspace;
    std::int64_t project;
    QString label;
};

/// Runs `verb(Named)` on the model of the options.
template <typename Verb>
int withNamed(Context &context, const ModelOptions &options, Verb verb)
{
    const auto id = context.project(options.project);
    return id ? verb(Named{*context.workspace(), *id, QString::fromStdString(options.label)}) : failed;
}

int exitCode(const Context &context, const Status &status)
{
    return status ? done : context.refuse(status.error());
}

/// Texts of a damaged row may be no UTF-8.
void printJson(const Json &json)
{
    std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

int listModels(Context &context, const ModelOptions &options)
{
    const auto id = context.project(options.project);
    if (!id)
        return failed;
    const auto models = workspace::models(*context.workspace(), *id);
    if (!models)
        return context.refuse(models.error());
    if (context.json) {
        Json array = Json::array();
        for (const workspace::Model &model : *models)
            array.push_back({{"label", model.label.toStdString()},
                             {"trained", model.trainedMs},
                             {"lastTrainingDurationInSeconds", model.tookMs / 1000},
                             {"file", model.file.toStdString()},
                             {"hasSnapshot", model.facts.dataBytes > 0},
                             {"facts", Json::parse(model.facts.toJson().toStdString())}});
        printJson(array);
        return done;
    }
    const auto summary = context.workspace()->store().project(*id);
    if (!summary)
        return context.refuse(summary.error());
    const bool classes = project::hasCategories(summary->info.kind, project::CategoryKind::Class);
    Table table({{QStringLiteral("Model")},
                 {QStringLiteral("Trained")},
                 {QStringLiteral("Took"), true},
                 {QStringLiteral("Learned from"), true},
                 {QStringLiteral("Judged on"), true},
                 {classes ? QStringLiteral("Micro-F1") : QStringLiteral("Intents"), true},
                 {classes ? QStringLiteral("Macro-F1") : QStringLiteral("Entities"), true}});
    for (const workspace::Model &model : *models) {
        const workspace::ModelFacts &facts = model.facts;
        table.add({model.label, timeText(model.trainedMs),
                   QStringLiteral("%1 s").arg(static_cast<double>(model.tookMs) / 1000.0, 0, 'f', 1),
                   QString::number(facts.trainItems),
                   facts.testItems > 0 ? QString::number(facts.testItems) : QStringLiteral("–"),
                   figure(classes ? facts.classF1 : facts.intentF1),
                   figure(classes ? facts.classMacroF1 : facts.entityF1)});
    }
    table.print();
    return done;
}

int deleteNamed(Context &context, const ModelOptions &options)
{
    return withNamed(context, options, [&](const Named &of) {
        return exitCode(context, workspace::deleteModel(of.workspace, of.project, of.label));
    });
}

int renameNamed(Context &context, const ModelOptions &options)
{
    return withNamed(context, options, [&](const Named &of) {
        return exitCode(context, workspace::renameModel(of.workspace, of.project, of.label,
                                                        QString::fromStdString(options.to)));
    });
}

int duplicateNamed(Context &context, const ModelOptions &options)
{
    return withNamed(context, options, [&](const Named &of) {
        return exitCode(context, workspace::duplicateModel(of.workspace, of.project, of.label,
                                                           QString::fromStdString(options.to)));
    });
}

int retrainNamed(Context &context, const ModelOptions &options)
{
    return withNamed(context, options, [&](const Named &of) {
        const auto model = workspace::model(of.workspace, of.project, of.label);
        const auto request = model ? workspace::requestOf(*model) : fail(model.error());
        return request ? trainHere(context, of.project, *request) : context.refuse(request.error());
    });
}

int exportData(Context &context, const ModelOptions &options)
{
    return withNamed(context, options, [&](const Named &of) {
        Result<workspace::Unheld> unheld;
        {
            ProgressBar bar;
            const Interrupt interrupt; // nothing that was made aside is left behind
            unheld = workspace::exportModelData(
                of.workspace, of.project, of.label, QString::fromStdString(options.format),
                QString::fromStdString(options.out),
                [&bar](double fraction) { bar.show(fraction, QStringLiteral("writing")); },
                interrupt.token());
        }
        if (!unheld)
            return context.refuse(unheld.error());
        if (context.json)
            std::cout << Json{{"model", options.label},
                              {"format", options.format},
                              {"file", options.out},
                              {"labelsLeftOut", unheld->labels},
                              {"intentsLeftOut", unheld->intents}}
                             .dump()
                      << '\n';
        else if (unheld->any())
            Note() << wording::leftOut(*unheld).toStdString();
        return done;
    });
}

const char *changeName(SinceModel change)
{
    switch (change) {
    case SinceModel::Added:
        return "added";
    case SinceModel::Removed:
        return "removed";
    case SinceModel::Renamed:
        return "renamed";
    case SinceModel::Changed:
        break;
    }
    return "changed";
}

std::optional<SinceModel> changeOf(const std::string &name)
{
    for (const SinceModel change : {SinceModel::Added, SinceModel::Changed, SinceModel::Removed}) {
        if (name == changeName(change))
            return change;
    }
    return std::nullopt;
}

const char *kindName(project::CategoryKind kind)
{
    return kind == project::CategoryKind::Intent   ? "intent"
           : kind == project::CategoryKind::Entity ? "entity"
                                                   : "class";
}

Json countsJson(const workspace::DataComparison &comparison)
{
    Json categories = Json::array();
    for (const workspace::CategorySinceModel &category : comparison.categories) {
        Json row{{"change", changeName(category.change)}, {"kind", kindName(category.kind)}};
        if (!category.then.isEmpty())
            row["then"] = category.then.toStdString();
        if (!category.now.isEmpty())
            row["now"] = category.now.toStdString();
        categories.push_back(std::move(row));
    }
    return {{"itemsThen", comparison.itemsThen},  {"itemsNow", comparison.itemsNow},
            {"added", comparison.added},          {"changed", comparison.changed},
            {"removed", comparison.removed},      {"settingsChanged", comparison.settings},
            {"categories", std::move(categories)}};
}

Json comparisonJson(const workspace::DataComparison &comparison)
{
    Json json = countsJson(comparison);
    json["items"] = Json::array();
    for (const workspace::ItemSinceModel &item : comparison.items) {
        Json row{{"change", changeName(item.change)}};
        if (item.then)
            row["then"] = Json::parse(project::itemToJson(*item.then).toStdString());
        if (item.now)
            row["now"] = Json::parse(project::itemToJson(*item.now).toStdString());
        json["items"].push_back(std::move(row));
    }
    return json;
}

/// The first line of a text, as far as a table has room for it.
QString beginOf(const project::Item &item)
{
    constexpr qsizetype longest = 60;
    const QString line = item.text.simplified();
    return line.size() > longest ? line.left(longest) + QStringLiteral("…") : line;
}

void printComparison(const workspace::DataComparison &comparison, bool documents)
{
    say(wording::sinceModel(comparison, documents));
    for (const workspace::CategorySinceModel &category : comparison.categories)
        say(wording::sentence(category));
    if (comparison.items.empty())
        return;
    Table table({{QStringLiteral("Since then")},
                 {QStringLiteral("Item"), true},
                 {QStringLiteral("Text")},
                 {QStringLiteral("What")}});
    for (const workspace::ItemSinceModel &item : comparison.items) {
        const project::Item &shown = item.now ? *item.now : *item.then;
        table.add({wording::word(item.change), QString::number(shown.id), beginOf(shown),
                   wording::whatChanged(item)});
    }
    table.print();
}

bool hasDocuments(const Named &of)
{
    const auto summary = of.workspace.store().project(of.project);
    return summary && project::hasDocuments(summary->info.kind);
}

int compareData(Context &context, const ModelOptions &options)
{
    return withNamed(context, options, [&](const Named &of) {
        const workspace::ComparisonPage page{options.offset, options.limit, changeOf(options.only)};
        const auto comparison = workspace::compareModelData(of.workspace, of.project, of.label, page);
        if (!comparison)
            return context.refuse(comparison.error());
        if (context.json)
            printJson(comparisonJson(*comparison));
        else
            printComparison(*comparison, hasDocuments(of));
        return done;
    });
}

int loadData(Context &context, const ModelOptions &options)
{
    return withNamed(context, options, [&](const Named &of) {
        const auto loaded = workspace::loadModelData(of.workspace, of.project, of.label, context.origin());
        if (!loaded)
            return context.refuse(loaded.error());
        if (context.json) {
            Json json = countsJson(loaded->before);
            if (loaded->receipt)
                json["sequence"] = loaded->receipt->sequence;
            printJson(json);
            return done;
        }
        if (!loaded->receipt) {
            say(wording::sinceModel(loaded->before, hasDocuments(of)));
            return done;
        }
        say(wording::whatLoadingDoes(loaded->before, hasDocuments(of)));
        Note() << "glossa undo --project " << options.project << " takes it back";
        return done;
    });
}

using Verb = int (*)(Context &, const ModelOptions &);

} // namespace

void addModels(CLI::App &app, Context &context, Run &chosen)
{
    auto options = std::make_shared<ModelOptions>();
    auto *command =
        app.add_subcommand("models", "The trained models of a project, and the data that they learned from");
    command->footer("  glossa models --project Mail\n"
                    "  glossa models rename m7 best --project Mail\n"
                    "  glossa models retrain best --project Mail\n"
                    "  glossa models export-data m1 mail-of-m1.json --format azure-clu --project Mail\n"
                    "  glossa models compare-data m1 --project Mail\n"
                    "  glossa models load-data m1 --project Mail");
    command->add_option("--project", options->project)->required();
    command->require_subcommand(0, 1);
    command->fallthrough(); // --project may stand after the verb
    auto verb = std::make_shared<Verb>(&listModels);
    const auto add = [&](const char *name, const char *what, Verb does) {
        auto *one = command->add_subcommand(name, what);
        one->add_option("MODEL", options->label)->required();
        one->callback([verb, does] { *verb = does; });
        return one;
    };
    const char *const names = "Letters, digits, _ . - and at most 50 of them";
    add("delete", "Delete a model with its file and its data, for good", deleteNamed);
    add("rename", "Give a model another name", renameNamed)
        ->add_option("NAME", options->to, names)
        ->required();
    add("duplicate", "The same model once more, under another name", duplicateNamed)
        ->add_option("NAME", options->to, names)
        ->required();
    add("retrain", "Train a model again on the data of today, with its own settings; it is replaced",
        retrainNamed);
    auto *write = add("export-data", "Write the data that a model learned from to a file", exportData);
    write->add_option("OUT", options->out, "File, folder or zip to write; replaced only when whole")
        ->required();
    write->add_option("--format", options->format, "Format id (see glossa formats)")
        ->required()
        ->check(formatCheck(false));
    add("load-data",
        "Make the project's data what it was when a model learned from it: one step, which undo takes back",
        loadData);
    auto *compare = add("compare-data", "What has changed since a model learned from the data", compareData);
    compare->add_option("--only", options->only, "added, changed or removed texts")
        ->check(CLI::IsMember({"added", "changed", "removed"}));
    compare->add_option("--limit", options->limit, "At most so many texts (default 100)")->check(countCheck);
    compare->add_option("--offset", options->offset, "Leave out so many texts before")->check(countCheck);
    command->callback([&context, &chosen, options, verb] {
        chosen = [&context, options, verb] { return (*verb)(context, *options); };
    });
}

} // namespace glossa::cli
