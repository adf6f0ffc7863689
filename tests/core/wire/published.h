// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace glossa::test {

/// A published example of the runtime: {"parameters": {…, "body"}, "responses": {"200": {"headers",
/// "body"}}}.
nlohmann::ordered_json published(const char *name);

} // namespace glossa::test
