// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/checks.h"
#include "app/cli/command.h"
#include "app/cli/terminal.h"
#include "core/base/numeric_locale.h"
#include "core/text/offset_map.h"
#include "wording/translation.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <iostream>
#include <new>
#include <string_view>
#include <system_error>

using namespace glossa;

namespace {

const char *const intro =
    "Glossa: label texts, train custom language models, read what they learned, on this machine.\n\n"
    "  glossa import EmailAppDemo.json                 a project out of an Azure export\n"
    "  glossa train --project EmailAppDemo --model m1  learns and judges\n"
    "  glossa evaluate --project EmailAppDemo --model m1\n"
    "  glossa predict --project EmailAppDemo --model m1 \"reply to olivia\"\n";

/// What was typed in another encoding would come back as another name.
bool areUtf8(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        if (!text::fromUtf8(argv[i])) {
            cli::Note() << "glossa: argument " << i << " is not valid UTF-8";
            return false;
        }
    }
    return true;
}

/// The commands that were named before the parser stopped, each with a blank before it.
std::string commandsNamed(const CLI::App &app)
{
    const auto named = app.get_subcommands();
    return named.empty() ? std::string() : ' ' + named.front()->get_name() + commandsNamed(*named.front());
}

/// An answer that did not reach its reader whole is a failure, whatever the command says.
int runChosen(const cli::Context &context, const cli::Run &chosen)
{
    int code = cli::failed;
    try {
        code = chosen();
    } catch (const std::bad_alloc &) {
        return context.refuse({ErrorCode::OutOfMemory, {}, {}, {}, {}});
    } catch (const std::system_error &error) {
        const bool noThread = error.code() == std::errc::resource_unavailable_try_again;
        return context.refuse(
            {noThread ? ErrorCode::OutOfMemory : ErrorCode::Internal, {}, {}, {}, error.what()});
    } catch (const std::exception &error) {
        cli::Note() << "glossa: an error inside Glossa (" << error.what() << ")";
        return cli::failed;
    }
    std::cout.flush();
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0 || !std::cout) {
        if (errno != EPIPE)
            cli::Note() << "glossa: the answer could not be written whole: " << std::strerror(errno);
        return cli::failed;
    }
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("glossa"));
    QCoreApplication::setApplicationVersion(QStringLiteral(GLOSSA_VERSION));
    QCoreApplication application(argc, argv);
    usePointInNumbers();
    // The terminal's answers are English, tables and sentences alike, so their numbers have one form, too.
    QLocale::setDefault(QLocale::c());
    wording::installTranslations(application);
    // A reader that closes early (`glossa items | head`) ends the write with an error, not the process with a
    // signal; a file size limit does the same.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);

    if (!areUtf8(argc, argv))
        return cli::usage;
    CLI::App app(intro, "glossa");
    cli::Context context;
    cli::Run chosen;
    app.add_option("--workspace", context.folder,
                   "Folder of the workspace (default: $GLOSSA_WORKSPACE, else the user's data folder)")
        ->type_name("FOLDER");
    app.add_option("--author", context.author, "Who the changes are by (default: $USER)")->type_name("NAME");
    app.add_flag("--json", context.json, "Print one JSON document instead of text");
    app.set_version_flag("--version", std::string("glossa " GLOSSA_VERSION));
    app.require_subcommand(1);
    app.fallthrough();

    cli::addProject(app, context, chosen);
    cli::addImport(app, context, chosen);
    cli::addExport(app, context, chosen);
    cli::addFormats(app, context, chosen);
    cli::addEdit(app, context, chosen);
    cli::addItems(app, context, chosen);
    cli::addHistory(app, context, chosen);
    cli::addUndo(app, context, chosen);
    cli::addRedo(app, context, chosen);
    cli::addTrain(app, context, chosen);
    cli::addJobs(app, context, chosen);
    cli::addModels(app, context, chosen);
    cli::addEvaluate(app, context, chosen);
    cli::addImprove(app, context, chosen);
    cli::addDeploy(app, context, chosen);
    cli::addDeployments(app, context, chosen);
    cli::addPredict(app, context, chosen);
    cli::addReview(app, context, chosen);
    cli::addServe(app, context, chosen);
    cli::addWorker(app, context, chosen);
    cli::addHelp(app, context, chosen);

    cli::refuseEmpty(app);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) // help and version
            return app.exit(error);
        // The parser has stopped before it took the option, perhaps.
        context.json = std::find(argv, argv + argc, std::string_view("--json")) != argv + argc;
        // CLI11 has codes of its own; scripts get 2 for every wrong usage.
        const auto unknown = app.remaining();
        if (app.get_subcommands().empty() && !unknown.empty() && unknown.front().front() != '-')
            return context.misused("there is no command \"" + unknown.front() + "\"; see glossa --help");
        return context.misused(std::string(error.what()) + "; see glossa help" + commandsNamed(app));
    }
    return chosen ? runChosen(context, chosen) : cli::usage;
}
