// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace glossa::cli {

/// A line of standard input, without its end.
struct InputLine {
    std::string text; // empty if it is too long
    std::int64_t number = 0;
    bool tooLong = false; // longer than any reader of files takes; it was passed over, its memory never taken

    /// TooLarge with the line's number, if it is.
    [[nodiscard]] Status check() const;
};

/// Standard input line by line, each as soon as it is whole; the last one may lack its end.
class InputLines {
public:
    InputLines();
    /// False at the end of the input; UnreadableFile.
    Result<bool> next(InputLine &line);

private:
    Result<bool> fill();

    std::vector<char> m_bytes;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::int64_t m_number = 0;
};

} // namespace glossa::cli
