// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/span.h"

#include <string_view>
#include <vector>

namespace glossa::text {

/// A word, number or mark of a text; `text` views into the text that was cut.
struct Token {
    std::u16string_view text;
    Utf16Span span;
};

/// Cuts a text into tokens for the learners: runs of letters (with their combining marks), runs of digits,
/// and every other visible character by itself; scripts without word spaces (Han, Kana, Thai, Lao, Khmer,
/// Burmese) by ICU's dictionaries. White space belongs to no token. Never cuts a grapheme cluster. `language`
/// is a BCP-47 tag, may be empty.
[[nodiscard]] std::vector<Token> tokenize(std::u16string_view text, std::string_view language);

/// As tokenize, but scripts without word spaces are cut into single characters: for looking up known phrases,
/// whatever words a dictionary sees around them.
[[nodiscard]] std::vector<Token> tokenizeForLookup(std::u16string_view text);

/// The word (as a reader sees it, e.g. "o'clock", "8765") around or next to an offset; for snapping in the
/// window.
[[nodiscard]] Utf16Span wordAt(std::u16string_view text, std::int32_t offset, std::string_view language);

/// Offset of the next (previous) extended grapheme cluster boundary after (before) an offset.
[[nodiscard]] std::int32_t nextGrapheme(std::u16string_view text, std::int32_t offset);
[[nodiscard]] std::int32_t previousGrapheme(std::u16string_view text, std::int32_t offset);

} // namespace glossa::text
