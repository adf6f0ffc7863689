// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/checks.h"
#include "app/cli/command.h"
#include "core/base/numeric_locale.h"
#include "core/text/offset_map.h"
#include "ui/wording/translation.h"

#include <QCoreApplication>
#include <QLocale>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <iostream>

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
            std::cerr << "glossa: argument " << i << " is not valid UTF-8\n";
            return false;
        }
    }
    return true;
}

/// An answer that did not reach its reader whole is a failure, whatever the command says.
int runChosen(const cli::Run &chosen)
{
    int code = cli::failed;
    try {
        code = chosen();
    } catch (const std::exception &error) {
        std::cerr << "glossa: an error inside Glossa (" << error.what() << ")\n";
        return cli::failed;
    }
    std::cout.flush();
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0 || !std::cout) {
        if (errno != EPIPE)
            std::cerr << "glossa: the answer could not be written whole: " << std::strerror(errno) << '\n';
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
    cli::addPredict(app, context, chosen);
    cli::addWorker(app, context, chosen);

    cli::refuseEmpty(app);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        const auto unknown = app.remaining();
        if (app.get_subcommands().empty() && !unknown.empty() && unknown.front().front() != '-') {
            std::cerr << "glossa: there is no command \"" << unknown.front() << "\"; see glossa --help\n";
            return cli::usage;
        }
        // CLI11 has codes of its own; scripts get 2 for every wrong usage, 0 for help and version.
        return app.exit(error) == 0 ? cli::done : cli::usage;
    }
    return chosen ? runChosen(chosen) : cli::usage;
}
