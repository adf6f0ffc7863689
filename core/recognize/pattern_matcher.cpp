// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognize/pattern_matcher.h"

#include "core/recognize/pattern_syntax.h"

#include <re2/re2.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <optional>

namespace glossa::recognize {

namespace {

using re2::RE2;
using re2::StringPiece;

/// Anchored tries for one text and pattern whose \b RE2 could not judge; enough for a sentence, a bound for a
/// book.
constexpr int mostTries = 4000;

Result<std::unique_ptr<RE2>> compiled(const std::string &pattern)
{
    RE2::Options options;
    options.set_log_errors(false);
    auto expression = std::make_unique<RE2>(pattern, options);
    if (!expression->ok())
        return fail(ErrorCode::UnsupportedPattern, expression->error(), {}, "a pattern that RE2 can run");
    return expression;
}

bool isWord(UChar32 c)
{
    constexpr std::uint32_t mask = U_GC_L_MASK | U_GC_MN_MASK | U_GC_ND_MASK | U_GC_PC_MASK;
    return (U_MASK(u_charType(c)) & mask) != 0 || c == 0x200C || c == 0x200D; // as .NET's \b has it
}

bool isBoundary(std::u16string_view text, std::int32_t offset)
{
    const auto size = static_cast<std::int32_t>(text.size());
    UChar32 c = 0;
    bool before = false;
    bool after = false;
    if (std::int32_t at = offset; at > 0) {
        U16_PREV(text.data(), 0, at, c);
        before = isWord(c);
    }
    if (std::int32_t at = offset; at < size) {
        U16_NEXT(text.data(), at, size, c);
        after = isWord(c);
    }
    return before != after;
}

std::size_t nextCharacter(const std::string &bytes, std::size_t at)
{
    ++at;
    while (at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0) == 0x80)
        ++at;
    return at;
}

struct ByteRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};

text::Utf16Span toSpan(const PatternText &text, ByteRange range)
{
    return text.map.toUtf16(text::Utf8Span{static_cast<std::int32_t>(range.begin),
                                           static_cast<std::int32_t>(range.end - range.begin)});
}

/// Runs an expression whose \b are groups, and looks whether they stand where they must.
class CheckedSearch {
public:
    CheckedSearch(const PatternText &text, const RE2 &expression, const std::vector<bool> &boundaries)
        : m_text(text), m_expression(expression), m_boundaries(boundaries), m_groups(boundaries.size() + 1)
    {
    }

    /// The first match from `at` on that stands the check, maybe empty.
    std::optional<ByteRange> next(std::size_t at)
    {
        while (at <= m_text.bytes.size()) {
            if (!match(at, m_text.bytes.size(), RE2::UNANCHORED))
                return std::nullopt;
            const ByteRange found = range();
            if (stands())
                return found;
            if (const auto other = otherEnd(found))
                return other;
            at = nextCharacter(m_text.bytes, found.begin);
        }
        return std::nullopt;
    }

private:
    bool match(std::size_t begin, std::size_t end, RE2::Anchor anchor)
    {
        return m_expression.Match(m_text.bytes, begin, end, anchor, m_groups.data(),
                                  static_cast<int>(m_groups.size()));
    }

    [[nodiscard]] ByteRange range() const
    {
        const auto begin = static_cast<std::size_t>(m_groups[0].data() - m_text.bytes.data());
        return {begin, begin + m_groups[0].size()};
    }

    [[nodiscard]] bool stands() const
    {
        for (std::size_t i = 0; i < m_boundaries.size(); ++i) {
            const StringPiece &group = m_groups[i + 1];
            if (!group.data()) // on a branch not taken
                continue;
            const auto byte = static_cast<std::int32_t>(group.data() - m_text.bytes.data());
            const std::int32_t offset = m_text.map.toUtf16(text::Utf8Span{byte, 0}).begin;
            if (isBoundary(m_text.text, offset) != m_boundaries[i])
                return false;
        }
        return true;
    }

    /// .NET would go back and try another length: the nearest shorter one, else the nearest longer one.
    std::optional<ByteRange> otherEnd(ByteRange found)
    {
        if (m_tries >= mostTries)
            return std::nullopt;
        const std::string &bytes = m_text.bytes;
        std::vector<std::size_t> ends;
        for (std::size_t at = found.begin; at < bytes.size() && ends.size() < mostTries;) {
            at = nextCharacter(bytes, at);
            ends.push_back(at);
        }
        const auto longer = std::ranges::lower_bound(ends, found.end);
        for (auto end = longer; end != ends.begin();)
            if (tryEnd(found.begin, *--end))
                return range();
        for (auto end = longer; end != ends.end(); ++end)
            if (*end > found.end && tryEnd(found.begin, *end))
                return range();
        return std::nullopt;
    }

    bool tryEnd(std::size_t begin, std::size_t end)
    {
        if (m_tries >= mostTries)
            return false;
        ++m_tries;
        return match(begin, end, RE2::ANCHOR_BOTH) && stands();
    }

    const PatternText &m_text;
    const RE2 &m_expression;
    const std::vector<bool> &m_boundaries;
    std::vector<StringPiece> m_groups;
    int m_tries = 0;
};

} // namespace

PatternMatcher::PatternMatcher() = default;
PatternMatcher::PatternMatcher(PatternMatcher &&) noexcept = default;
PatternMatcher &PatternMatcher::operator=(PatternMatcher &&) noexcept = default;
PatternMatcher::~PatternMatcher() = default;

Result<PatternMatcher> PatternMatcher::compile(std::u16string_view pattern)
{
    auto rewritten = rewritePattern(pattern);
    if (!rewritten)
        return tl::unexpected(rewritten.error());
    auto ascii = compiled(rewritten->ascii);
    if (!ascii)
        return tl::unexpected(ascii.error());
    PatternMatcher matcher;
    matcher.m_ascii = std::move(*ascii);
    if (!rewritten->boundaries.empty()) {
        auto unicode = compiled(rewritten->unicode);
        if (!unicode)
            return tl::unexpected(unicode.error());
        matcher.m_unicode = std::move(*unicode);
        matcher.m_boundaries = std::move(rewritten->boundaries);
    }
    return matcher;
}

std::vector<text::Utf16Span> PatternMatcher::find(const PatternText &text) const
{
    const bool isAscii = text.bytes.size() == text.text.size();
    return m_unicode && !isAscii ? findChecked(text) : findPlain(text);
}

std::vector<text::Utf16Span> PatternMatcher::findPlain(const PatternText &text) const
{
    std::vector<text::Utf16Span> spans;
    StringPiece match;
    for (std::size_t at = 0; at <= text.bytes.size();) {
        if (!m_ascii->Match(text.bytes, at, text.bytes.size(), RE2::UNANCHORED, &match, 1))
            break;
        const auto begin = static_cast<std::size_t>(match.data() - text.bytes.data());
        const ByteRange found{begin, begin + match.size()};
        if (match.empty()) {
            at = nextCharacter(text.bytes, found.begin);
            continue;
        }
        spans.push_back(toSpan(text, found));
        at = found.end;
    }
    return spans;
}

std::vector<text::Utf16Span> PatternMatcher::findChecked(const PatternText &text) const
{
    std::vector<text::Utf16Span> spans;
    CheckedSearch search(text, *m_unicode, m_boundaries);
    std::size_t at = 0;
    while (const auto found = search.next(at)) {
        if (found->begin == found->end) {
            at = nextCharacter(text.bytes, found->begin);
            continue;
        }
        spans.push_back(toSpan(text, *found));
        at = found->end;
    }
    return spans;
}

} // namespace glossa::recognize
