// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/formats/byte_input.h"
#include "core/formats/json_value.h"

#include <QByteArray>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace glossa::formats {

/// Where a streaming reader stands. There is one step for each container that it is inside of, the outermost
/// first.
class JsonPlace {
public:
    struct Step {
        std::string name;        // of the field, in an object
        std::int64_t index = -1; // of the element, in an array
    };
    /// Returns the depth of the current value, which is 0 for the document itself.
    [[nodiscard]] std::size_t depth() const { return m_steps.size(); }
    [[nodiscard]] const Step &step(std::size_t at) const { return m_steps[at]; }
    [[nodiscard]] std::string toString() const;
    /// Returns true if these fields lead here. Array elements do not count: {"assets", "utterances"} also
    /// leads to assets.utterances[5].
    [[nodiscard]] bool isAt(std::size_t level, std::string_view name) const
    {
        return level < m_steps.size() && m_steps[level].index < 0 && m_steps[level].name == name;
    }

private:
    friend class JsonBuilder;
    std::vector<Step> m_steps;
};

/// A value that was collected whole.
struct JsonRecord {
    JsonValue value;
    /// The path of the first string with half a surrogate pair ("\ud83d"), which is replaced by U+FFFD. It is
    /// empty if there is none.
    std::string loneSurrogate;
};

/// Decides what to do with each value of a document that is streamed.
class JsonHandler {
public:
    enum class Action : std::uint8_t { Open, Collect, Skip };

    JsonHandler() = default;
    JsonHandler(const JsonHandler &) = delete;
    JsonHandler &operator=(const JsonHandler &) = delete;
    virtual ~JsonHandler() = default;

    /// Is called for the document and for every child of an opened container. Only objects and arrays can be
    /// opened.
    virtual Result<Action> child(const JsonPlace &place, JsonValue::Kind kind) = 0;
    virtual Status collected(const JsonPlace &place, JsonRecord record) = 0;
};

/// Is called with the number of bytes that have been read so far. A failure ends the reading.
using ByteProgress = std::function<Status(std::int64_t)>;

/// Reads a document in constant memory, not counting the records that the handler collects. Returns Malformed
/// with line and byte for broken grammar, TooDeep beyond 64 levels, and TooLarge for a record or string that
/// no project holds.
[[nodiscard]] Status streamJson(ByteInput &input, JsonHandler &handler, const ByteProgress &progress = {});

/// Reads a whole small document, such as a shape. Returns null on any fault.
[[nodiscard]] JsonValue parseJson(const QByteArray &text);

} // namespace glossa::formats
