// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/checks.h"
#include "app/cli/command.h"
#include "app/cli/input_files.h"
#include "app/cli/interrupt.h"
#include "app/cli/reading_options.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"

#include "core/workspace/datasets/import.h"
#include "core/workspace/projects/projects.h"
#include "wording/formats.h"
#include "wording/history.h"
#include "wording/sentence.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace glossa::cli {

namespace {

using Json = nlohmann::ordered_json;

struct ImportOptions {
    std::vector<std::string> files;
    std::string project, kind;
    ReadingOptions reading;
    bool skipExisting = false;
};

Result<workspace::ImportRequest> requestOf(Context &context, const ImportOptions &options)
{
    workspace::ImportRequest request;
    options.reading.applyTo(request);
    request.skipExisting = options.skipExisting;
    if (!options.kind.empty())
        request.kind = project::kindFromName(QString::fromStdString(options.kind));
    if (!options.project.empty()) {
        const QString name = QString::fromStdString(options.project);
        const auto existing = context.workspace()->store().projectByName(name);
        if (existing)
            request.project = *existing;
        else if (existing.error().code == ErrorCode::NotFound)
            request.newProjectName = name;
        else
            return fail(existing.error());
    }
    return request;
}

/// What was taken for granted of a new project, as neither a file nor an option says it.
struct Assumed {
    std::string kind, language;
};

Assumed assumedOf(const ImportOptions &options, const workspace::ImportResult &result)
{
    Assumed assumed;
    if (!result.assumed)
        return assumed;
    if (options.kind.empty())
        assumed.kind = project::kindName(result.assumed->kind).toStdString();
    if (options.reading.language.empty())
        assumed.language = result.assumed->language.toStdString();
    return assumed;
}

Json assumedJson(const Assumed &assumed)
{
    Json json = Json::object();
    if (!assumed.kind.empty())
        json["projectKind"] = assumed.kind;
    if (!assumed.language.empty())
        json["language"] = assumed.language;
    return json;
}

void tell(const Assumed &assumed, const workspace::ImportResult &result)
{
    if (!assumed.kind.empty())
        Note() << "glossa: nothing says the project's kind; it is " << assumed.kind
               << " now (--kind says another)";
    if (!assumed.language.empty())
        Note() << "glossa: nothing says the project's language; it is " << assumed.language
               << " now (--language says another)";
    if (result.doubles > 0)
        Note() << "glossa: of " << result.report.kept << " texts the project had " << result.doubles
               << " before and has them twice now; `glossa undo` takes the import back, --skip-existing "
                  "leaves such texts out";
}

/// A name that is taken: what was meant can be said with an option.
Error withRemedy(Error error, const ImportOptions &options)
{
    if (error.code != ErrorCode::AlreadyExists || !options.project.empty())
        return error;
    error.expected = Message(Phrase::NewNameOrProject, error.detail);
    return error;
}

void print(const Context &context, const Assumed &assumed, const workspace::ImportResult &result)
{
    if (context.json) {
        Json problems = Json::array();
        for (const workspace::Problem &problem : result.report.problems) {
            const QString message =
                problem.refused ? wording::sentence(problem.error) : wording::warning(problem.error);
            problems.push_back({{"refused", problem.refused},
                                {"file", problem.error.file},
                                {"message", message.toStdString()}});
            put(problems.back(), "place", problem.error.place);
            put(problems.back(), "expected", problem.error.expected);
        }
        std::cout << Json{{"projectName", result.projectName.toStdString()},
                          {"format", result.format.toStdString()},
                          {"read", result.report.read},
                          {"kept", result.report.kept - result.skipped},
                          {"refused", result.report.refused},
                          {"skipped", result.skipped},
                          {"doubles", result.doubles},
                          {"assumed", assumedJson(assumed)},
                          {"sequence", result.sequence},
                          {"problems", problems},
                          {"problemsNotListed", result.report.unlisted}}
                         .dump(2)
                  << '\n';
        return;
    }
    say(QStringLiteral("%1: %2 read, %3 kept, %4 refused%5 (%6)")
            .arg(result.projectName)
            .arg(result.report.read)
            .arg(result.report.kept - result.skipped)
            .arg(result.report.refused)
            .arg(result.skipped > 0 ? QStringLiteral(", %1 already there").arg(result.skipped) : QString(),
                 result.format));
    printProblems(result.report);
    tell(assumed, result);
}

/// A table whose columns are not known is refused; the remedy names the columns as its values look.
Error withGuessedColumns(Error error, const workspace::ImportRequest &request)
{
    if (error.code != ErrorCode::MissingKey || !request.columns.isEmpty())
        return error;
    const auto peek = workspace::peekImport(request);
    if (!peek || !*peek || !(*peek)->needsNames)
        return error;
    error.expected =
        Message(Phrase::ColumnsOption, formats::columnNames((*peek)->roles).join(u',').toStdString() +
                                           ((*peek)->firstRowIsHeader ? " --header yes" : ""));
    error.detail = {};
    return error;
}

int run(Context &context, const ImportOptions &options)
{
    if (!context.workspace(Context::Make::IfAbsent))
        return failed;
    auto request = requestOf(context, options);
    if (!request)
        return context.refuse(request.error());
    Result<workspace::ImportResult> result;
    {
        const Interrupt interrupt;
        const auto files = InputFiles::from(options.files, interrupt.token());
        if (!files)
            return context.refuse(files.error());
        request->files = files->paths();
        ProgressBar bar;
        request->stop = interrupt.token();
        request->progress = [&bar](double fraction) { bar.show(fraction, QStringLiteral("reading")); };
        result = workspace::importFiles(*context.workspace(), *request, context.origin("import"));
        if (result)
            files->name(result->report);
        else
            files->name(result.error());
    }
    if (!result)
        return context.refuse(withRemedy(withGuessedColumns(std::move(result.error()), *request), options));
    print(context, assumedOf(options, *result), *result);
    return done;
}

} // namespace

void addImport(CLI::App &app, Context &context, Run &chosen)
{
    auto options = std::make_shared<ImportOptions>();
    auto *command = app.add_subcommand("import", "Bring files into a project, which is made if absent");
    command->footer(
        "An import is whole or absent.\n"
        "  glossa import EmailAppDemo.json\n"
        "  glossa import new.csv --project Mail --dataset Test\n"
        "  glossa import train.conll --project Slots --kind Conversation --language en-us --intent Search");
    command->add_option("FILE", options->files, "Files, folders or zip archives; - is standard input")
        ->required();
    command->add_option("--project", options->project, "Into this project (default: the file's own name)");
    command->add_option("--kind", options->kind, "Kind of a new project, where the format leaves it open")
        ->check(kindCheck);
    options->reading.addTo(*command);
    command->add_flag("--skip-existing", options->skipExisting,
                      "Leave out texts that the project has already");
    command->callback([&, options] { chosen = [&context, options] { return run(context, *options); }; });
}

void addExport(CLI::App &app, Context &context, Run &chosen)
{
    struct ExportOptions {
        std::string project, format, out;
    };
    auto options = std::make_shared<ExportOptions>();
    auto *command = app.add_subcommand("export", "Write a project to a file");
    command->footer("  glossa export --project EmailAppDemo --format azure-clu mail.json\n"
                    "  glossa export --project LoanAgreement --format azure-ner loans.zip");
    command->add_option("--project", options->project)->required();
    command->add_option("--format", options->format, "Format id (see glossa formats)")
        ->required()
        ->check(formatCheck(false));
    command->add_option("OUT", options->out, "File, folder or zip to write; replaced only when whole")
        ->required();
    command->callback([&, options] {
        chosen = [&context, options]() -> int {
            const auto id = context.project(options->project);
            if (!id)
                return failed;
            Result<workspace::Unheld> status;
            {
                ProgressBar bar;
                const Interrupt interrupt; // nothing that was made aside is left behind
                status = workspace::exportProject(
                    *context.workspace(), *id, QString::fromStdString(options->format),
                    QString::fromStdString(options->out),
                    [&bar](double fraction) { bar.show(fraction, QStringLiteral("writing")); },
                    interrupt.token());
            }
            if (!status)
                return context.refuse(status.error());
            if (status->any() && !context.json)
                Note() << wording::leftOut(*status).toStdString();
            if (context.json)
                std::cout << Json{{"projectName", options->project},
                                  {"format", options->format},
                                  {"file", options->out},
                                  {"labelsLeftOut", status->labels},
                                  {"intentsLeftOut", status->intents}}
                                 .dump()
                          << '\n';
            return done;
        };
    });
}

void addFormats(CLI::App &app, Context &context, Run &chosen)
{
    auto *command = app.add_subcommand("formats", "The file formats that are read and written");
    command->callback([&] {
        chosen = [&context]() -> int {
            const auto formats = workspace::formatList();
            if (context.json) {
                Json array = Json::array();
                for (const auto &format : formats)
                    array.push_back({{"id", format.id.toStdString()},
                                     {"name", wording::formatName(format.id).toStdString()},
                                     {"read", format.canRead},
                                     {"write", format.canWrite}});
                std::cout << array.dump(2) << '\n';
                return done;
            }
            Table table({{QStringLiteral("Id")},
                         {QStringLiteral("Read")},
                         {QStringLiteral("Write")},
                         {QStringLiteral("Format")}});
            const auto yes = [](bool can) { return can ? QStringLiteral("yes") : QStringLiteral("–"); };
            for (const auto &format : formats)
                table.add(
                    {format.id, yes(format.canRead), yes(format.canWrite), wording::formatName(format.id)});
            table.print();
            return done;
        };
    });
}

} // namespace glossa::cli
