// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/datasets/import.h"

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace glossa::cli {

// Checks of option values for CLI11, so that a wrong one is a wrong usage (exit code 2): the empty string, or
// what is wrong.

std::string kindCheck(const std::string &value);     // an Azure project kind
std::string languageCheck(const std::string &value); // the form of BCP 47
std::string isShare(const std::string &value);       // 0 to 1
std::string positiveCheck(const std::string &value); // a whole number of at least 1
std::string countCheck(const std::string &value);    // a whole number of at least 0
std::string splitCheck(const std::string &value);    // manual or auto:1 to auto:100
std::string filterCheck(const std::string &value);   // what `items --filter` understands
/// The id of a format that is read, or written.
std::function<std::string(const std::string &)> formatCheck(bool read);

/// Refuses an empty value for every option and argument of a command and its subcommands: an unset variable
/// of a script must not count as an option left out.
void refuseEmpty(CLI::App &app);

/// What is to be said of a name that was taken and holds characters that nobody sees; else empty.
std::string warningOfName(const QString &name);

/// The first faults of a reading, one a line, to standard error.
void printProblems(const workspace::ReadReport &report);

} // namespace glossa::cli
