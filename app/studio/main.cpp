// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/base/numeric_locale.h"
#include "core/workspace/items/edit.h"
#include "core/workspace/jobs/jobs.h"
#include "core/workspace/projects/projects.h"
#include "core/workspace/session/session.h"
#include "ui/models/studio_context.h"
#include "ui/settings/appearance.h"
#include "ui/shell/main_window.h"
#include "wording/sentence.h"
#include "wording/translation.h"

#include <QApplication>
#include <QByteArrayList>
#include <QCommandLineParser>
#include <QDir>
#include <QMessageBox>

#include <algorithm>
#include <csignal>
#include <functional>
#include <optional>

using namespace glossa;

namespace {

/// The program that runs jobs: beside this one, or where the build puts it.
QString workerProgram()
{
    QString chosen = qEnvironmentVariable("GLOSSA_WORKER");
    if (!chosen.isEmpty())
        return chosen;
    const QDir here(QCoreApplication::applicationDirPath());
    for (const char *place : {"glossa", "../cli/glossa"}) {
        if (QFile::exists(here.filePath(QString::fromLatin1(place))))
            return here.filePath(QString::fromLatin1(place));
    }
    return QStringLiteral("glossa");
}

std::optional<models::Step> stepOf(const QString &name)
{
    const QStringList names{QStringLiteral("projects"), QStringLiteral("schema"),
                            QStringLiteral("labeling"), QStringLiteral("training"),
                            QStringLiteral("details"),  QStringLiteral("deployments"),
                            QStringLiteral("try"),      QStringLiteral("settings")};
    const auto index = names.indexOf(name.toLower());
    return index < 0 ? std::nullopt : std::optional(static_cast<models::Step>(index));
}

/// Opens the project of a name, and then does what needs one.
void openNamed(models::StudioContext &context, const QString &name, const std::function<void()> &then)
{
    context.session()
        .read([name](workspace::Workspace &workspace) { return workspace::projectByName(workspace, name); })
        .then(&context, [&context, then](const Result<std::int64_t> &id) {
            if (!id) {
                context.report(id.error());
                return;
            }
            context.openProject(*id);
            then();
        });
}

const QString checkDisplay = QStringLiteral("check-display");

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        QStringLiteral("Glossa: label texts, train custom language models, read them."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions(
        {{QStringLiteral("workspace"), QStringLiteral("Folder of the workspace"), QStringLiteral("FOLDER")},
         {QStringLiteral("project"), QStringLiteral("Open this project"), QStringLiteral("NAME")},
         {QStringLiteral("step"),
          QStringLiteral("projects, schema, labeling, training, details, deployments, try, settings"),
          QStringLiteral("STEP")},
         {QStringLiteral("sample"), QStringLiteral("Open the sample project")}});
    // For scripts: ends at once, well if there is a display that answers.
    QCommandLineOption check(checkDisplay);
    check.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(check);
}

/// Prints the help or the version and ends the program, if that is what is asked for: before there is an
/// application of windows, which ends in a crash where there is no display.
void answerWithWords(QCommandLineParser &parser, int argc, char **argv)
{
    const QByteArrayList words{"-h", "--help", "--help-all", "-v", "--version"};
    const auto *const asked =
        std::find_if(argv + 1, argv + argc, [&](const char *given) { return words.contains(given); });
    if (asked == argv + argc)
        return;
    const QCoreApplication terminal(argc, argv);
    // By itself: Qt's own options beside it (-platform) are unknown to an application without windows.
    parser.process({QString::fromLocal8Bit(argv[0]), QString::fromLocal8Bit(*asked)});
}

/// What is shown when the window opens.
void openFirst(const QCommandLineParser &parser, models::StudioContext &context, shell::MainWindow &window)
{
    const auto goToStep = [&window, step = stepOf(parser.value(QStringLiteral("step")))] {
        if (step)
            window.goTo(*step);
    };
    if (parser.isSet(QStringLiteral("sample")))
        window.openSample();
    if (parser.isSet(QStringLiteral("project")))
        openNamed(context, parser.value(QStringLiteral("project")), goToStep);
    else if (parser.isSet(QStringLiteral("sample")))
        goToStep();
    else
        window.reopenLast(goToStep);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication::setOrganizationName(QStringLiteral("glossa"));
    QApplication::setApplicationName(QStringLiteral("glossa"));
    QApplication::setApplicationDisplayName(QStringLiteral("Glossa"));
    QApplication::setApplicationVersion(QStringLiteral(GLOSSA_VERSION));
    QCommandLineParser parser;
    addOptions(parser);
    answerWithWords(parser, argc, argv);
    QApplication application(argc, argv);
    usePointInNumbers();
    wording::installTranslations(application);
    std::signal(SIGXFSZ, SIG_IGN); // a full disk is an error to tell, not the end
    parser.process(application);
    if (parser.isSet(checkDisplay))
        return 0;
    const QString folder = parser.isSet(QStringLiteral("workspace"))
                               ? QDir(parser.value(QStringLiteral("workspace"))).absolutePath()
                               : workspace::defaultFolder();
    settings::Appearance appearance; // before the style: it asks the palette the program started with
    appearance.apply();
    const SystemClock clock;
    auto session = workspace::Session::open(folder, clock);
    if (!session) {
        QMessageBox::critical(nullptr, QStringLiteral("Glossa"), wording::sentence(session.error()));
        return 1;
    }
    // A training whose process died while no window was open is told as failed.
    (*session)->tend([](workspace::Workspace &workspace) { return workspace::reapOrphans(workspace); });
    models::StudioContext context(**session, workerProgram());
    shell::MainWindow window(context, appearance);
    openFirst(parser, context, window);
    window.show();
    return QApplication::exec();
}
