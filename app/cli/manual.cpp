// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/manual.h"

#include <CLI/CLI.hpp>

#include <set>
#include <sstream>

namespace glossa::cli {

namespace {

using Apps = std::vector<const CLI::App *>;

Apps commandsOf(const CLI::App &app)
{
    return app.get_subcommands([](const CLI::App *) { return true; });
}

bool takesValue(const CLI::Option &option)
{
    return option.get_items_expected_max() > 0;
}

/// "--project PROJECT", or "FILE".
std::string synopsisOf(const CLI::Option &option)
{
    if (!option.nonpositional())
        return option.get_name(true);
    std::string names;
    for (const std::string &name : option.get_snames())
        names += (names.empty() ? "-" : ", -") + name;
    for (const std::string &name : option.get_lnames())
        names += (names.empty() ? "--" : ", --") + name;
    return takesValue(option) ? names + ' ' + option.get_type_name() : names;
}

void addWords(const CLI::App &app, const std::string &path, std::ostream &words, std::ostream &paths,
              std::set<std::string> &valued)
{
    words << "        \"" << path << "\") candidates=\"";
    for (const CLI::App *command : commandsOf(app)) {
        words << command->get_name() << ' ';
        paths << (paths.tellp() == 0 ? "" : "|") << '"' << path << ' ' << command->get_name() << '"';
    }
    for (const CLI::Option *option : app.get_options()) {
        for (const std::string &name : option->get_lnames()) {
            words << "--" << name << ' ';
            if (takesValue(*option))
                valued.insert("--" + name);
        }
    }
    words << "\" ;;\n";
    for (const CLI::App *command : commandsOf(app))
        addWords(*command, path + ' ' + command->get_name(), words, paths, valued);
}

/// Text of a manual page: nothing of it is a request.
std::string escaped(const std::string &text)
{
    std::string result;
    bool begins = true;
    for (const char c : text) {
        if (begins && (c == '.' || c == '\''))
            result += "\\&";
        if (c == '\\')
            result += "\\e";
        else if (c == '-')
            result += "\\-";
        else
            result += c;
        begins = c == '\n';
    }
    return result;
}

void addOptions(const CLI::App &app, std::ostream &page)
{
    for (const CLI::Option *option : app.get_options()) {
        page << ".TP\n.B " << escaped(synopsisOf(*option)) << '\n'
             << escaped(option->get_description().empty() ? "(required)" : option->get_description()) << '\n';
    }
}

/// Lines that are indented are examples and stay lines.
void addLines(const std::string &text, std::ostream &page)
{
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("  "))
            page << ".br\n\\ \\ " << escaped(line.substr(2)) << "\n.br\n";
        else
            page << (line.empty() ? ".PP" : escaped(line)) << '\n';
    }
}

void addCommand(const CLI::App &app, const std::string &path, std::ostream &page)
{
    page << ".SS " << escaped(path) << '\n' << escaped(app.get_description()) << ".\n";
    addOptions(app, page);
    if (!app.get_footer().empty()) {
        page << ".PP\n";
        addLines(app.get_footer(), page);
    }
    for (const CLI::App *command : commandsOf(app))
        addCommand(*command, path + ' ' + command->get_name(), page);
}

} // namespace

std::string bashCompletion(const CLI::App &app)
{
    std::ostringstream words;
    std::ostringstream paths;
    std::set<std::string> valued;
    addWords(app, "", words, paths, valued);
    std::string options;
    for (const std::string &name : valued)
        options += (options.empty() ? "" : "|") + name;
    return "# Completion of glossa, made by `glossa completion`.\n"
           "_glossa() {\n"
           "    local at word before=\"\" command=\"\" candidates=\"\"\n"
           "    for ((at = 1; at < COMP_CWORD; ++at)); do\n"
           "        word=\"${COMP_WORDS[at]}\"\n"
           "        case \"$before\" in\n"
           "            " +
           options +
           ") before=\"\"; continue ;;\n"
           "        esac\n"
           "        before=\"$word\"\n"
           "        case \"$command $word\" in\n"
           "            " +
           paths.str() +
           ") command=\"$command $word\" ;;\n"
           "        esac\n"
           "    done\n"
           "    COMPREPLY=()\n"
           "    case \"$before\" in\n"
           "        " +
           options +
           ") return ;; # a value: files\n"
           "    esac\n"
           "    case \"$command\" in\n" +
           words.str() +
           "    esac\n"
           "    COMPREPLY=($(compgen -W \"$candidates\" -- \"${COMP_WORDS[COMP_CWORD]}\"))\n"
           "}\n"
           "complete -o default -F _glossa glossa\n";
}

std::string manualPage(const CLI::App &app, const std::string &version)
{
    std::ostringstream page;
    page << ".TH GLOSSA 1 \"\" \"" << escaped(version) << "\" \"User Commands\"\n"
         << ".SH NAME\nglossa \\- label texts, train custom language models, read what they learned\n"
         << ".SH SYNOPSIS\n.B glossa\n[OPTIONS] COMMAND ...\n.SH DESCRIPTION\n";
    addLines(app.get_description(), page);
    page << ".SH OPTIONS\n";
    addOptions(app, page);
    page << ".SH COMMANDS\n";
    for (const CLI::App *command : commandsOf(app))
        addCommand(*command, command->get_name(), page);
    page << ".SH EXIT STATUS\n0 done; 1 failed, with the reason on standard error; 2 wrong usage.\n"
         << ".SH ENVIRONMENT\n.TP\n.B GLOSSA_WORKSPACE\nFolder of the workspace, where\n.B \\-\\-workspace\n"
         << "names none.\n";
    return page.str();
}

} // namespace glossa::cli
