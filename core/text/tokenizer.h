// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/span.h"

#include <string_view>
#include <vector>

namespace glossa::text {

/// A word, number or mark of a text. `text` is a view into the text that was cut.
struct Token {
    std::u16string_view text;
    Utf16Span span;
};

/// Cuts a text into tokens for the learners. A token is a run of letters with their combining marks, a run of
/// digits, or any other visible character by itself. Scripts without word spaces (Han, Kana, Thai, Lao,
/// Khmer, Burmese) are cut by ICU's dictionaries. White space belongs to no token, and no grapheme cluster is
/// cut. `language` is a BCP-47 tag and may be empty.
[[nodiscard]] std::vector<Token> tokenize(std::u16string_view text, std::string_view language);

/// Does the same, but cuts scripts without word spaces into single characters, so that known phrases are
/// found whatever words a dictionary sees around them.
[[nodiscard]] std::vector<Token> tokenizeForLookup(std::u16string_view text);

/// Returns the word around or next to an offset, as a reader sees it ("o'clock", "8765"). The window snaps to
/// it.
[[nodiscard]] Utf16Span wordAt(std::u16string_view text, std::int32_t offset, std::string_view language);

/// Returns the next boundary of an extended grapheme cluster after an offset, or the previous one before it.
[[nodiscard]] std::int32_t nextGrapheme(std::u16string_view text, std::int32_t offset);
[[nodiscard]] std::int32_t previousGrapheme(std::u16string_view text, std::int32_t offset);

} // namespace glossa::text
