// SPDX-License-Identifier: GPL-3.0-or-later
// JSON that this program has written itself: columns of the store, metadata of model files, lines between two
// processes. What people write is read by JsonReader, which tells them of every fault.
#pragma once

#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace glossa::project {

/// With the keys in the order of their letters, as they have always been written.
using StoredJson = nlohmann::json;

/// A value inside a StoredJson that outlives it. What is not there or of another type reads as the default,
/// so that what an earlier version has not written needs no word.
class StoredValue {
public:
    // NOLINTNEXTLINE(google-explicit-constructor): it is that value
    StoredValue(const StoredJson &value) : m_value(&value) {}
    StoredValue(StoredJson &&) = delete; // would be gone before it is read

    /// Nothing if this is no object or has no such member.
    [[nodiscard]] StoredValue operator[](const char *key) const;
    /// Elements of an array; any other value has none.
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] StoredValue at(std::size_t index) const; // nothing beyond the end

    [[nodiscard]] bool isText() const;
    [[nodiscard]] QString text() const; // null if it is none
    [[nodiscard]] std::int64_t number(std::int64_t otherwise = 0) const;
    [[nodiscard]] int integer(int otherwise = 0) const;
    [[nodiscard]] double real() const;
    [[nodiscard]] bool flag() const;
    /// A figure that may be undefined, which is written as null.
    [[nodiscard]] std::optional<double> figure() const;
    [[nodiscard]] const StoredJson &json() const { return *m_value; }

private:
    const StoredJson *m_value;
};

/// In one line without blanks.
[[nodiscard]] QByteArray compact(const StoredJson &json);

/// Null for what is no JSON, or is nested deeper than anything that is stored.
[[nodiscard]] StoredJson parsed(const QByteArray &bytes);

/// The object of a column. CorruptWorkspace, with the name of the column as its place, for anything else; an
/// empty column is an empty object. The detail says where it is no JSON.
[[nodiscard]] Result<StoredJson> objectOf(const QByteArray &column, const char *name);

[[nodiscard]] StoredJson figureJson(const std::optional<double> &figure);

} // namespace glossa::project
