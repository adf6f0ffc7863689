// SPDX-License-Identifier: GPL-3.0-or-later
// The text is walked cluster by cluster. A cluster's first code point gives its kind, and a run of one kind
// becomes one token. Runs in scripts without word spaces go through ICU's dictionaries. It is one pass in
// O(length).
#include "core/text/tokenizer.h"

#include "core/text/graphemes.h"

#include <unicode/localpointer.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

namespace glossa::text {

namespace {

enum class Kind : std::uint8_t { Blank, Letter, Digit, Mark, Dictionary };

bool needsDictionary(UChar32 c)
{
    if (c < 0x0E00)
        return false;
    if (c == 0x30FC || c == 0xFF70) // the sound marks of Kana stand in no script
        return true;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
        return true;
    default:
        return false;
    }
}

Kind kindOfAscii(char16_t c)
{
    if ((c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'))
        return Kind::Letter;
    if (c >= u'0' && c <= u'9')
        return Kind::Digit;
    return c <= u' ' || c == 0x7F ? Kind::Blank : Kind::Mark;
}

Kind kindOf(UChar32 c)
{
    if (c < 0x80)
        return kindOfAscii(static_cast<char16_t>(c));
    const std::uint32_t mask = U_MASK(u_charType(c));
    if ((mask & (U_GC_L_MASK | U_GC_M_MASK | U_GC_NL_MASK)) != 0)
        return needsDictionary(c) ? Kind::Dictionary : Kind::Letter;
    if ((mask & U_GC_ND_MASK) != 0)
        return Kind::Digit;
    // Format characters (soft hyphen, byte order mark, direction marks) are as invisible as spaces.
    return (mask & (U_GC_Z_MASK | U_GC_CC_MASK | U_GC_CF_MASK)) != 0 ? Kind::Blank : Kind::Mark;
}

Kind kindOfCluster(std::u16string_view cluster)
{
    std::size_t at = 0;
    UChar32 c = 0;
    U16_NEXT(cluster.data(), at, cluster.size(), c);
    const Kind kind = kindOf(c);
    if (kind != Kind::Blank)
        return kind;
    while (at < cluster.size()) { // an accent on a space shows; CR LF and a space with a joiner do not
        U16_NEXT(cluster.data(), at, cluster.size(), c);
        if (kindOf(c) != Kind::Blank)
            return Kind::Mark;
    }
    return Kind::Blank;
}

/// ICU's word breaker. Each thread keeps one, because opening it costs as much as cutting a long text. The
/// dictionaries follow from the script, so the root rules serve every language.
UBreakIterator *wordBreaker()
{
    static thread_local const icu::LocalUBreakIteratorPointer breaker = [] {
        UErrorCode status = U_ZERO_ERROR;
        return icu::LocalUBreakIteratorPointer(ubrk_open(UBRK_WORD, "", nullptr, 0, &status));
    }();
    return breaker.getAlias();
}

class Cutter {
public:
    Cutter(std::u16string_view text, bool wordsByDictionary)
        : m_text(text), m_wordsByDictionary(wordsByDictionary)
    {
        m_tokens.reserve(text.size() / 5 + 4);
    }

    std::vector<Token> cut()
    {
        const auto size = static_cast<std::int32_t>(m_text.size());
        std::int32_t begin = 0;
        Kind run = Kind::Blank;
        for (std::int32_t at = 0; at < size;) {
            const std::int32_t end = clusterEnd(m_text, at, ClusterRules::Current);
            const Kind kind = end - at == 1 && m_text[static_cast<std::size_t>(at)] < 0x80
                                  ? kindOfAscii(m_text[static_cast<std::size_t>(at)])
                                  : kindOfCluster(part(at, end));
            const bool alone = kind == Kind::Mark || (kind == Kind::Dictionary && !m_wordsByDictionary);
            if (kind != run || alone) {
                close(run, begin, at);
                begin = at;
                run = kind;
            }
            at = end;
        }
        close(run, begin, size);
        return std::move(m_tokens);
    }

private:
    [[nodiscard]] std::u16string_view part(std::int32_t begin, std::int32_t end) const
    {
        return m_text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
    }

    void add(std::int32_t begin, std::int32_t end)
    {
        if (end > begin)
            m_tokens.push_back({part(begin, end), {begin, end - begin}});
    }

    void close(Kind run, std::int32_t begin, std::int32_t end)
    {
        if (run == Kind::Dictionary && m_wordsByDictionary)
            addWords(begin, end);
        else if (run != Kind::Blank)
            add(begin, end);
    }

    void addWords(std::int32_t begin, std::int32_t end)
    {
        UBreakIterator *breaker = wordBreaker();
        UErrorCode status = U_ZERO_ERROR;
        if (breaker)
            ubrk_setText(breaker, m_text.data() + begin, end - begin, &status);
        if (!breaker || U_FAILURE(status)) {
            add(begin, end);
            return;
        }
        std::int32_t from = begin;
        std::int32_t cluster = begin;
        for (std::int32_t at = ubrk_next(breaker); at != UBRK_DONE; at = ubrk_next(breaker)) {
            const std::int32_t boundary = begin + at;
            while (cluster < boundary)
                cluster = clusterEnd(m_text, cluster, ClusterRules::Current);
            if (cluster != boundary) // a dictionary may cut between a letter and its sign
                continue;
            add(from, boundary);
            from = boundary;
        }
        add(from, end);
    }

    std::u16string_view m_text;
    bool m_wordsByDictionary;
    std::vector<Token> m_tokens;
};

} // namespace

std::vector<Token> tokenize(std::u16string_view text, std::string_view /*language*/)
{
    return Cutter(text, true).cut();
}

std::vector<Token> tokenizeForLookup(std::u16string_view text)
{
    return Cutter(text, false).cut();
}

} // namespace glossa::text
