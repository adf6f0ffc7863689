// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/checks.h"
#include "app/cli/command.h"
#include "app/cli/input_files.h"
#include "app/cli/interrupt.h"
#include "app/cli/judged_items.h"
#include "app/cli/reading_options.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"

#include "core/workspace/datasets/import.h"

#include "core/evaluate/report.h"
#include "core/wire/evaluation_json.h"
#include "core/workspace/models/evaluation_report.h"
#include "core/workspace/training/file_evaluation.h"
#include "wording/reading.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace glossa::cli {

namespace {

struct EvaluateOptions {
    std::string project, model, file, view = "character-share";
    ReadingOptions reading;
    double minF1 = -1.0;
    bool items = false;
    bool csv = false;
};

evaluate::EntityView viewOf(const std::string &name)
{
    if (name == "paired-overlap")
        return evaluate::EntityView::PairedOverlap;
    if (name == "exact-place")
        return evaluate::EntityView::ExactPlace;
    return name == "token" ? evaluate::EntityView::Token : evaluate::EntityView::CharacterShare;
}

void printSection(const QString &title, const evaluate::Section &section)
{
    say(QString());
    Table table({{title},
                 {QStringLiteral("F1"), true},
                 {QStringLiteral("Precision"), true},
                 {QStringLiteral("Recall"), true},
                 {QStringLiteral("Labels"), true},
                 {QStringLiteral("TP"), true},
                 {QStringLiteral("FP"), true},
                 {QStringLiteral("FN"), true}});
    for (const evaluate::CategoryMetrics &category : section.categories) {
        if (!category.seen)
            continue;
        const evaluate::Counts &counts = category.counts;
        table.add({QString::fromStdString(category.name), figure(evaluate::f1(counts)),
                   figure(evaluate::precision(counts)), figure(evaluate::recall(counts)),
                   QString::number(category.support), QString::number(counts.truePositives),
                   QString::number(counts.falsePositives), QString::number(counts.falseNegatives)});
    }
    const auto aggregate = [&table](const QString &name, const evaluate::Aggregate &values) {
        table.add({name, figure(values.f1), figure(values.precision), figure(values.recall)});
    };
    aggregate(QStringLiteral("(micro)"), section.micro);
    aggregate(QStringLiteral("(macro)"), section.macro);
    table.print();
}

/// The matrix with rows and columns that have anything, columns by number, so that it fits a terminal.
void printConfusion(const QString &title, const evaluate::Confusion &confusion)
{
    std::vector<std::uint32_t> used;
    for (std::uint32_t i = 0; i < confusion.names.size(); ++i) {
        if (confusion.rowSum(i) > 0.0 || confusion.columnSum(i) > 0.0)
            used.push_back(i);
    }
    say(QString());
    say(title);
    std::vector<Table::Column> columns{{QStringLiteral("labeled \\ predicted")}};
    for (std::size_t i = 0; i < used.size(); ++i)
        columns.push_back({QString::number(i + 1), true});
    Table table(std::move(columns));
    for (std::size_t i = 0; i < used.size(); ++i) {
        QStringList row{
            QStringLiteral("%1 %2").arg(i + 1, 2).arg(QString::fromStdString(confusion.names[used[i]]))};
        for (const std::uint32_t column : used) {
            const evaluate::Cell *cell = confusion.cell(used[i], column);
            row << (cell ? QString::number(cell->raw, 'g', 3) : QStringLiteral("·"));
        }
        table.add(row);
    }
    table.print();
}

/// What stands in the place of a matrix where items have several classes: none of them was taken for a
/// certain other one.
void printClassErrors(const evaluate::Report &report)
{
    say(QString());
    say(QStringLiteral("Missed and wrong classes of the same items"));
    Table table({{QStringLiteral("Missed")}, {QStringLiteral("Wrong")}, {QStringLiteral("Items"), true}});
    const auto name = [&](const std::optional<std::uint32_t> &category) {
        return category ? QString::fromStdString(report.outcomes.classes[*category]) : QStringLiteral("–");
    };
    for (const evaluate::ClassErrors &error : report.classErrors)
        table.add({name(error.missed), name(error.wrong), QString::number(error.count())});
    table.print();
}

void print(const workspace::EvaluationReport &report, const EvaluateOptions &options)
{
    const evaluate::Metrics &metrics = report.metrics;
    say(QStringLiteral("%1 on %2 items: combined F1 %3")
            .arg(QString::fromStdString(options.model))
            .arg(metrics.items)
            .arg(figure(evaluate::f1(metrics.combined))));
    if (metrics.intents) {
        printSection(QStringLiteral("Intent"), *metrics.intents);
        printConfusion(QStringLiteral("Confusion of intents"), report.intents);
    }
    if (metrics.entities) {
        printSection(QStringLiteral("Entity"), *metrics.entities);
        printConfusion(QStringLiteral("Confusion of entities (%1)").arg(QString::fromStdString(options.view)),
                       report.confusion(viewOf(options.view)));
    }
    if (metrics.classes) {
        printSection(QStringLiteral("Class"), *metrics.classes);
        if (project::traitsOf(report.kind).oneClass)
            printConfusion(QStringLiteral("Confusion of classes"), report.classes);
        else
            printClassErrors(report);
    }
    say(QString());
    for (const evaluate::Reading &reading : report.readings)
        say(wording::sentence(reading, report.outcomes));
}

QString csvFigure(const std::optional<double> &value)
{
    constexpr int digits = 17; // that read back as the same number
    return value ? QString::number(*value, 'g', digits) : QString();
}

/// One row a category, and the averages; an undefined figure is an empty cell.
void printCsv(const QString &kind, const evaluate::Section &section)
{
    for (const evaluate::CategoryMetrics &category : section.categories) {
        if (!category.seen)
            continue;
        const evaluate::Counts &counts = category.counts;
        printCsvRow({kind, QString::fromStdString(category.name), csvFigure(evaluate::f1(counts)),
                     csvFigure(evaluate::precision(counts)), csvFigure(evaluate::recall(counts)),
                     QString::number(category.support), QString::number(counts.truePositives),
                     QString::number(counts.falsePositives), QString::number(counts.falseNegatives)});
    }
    const auto aggregate = [&kind](const char *name, const evaluate::Aggregate &values) {
        printCsvRow({kind + QLatin1String(name),
                     {},
                     csvFigure(values.f1),
                     csvFigure(values.precision),
                     csvFigure(values.recall),
                     {},
                     {},
                     {},
                     {}});
    };
    aggregate("Micro", section.micro);
    aggregate("Macro", section.macro);
}

void printCsv(const evaluate::Metrics &metrics)
{
    QStringList heads;
    for (const char *head : {"kind", "category", "f1", "precision", "recall", "labels", "truePositives",
                             "falsePositives", "falseNegatives"})
        heads << QLatin1String(head);
    printCsvRow(heads);
    if (metrics.intents)
        printCsv(QStringLiteral("intent"), *metrics.intents);
    if (metrics.entities)
        printCsv(QStringLiteral("entity"), *metrics.entities);
    if (metrics.classes)
        printCsv(QStringLiteral("class"), *metrics.classes);
    const evaluate::Counts &counts = metrics.combined;
    printCsvRow({QStringLiteral("combined"),
                 {},
                 csvFigure(evaluate::f1(counts)),
                 csvFigure(evaluate::precision(counts)),
                 csvFigure(evaluate::recall(counts)),
                 {},
                 QString::number(counts.truePositives),
                 QString::number(counts.falsePositives),
                 QString::number(counts.falseNegatives)});
}

/// What of the report the answer shows.
evaluate::ReportParts partsOf(const Context &context, const EvaluateOptions &options)
{
    if (context.json)
        return wire::evaluationParts();
    if (options.csv || options.items)
        return {};
    return evaluate::ReportParts{.intents = true, .classes = true, .classErrors = true, .readings = true}
        .with(viewOf(options.view));
}

void answer(const workspace::EvaluationReport &report, const EvaluateOptions &options)
{
    if (options.csv && options.items)
        printJudgedItemsAsCsv(report.outcomes);
    else if (options.csv)
        printCsv(report.metrics);
    else if (options.items)
        printJudgedItems(report.outcomes);
    else
        print(report, options);
}

/// What of a file does not count is said, or the figures would seem to be of all.
void tell(const workspace::FileEvaluation &evaluation)
{
    printProblems(evaluation.report);
    if (evaluation.report.refused > 0)
        Note() << "glossa: " << evaluation.report.refused << " of " << evaluation.report.read
               << " records were refused and are not judged";
    if (evaluation.unlabeled > 0)
        Note() << "glossa: " << evaluation.unlabeled
               << " unlabeled items are not judged (--labeled says that there is nothing in them)";
    if (evaluation.notTest > 0)
        Note() << "glossa: " << evaluation.notTest
               << " items are not judged, as the file marks others as Test (--dataset Test judges all)";
    if (evaluation.withoutEntities)
        Note() << "glossa: the file labels no entities; only intents are judged";
    if (evaluation.learned > 0)
        Note() << "glossa: warning: of " << evaluation.outcomes.items.size() << " judged texts "
               << evaluation.learned
               << (evaluation.learnedIsGuess ? " also stand in the project, which has changed since the "
                                               "training, and may have been learned"
                                             : " also stand in the training set of this model")
               << "; the figures will flatter";
}

Result<workspace::FileEvaluation> onFile(workspace::Workspace &open, std::int64_t project,
                                         const QString &model, const EvaluateOptions &options,
                                         const evaluate::ReportParts &parts)
{
    const Interrupt interrupt;
    const auto files = InputFiles::from({options.file}, interrupt.token());
    if (!files)
        return fail(files.error());
    workspace::ImportRequest request;
    options.reading.applyTo(request);
    request.files = files->paths();
    request.stop = interrupt.token();
    auto evaluation = workspace::evaluateOnFile(open, project, model, request, parts);
    if (evaluation)
        files->name(evaluation->report);
    else
        files->name(evaluation.error());
    return evaluation;
}

/// Of an evaluation on a file: its test items are chosen by hand, not by the split of the training.
nlohmann::ordered_json onFileJson(const workspace::FileEvaluation &evaluation, const EvaluateOptions &options)
{
    return {{"file", options.file},
            {"read", evaluation.report.read},
            {"refused", evaluation.report.refused},
            {"unlabeled", evaluation.unlabeled},
            {"notTest", evaluation.notTest},
            {"textsOfTraining", evaluation.learned},
            {"projectHasChanged", evaluation.learnedIsGuess}};
}

/// The report of the test set, which a model that was not judged has not.
Result<workspace::EvaluationReport> onTestSet(workspace::Workspace &open, std::int64_t project,
                                              const QString &model, const evaluate::ReportParts &parts)
{
    auto report = workspace::evaluationReport(open, project, model, parts);
    if (report && !report->judged)
        return fail(ErrorCode::NotFound, model.toStdString(), "evaluation");
    return report;
}

/// Exit code 1 where the combined F1 is lower than asked for.
int checkF1(const std::optional<double> &f1, double least)
{
    if (!f1) {
        Note() << "glossa: nothing is labeled or predicted, so there is no combined F1 to compare with "
               << least;
        return failed;
    }
    if (*f1 < least) {
        Note() << "glossa: combined F1 " << *f1 << " is below " << least;
        return failed;
    }
    return done;
}

int run(Context &context, const EvaluateOptions &options)
{
    if (const std::string used = options.reading.firstUsed(); options.file.empty() && !used.empty())
        return context.misused(used + " says how a file is read; name it with --on FILE");
    if (context.json && options.csv)
        return context.misused("--csv and --json are two forms of the answer; name one");
    const auto id = context.project(options.project);
    if (!id)
        return failed;
    auto &open = *context.workspace();
    const QString model = QString::fromStdString(options.model);
    const evaluate::ReportParts parts = partsOf(context, options);
    std::optional<workspace::FileEvaluation> ofFile;
    workspace::EvaluationReport ofTestSet;
    if (options.file.empty()) {
        auto judged = onTestSet(open, *id, model, parts);
        if (!judged)
            return context.refuse(judged.error());
        ofTestSet = std::move(*judged);
    } else {
        auto judged = onFile(open, *id, model, options, parts);
        if (!judged)
            return context.refuse(judged.error());
        tell(*judged);
        ofFile = std::move(*judged);
    }
    const workspace::EvaluationReport &report = ofFile ? *ofFile : ofTestSet;
    if (context.json) {
        const workspace::Split &asked = report.model.facts.request.split;
        const wire::EvaluationOptions split{ofFile || asked.manual, asked.trainPercent};
        auto json = wire::evaluationSummary(report, report.kind, split, model);
        if (ofFile)
            json["glossa"]["on"] = onFileJson(*ofFile, options);
        if (options.items)
            json["glossa"]["judged"] = judgedItemsJson(report.outcomes);
        std::cout << json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    } else {
        answer(report, options);
    }
    return options.minF1 < 0.0 ? done : checkF1(evaluate::f1(report.metrics.combined), options.minF1);
}

} // namespace

void addEvaluate(CLI::App &app, Context &context, Run &chosen)
{
    auto options = std::make_shared<EvaluateOptions>();
    auto *command = app.add_subcommand("evaluate", "Precision, recall, F1 and confusion of a model");
    command->footer(
        "Without --on, the test set of its training; the None threshold is not applied, as in Azure.\n"
        "  glossa evaluate --project Mail --model m1\n"
        "  glossa evaluate --project Mail --model m1 --items | grep wrong\n"
        "  glossa --json evaluate --project Mail --model m1 --on new.csv --min-f1 0.8");
    command->add_option("--project", options->project)->required();
    command->add_option("--model", options->model)->required();
    command->add_option(
        "--on", options->file,
        "Judge it on this file instead; - is standard input. Of items with data sets only Test");
    options->reading.addTo(*command);
    command->add_option("--view", options->view, "Entity confusion: how it is counted")
        ->check(CLI::IsMember({"character-share", "paired-overlap", "exact-place", "token"}));
    command->add_flag("--items", options->items, "Each judged item: what is labeled, and what is predicted");
    command->add_flag("--csv", options->csv, "Figures (or, with --items, items) as comma-separated values");
    command->add_option("--min-f1", options->minF1, "Exit with 1 when the combined F1 is lower")
        ->check(isShare);
    command->callback([&, options] { chosen = [&context, options] { return run(context, *options); }; });
}

} // namespace glossa::cli
