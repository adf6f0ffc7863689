// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace glossa::text {

/// The rules that say which letters are one letter in two cases: i and I, or in Turkic languages i and İ, ı
/// and I.
enum class LetterRules : std::uint8_t { Usual, Turkic };

/// Returns Turkic for Turkish and Azerbaijani. `language` is a BCP-47 tag in any case, with "-" or "_"
/// between its subtags.
[[nodiscard]] LetterRules letterRules(std::string_view language);

/// A text in the one form that all spellings of its words share, with the way back to the original.
struct FoldedText {
    std::u16string text;
    std::vector<Utf16Span> sources; // by code unit of `text`: the stretch of the original it was made from

    /// Returns the stretch of the original from which a span of `text` was made. The span must not be empty.
    [[nodiscard]] Utf16Span original(Utf16Span span) const;
};

/// Folds a text for comparing words. It applies full case folding (ß becomes ss) and composes letters (e and
/// a combining accent become é). It drops the characters that only say where a word may break or in which
/// direction it runs (soft hyphen, word joiner, direction marks). Ligatures become their letters. What looks
/// different stays different, such as typographic marks and full-width letters. The cost is O(length).
[[nodiscard]] FoldedText foldForComparing(std::u16string_view text, LetterRules rules);

} // namespace glossa::text
