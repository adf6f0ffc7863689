// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/checks.h"
#include "app/cli/command.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"

#include "core/workspace/projects/overview.h"
#include "core/workspace/projects/projects.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace glossa::cli {

namespace {

using Json = nlohmann::ordered_json;

struct ProjectOptions {
    std::string name, newName, kind, language, description;
    bool multilingual = false;
    bool trash = false;
    bool all = false;
};

Json summaryJson(const workspace::ProjectOverview &overview)
{
    const auto &summary = overview.summary;
    Json json{{"projectName", summary.info.name.toStdString()},
              {"projectKind", project::kindName(summary.info.kind).toStdString()},
              {"language", summary.info.language.toStdString()},
              {"multilingual", summary.info.multilingual},
              {"description", summary.info.description.toStdString()},
              {"confidenceThreshold", summary.info.confidenceThreshold.value_or(0.0)},
              {"items", summary.items},
              {"labeled", summary.labeled},
              {"train", summary.train},
              {"test", summary.test},
              {"labels", summary.labels},
              {"intents", summary.intents},
              {"entities", summary.entities},
              {"classes", summary.classes},
              {"models", overview.models}};
    if (overview.lastModel) {
        json["lastModel"] = {{"label", overview.lastModel->label.toStdString()},
                             {"f1", overview.lastModel->score ? Json(*overview.lastModel->score) : Json()}};
    }
    return json;
}

void warnOf(const QString &name)
{
    if (const std::string warning = warningOfName(name); !warning.empty())
        Note() << "glossa: warning: " << warning;
}

int create(Context &context, const ProjectOptions &options)
{
    project::ProjectInfo info;
    info.name = QString::fromStdString(options.name);
    info.kind = project::kindFromName(QString::fromStdString(options.kind)).value();
    info.language = QString::fromStdString(options.language);
    info.multilingual = options.multilingual;
    info.description = QString::fromStdString(options.description);
    auto *open = context.workspace(Context::Make::IfAbsent);
    if (!open)
        return failed;
    const auto created = workspace::createProject(*open, info, context.origin());
    if (!created)
        return context.refuse(created.error());
    warnOf(info.name);
    if (context.json)
        std::cout << Json{{"projectName", options.name}, {"id", *created}}.dump() << '\n';
    else
        say(QStringLiteral("Created %1.").arg(info.name));
    return done;
}

int list(Context &context, const ProjectOptions &options)
{
    auto *open = context.workspace();
    if (!open)
        return failed;
    const auto overviews = workspace::projectOverviews(*open, options.trash);
    if (!overviews)
        return context.refuse(overviews.error());
    if (context.json) {
        Json array = Json::array();
        for (const auto &overview : *overviews)
            array.push_back(summaryJson(overview));
        std::cout << array.dump(2) << '\n';
        return done;
    }
    Table table({{QStringLiteral("Name")},
                 {QStringLiteral("Kind")},
                 {QStringLiteral("Language")},
                 {QStringLiteral("Items"), true},
                 {QStringLiteral("Labeled"), true},
                 {QStringLiteral("Last model")},
                 {QStringLiteral("F1"), true}});
    for (const auto &overview : *overviews) {
        const auto &summary = overview.summary;
        table.add({summary.info.name, project::kindName(summary.info.kind), summary.info.language,
                   QString::number(summary.items), QString::number(summary.labeled),
                   overview.lastModel ? overview.lastModel->label : QStringLiteral("–"),
                   figure(overview.lastModel ? overview.lastModel->score : std::nullopt)});
    }
    table.print();
    return done;
}

void showCategories(const std::vector<workspace::CategoryUse> &uses)
{
    Table table({{QStringLiteral("Category")},
                 {QStringLiteral("Kind")},
                 {QStringLiteral("Train"), true},
                 {QStringLiteral("Test"), true},
                 {QStringLiteral("Found by")}});
    for (const auto &use : uses) {
        static const QStringList kinds{QStringLiteral("intent"), QStringLiteral("entity"),
                                       QStringLiteral("class")};
        QStringList found;
        const auto &components = use.category.components;
        if (!components.list.empty())
            found << QStringLiteral("list of %1").arg(components.list.size());
        if (!components.regex.empty())
            found << QStringLiteral("%1 regex").arg(components.regex.size());
        for (const auto &prebuilt : components.prebuilts)
            found << QStringLiteral("%1 (not recognized yet)").arg(prebuilt.category);
        table.add({use.category.name, kinds.value(static_cast<int>(use.category.kind)),
                   QString::number(use.train), QString::number(use.test), found.join(QStringLiteral(", "))});
    }
    table.print();
}

int show(Context &context, const ProjectOptions &options)
{
    const auto id = context.project(options.name);
    if (!id)
        return failed;
    const auto overview = workspace::projectOverview(*context.workspace(), *id);
    const auto uses = workspace::categories(*context.workspace(), *id);
    if (!overview || !uses)
        return context.refuse(overview ? uses.error() : overview.error());
    if (context.json) {
        Json json = summaryJson(*overview);
        for (const auto &use : *uses) {
            static const char *const lists[] = {"intentUse", "entityUse", "classUse"};
            json[lists[static_cast<int>(use.category.kind)]].push_back(
                {{"category", use.category.name.toStdString()}, {"train", use.train}, {"test", use.test}});
        }
        std::cout << json.dump(2) << '\n';
        return done;
    }
    const auto &summary = overview->summary;
    say(QStringLiteral("%1  (%2, %3%4)")
            .arg(summary.info.name, project::kindName(summary.info.kind), summary.info.language,
                 summary.info.multilingual ? QStringLiteral(", multilingual") : QString()));
    say(QStringLiteral("%1 items, %2 labeled; training %3, test %4; %5 labels; %6 models")
            .arg(summary.items)
            .arg(summary.labeled)
            .arg(summary.train)
            .arg(summary.test)
            .arg(summary.labels)
            .arg(overview->models));
    showCategories(*uses);
    return done;
}

int rename(Context &context, const ProjectOptions &options)
{
    const auto id = context.project(options.name);
    if (!id)
        return failed;
    const QString name = QString::fromStdString(options.newName);
    const auto renamed = workspace::renameProject(*context.workspace(), *id, name, context.origin());
    if (!renamed)
        return context.refuse(renamed.error());
    warnOf(name);
    if (!context.json)
        say(QStringLiteral("Renamed to %1.").arg(name));
    else
        std::cout << Json{{"projectName", options.newName}}.dump() << '\n';
    return done;
}

int remove(Context &context, const ProjectOptions &options)
{
    const auto id = context.project(options.name);
    if (!id)
        return failed;
    if (const auto trashed = workspace::trashProject(*context.workspace(), *id); !trashed)
        return context.refuse(trashed.error());
    if (context.json)
        std::cout << Json{{"projectName", options.name}, {"trashed", true}}.dump() << '\n';
    else
        say(QStringLiteral("%1 is in the trash. `glossa project restore` brings it back.")
                .arg(QString::fromStdString(options.name)));
    return done;
}

/// Those of a name in the trash, the last one that was put there first; empty if the reason was told.
std::vector<std::int64_t> trashed(Context &context, const std::string &name)
{
    auto *open = context.workspace();
    if (!open)
        return {};
    const auto overviews = workspace::projectOverviews(*open, true);
    if (!overviews) {
        context.refuse(overviews.error());
        return {};
    }
    std::vector<std::int64_t> ids;
    for (const auto &overview : *overviews) {
        if (overview.summary.info.name == QString::fromStdString(name))
            ids.push_back(overview.summary.info.id);
    }
    if (ids.empty())
        context.refuse({ErrorCode::NotFound, {}, "trash", "a name of `glossa project list --trash`", name});
    return ids;
}

int restore(Context &context, const ProjectOptions &options)
{
    const auto ids = trashed(context, options.name);
    if (ids.empty())
        return failed;
    if (const auto restored = workspace::restoreProject(*context.workspace(), ids.front()); !restored)
        return context.refuse(restored.error());
    if (context.json)
        std::cout << Json{{"projectName", options.name}, {"trashed", false}}.dump() << '\n';
    else
        say(QStringLiteral("%1 is back.").arg(QString::fromStdString(options.name)));
    return done;
}

int purge(Context &context, const ProjectOptions &options)
{
    const auto ids = trashed(context, options.name);
    if (ids.empty())
        return failed;
    if (ids.size() > 1 && !options.all)
        return context.refuse({ErrorCode::Conflict,
                               {},
                               "trash",
                               "--all, which deletes them all for good",
                               std::to_string(ids.size()) + " projects of this name are in the trash"});
    for (const std::int64_t id : ids) {
        if (const auto purged = workspace::purgeProject(*context.workspace(), id); !purged)
            return context.refuse(purged.error());
    }
    if (context.json)
        std::cout << Json{{"projectName", options.name}, {"purged", ids.size()}}.dump() << '\n';
    else
        say(QStringLiteral("%1 is deleted for good.").arg(QString::fromStdString(options.name)));
    return done;
}

} // namespace

void addProject(CLI::App &app, Context &context, Run &chosen)
{
    auto options = std::make_shared<ProjectOptions>();
    auto *command = app.add_subcommand("project", "Create, list, show, rename, delete and restore projects");
    command->require_subcommand(1);
    command->footer(
        "  glossa project create Mail --kind Conversation --language en-us\n  glossa project show Mail");

    auto *createCommand = command->add_subcommand("create", "Make an empty project");
    createCommand->add_option("NAME", options->name, "Its name, unique in the workspace")->required();
    createCommand
        ->add_option("--kind", options->kind,
                     "Conversation, CustomEntityRecognition, …Classification (Azure's names)")
        ->required()
        ->check(kindCheck);
    createCommand->add_option("--language", options->language, "Main language, BCP-47")
        ->required()
        ->check(languageCheck);
    createCommand->add_flag("--multilingual", options->multilingual, "Items may have other languages");
    createCommand->add_option("--description", options->description, "Shown in the list of projects");
    createCommand->callback(
        [&, options] { chosen = [&context, options] { return create(context, *options); }; });

    auto *listCommand = command->add_subcommand("list", "All projects");
    listCommand->add_flag("--trash", options->trash, "Those in the trash instead");
    listCommand->callback([&, options] { chosen = [&context, options] { return list(context, *options); }; });

    auto *showCommand = command->add_subcommand("show", "One project: counts, schema, models");
    showCommand->add_option("NAME", options->name)->required();
    showCommand->callback([&, options] { chosen = [&context, options] { return show(context, *options); }; });

    auto *renameCommand = command->add_subcommand("rename", "Give a project another name");
    renameCommand->add_option("NAME", options->name)->required();
    renameCommand->add_option("NEW_NAME", options->newName)->required();
    renameCommand->callback(
        [&, options] { chosen = [&context, options] { return rename(context, *options); }; });

    const auto verb = [&](const char *name, const char *what, int (*run)(Context &, const ProjectOptions &)) {
        auto *verbCommand = command->add_subcommand(name, what);
        verbCommand->add_option("NAME", options->name)->required();
        verbCommand->callback([&chosen, &context, options, run] {
            chosen = [&context, options, run] { return run(context, *options); };
        });
        return verbCommand;
    };
    verb("delete", "Move a project to the trash", remove);
    verb("restore", "Bring a project back from the trash: of several of a name the last one", restore);
    verb("purge", "Delete a project of the trash with its models, for good", purge)
        ->add_flag("--all", options->all, "All of this name");
}

} // namespace glossa::cli
