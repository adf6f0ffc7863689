// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>

#include <optional>

namespace glossa::project {

/// Writes an error as it stands in the row of a failed job: {"code","file","place","expected","detail"}. A
/// message that is data is a string; a phrase is {"phrase":"<id>","arguments":[…]}. Rows from before there
/// were phrases hold strings only.
[[nodiscard]] QByteArray toJson(const Error &error);
/// Reads an error, or returns nothing if it is none. A code of a later version becomes Internal, and a phrase
/// of a later version becomes a text: its id and its arguments.
[[nodiscard]] std::optional<Error> errorFromJson(const QByteArray &json);

/// Writes a message alone, as answers for programs carry it.
[[nodiscard]] QByteArray toJson(const Message &message);

} // namespace glossa::project
