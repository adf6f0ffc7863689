// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>

#include <optional>

namespace glossa::project {

/// Errors as JSON, as they stand in the rows of failed jobs: {"code","file","place","expected","detail"}. A
/// message is a string where it is data, and else {"phrase":"<id>","arguments":[…]}. Rows that were written
/// before there were phrases hold strings only.
[[nodiscard]] QByteArray toJson(const Error &error);
/// Nothing if it is no error. A code or phrase of a later version is kept as far as it can be: Internal, and
/// the phrase's id with its arguments as a text.
[[nodiscard]] std::optional<Error> errorFromJson(const QByteArray &json);

/// A message alone, as answers for programs carry it.
[[nodiscard]] QByteArray toJson(const Message &message);

} // namespace glossa::project
