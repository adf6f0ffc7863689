// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace glossa::serve {

// Who may ask. A key is 256 random bits, so that its SHA-256 is all that has to be kept: there is nothing to
// guess that a slow hash or a salt would protect. A file keeps them, in a form that is frozen:
// {"version":1,"keys":[{"name":"ana","sha256":"…","made":1767225600000}]}. It is replaced as a whole, so that
// a running server reads either the one or the other.

using KeyHash = std::array<unsigned char, 32>;

struct Key {
    std::string name;
    KeyHash hash{};
    std::int64_t madeMs = 0;
    bool operator==(const Key &) const = default;
};

/// The keys of a file, for asking only.
class KeyRing {
public:
    KeyRing() = default;
    explicit KeyRing(std::vector<Key> keys) : m_keys(std::move(keys)) {}

    [[nodiscard]] const std::vector<Key> &keys() const { return m_keys; }
    /// Whether it is one of the keys. It takes as long for any key, right or wrong.
    [[nodiscard]] bool opens(std::string_view key) const;

private:
    std::vector<Key> m_keys;
};

/// No file is no key.
[[nodiscard]] Result<KeyRing> readKeys(const std::string &file);

struct NewKey {
    Key kept;
    std::string secret; // told this once; nobody can read it again
};

/// Makes a key under a new name. AlreadyExists if there is one of that name.
[[nodiscard]] Result<NewKey> addKey(const std::string &file, const std::string &name, const Clock &clock);
/// NotFound if there is no key of that name.
[[nodiscard]] Status revokeKey(const std::string &file, const std::string &name);

} // namespace glossa::serve
