// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/text_input.h"

#include <cstdint>
#include <string>

namespace glossa::formats {

/// The length of the longest line or table row that is read. A longer one is refused, and no memory is taken
/// for it.
constexpr std::size_t longestLine = std::size_t{16} * 1024 * 1024;

struct Line {
    std::string text; // without its end
    std::uint64_t number = 0;
    bool tooLong = false;
    bool loneSurrogate = false;
};

/// Reads the lines of a text file. They end with "\n" or "\r\n", or with "\r" in a file that begins with 64
/// KiB without "\n". The end mark of DOS (0x1A) at the end of the file is no text.
class LineReader {
public:
    explicit LineReader(ByteInput &input) : m_input(input) {}
    /// Reads the next line. Returns false at the end of the file.
    Result<bool> next(Line &line);
    [[nodiscard]] std::int64_t bytesRead() const { return m_input.bytesRead(); }

private:
    Result<bool> fill();

    TextInput m_input;
    std::string_view m_piece;
    char m_lineEnd = 0;         // 0 = nothing is read yet
    std::uint64_t m_offset = 0; // of m_piece in the decoded text
    std::uint64_t m_number = 0;
    std::vector<std::uint64_t> m_lone;
    std::size_t m_loneDone = 0;
};

[[nodiscard]] Message linePlace(std::uint64_t number);
[[nodiscard]] Message linesPlace(std::uint64_t first, std::uint64_t last);
[[nodiscard]] QString toQString(std::string_view utf8);
/// The end mark of DOS, which is no text at the end of a file.
constexpr char endMark = '\x1a';
/// Returns the character that ends the lines of a file that begins so: "\n", also behind "\r", or "\r" if
/// there is no "\n".
[[nodiscard]] char lineEndOf(std::string_view head);
/// Returns TooLarge or LoneSurrogate for a line that has to be refused.
[[nodiscard]] Status checkLine(const Line &line);

} // namespace glossa::formats
