// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/serve/azure/served_workspace.h"

#include <nlohmann/json.hpp>

namespace glossa::test {

nlohmann::ordered_json ServedWorkspace::json(const serve::Response &response)
{
    return Json::parse(response.body);
}

} // namespace glossa::test
