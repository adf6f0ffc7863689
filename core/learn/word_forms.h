// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/tokenizer.h"

#include <string>
#include <string_view>
#include <vector>

namespace glossa::learn {

/// A token in the forms of which features are made.
struct WordForms {
    std::u16string lower;  // case folded, every digit as 0 in numbers of two digits and more
    std::u16string folded; // case folded, digits as they are
    std::u16string shape;  // Xxxxx → Xx, AB12 → X0: classes of characters, runs shortened
};

[[nodiscard]] WordForms wordForms(const text::Token &token);
[[nodiscard]] std::vector<WordForms> wordForms(const std::vector<text::Token> &tokens);

} // namespace glossa::learn
