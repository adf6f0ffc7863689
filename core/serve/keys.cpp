// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/keys.h"

#include "core/serve/private_file.h"
#include "core/text/utf8.h"

#include <nlohmann/json.hpp>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <optional>

namespace glossa::serve {

namespace {

using Json = nlohmann::ordered_json;

constexpr int version = 1;
constexpr std::size_t mostKeys = 100; // a request's key is compared with each
constexpr std::size_t mostBytes = 1U << 20U;
constexpr std::size_t longestName = 100;

KeyHash hashOf(std::string_view key)
{
    KeyHash hash{};
    unsigned length = 0;
    EVP_Digest(key.data(), key.size(), hash.data(), &length, EVP_sha256(), nullptr);
    return hash;
}

std::string hexOf(const KeyHash &bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : bytes) {
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

std::optional<KeyHash> hashFromHex(std::string_view text)
{
    KeyHash hash{};
    std::size_t length = 0;
    const std::string digits(text);
    if (text.size() != 2 * hash.size() ||
        OPENSSL_hexstr2buf_ex(hash.data(), hash.size(), &length, digits.c_str(), '\0') != 1)
        return std::nullopt;
    return hash;
}

bool isName(std::string_view name)
{
    if (name.empty() || name.size() > longestName)
        return false;
    for (std::size_t at = 0; at < name.size();) {
        const std::int32_t letter = text::nextCodePoint(name, at);
        if (letter < ' ' || (letter >= 0x7f && letter < 0xa0))
            return false;
    }
    return true;
}

std::optional<Key> keyFromJson(const Json &entry)
{
    if (!entry.is_object() || !entry.contains("name") || !entry.contains("sha256") ||
        !entry["name"].is_string() || !entry["sha256"].is_string())
        return std::nullopt;
    Key key;
    key.name = entry["name"].get<std::string>();
    const auto hash = hashFromHex(entry["sha256"].get_ref<const std::string &>());
    if (!hash || !isName(key.name))
        return std::nullopt;
    key.hash = *hash;
    if (entry.contains("made") && entry["made"].is_number_integer())
        key.madeMs = entry["made"].get<std::int64_t>();
    return key;
}

Status writeKeys(const std::string &file, const std::vector<Key> &keys)
{
    Json list = Json::array();
    for (const Key &key : keys)
        list.push_back({{"name", key.name}, {"sha256", hexOf(key.hash)}, {"made", key.madeMs}});
    return writePrivateFile(file, Json{{"version", version}, {"keys", std::move(list)}}.dump(2) + '\n');
}

} // namespace

bool KeyRing::opens(std::string_view key) const
{
    const KeyHash given = hashOf(key);
    int found = 0;
    for (const Key &known : m_keys) // all of them, so that the time tells nothing
        found |= CRYPTO_memcmp(known.hash.data(), given.data(), given.size()) == 0 ? 1 : 0;
    return found != 0;
}

Result<KeyRing> readKeys(const std::string &file)
{
    const auto bytes = readSmallFile(file, mostBytes);
    if (!bytes) {
        if (bytes.error().code == ErrorCode::NotFound)
            return KeyRing();
        return fail(bytes.error());
    }
    const Json document = Json::parse(*bytes, nullptr, false);
    if (!document.is_object() || !document.contains("keys") || !document["keys"].is_array())
        return fail(ErrorCode::Malformed, {}, {}, Phrase::AFileOfKeys, file);
    if (document.value("version", Json()) != version)
        return fail(ErrorCode::NewerVersion, {}, "version", {}, file);
    std::vector<Key> keys;
    for (const Json &entry : document["keys"]) {
        auto key = keyFromJson(entry);
        if (!key)
            return fail(ErrorCode::Malformed, {}, "keys[" + std::to_string(keys.size()) + "]",
                        Phrase::AFileOfKeys, file);
        keys.push_back(std::move(*key));
    }
    return KeyRing(std::move(keys));
}

Result<NewKey> addKey(const std::string &file, const std::string &name, const Clock &clock)
{
    if (!isName(name))
        return fail(ErrorCode::InvalidArgument, name, {}, Phrase::NameWithoutControls);
    const auto lock = FileLock::take(file + ".lock");
    if (!lock)
        return fail(lock.error());
    const auto ring = readKeys(file);
    if (!ring)
        return fail(ring.error());
    std::vector<Key> keys = ring->keys();
    if (std::ranges::find(keys, name, &Key::name) != keys.end())
        return fail(ErrorCode::AlreadyExists, name);
    if (keys.size() >= mostKeys)
        return fail(ErrorCode::TooLarge, {}, {}, {Phrase::AtMostKeys, mostKeys}, file);

    NewKey made;
    KeyHash random{};
    if (RAND_bytes(random.data(), static_cast<int>(random.size())) != 1)
        return fail(ErrorCode::Internal, "RAND_bytes");
    made.secret = hexOf(random);
    made.kept = {name, hashOf(made.secret), clock.nowMs()};
    keys.push_back(made.kept);
    if (const Status written = writeKeys(file, keys); !written)
        return fail(written.error());
    return made;
}

Status revokeKey(const std::string &file, const std::string &name)
{
    const auto lock = FileLock::take(file + ".lock");
    if (!lock)
        return fail(lock.error());
    const auto ring = readKeys(file);
    if (!ring)
        return fail(ring.error());
    std::vector<Key> keys = ring->keys();
    if (std::erase_if(keys, [&name](const Key &key) { return key.name == name; }) == 0)
        return fail(ErrorCode::NotFound, name);
    return writeKeys(file, keys);
}

} // namespace glossa::serve
