// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/text/offset_map.h"
#include "core/text/span.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace glossa::recognize {

/// A text in the forms that matching needs; made once for all patterns.
struct PatternText {
    explicit PatternText(std::u16string_view utf16) : text(utf16), bytes(text::toUtf8(utf16)), map(utf16) {}
    std::u16string_view text;
    std::string bytes;
    text::OffsetMap map;
};

/// One of a project's regular expressions, ready to run. Time is linear in the text for any pattern, but for
/// \b next to non-ASCII text, which costs a bounded number of further tries.
class PatternMatcher {
public:
    static Result<PatternMatcher> compile(std::u16string_view pattern);
    PatternMatcher(PatternMatcher &&) noexcept;
    PatternMatcher &operator=(PatternMatcher &&) noexcept;
    ~PatternMatcher();

    /// Matches from left to right, none over another, none empty.
    [[nodiscard]] std::vector<text::Utf16Span> find(const PatternText &text) const;

private:
    PatternMatcher();
    [[nodiscard]] std::vector<text::Utf16Span> findPlain(const PatternText &text) const;
    [[nodiscard]] std::vector<text::Utf16Span> findChecked(const PatternText &text) const;

    std::unique_ptr<re2::RE2> m_ascii;
    std::unique_ptr<re2::RE2> m_unicode; // null if it is the same
    std::vector<bool> m_boundaries;
};

} // namespace glossa::recognize
