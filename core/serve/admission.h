// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/serve/keys.h"
#include "core/serve/message.h"
#include "core/serve/refusal.h"

#include <optional>
#include <string_view>

namespace glossa::serve {

// What keeps web pages and strangers out. Without a key, whoever can open a connection to the machine's own
// addresses is let in, and a browser can, on behalf of any page. A page gives itself away: by its own name in
// Host, where its name was turned to this machine (DNS rebinding); by Origin, which browsers put into every
// request of a page that changes something; and by the content types that a form can send, which are not
// JSON.

/// What is asked of requests at one address.
struct Admission {
    bool onlyThisMachine = true; // the address is a loopback one, so Host must be, too
    bool needsKey = false;
};

/// 400, 403: the request is not meant for this server, or a page sent it. `authority` is that of the request
/// line, if it had one.
[[nodiscard]] std::optional<Refusal> hostRefusal(const Request &request, std::string_view authority,
                                                 const Admission &admission);
/// 401: the key is missing or none of these, in Ocp-Apim-Subscription-Key or as Authorization: Bearer.
[[nodiscard]] std::optional<Refusal> keyRefusal(const Request &request, const KeyRing &keys);
/// 415: there is a body, and it does not say that it is JSON.
[[nodiscard]] std::optional<Refusal> contentRefusal(const Request &request, bool hasBody);

} // namespace glossa::serve
