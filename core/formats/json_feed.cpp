// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/json_feed.h"

#include <utility>

namespace glossa::formats {

namespace {

constexpr std::uint64_t longestToken = 64 * 1024 * 1024;

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// Returns the code unit of a `\uXXXX` escape at `at`, or -1.
int escapedUnit(std::string_view text, std::size_t at)
{
    if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u')
        return -1;
    int unit = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
        const int digit = hexDigit(text[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

} // namespace

bool JsonFeed::refill()
{
    const auto give = [this](Error reason) {
        error = std::move(reason);
        return false;
    };
    if (error || m_last)
        return false;
    const std::size_t used = m_at ? static_cast<std::size_t>(m_at - m_text.data()) : 0;
    m_offset += used;
    m_lines += static_cast<std::uint64_t>(
        std::count(m_text.begin(), m_text.begin() + static_cast<std::ptrdiff_t>(used), '\n'));
    m_text.erase(0, used);
    m_at = m_end = m_text.data();
    if (m_offset - m_tokenBegin > longestToken)
        return give(
            {ErrorCode::TooLarge, {}, {}, {Phrase::StringsOfAtMost, longestToken / (1024 * 1024)}, {}});
    const auto piece = m_input.next();
    if (!piece)
        return give(piece.error());
    m_last = piece->empty();
    m_text += *piece;
    m_lone.erase(m_lone.begin(), m_lone.begin() + static_cast<std::ptrdiff_t>(std::exchange(m_loneDone, 0U)));
    for (const std::uint64_t lone : m_input.takeLoneSurrogates())
        m_lone.push_back(lone);
    if (m_progress) {
        if (const auto going = m_progress(m_input.bytesRead()); !going)
            return give(going.error());
    }
    const std::size_t ready = repairEscapes(m_last);
    m_at = m_text.data();
    m_end = m_at + ready;
    return ready > 0 || (!m_last && refill());
}

/// Returns how much is ready for the parser: less than all if an escape (or a pair of them) may be cut.
std::size_t JsonFeed::repairEscapes(bool last)
{
    constexpr std::size_t pairLength = 12;
    std::size_t at = 0;
    while ((at = m_text.find('\\', at)) != std::string::npos) {
        if (!last && at + pairLength > m_text.size())
            return at;
        const int unit = escapedUnit(m_text, at);
        const bool high = unit >= 0xD800 && unit <= 0xDBFF;
        const bool low = unit >= 0xDC00 && unit <= 0xDFFF;
        const int next = high ? escapedUnit(m_text, at + 6) : -1;
        if (high && next >= 0xDC00 && next <= 0xDFFF) {
            at += pairLength;
        } else if (high || low) {
            m_text.replace(at + 2, 4, "fffd");
            m_lone.push_back(m_offset + at);
            at += 6;
        } else {
            at += unit >= 0 ? 6 : 2;
        }
    }
    return m_text.size();
}

} // namespace glossa::formats
