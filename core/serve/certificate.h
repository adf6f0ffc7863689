// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <stop_token>
#include <string>
#include <vector>

namespace glossa::serve {

/// A certificate with those above it, and its key, both as PEM and fitting each other.
struct Certificate {
    std::string chainPem;
    std::string keyPem;
    bool operator==(const Certificate &) const = default;
};

/// Reads and checks a certificate of the user's. A key with a password is refused: there is nobody to type
/// it.
[[nodiscard]] Result<Certificate> readCertificate(const std::string &chainFile, const std::string &keyFile);

/// The names under which a server that listens at these hosts is reached: localhost and its numbers, the
/// hosts themselves, and for one that means every address (0.0.0.0, ::) the machine's name and numbers.
[[nodiscard]] std::vector<std::string> namesOf(const std::vector<std::string> &hosts);

/// The name of the file in its folder that clients can be told to trust.
inline constexpr const char *ownCertificateFile = "own-certificate.pem";

/// The certificate that the server makes itself, signed by its own key: for 397 days (the most that browsers
/// take), made anew 30 days before its end, when it lacks one of the names, and when its files are damaged.
/// It is kept in `folder` for its owner's eyes only, and so are clients' settings that trust it. Waits for
/// another process that is at it; Busy once `stop` asks to wait no longer.
[[nodiscard]] Result<Certificate> ownCertificate(const std::string &folder,
                                                 const std::vector<std::string> &names, const Clock &clock,
                                                 const std::stop_token &stop = {});

} // namespace glossa::serve
