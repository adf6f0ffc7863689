// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/checks.h"
#include "app/cli/command.h"
#include "app/cli/input_lines.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"

#include "core/project/edit_json.h"
#include "core/project/invisible_names.h"
#include "core/workspace/items/edit.h"
#include "core/workspace/items/edit_line.h"
#include "core/workspace/items/items.h"
#include "core/workspace/models/model_facts.h"
#include "core/workspace/models/registry.h"
#include "core/workspace/projects/projects.h"
#include "wording/history.h"
#include "wording/sentence.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <string>
#include <unordered_set>

namespace glossa::cli {

namespace {

using Json = nlohmann::ordered_json;

/// One answer a line, flushed: whoever reads it may rely on the edit being durable.
void answer(const Json &json)
{
    const std::string line = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    std::fprintf(stdout, "%s\n", line.c_str());
    std::fflush(stdout);
}

Json answerOf(const workspace::EditReceipt &receipt)
{
    Json json{{"sequence", receipt.sequence}};
    if (receipt.item != 0)
        json["item"] = receipt.item;
    for (const QString &name : project::invisibleNames(receipt.applied))
        json["warnings"].push_back(warningOfName(name));
    return json;
}

Json answerOf(const Error &error, std::int64_t line)
{
    Json json{{"line", line},
              {"error", wording::sentence(error).toStdString()},
              {"code", static_cast<int>(error.code)},
              {"name", errorName(error.code)}};
    put(json, "place", error.place);
    return json;
}

Result<workspace::EditReceipt> applyLine(Context &context, std::int64_t project, const InputLine &line)
{
    if (const auto whole = line.check(); !whole)
        return fail(whole.error());
    return workspace::applyLine(*context.workspace(), project, QByteArray::fromStdString(line.text),
                                context.origin());
}

int runEdit(Context &context, const std::string &projectName)
{
    const auto id = context.project(projectName);
    if (!id)
        return failed;
    int code = done;
    InputLines lines;
    InputLine line;
    while (true) {
        const auto more = lines.next(line);
        if (!more)
            return context.refuse(more.error());
        if (!*more)
            return code;
        if (!line.tooLong && line.text.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        const auto receipt = applyLine(context, *id, line);
        if (!receipt)
            code = failed;
        answer(receipt ? answerOf(*receipt) : answerOf(receipt.error(), line.number));
    }
}

struct ItemsOptions {
    std::string project, filter, judgedBy;
    std::int64_t limit = 0;
    std::int64_t after = 0;
    bool csv = false;
};

Json itemJson(const workspace::ItemRow &row)
{
    Json json = Json::parse(project::itemToJson(row.item).toStdString());
    json["changed"] = row.changedMs;
    json["by"] = row.changedBy.toStdString();
    return json;
}

/// Leaves those that a model was judged on: what the split of its training has held back, and Test items.
Status keepJudged(workspace::Workspace &open, std::int64_t project, const QString &model,
                  std::vector<project::ItemId> &ids)
{
    const auto outcomes = workspace::evaluation(open, project, model);
    if (!outcomes)
        return fail(outcomes.error());
    std::unordered_set<std::int64_t> judged;
    for (const evaluate::Outcome &outcome : outcomes->items)
        judged.insert(outcome.item);
    std::erase_if(ids, [&judged](project::ItemId id) { return !judged.contains(id); });
    return {};
}

/// Leaves what comes behind an item that is among them.
Status keepAfter(std::int64_t item, std::vector<project::ItemId> &ids)
{
    const auto last = std::ranges::find(ids, item);
    if (last == ids.end())
        return fail(ErrorCode::NotFound, std::to_string(item), "--after",
                    "an item that the filter finds, as the last page named it");
    ids.erase(ids.begin(), last + 1);
    return {};
}

Result<std::vector<project::ItemId>> chosenItems(workspace::Workspace &open, std::int64_t project,
                                                 const ItemsOptions &options)
{
    const auto filter = workspace::parseFilter(QString::fromStdString(options.filter));
    if (!filter)
        return fail(filter.error());
    const auto schema = workspace::categories(open, project);
    if (!schema)
        return fail(schema.error());
    if (const auto known = workspace::checkNames(*filter, *schema); !known)
        return fail(known.error());
    auto ids = workspace::itemIds(open, project, *filter);
    if (ids && !options.judgedBy.empty()) {
        if (const auto kept = keepJudged(open, project, QString::fromStdString(options.judgedBy), *ids);
            !kept)
            return fail(kept.error());
    }
    if (ids && options.after != 0) {
        if (const auto kept = keepAfter(options.after, *ids); !kept)
            return fail(kept.error());
    }
    return ids;
}

/// Lists are JSON in their cells, so that nothing in a name or text is taken for a separator.
QString labelsText(const project::Item &item)
{
    Json list = Json::array();
    for (const project::Label &label : item.labels)
        list.push_back({{"category", label.category.toStdString()},
                        {"offset", label.span.begin},
                        {"length", label.span.length}});
    return list.empty() ? QString() : QString::fromStdString(list.dump());
}

QString classesText(const project::Item &item)
{
    Json list = Json::array();
    for (const project::ClassLabel &label : item.classes)
        list.push_back(label.category.toStdString());
    return list.empty() ? QString() : QString::fromStdString(list.dump());
}

/// What an item is labeled with as a whole, where it is; else the name of a document.
QString answerIn(const project::Item &item)
{
    QStringList classes;
    for (const project::ClassLabel &label : item.classes)
        classes << label.category;
    if (!classes.isEmpty())
        return classes.join(u'|');
    return item.location.isEmpty() ? item.intent : item.location;
}

void printAsCsv(const project::Item &item)
{
    printCsvRow({QString::number(item.id), project::datasetName(item.dataset), item.language, item.location,
                 item.intent, classesText(item), labelsText(item), item.text});
}

void print(const Context &context, const ItemsOptions &options, const workspace::ItemRow &row)
{
    if (context.json)
        return answer(itemJson(row));
    if (options.csv)
        return printAsCsv(row.item);
    constexpr qsizetype longest = 200;
    QString text = row.item.text;
    text.replace(u'\n', u' ').replace(u'\t', u' ').remove(u'\r');
    say(QStringLiteral("%1\t%2\t%3\t%4")
            .arg(QString::number(row.item.id), project::datasetName(row.item.dataset),
                 shown(answerIn(row.item), text::Layout::None), text.left(longest)));
}

int runItems(Context &context, const ItemsOptions &options)
{
    if (context.json && options.csv)
        return context.misused("--csv and --json are two forms of the answer; name one");
    const auto id = context.project(options.project);
    if (!id)
        return failed;
    auto &open = *context.workspace();
    auto ids = chosenItems(open, *id, options);
    if (!ids)
        return context.refuse(ids.error());
    if (options.csv)
        printCsvRow({QStringLiteral("item"), QStringLiteral("dataset"), QStringLiteral("language"),
                     QStringLiteral("location"), QStringLiteral("intent"), QStringLiteral("classes"),
                     QStringLiteral("entities"), QStringLiteral("text")});
    const std::size_t total = ids->size();
    if (options.limit > 0 && total > static_cast<std::size_t>(options.limit))
        ids->resize(static_cast<std::size_t>(options.limit));
    constexpr std::size_t page = 1000;
    for (std::size_t at = 0; at < ids->size(); at += page) {
        const auto first = ids->begin() + static_cast<std::ptrdiff_t>(at);
        const auto last = ids->begin() + static_cast<std::ptrdiff_t>(std::min(at + page, ids->size()));
        const auto rows = workspace::items(open, *id, {first, last});
        if (!rows)
            return context.refuse(rows.error());
        for (const auto &row : *rows)
            print(context, options, row);
    }
    if (ids->size() < total)
        Note() << total - ids->size() << " more; the next page: --after " << ids->back();
    return done;
}

int runHistory(Context &context, const std::string &projectName, int limit)
{
    const auto id = context.project(projectName);
    if (!id)
        return failed;
    const auto entries = workspace::history(*context.workspace(), *id, limit);
    if (!entries)
        return context.refuse(entries.error());
    if (context.json) {
        Json array = Json::array();
        for (const auto &entry : *entries) {
            Json json{{"sequence", entry.sequence},
                      {"time", entry.timeMs},
                      {"author", entry.author.toStdString()},
                      {"door", entry.door.toStdString()},
                      {"undoes", entry.undoes},
                      {"undoneBy", entry.undoneBy},
                      {"note", entry.note.toStdString()}};
            if (entry.edit)
                json["edit"] = Json::parse(project::toJson(*entry.edit).toStdString());
            array.push_back(std::move(json));
        }
        std::cout << array.dump(2) << '\n';
        return done;
    }
    Table table({{QStringLiteral("No."), true},
                 {QStringLiteral("Time")},
                 {QStringLiteral("Author")},
                 {QStringLiteral("Door")},
                 {QStringLiteral("What")}});
    for (const auto &entry : *entries)
        table.add({QString::number(entry.sequence), timeText(entry.timeMs), entry.author, entry.door,
                   wording::step(entry)});
    table.print();
    return done;
}

enum class Way { Undo, Redo };

int runReversal(Context &context, const std::string &projectName, Way way, int steps)
{
    const auto id = context.project(projectName);
    if (!id)
        return failed;
    const bool isUndo = way == Way::Undo;
    workspace::Workspace &open = *context.workspace();
    const auto receipts = isUndo ? workspace::undoSteps(open, *id, context.origin(), steps)
                                 : workspace::redoSteps(open, *id, context.origin(), steps);
    if (!receipts)
        return context.refuse(receipts.error());
    const auto summary = open.store().project(*id);
    const bool documents = summary && project::hasDocuments(summary->info.kind);
    Json sequences = Json::array();
    bool many = false;
    for (const workspace::EditReceipt &receipt : *receipts) {
        const workspace::StepSummary &step = *receipt.reversed;
        sequences.push_back(step.sequence);
        many = many || step.items > 1 || !step.edit;
        if (!context.json)
            say(isUndo ? wording::tookBack(step, documents) : wording::broughtBack(step, documents));
    }
    if (context.json)
        answer({{"sequence", receipts->back().sequence}, {isUndo ? "undone" : "redone", sequences}});
    else if (many && isUndo)
        std::cerr << "glossa redo --project " << projectName << " brings it back\n";
    return done;
}

} // namespace

void addEdit(CLI::App &app, Context &context, Run &chosen)
{
    auto name = std::make_shared<std::string>();
    auto *command = app.add_subcommand("edit", "Apply edits given as JSON lines on standard input");
    command->footer(
        "For each line, once it is durable, one line comes back: {\"sequence\":N} or an error.\n"
        "  echo '{\"edit\":\"setIntent\",\"item\":12,\"intent\":\"Reply\"}' | glossa edit --project Mail\n"
        "All edits: docs/formats/edits.md");
    command->add_option("--project", *name)->required();
    command->callback([&, name] { chosen = [&context, name] { return runEdit(context, *name); }; });
}

void addItems(CLI::App &app, Context &context, Run &chosen)
{
    auto options = std::make_shared<ItemsOptions>();
    auto *command =
        app.add_subcommand("items", "List utterances or documents (with --json one object a line)");
    command->footer(
        "  glossa items --project Mail --filter 'intent:Reply set:test'\n"
        "  glossa items --project Mail --filter 'entity:ContactName state:labeled olivia' --limit 5\n"
        "  glossa items --project Mail --limit 100 --after 2317\n"
        "  glossa items --project Mail --csv > mail.csv\n"
        "Fields: intent: entity: class: set: state: language: (intent:- = without one, likewise entity:- and "
        "class:-); other words are "
        "searched in the texts, and what is in quotes.");
    command->add_option("--project", options->project)->required();
    command->add_option("--filter", options->filter, "Which ones")->check(filterCheck);
    command->add_option("--judged-by", options->judgedBy, "Of these only what this model was judged on")
        ->type_name("MODEL");
    command->add_option("--limit", options->limit, "At most so many; what follows is told")
        ->check(positiveCheck);
    command->add_option("--after", options->after, "Those behind this item: the next page")
        ->type_name("ITEM")
        ->check(positiveCheck);
    command->add_flag("--csv", options->csv, "As comma-separated values, texts whole");
    command->callback([&, options] { chosen = [&context, options] { return runItems(context, *options); }; });
}

void addHistory(CLI::App &app, Context &context, Run &chosen)
{
    auto name = std::make_shared<std::string>();
    auto limit = std::make_shared<int>(50);
    auto *command = app.add_subcommand("history", "What was changed, when and by whom; newest first");
    command->add_option("--project", *name)->required();
    command->add_option("--limit", *limit, "At most so many steps")->check(positiveCheck);
    command->callback([&, name, limit] {
        chosen = [&context, name, limit] { return runHistory(context, *name, *limit); };
    });
}

namespace {

void addReversal(CLI::App &app, Context &context, Run &chosen, Way way)
{
    const bool isUndo = way == Way::Undo;
    auto name = std::make_shared<std::string>();
    auto steps = std::make_shared<int>(1);
    auto *command =
        isUndo ? app.add_subcommand("undo", "Take back your own last steps, also those of earlier sessions")
               : app.add_subcommand("redo", "Bring back what your own last undos took");
    command->footer(
        isUndo ? "  glossa undo --project Mail\n  glossa undo --project Mail 3\n"
                 "All of them, or none if one cannot be taken back. glossa redo brings them back, until "
                 "you make another step."
               : "  glossa redo --project Mail\n  glossa redo --project Mail 3\n"
                 "All of them, or none if one cannot be brought back. Once you have made another step, "
                 "those taken back before it stay so.");
    command->add_option("--project", *name)->required();
    command->add_option("N", *steps, "How many steps")->check(CLI::Range(1, 1000000));
    command->callback([&chosen, &context, name, steps, way] {
        chosen = [&context, name, steps, way] { return runReversal(context, *name, way, *steps); };
    });
}

} // namespace

void addUndo(CLI::App &app, Context &context, Run &chosen)
{
    addReversal(app, context, chosen, Way::Undo);
}

void addRedo(CLI::App &app, Context &context, Run &chosen)
{
    addReversal(app, context, chosen, Way::Redo);
}

} // namespace glossa::cli
