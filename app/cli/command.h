// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/workspace/session/workspace.h"

#include <CLI/CLI.hpp>

#include <QString>

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <memory>
#include <string>

namespace glossa::cli {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int usage = 2;

/// What every command needs: the global options, the workspace (opened when first asked for), output and
/// errors.
class Context {
public:
    bool json = false;
    std::string folder;
    std::string author;

    using Make = workspace::Workspace::Make;
    /// The workspace, or the printed reason why not and nullptr. It is made only by commands that bring
    /// something in: reading changes nothing, and a mistyped name must not look like an empty workspace.
    workspace::Workspace *workspace(Make make = Make::Never);
    /// The project of a name; prints the reason if there is none.
    std::optional<std::int64_t> project(const std::string &name);
    [[nodiscard]] workspace::Origin origin(const char *door = "cli") const;
    [[nodiscard]] const Clock &clock() const { return m_clock; }

    /// Prints an error as a sentence (or, with --json, as {"error":{…}}) to standard error; returns `failed`.
    int refuse(const Error &error) const;

    /// Prints what was wrong with the command line; returns `usage`. With --json as
    /// {"error":{"name":"usage",…}}.
    int misused(const std::string &sentence) const;

private:
    SystemClock m_clock;
    std::unique_ptr<workspace::Workspace> m_workspace;
};

/// What a subcommand does when it was chosen; the exit code.
using Run = std::function<int()>;

/// An error as answers for programs have it.
[[nodiscard]] nlohmann::ordered_json answerOf(const Error &error);
/// Puts a message into an answer for programs: its sentence under `key` and, if it is a phrase, that with its
/// arguments under `key` + "Phrase".
void put(nlohmann::ordered_json &answer, const std::string &key, const Message &message);

/// Adds one command to the program; `chosen` is set to its body when the command line names it.
void addProject(CLI::App &app, Context &context, Run &chosen);
void addImport(CLI::App &app, Context &context, Run &chosen);
void addExport(CLI::App &app, Context &context, Run &chosen);
void addFormats(CLI::App &app, Context &context, Run &chosen);
void addEdit(CLI::App &app, Context &context, Run &chosen);
void addItems(CLI::App &app, Context &context, Run &chosen);
void addHistory(CLI::App &app, Context &context, Run &chosen);
void addUndo(CLI::App &app, Context &context, Run &chosen);
void addRedo(CLI::App &app, Context &context, Run &chosen);
void addTrain(CLI::App &app, Context &context, Run &chosen);
void addJobs(CLI::App &app, Context &context, Run &chosen);
void addModels(CLI::App &app, Context &context, Run &chosen);
void addEvaluate(CLI::App &app, Context &context, Run &chosen);
void addImprove(CLI::App &app, Context &context, Run &chosen);
void addPredict(CLI::App &app, Context &context, Run &chosen);
void addDeploy(CLI::App &app, Context &context, Run &chosen);
void addDeployments(CLI::App &app, Context &context, Run &chosen);
void addReview(CLI::App &app, Context &context, Run &chosen);
void addHelp(CLI::App &app, Context &context, Run &chosen);
void addWorker(CLI::App &app, Context &context, Run &chosen);
void addServe(CLI::App &app, Context &context, Run &chosen);

} // namespace glossa::cli
