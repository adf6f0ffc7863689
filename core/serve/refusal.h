// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/serve/api_error.h"

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace glossa::serve {

/// A request that no route gets to see, and the status that says so.
struct Refusal {
    int status = 400;
    ApiError error;
    bool operator==(const Refusal &) const = default;
};

template <typename T>
using Accepted = tl::expected<T, Refusal>;

inline tl::unexpected<Refusal> refuse(int status, ApiCode code, Message message, std::string target = {})
{
    return tl::unexpected<Refusal>(Refusal{status, {code, std::move(message), std::move(target), {}, {}}});
}

/// 400: what came is no request that this server takes.
inline tl::unexpected<Refusal> refuseAsMalformed(Message message, std::string target = {})
{
    constexpr int badRequest = 400;
    return refuse(badRequest, ApiCode::InvalidRequest, std::move(message), std::move(target));
}

} // namespace glossa::serve
