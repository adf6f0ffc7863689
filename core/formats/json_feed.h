// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/json_stream.h"
#include "core/formats/text_input.h"

#include <optional>
#include <string>
#include <vector>

namespace glossa::formats {

/// Gives the parser its bytes one by one. A surrogate escape without its partner (`\ud83d`) becomes `\ufffd`,
/// of the same length, and is remembered.
class JsonFeed {
public:
    JsonFeed(ByteInput &input, const ByteProgress &progress) : m_input(input), m_progress(progress) {}

    [[nodiscard]] bool atEnd() { return m_at == m_end && !refill(); }
    [[nodiscard]] char current() const { return *m_at; }
    void advance() { ++m_at; }

    /// Bytes handed out so far.
    [[nodiscard]] std::uint64_t consumed() const
    {
        return m_offset + static_cast<std::uint64_t>(m_at - m_text.data());
    }
    void tokenDone() { m_tokenBegin = consumed(); }

    /// True if a lone surrogate stood in what was handed out since the last call.
    bool takeLoneSurrogate()
    {
        bool any = false;
        while (m_loneDone < m_lone.size() && m_lone[m_loneDone] < consumed()) {
            ++m_loneDone;
            any = true;
        }
        return any;
    }

    std::optional<Error> error;

private:
    bool refill();
    std::size_t repairEscapes(bool last);

    TextInput m_input;
    const ByteProgress &m_progress;
    std::string m_text; // decoded; front part up to m_end is for the parser, the rest waits for more
    const char *m_at = nullptr;
    const char *m_end = nullptr;
    std::uint64_t m_offset = 0; // of m_text's first byte
    std::uint64_t m_tokenBegin = 0;
    bool m_last = false;
    std::vector<std::uint64_t> m_lone; // ascending
    std::size_t m_loneDone = 0;
};

} // namespace glossa::formats
