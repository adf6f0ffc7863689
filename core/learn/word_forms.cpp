// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/word_forms.h"

#include <unicode/uchar.h>
#include <unicode/utf16.h>

namespace glossa::learn {

namespace {

void append(std::u16string &text, UChar32 c)
{
    if (c > 0xffff)
        text += static_cast<char16_t>(U16_LEAD(c));
    text += static_cast<char16_t>(c > 0xffff ? U16_TRAIL(c) : c);
}

char16_t shapeOf(UChar32 c)
{
    if (u_isdigit(c))
        return u'0';
    if (u_isupper(c))
        return u'X';
    if (u_isalpha(c)) {
        // Scripts without case have a class of their own, so that a Latin word among Han stands out.
        const int script = u_getIntPropertyValue(c, UCHAR_SCRIPT);
        return u_islower(c) ? u'x' : static_cast<char16_t>(0x400 + script);
    }
    return c > 0xffff ? u'@' : static_cast<char16_t>(c);
}

} // namespace

WordForms wordForms(const text::Token &token)
{
    WordForms forms;
    int digits = 0;
    const auto length = static_cast<std::int32_t>(token.text.size());
    for (std::int32_t i = 0; i < length;) {
        UChar32 c = 0;
        U16_NEXT(token.text.data(), i, length, c);
        const UChar32 folded = u_foldCase(c, U_FOLD_CASE_DEFAULT);
        append(forms.folded, folded);
        const bool digit = u_isdigit(c);
        digits += digit ? 1 : 0;
        append(forms.lower, digit ? u'0' : folded);
        const char16_t shape = shapeOf(c);
        if (forms.shape.size() < 2 || forms.shape.back() != shape ||
            forms.shape[forms.shape.size() - 2] != shape)
            forms.shape += shape;
    }
    // A single digit is a word of its own ("table for 2"), while longer numbers count as the same.
    if (digits == 1)
        forms.lower = forms.folded;
    return forms;
}

std::vector<WordForms> wordForms(const std::vector<text::Token> &tokens)
{
    std::vector<WordForms> forms;
    forms.reserve(tokens.size());
    for (const text::Token &token : tokens)
        forms.push_back(wordForms(token));
    return forms;
}

} // namespace glossa::learn
