// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace glossa::learn {

/// The name of a feature as a number: FNV-1a over its UTF-16 units, started from a kind. The chance that two
/// of a million features have the same number is 3e-8.
using FeatureKey = std::uint64_t;

/// Builds the key of a feature from a kind and parts.
class KeyBuilder {
public:
    explicit KeyBuilder(std::uint32_t kind) { add(kind); }
    KeyBuilder &add(std::u16string_view part);
    KeyBuilder &add(std::uint32_t number);
    [[nodiscard]] FeatureKey key() const { return m_hash; }

private:
    std::uint64_t m_hash = 14695981039346656037ULL;
};

/// The features that a model knows. Their numbers are their places in a sorted table.
class Vocabulary {
public:
    Vocabulary() = default;
    /// Takes keys, each as often as it was seen. Keeps those that were seen at least `atLeast` times, or a
    /// larger number of times if there would be more than `atMost` otherwise.
    Vocabulary(std::vector<FeatureKey> seen, std::size_t atLeast,
               std::size_t atMost = std::numeric_limits<std::size_t>::max());
    explicit Vocabulary(std::vector<FeatureKey> sorted) : m_keys(std::move(sorted)) {}

    [[nodiscard]] std::optional<std::uint32_t> find(FeatureKey key) const;
    [[nodiscard]] std::size_t size() const { return m_keys.size(); }
    [[nodiscard]] const std::vector<FeatureKey> &keys() const { return m_keys; }

private:
    std::vector<FeatureKey> m_keys;
};

} // namespace glossa::learn
