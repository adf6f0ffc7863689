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

    /// The next piece, whole characters only, valid until the next call; empty at the end. BadEncoding,
    /// NulByte.
    Result<std::string_view> next();

    /// Where a UTF-16 file had a surrogate without its partner: offsets in the decoded text, in which U+FFFD
    /// stands there. Those found since the last call.
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

/// A whole text, e.g. a document. TooLarge beyond `limit` bytes, LoneSurrogate, BadEncoding, NulByte. Line
/// ends stay.
[[nodiscard]] Result<QString> readText(ByteInput &input, std::int64_t limit);

/// The first bytes of a file as UTF-8, for recognising a format: without mark, from UTF-16 if need be, up to
/// the first fault.
[[nodiscard]] std::string decodeHead(std::string_view head);

} // namespace glossa::formats
