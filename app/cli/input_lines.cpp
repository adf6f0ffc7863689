// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/input_lines.h"

#include "core/formats/line_reader.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace glossa::cli {

Status InputLine::check() const
{
    if (!tooLong)
        return {};
    return fail(ErrorCode::TooLarge, {}, {Phrase::Line, number},
                {Phrase::LinesOfAtMost, formats::longestLine / (1024 * 1024)});
}

InputLines::InputLines() : m_bytes(65536) {}

Result<bool> InputLines::fill()
{
    while (true) {
        const ssize_t got = ::read(STDIN_FILENO, m_bytes.data(), m_bytes.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(ErrorCode::UnreadableFile, std::strerror(errno), {}, {}, "standard input");
        m_begin = 0;
        m_end = static_cast<std::size_t>(got);
        return got > 0;
    }
}

Result<bool> InputLines::next(InputLine &line)
{
    line.text.clear();
    line.tooLong = false;
    line.number = m_number + 1;
    bool any = false;
    while (true) {
        if (m_begin == m_end) {
            const auto more = fill();
            if (!more)
                return fail(more.error());
            if (!*more)
                break;
        }
        const auto first = m_bytes.begin() + static_cast<std::ptrdiff_t>(m_begin);
        const auto last = m_bytes.begin() + static_cast<std::ptrdiff_t>(m_end);
        const auto end = std::find(first, last, '\n');
        any = true;
        if (line.text.size() + static_cast<std::size_t>(end - first) > formats::longestLine)
            line.tooLong = true;
        if (line.tooLong)
            line.text = {};
        else
            line.text.append(first, end);
        m_begin += static_cast<std::size_t>(end - first);
        if (end != last) {
            ++m_begin;
            break;
        }
    }
    m_number += any ? 1 : 0;
    return any;
}

} // namespace glossa::cli
