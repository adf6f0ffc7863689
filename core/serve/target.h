// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/serve/message.h"
#include "core/serve/refusal.h"

#include <string>
#include <string_view>
#include <vector>

namespace glossa::serve {

/// What a request line names, decoded.
struct Target {
    std::string path; // as Request::path
    std::vector<Field> query;
    std::string authority; // of "http://HOST/PATH", as proxies send it; else empty
    bool operator==(const Target &) const = default;
};

/// Reads the target of a request line (RFC 9112, origin and absolute form). Refused are faulty %XX, bytes
/// that are not UTF-8, control characters, a slash that is encoded (it would be a piece's end for some and
/// not for others), "." and ".." as pieces, and more than 100 query values.
[[nodiscard]] Accepted<Target> readTarget(std::string_view target);

} // namespace glossa::serve
