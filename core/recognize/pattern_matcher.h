// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/recognize/pattern_alphabet.h"
#include "core/text/span.h"

#include <memory>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace glossa::recognize {

/// One of a project's regular expressions, ready to run. RE2 runs it over the pattern's own alphabet
/// (PatternAlphabet), so a match is found in time linear in the text, whatever the pattern.
class PatternMatcher {
public:
    static Result<PatternMatcher> compile(std::u16string_view pattern);
    PatternMatcher(PatternMatcher &&) noexcept;
    PatternMatcher &operator=(PatternMatcher &&) noexcept;
    ~PatternMatcher();

    /// Returns the matches from left to right. They do not overlap and are not empty. Where several begin at
    /// one place, the one is taken that a backtracking engine would try first.
    [[nodiscard]] std::vector<text::Utf16Span> find(std::u16string_view text) const;

private:
    PatternMatcher(std::unique_ptr<re2::RE2> expression, PatternAlphabet alphabet);

    std::unique_ptr<re2::RE2> m_expression;
    PatternAlphabet m_alphabet;
};

} // namespace glossa::recognize
