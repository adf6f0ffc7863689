// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/json_stream.h"
#include "core/formats/text_input.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace glossa::formats {

/// Gives the parser its bytes one by one. A surrogate escape without its partner (`\ud83d`) is replaced by
/// `\ufffd`, which has the same length, and is remembered.
class JsonFeed {
public:
    JsonFeed(ByteInput &input, const ByteProgress &progress) : m_input(input), m_progress(progress) {}

    [[nodiscard]] bool atEnd()
    {
        m_endSeen = m_at == m_end && !refill();
        return m_endSeen;
    }
    /// Returns true if the parser has asked for more than there is.
    [[nodiscard]] bool endWasSeen() const { return m_endSeen; }
    [[nodiscard]] char current() const { return *m_at; }
    void advance() { ++m_at; }

    /// Returns the number of bytes handed out so far.
    [[nodiscard]] std::uint64_t consumed() const
    {
        return m_offset + static_cast<std::uint64_t>(m_at - m_text.data());
    }
    /// Returns the line, counted from 1, of one of the bytes that were handed out last.
    [[nodiscard]] std::uint64_t lineOf(std::uint64_t byte) const
    {
        const auto ahead = static_cast<std::ptrdiff_t>(byte - std::min(byte, m_offset));
        return m_lines + 1 +
               static_cast<std::uint64_t>(std::count(m_text.data(), m_text.data() + ahead, '\n'));
    }
    void tokenDone() { m_tokenBegin = consumed(); }

    /// Returns true if what was handed out since the last call held a lone surrogate.
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
    std::uint64_t m_lines = 0;  // line ends before it
    std::uint64_t m_tokenBegin = 0;
    bool m_endSeen = false;
    bool m_last = false;
    std::vector<std::uint64_t> m_lone; // ascending
    std::size_t m_loneDone = 0;
};

} // namespace glossa::formats
