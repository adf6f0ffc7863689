// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognize/pattern_matcher.h"

#include "core/recognize/pattern_syntax.h"

#include <re2/re2.h>

#include <string>

namespace glossa::recognize {

namespace {

using re2::RE2;
using re2::StringPiece;

/// RE2's own message would quote the translated pattern, which the user has not written. parsePattern() has
/// found all other faults.
Message reasonOf(const RE2 &expression)
{
    switch (expression.error_code()) {
    case RE2::ErrorRepeatSize:
        return Phrase::TooManyRepetitionsTogether;
    case RE2::ErrorPatternTooLarge:
        return Phrase::PatternTooLarge;
    default:
        return Phrase::GroupsTooDeep;
    }
}

} // namespace

PatternMatcher::PatternMatcher(std::unique_ptr<RE2> expression, PatternAlphabet alphabet)
    : m_expression(std::move(expression)), m_alphabet(std::move(alphabet))
{
}
PatternMatcher::PatternMatcher(PatternMatcher &&) noexcept = default;
PatternMatcher &PatternMatcher::operator=(PatternMatcher &&) noexcept = default;
PatternMatcher::~PatternMatcher() = default;

Result<PatternMatcher> PatternMatcher::compile(std::u16string_view pattern)
{
    const auto parsed = parsePattern(pattern);
    if (!parsed)
        return tl::unexpected(parsed.error());
    PatternAlphabet alphabet(parsed->sets, parsed->hasBoundaries, parsed->lineEnds);
    std::vector<std::string> sets;
    for (std::size_t set = 0; set < parsed->sets.size(); ++set)
        sets.push_back(alphabet.expression(set));
    std::string syntax;
    for (const PatternPart &part : parsed->parts)
        syntax += part.set ? sets[*part.set] : part.syntax;

    RE2::Options options;
    options.set_log_errors(false);
    options.set_encoding(RE2::Options::EncodingLatin1);
    auto expression = std::make_unique<RE2>(syntax, options);
    if (!expression->ok())
        return fail(ErrorCode::UnsupportedPattern, reasonOf(*expression), {}, Phrase::AnRe2Pattern);
    return PatternMatcher(std::move(expression), std::move(alphabet));
}

std::vector<text::Utf16Span> PatternMatcher::find(std::u16string_view text) const
{
    std::vector<text::Utf16Span> spans;
    const EncodedText encoded = m_alphabet.encode(text);
    const std::size_t size = encoded.bytes.size();
    StringPiece match;
    for (std::size_t at = 0; at <= size;) {
        if (!m_expression->Match(encoded.bytes, at, size, RE2::UNANCHORED, &match, 1))
            break;
        const auto begin = static_cast<std::size_t>(match.data() - encoded.bytes.data());
        const std::size_t end = begin + match.size();
        at = match.empty() ? begin + 1 : end;
        if (!match.empty())
            spans.push_back({encoded.offsets[begin], encoded.offsets[end] - encoded.offsets[begin]});
    }
    return spans;
}

} // namespace glossa::recognize
