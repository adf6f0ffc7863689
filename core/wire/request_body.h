// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/json_reader.h"
#include "core/text/offset_map.h"
#include "core/wire/deployment_name.h"

#include <functional>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace glossa::wire {

/// Hands on the JSON object of a request's body. BadEncoding, TooDeep, or Malformed with the byte where it
/// breaks; WrongType for another value than an object; and what `read` throws as JsonFault.
[[nodiscard]] Status readObject(std::string_view body,
                                const std::function<void(const project::JsonReader &)> &read);

/// What `read(JsonReader)` makes of a body. Fields that it does not ask for are left alone, as Azure does:
/// clients of a later version send them.
template <typename Read>
auto readBody(std::string_view body, Read read)
    -> Result<std::invoke_result_t<Read, const project::JsonReader &>>
{
    std::optional<std::invoke_result_t<Read, const project::JsonReader &>> value;
    const auto done =
        readObject(body, [&](const project::JsonReader &reader) { value.emplace(read(reader)); });
    if (!done)
        return fail(done.error());
    return std::move(*value);
}

// These read fields of "parameters". They throw JsonFault, as the reader does.
[[nodiscard]] DeploymentName readDeploymentName(const project::JsonReader &parameters);
/// TextElements_v8 where nothing is said, as the clients count on.
[[nodiscard]] text::IndexUnit readIndexUnit(const project::JsonReader &parameters);

} // namespace glossa::wire
