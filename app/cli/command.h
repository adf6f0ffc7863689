// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/workspace/session/workspace.h"

#include <CLI/CLI.hpp>

#include <QString>

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

    enum class Make : std::uint8_t { Never, IfAbsent };
    /// The workspace, or the printed reason why not and nullptr. A folder that --workspace names is made only
    /// by commands that bring something in: a mistyped name must not look like an empty workspace.
    workspace::Workspace *workspace(Make make = Make::Never);
    /// The project of a name; prints the reason if there is none.
    std::optional<std::int64_t> project(const std::string &name);
    [[nodiscard]] workspace::Origin origin(const char *door = "cli") const;
    [[nodiscard]] const Clock &clock() const { return m_clock; }

    /// Prints an error as a sentence (or, with --json, as {"error":{…}}) to standard error; returns `failed`.
    int refuse(const Error &error) const;

private:
    SystemClock m_clock;
    std::unique_ptr<workspace::Workspace> m_workspace;
};

/// What a subcommand does when it was chosen; the exit code.
using Run = std::function<int()>;

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
void addPredict(CLI::App &app, Context &context, Run &chosen);
void addWorker(CLI::App &app, Context &context, Run &chosen);

} // namespace glossa::cli
