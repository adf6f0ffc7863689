// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/checks.h"
#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"

#include "core/text/offset_map.h"
#include "core/wire/prediction_json.h"
#include "core/workspace/review/review.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>

namespace glossa::cli {

namespace {

using Json = nlohmann::ordered_json;

struct ReviewOptions {
    std::string project, deployment, category, text, differsFrom, state = "open", order = "unsure";
    bool differs = false;
    std::string atLeast, below;
    std::int64_t limit = 0;
    std::int64_t after = 0;
    std::vector<std::int64_t> ids;
    // correct
    std::string intent, dataset = "Train";
    std::vector<std::string> entities, classes;
    bool nothing = false;
    // ask
    std::string model;
    // settings
    std::string keep;
    std::int64_t mostQueries = -1;
    std::int64_t mostBytes = -1;
};

void printReview(const Json &json)
{
    std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

workspace::QueryFilter filterOf(const ReviewOptions &options)
{
    workspace::QueryFilter filter;
    filter.state = project::queryStateFromName(QString::fromStdString(options.state))
                       .value_or(project::QueryState::Open);
    filter.deployment = QString::fromStdString(options.deployment);
    filter.category = QString::fromStdString(options.category);
    filter.text = QString::fromStdString(options.text);
    filter.differs = options.differs;
    filter.differsFrom = QString::fromStdString(options.differsFrom);
    if (!options.atLeast.empty())
        filter.atLeast = QString::fromStdString(options.atLeast).toDouble();
    if (!options.below.empty())
        filter.below = QString::fromStdString(options.below).toDouble();
    return filter;
}

workspace::QueryOrder orderOf(const std::string &name)
{
    if (name == "sure")
        return workspace::QueryOrder::MostSure;
    if (name == "newest")
        return workspace::QueryOrder::Newest;
    return name == "frequent" ? workspace::QueryOrder::MostAsked : workspace::QueryOrder::LeastSure;
}

Json queryJson(const workspace::Query &query)
{
    const auto result = [&query](const project::Prediction &prediction) {
        return wire::predictionJson(prediction, QString::number(query.id), text::IndexUnit::Utf16CodeUnit);
    };
    Json json{{"id", query.id},
              {"text", query.prediction.text.toStdString()},
              {"language", query.language.isNull() ? Json() : Json(query.language.toStdString())},
              {"deployment", query.deployment.toStdString()},
              {"model", query.model.toStdString()},
              {"confidence", query.confidence},
              {"count", query.count},
              {"first", query.firstMs},
              {"last", query.lastMs},
              {"state", project::queryStateName(query.state).toStdString()},
              {"result", result(query.prediction)}};
    if (query.second)
        json["second"] = {{"model", query.second->model.toStdString()},
                          {"differs", query.second->differs},
                          {"result", result(query.second->prediction)}};
    return json;
}

/// "Reply" with what the threshold has made of it, or the classes, or the entities.
QString answerWords(const project::Prediction &prediction)
{
    const QStringList categories = workspace::categoriesOf(prediction);
    if (!categories.isEmpty())
        return categories.join(QStringLiteral(", "));
    QStringList entities;
    for (const project::EntityPrediction &entity : prediction.entities) {
        if (!entities.contains(entity.category))
            entities << entity.category;
    }
    return entities.join(QStringLiteral(", "));
}

void printRows(Table &table, const std::vector<workspace::Query> &rows)
{
    constexpr qsizetype longest = 100;
    for (const workspace::Query &query : rows) {
        QString text = query.prediction.text;
        text.replace(u'\n', u' ').replace(u'\t', u' ').remove(u'\r');
        table.add({QString::number(query.id), QString::number(query.confidence, 'f', 2),
                   answerWords(query.prediction),
                   query.second && query.second->differs ? answerWords(query.second->prediction) : QString(),
                   QString::number(query.count), query.deployment, text.left(longest)});
    }
}

int runList(Context &context, const ReviewOptions &options)
{
    const auto id = context.project(options.project);
    if (!id)
        return failed;
    auto &open = *context.workspace();
    auto ids = workspace::queryIds(open, *id, filterOf(options), orderOf(options.order));
    if (!ids)
        return context.refuse(ids.error());
    if (options.after != 0) {
        const auto last = std::ranges::find(*ids, options.after);
        if (last == ids->end())
            return context.refuse({ErrorCode::NotFound,
                                   {},
                                   "--after",
                                   "a query that the options find, as the last page named it",
                                   std::to_string(options.after)});
        ids->erase(ids->begin(), last + 1);
    }
    const std::size_t total = ids->size();
    if (options.limit > 0 && total > static_cast<std::size_t>(options.limit))
        ids->resize(static_cast<std::size_t>(options.limit));
    Json array = Json::array();
    Table table({{QStringLiteral("Query"), true},
                 {QStringLiteral("Sure"), true},
                 {QStringLiteral("Answered")},
                 {QStringLiteral("Another")},
                 {QStringLiteral("Asked"), true},
                 {QStringLiteral("Deployment")},
                 {QStringLiteral("Text")}});
    constexpr std::size_t page = 1000;
    for (std::size_t at = 0; at < ids->size(); at += page) {
        const auto first = ids->begin() + static_cast<std::ptrdiff_t>(at);
        const auto last = ids->begin() + static_cast<std::ptrdiff_t>(std::min(at + page, ids->size()));
        const auto rows = workspace::queries(open, *id, {first, last});
        if (!rows)
            return context.refuse(rows.error());
        if (!context.json)
            printRows(table, *rows);
        for (const workspace::Query &query : *rows) {
            if (context.json)
                array.push_back(queryJson(query));
        }
    }
    if (context.json)
        printReview(array);
    else
        table.print();
    if (ids->size() < total)
        Note() << total - ids->size() << " more; the next page: --after " << ids->back();
    return done;
}

/// The queries that were named, or those that the options find, in the order in which a limit takes them.
Result<std::vector<workspace::QueryId>> chosenQueries(workspace::Workspace &open, std::int64_t project,
                                                      const ReviewOptions &options,
                                                      workspace::QueryOrder order)
{
    if (!options.ids.empty())
        return options.ids;
    auto ids = workspace::queryIds(open, project, filterOf(options), order);
    if (ids && options.limit > 0 && ids->size() > static_cast<std::size_t>(options.limit))
        ids->resize(static_cast<std::size_t>(options.limit));
    return ids;
}

int told(Context &context, const ReviewOptions &options, const char *what,
         const Result<workspace::ReviewReceipt> &receipt)
{
    if (!receipt)
        return context.refuse(receipt.error());
    if (context.json) {
        printReview({{"sequence", receipt->step.sequence},
                     {"settled", receipt->settled},
                     {"added", receipt->added},
                     {"labeled", receipt->labeled},
                     {"known", receipt->known}});
        return done;
    }
    QString line = QStringLiteral("%1 %2 of the queue").arg(QLatin1String(what)).arg(receipt->settled);
    if (receipt->added > 0)
        line += QStringLiteral("; %1 examples added").arg(receipt->added);
    if (receipt->labeled > 0)
        line += QStringLiteral("; %1 texts of the project labeled").arg(receipt->labeled);
    if (receipt->known > 0)
        line += QStringLiteral("; %1 were labeled already").arg(receipt->known);
    say(line);
    Note() << "glossa undo --project " << options.project << " takes it back";
    return done;
}

int nothingFound(const Context &context)
{
    if (context.json)
        printReview({{"settled", 0}, {"added", 0}, {"labeled", 0}, {"known", 0}});
    else
        say(QStringLiteral("No query of the queue fits; nothing is changed."));
    return done;
}

int runAccept(Context &context, const ReviewOptions &options)
{
    if (options.ids.empty() == options.atLeast.empty())
        return context.misused("name queries, or --above CONFIDENCE");
    const auto id = context.project(options.project);
    if (!id)
        return failed;
    const auto ids = chosenQueries(*context.workspace(), *id, options, workspace::QueryOrder::MostSure);
    if (!ids)
        return context.refuse(ids.error());
    if (ids->empty())
        return nothingFound(context);
    return told(context, options, "Accepted",
                workspace::acceptQueries(*context.workspace(), *id, *ids, context.origin()));
}

int runDiscard(Context &context, const ReviewOptions &options)
{
    if (options.ids.empty() == options.below.empty())
        return context.misused("name queries, or --below CONFIDENCE");
    const auto id = context.project(options.project);
    if (!id)
        return failed;
    const auto ids = chosenQueries(*context.workspace(), *id, options, workspace::QueryOrder::LeastSure);
    if (!ids)
        return context.refuse(ids.error());
    if (ids->empty())
        return nothingFound(context);
    return told(context, options, "Discarded",
                workspace::discardQueries(*context.workspace(), *id, *ids, context.origin()));
}

/// "Contact:9:6": a name, which may hold colons itself, and a place in UTF-16 code units.
std::string entityCheck(const std::string &value)
{
    const QStringList parts = QString::fromStdString(value).split(u':');
    bool begin = false;
    bool length = false;
    if (parts.size() >= 3) {
        parts.at(parts.size() - 2).toInt(&begin);
        parts.constLast().toInt(&length);
    }
    return begin && length && !parts.constFirst().isEmpty() ? std::string()
                                                            : value + " is not CATEGORY:OFFSET:LENGTH";
}

project::Label labelOf(const std::string &value)
{
    QStringList parts = QString::fromStdString(value).split(u':');
    const int length = parts.takeLast().toInt();
    const int begin = parts.takeLast().toInt();
    return {parts.join(u':'), {begin, length}, 0, {}};
}

int runCorrect(Context &context, const ReviewOptions &options)
{
    const bool given = !options.intent.empty() || !options.entities.empty() || !options.classes.empty();
    if (given == options.nothing)
        return context.misused("give the labels with --intent, --entity or --class, or --nothing where the "
                               "text has none");
    const auto id = context.project(options.project);
    if (!id)
        return failed;
    project::Item labels;
    labels.dataset =
        project::datasetFromName(QString::fromStdString(options.dataset)).value_or(project::Dataset::Train);
    labels.intent = QString::fromStdString(options.intent);
    for (const std::string &entity : options.entities)
        labels.labels.push_back(labelOf(entity));
    for (const std::string &name : options.classes)
        labels.classes.push_back({QString::fromStdString(name), {}});
    return told(
        context, options, "Corrected",
        workspace::correctQuery(*context.workspace(), *id, options.ids.front(), labels, context.origin()));
}

int runAsk(Context &context, const ReviewOptions &options)
{
    const auto id = context.project(options.project);
    if (!id)
        return failed;
    Result<std::int64_t> different;
    {
        ProgressBar bar;
        const Interrupt interrupt;
        different = workspace::askSecondModel(
            *context.workspace(), *id, QString::fromStdString(options.model), filterOf(options),
            interrupt.token(), [&bar](double share) { bar.show(share, QStringLiteral("asking")); });
    }
    if (!different)
        return context.refuse(different.error());
    if (context.json)
        printReview({{"model", options.model}, {"differ", *different}});
    else
        say(QStringLiteral("%1 answers of %2 differ: glossa review list --differs")
                .arg(*different)
                .arg(QString::fromStdString(options.model)));
    return done;
}

int runSettings(Context &context, const ReviewOptions &options)
{
    const auto id = context.project(options.project);
    if (!id)
        return failed;
    auto &open = *context.workspace();
    auto settings = workspace::queueSettings(open, *id);
    if (!settings)
        return context.refuse(settings.error());
    const workspace::QueueSettings before = *settings;
    if (!options.keep.empty())
        settings->keeps = options.keep == "yes";
    if (options.mostQueries >= 0)
        settings->mostQueries = options.mostQueries;
    if (options.mostBytes >= 0)
        settings->mostBytes = options.mostBytes;
    if (*settings != before) {
        if (const auto set = workspace::setQueueSettings(open, *id, *settings); !set)
            return context.refuse(set.error());
    }
    const auto overview = workspace::queueOverview(open, *id);
    if (!overview)
        return context.refuse(overview.error());
    if (context.json)
        printReview({{"keep", settings->keeps},
                     {"mostQueries", settings->mostQueries},
                     {"mostBytes", settings->mostBytes},
                     {"open", overview->open}});
    else
        say(QStringLiteral("Queries are %1: at most %2 of them, and %3 bytes; %4 wait for review.")
                .arg(settings->keeps ? QStringLiteral("kept") : QStringLiteral("not kept"))
                .arg(settings->mostQueries)
                .arg(settings->mostBytes)
                .arg(overview->open));
    return done;
}

void addFilter(CLI::App &command, ReviewOptions &options)
{
    command.add_option("--deployment", options.deployment, "That came to this deployment");
    command.add_option("--category", options.category, "Answered with this intent or class");
    command.add_option("--text", options.text, "With this in the text, in any case");
    command.add_flag("--differs", options.differs, "Where a second model says something else");
    command.add_option("--differs-from", options.differsFrom, "Where this second model does")
        ->type_name("MODEL");
    command.add_option("--above", options.atLeast, "Confidence of at least this")->check(isShare);
    command.add_option("--below", options.below, "Confidence of less than this")->check(isShare);
}

} // namespace

void addReview(CLI::App &app, Context &context, Run &chosen)
{
    auto options = std::make_shared<ReviewOptions>();
    auto *command = app.add_subcommand("review", "Queries that deployments have answered: take them as "
                                                 "examples, correct or discard them");
    command->footer("  glossa review list --project Mail --limit 20\n"
                    "  glossa review accept 12 15 --project Mail\n"
                    "  glossa review accept --above 0.95 --project Mail\n"
                    "  glossa review correct 12 --intent Reply --entity ContactName:9:6 --project Mail\n"
                    "  glossa review discard 13 --project Mail\n"
                    "Each is one step, which glossa undo takes back.");
    command->add_option("--project", options->project)->required();
    command->require_subcommand(1);
    command->fallthrough(); // --project may stand after the verb
    const auto run = [&context, &chosen, options](int (*body)(Context &, const ReviewOptions &)) {
        return [&context, &chosen, options, body] {
            chosen = [&context, options, body] { return body(context, *options); };
        };
    };

    auto *list = command->add_subcommand("list", "The queue, the least sure first");
    addFilter(*list, *options);
    list->add_option("--state", options->state, "open (default), accepted, corrected or discarded")
        ->check(CLI::IsMember({"open", "accepted", "corrected", "discarded"}));
    list->add_option("--order", options->order, "unsure (default), sure, newest or frequent")
        ->check(CLI::IsMember({"unsure", "sure", "newest", "frequent"}));
    list->add_option("--limit", options->limit, "At most so many; what follows is told")
        ->check(positiveCheck);
    list->add_option("--after", options->after, "Those behind this query: the next page")
        ->type_name("QUERY")
        ->check(positiveCheck);
    list->callback(run(runList));

    auto *accept = command->add_subcommand("accept", "Make answers labeled examples of the training set");
    accept->add_option("QUERY", options->ids, "Numbers that review list tells")->check(positiveCheck);
    addFilter(*accept, *options);
    accept->add_option("--limit", options->limit, "At most so many of those, the surest first")
        ->check(positiveCheck);
    accept->callback(run(runAccept));

    auto *correct = command->add_subcommand("correct", "Make a query an example with other labels");
    correct->add_option("QUERY", options->ids)->required()->expected(1)->check(positiveCheck);
    correct->add_option("--intent", options->intent, "Its intent");
    correct->add_option("--entity", options->entities, "An entity and its place in UTF-16 code units")
        ->type_name("CATEGORY:OFFSET:LENGTH")
        ->check(entityCheck);
    correct->add_option("--class", options->classes, "A class");
    correct->add_flag("--nothing", options->nothing, "The text has no entity and no class");
    correct
        ->add_option("--dataset", options->dataset,
                     "Of a text that stands in neither: Train (default) or Test")
        ->check(CLI::IsMember({"Train", "Test"}));
    correct->callback(run(runCorrect));

    auto *discard = command->add_subcommand("discard", "Take queries out of the queue");
    discard->add_option("QUERY", options->ids, "Numbers that review list tells")->check(positiveCheck);
    addFilter(*discard, *options);
    discard->add_option("--limit", options->limit, "At most so many of those, the least sure first")
        ->check(positiveCheck);
    discard->callback(run(runDiscard));

    auto *ask = command->add_subcommand("ask", "Ask a second model for the queries of the queue");
    ask->add_option("--model", options->model, "Label of a trained model")->required();
    addFilter(*ask, *options);
    ask->callback(run(runAsk));

    auto *settings =
        command->add_subcommand("settings", "Whether queries are kept, and how many; the oldest go first");
    settings->add_option("--keep", options->keep, "yes or no; what is there stays")
        ->check(CLI::IsMember({"yes", "no"}));
    settings->add_option("--most", options->mostQueries, "At most so many queries")->check(countCheck);
    settings->add_option("--bytes", options->mostBytes, "At most so many bytes of texts and predictions")
        ->check(countCheck);
    settings->callback(run(runSettings));
}

} // namespace glossa::cli
