// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/text_input.h"

#include "core/text/utf8.h"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace glossa::formats {

namespace {

constexpr std::size_t chunkSize = 64 * 1024;

/// Says how far bytes are valid UTF-8. If `bad` is false and `valid` is less than the length, the last
/// character is cut.
struct Utf8Check {
    std::size_t valid = 0;
    bool bad = false;
};

std::size_t skipAscii(const unsigned char *bytes, std::size_t at, std::size_t size)
{
    while (at + 8 <= size) {
        std::uint64_t block = 0;
        std::memcpy(&block, bytes + at, 8);
        if ((block & 0x8080808080808080ULL) != 0)
            break;
        at += 8;
    }
    while (at < size && bytes[at] < 0x80)
        ++at;
    return at;
}

Utf8Check checkUtf8(std::string_view utf8)
{
    const auto *bytes = reinterpret_cast<const unsigned char *>(utf8.data());
    const std::size_t whole = text::lengthWithoutCut(utf8);
    std::size_t at = 0;
    while ((at = skipAscii(bytes, at, whole)) < whole) {
        const std::size_t begin = at;
        if (text::nextCodePoint(utf8.substr(0, whole), at) < 0)
            return {begin, true};
    }
    return {at, false};
}

std::uint64_t countLines(std::string_view text)
{
    return static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
}

void appendUtf8(std::string &to, UChar32 point)
{
    char bytes[U8_MAX_LENGTH];
    std::size_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, point);
    to.append(bytes, length);
}

} // namespace

TextInput::TextInput(ByteInput &input) : m_input(input) {}

std::vector<std::uint64_t> TextInput::takeLoneSurrogates()
{
    return std::exchange(m_lone, {});
}

Message TextInput::placeAt(std::uint64_t lines, std::uint64_t byte) const
{
    return {Phrase::LineByte, lines + 1, byte};
}

Status TextInput::fill()
{
    m_rawOffset += m_used;
    m_raw.erase(0, m_used);
    m_used = 0;
    const std::size_t kept = m_raw.size();
    m_raw.resize(kept + chunkSize);
    std::size_t size = kept;
    while (size < m_raw.size()) {
        const auto got = m_input.read(m_raw.data() + size, static_cast<std::int64_t>(m_raw.size() - size));
        if (!got)
            return fail(got.error());
        if (*got == 0) {
            m_atEnd = true;
            break;
        }
        size += static_cast<std::size_t>(*got);
    }
    m_raw.resize(size);
    m_bytesRead += static_cast<std::int64_t>(size - kept);
    return {};
}

void TextInput::recogniseEncoding()
{
    m_encoding = Encoding::Utf8;
    if (m_raw.starts_with("\xEF\xBB\xBF")) {
        m_used = 3;
    } else if (m_raw.starts_with("\xFF\xFE")) {
        m_encoding = Encoding::Utf16Little;
        m_used = 2;
    } else if (m_raw.starts_with("\xFE\xFF")) {
        m_encoding = Encoding::Utf16Big;
        m_used = 2;
    }
}

Result<std::string_view> TextInput::next()
{
    while (!m_atEnd || m_used < m_raw.size()) {
        if (const auto filled = m_atEnd ? Status{} : fill(); !filled)
            return fail(filled.error());
        if (m_encoding == Encoding::Unknown)
            recogniseEncoding();
        auto piece = m_encoding == Encoding::Utf8 ? nextUtf8() : nextUtf16();
        if (!piece || !piece->empty())
            return piece;
    }
    if (m_pendingHigh != 0) { // the last unit of the file was half a pair
        m_decoded.clear();
        appendUnit(u'\0');
        return std::string_view(m_decoded);
    }
    return std::string_view();
}

Result<std::string_view> TextInput::nextUtf8()
{
    std::string_view fresh = std::string_view(m_raw).substr(m_used);
    const Utf8Check check = checkUtf8(fresh);
    const std::size_t zero = fresh.substr(0, check.valid).find('\0');
    const std::size_t fault = std::min(zero, check.valid);
    const Message place = placeAt(m_lines + countLines(fresh.substr(0, fault)), m_rawOffset + m_used + fault);
    if (zero != std::string_view::npos)
        return fail(ErrorCode::NulByte, {}, place, Phrase::TextWithoutNul);
    if (check.bad || (m_atEnd && check.valid < fresh.size()))
        return fail(ErrorCode::BadEncoding, {}, place, Phrase::Utf8OrMarkedUtf16);
    fresh = fresh.substr(0, check.valid);
    m_lines += countLines(fresh);
    m_used += check.valid;
    m_decodedOffset += fresh.size();
    return fresh;
}

char16_t TextInput::unitAt(std::size_t index) const
{
    const auto first = static_cast<unsigned char>(m_raw[m_used + 2 * index]);
    const auto second = static_cast<unsigned char>(m_raw[m_used + 2 * index + 1]);
    return m_encoding == Encoding::Utf16Little ? static_cast<char16_t>(first | (second << 8))
                                               : static_cast<char16_t>((first << 8) | second);
}

Result<std::string_view> TextInput::nextUtf16()
{
    m_decoded.clear();
    const std::size_t units = (m_raw.size() - m_used) / 2;
    for (std::size_t i = 0; i < units; ++i) {
        const char16_t unit = unitAt(i);
        if (unit == 0)
            return fail(ErrorCode::NulByte, {},
                        placeAt(m_lines + countLines(m_decoded), m_rawOffset + m_used + 2 * i),
                        Phrase::TextWithoutNul);
        appendUnit(unit);
    }
    m_used += 2 * units;
    m_lines += countLines(m_decoded);
    if (m_atEnd && m_used < m_raw.size())
        return fail(ErrorCode::BadEncoding, {}, placeAt(m_lines, m_rawOffset + m_used),
                    Phrase::EvenBytesOfUtf16);
    m_decodedOffset += m_decoded.size();
    return std::string_view(m_decoded);
}

/// Appends a code unit. 0 stands for the end of the file and only gives up half a pair.
void TextInput::appendUnit(char16_t unit)
{
    const auto lone = [this] {
        m_lone.push_back(m_decodedOffset + m_decoded.size());
        appendUtf8(m_decoded, 0xFFFD);
    };
    if (const char16_t high = std::exchange(m_pendingHigh, u'\0'); high != 0) {
        if (U16_IS_TRAIL(unit)) {
            appendUtf8(m_decoded, U16_GET_SUPPLEMENTARY(high, unit));
            return;
        }
        lone();
    }
    if (U16_IS_LEAD(unit))
        m_pendingHigh = unit;
    else if (U16_IS_TRAIL(unit))
        lone();
    else if (unit != 0)
        appendUtf8(m_decoded, unit);
}

Result<QString> readText(ByteInput &input, std::int64_t limit)
{
    TextInput decoder(input);
    std::string text;
    while (true) {
        const auto piece = decoder.next();
        if (!piece)
            return fail(piece.error());
        if (piece->empty())
            break;
        if (static_cast<std::int64_t>(text.size() + piece->size()) > limit)
            return fail(ErrorCode::TooLarge, {}, {}, {Phrase::AtMostBytes, limit});
        text += *piece;
    }
    if (const auto lone = decoder.takeLoneSurrogates(); !lone.empty()) {
        const std::uint64_t line = countLines(std::string_view(text).substr(0, lone.front())) + 1;
        return fail(ErrorCode::LoneSurrogate, {}, {Phrase::Line, line}, Phrase::WholeSurrogatePairs);
    }
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::string decodeHead(std::string_view head)
{
    // A character that is cut at the end must not hide the rest.
    const bool utf16 = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
    head = head.substr(0, utf16 ? head.size() / 2 * 2 : checkUtf8(head).valid);
    MemoryInput input(head);
    TextInput decoder(input);
    std::string text;
    for (auto piece = decoder.next(); piece && !piece->empty(); piece = decoder.next())
        text += *piece;
    return text;
}

} // namespace glossa::formats
