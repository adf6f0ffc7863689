// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace glossa {

template <typename T>
using Result = tl::expected<T, Error>;

/// The result of an operation that returns no value but may fail.
using Status = tl::expected<void, Error>;

inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

inline tl::unexpected<Error> fail(ErrorCode code, Message detail = {}, Message place = {},
                                  Message expected = {}, std::string file = {})
{
    return tl::unexpected<Error>(
        Error{code, std::move(file), std::move(place), std::move(expected), std::move(detail)});
}

} // namespace glossa
