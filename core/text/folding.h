// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace glossa::text {

/// Which letters are one letter in two cases: i and I, or (Turkic) i and İ, ı and I.
enum class LetterRules : std::uint8_t { Usual, Turkic };

/// Turkic for Turkish and Azerbaijani; `language` is a BCP-47 tag in any case, "-" or "_" between subtags.
[[nodiscard]] LetterRules letterRules(std::string_view language);

/// A text in the one form that all writings of its words share, with the way back.
struct FoldedText {
    std::u16string text;
    std::vector<Utf16Span> sources; // by code unit of `text`: the stretch of the original it was made from

    /// The stretch of the original that a span of `text`, not empty, was made from.
    [[nodiscard]] Utf16Span original(Utf16Span span) const;
};

/// Folds for comparing words: full case folding (ß is ss), composed form (e and a combining accent are é),
/// without the characters that only say where a word may break or which way it runs (soft hyphen, word
/// joiner, direction marks). What looks different stays different, such as typographic marks and full-width
/// letters; ligatures are their letters. O(length).
[[nodiscard]] FoldedText foldForComparing(std::u16string_view text, LetterRules rules);

} // namespace glossa::text
