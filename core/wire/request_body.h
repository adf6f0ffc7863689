// SPDX-License-Identifier: GPL-3.0-or-later
// For sources only, as it brings the whole JSON library along.
#pragma once

#include "core/base/result.h"
#include "core/project/json_reader.h"
#include "core/text/offset_map.h"
#include "core/wire/deployment_name.h"

#include <nlohmann/json.hpp>

#include <string_view>
#include <type_traits>

namespace glossa::wire {

using project::Json;

/// The JSON object of a request's body. BadEncoding, TooDeep, or Malformed with the byte where it breaks;
/// WrongType for another value than an object.
[[nodiscard]] Result<Json> parseBody(std::string_view body);

/// What `read(JsonReader)` makes of a body. Fields that it does not ask for are left alone, as Azure does:
/// clients of a later version send them.
template <typename Read>
auto readBody(std::string_view body, Read read) -> Result<std::invoke_result_t<Read, project::JsonReader>>
{
    const auto json = parseBody(body);
    if (!json)
        return fail(json.error());
    try {
        return read(project::JsonReader(*json, ""));
    } catch (const project::JsonFault &fault) {
        return fail(fault.error);
    }
}

// These read fields of "parameters". They throw JsonFault, as the reader does.
[[nodiscard]] DeploymentName readDeploymentName(const project::JsonReader &parameters);
/// TextElements_v8 where nothing is said, as the clients count on.
[[nodiscard]] text::IndexUnit readIndexUnit(const project::JsonReader &parameters);

} // namespace glossa::wire
