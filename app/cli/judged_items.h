// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/outcome.h"

#include <nlohmann/json_fwd.hpp>

namespace glossa::cli {

/// Of each judged item what people labeled and what the model said, one a line: number in the project (0 for
/// an item of a file), right or wrong, intents, entities, text; blank columns where nothing is said. Of
/// projects with classes these instead of intents and entities, with a bar between several.
void printJudgedItems(const evaluate::Outcomes &outcomes);
/// The same as a table of comma-separated values with a head (RFC 4180).
void printJudgedItemsAsCsv(const evaluate::Outcomes &outcomes);
/// The same as an array; offsets are UTF-16 code units.
[[nodiscard]] nlohmann::ordered_json judgedItemsJson(const evaluate::Outcomes &outcomes);

} // namespace glossa::cli
