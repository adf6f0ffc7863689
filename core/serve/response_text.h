// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/serve/message.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace glossa::serve {

struct ResponseForm {
    bool keepAlive = true;
    bool withoutBody = false; // the answer to HEAD: its length is told, the body is not sent
    std::string_view date;    // as httpDate makes it
};

/// The bytes of an answer: one piece, so that it goes out as one write and, encrypted, as one record. An
/// answer with a header that would break the head (a line end in its value) becomes 500 without a body.
[[nodiscard]] std::string responseText(const Response &response, const ResponseForm &form);

/// "Sun, 06 Nov 1994 08:49:37 GMT"
[[nodiscard]] std::string httpDate(std::int64_t seconds);

} // namespace glossa::serve
