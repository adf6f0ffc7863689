// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/formats/byte_input.h"

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace glossa::formats {

/// Decodes bytes to checked UTF-8, chunk by chunk. A byte order mark is taken off; UTF-16 is recognised by it
/// and converted. Places in errors count lines from 1 and bytes from 0, as they stand in the file.
class TextInput {
public:
    explicit TextInput(ByteInput &input);

    /// Returns the next piece, which is empty at the end. It holds whole characters only and is valid until
    /// the next call. The errors are BadEncoding and NulByte.
    Result<std::string_view> next();

    /// Returns the places, found since the last call, where a UTF-16 file has a surrogate without its
    /// partner. They are offsets in the decoded text, which has U+FFFD there.
    std::vector<std::uint64_t> takeLoneSurrogates();

    [[nodiscard]] std::int64_t bytesRead() const { return m_bytesRead; }

private:
    enum class Encoding : std::uint8_t { Unknown, Utf8, Utf16Little, Utf16Big };

    Status fill();
    void recogniseEncoding();
    Result<std::string_view> nextUtf8();
    Result<std::string_view> nextUtf16();
    void appendUnit(char16_t unit);
    [[nodiscard]] char16_t unitAt(std::size_t index) const;
    [[nodiscard]] Message placeAt(std::uint64_t lines, std::uint64_t byte) const;

    ByteInput &m_input;
    Encoding m_encoding = Encoding::Unknown;
    std::string m_raw; // read but not yet given out; front m_used bytes are done with
    std::size_t m_used = 0;
    bool m_atEnd = false;
    std::string m_decoded; // UTF-16 only
    char16_t m_pendingHigh = 0;
    std::uint64_t m_rawOffset = 0; // of m_raw's first byte in the file
    std::uint64_t m_decodedOffset = 0;
    std::uint64_t m_lines = 0; // line ends before m_raw's first byte
    std::int64_t m_bytesRead = 0;
    std::vector<std::uint64_t> m_lone;
};

/// Reads a whole text, such as a document. Line ends stay as they are. The errors are TooLarge beyond `limit`
/// bytes, LoneSurrogate, BadEncoding and NulByte.
[[nodiscard]] Result<QString> readText(ByteInput &input, std::int64_t limit);

/// Decodes the first bytes of a file, for recognising a format. The result is UTF-8 without a mark and ends
/// before the first fault.
[[nodiscard]] std::string decodeHead(std::string_view head);

} // namespace glossa::formats
