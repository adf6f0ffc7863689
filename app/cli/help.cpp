// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/manual.h"

#include <iostream>

namespace glossa::cli {

void addHelp(CLI::App &app, Context &context, Run &chosen)
{
    auto words = std::make_shared<std::vector<std::string>>();
    auto *help = app.add_subcommand("help", "What a command does, and its options");
    help->footer("  glossa help train\n  glossa help project create");
    help->add_option("COMMAND", *words, "A command, and its verb");
    help->callback([&, words] {
        chosen = [&context, &app, words] {
            const CLI::App *at = &app;
            std::string before; // the words that lead to it
            for (const std::string &word : *words) {
                before += at == &app ? "glossa" : " " + at->get_name();
                const auto commands = at->get_subcommands(
                    [&word](const CLI::App *command) { return command->get_name() == word; });
                if (commands.empty())
                    return context.misused("there is no command \"" + word + "\"; see glossa --help");
                at = commands.front();
            }
            std::cout << at->help(before);
            return done;
        };
    });

    auto shell = std::make_shared<std::string>();
    auto *completion = app.add_subcommand("completion", "Print what completes glossa's commands in a shell");
    completion->footer(
        "  glossa completion bash > ~/.local/share/bash-completion/completions/glossa\n"
        "  glossa completion zsh > ~/.glossa-completion; echo '. ~/.glossa-completion' >> ~/.zshrc");
    completion->add_option("SHELL", *shell, "bash or zsh")->required()->check(CLI::IsMember({"bash", "zsh"}));
    completion->callback([&, shell] { // which the option refers to
        chosen = [&app, shell] {
            if (*shell == "zsh")
                std::cout << "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }\n"
                             "autoload -Uz bashcompinit && bashcompinit\n";
            std::cout << bashCompletion(app);
            return done;
        };
    });

    auto *manual = app.add_subcommand("man", "Print the manual page");
    manual->footer("  glossa man | man -l -");
    manual->callback([&] {
        chosen = [&app] {
            std::cout << manualPage(app, "glossa " GLOSSA_VERSION);
            return done;
        };
    });
}

} // namespace glossa::cli
