// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace glossa::cli {

// What the command line says of itself, so that it cannot differ from what it does.

/// Functions for bash, and for the bash functions of zsh, that complete commands, their verbs and options;
/// values are completed as names of files.
[[nodiscard]] std::string bashCompletion(const CLI::App &app);

/// The manual page in the form of man(7).
[[nodiscard]] std::string manualPage(const CLI::App &app, const std::string &version);

} // namespace glossa::cli
