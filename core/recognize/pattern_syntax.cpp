// SPDX-License-Identifier: GPL-3.0-or-later
// Translates .NET regular expressions, which Azure takes, into RE2's. What is the same in both passes
// through; RE2 itself finds the remaining errors. Differences handled here:
//   (?<name>…) (?'name'…) (…)   groups: names are of no use, none captures
//   (?#…)  (?n)                 comments and explicit capture: dropped
//   \d \w \s \b and opposites   Unicode in .NET, ASCII in RE2
//   \uFFFF \cX \e \Z [\b]       spelled otherwise; \Z (before a last line end) becomes the end
// Refused: look-around, back references, atomic and balancing groups, conditionals, possessive quantifiers,
// \G, class subtraction, free spacing.
#include "core/recognize/pattern_syntax.h"

#include "core/text/offset_map.h"

#include <algorithm>

namespace glossa::recognize {

namespace {

// .NET's \s is [\f\n\r\t\v\x85\p{Z}]; the opposite is written out because a class cannot hold a negated set.
constexpr std::u16string_view space = u"\\t-\\r\\x{85}\\p{Z}";
constexpr std::u16string_view notSpace =
    u"\\x00-\\x08\\x0e-\\x1f\\x21-\\x{84}\\x{86}-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{"
    u"2027}"
    u"\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{10ffff}";
constexpr std::u16string_view word = u"\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}";
constexpr std::u16string_view notWord =
    u"\\p{Mc}\\p{Me}\\p{Nl}\\p{No}\\p{Pd}\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Po}\\p{S}\\p{Z}\\p{C}";

std::u16string widened(std::string_view text)
{
    return {text.begin(), text.end()};
}

bool isHex(char16_t c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

bool isLetter(char16_t c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

class Rewriter {
public:
    explicit Rewriter(std::u16string_view pattern) : m_pattern(pattern), m_end(pattern.size())
    {
        if (m_end >= 2 && pattern.front() == u'/' && pattern.back() == u'/') {
            m_at = 1;
            --m_end;
        }
    }

    Result<RewrittenPattern> run()
    {
        if (const auto lone = text::findLoneSurrogate(m_pattern); lone >= 0) {
            m_at = static_cast<std::size_t>(lone);
            return refuse("half a surrogate pair");
        }
        while (m_at < m_end) {
            if (Status status = next(); !status)
                return tl::unexpected(status.error());
        }
        return RewrittenPattern{text::toUtf8(m_ascii), text::toUtf8(m_unicode), m_boundaries};
    }

private:
    [[nodiscard]] bool has(std::u16string_view ahead) const
    {
        return m_pattern.substr(m_at, m_end - m_at).starts_with(ahead);
    }
    [[nodiscard]] char16_t peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_end ? m_pattern[m_at + ahead] : u'\0';
    }

    tl::unexpected<Error> refuse(const std::string &what) const
    {
        const std::string place = "position " + std::to_string(m_at);
        return fail(ErrorCode::UnsupportedPattern, what + " at " + place, place,
                    "a pattern that RE2 can run");
    }

    void emit(std::u16string_view part)
    {
        m_ascii += part;
        m_unicode += part;
    }

    /// Passes `count` code units through.
    void copy(std::size_t count)
    {
        emit(m_pattern.substr(m_at, count));
        m_at += count;
    }

    Status next()
    {
        switch (peek()) {
        case u'\\':
            return escape(false);
        case u'[':
            return characterClass();
        case u'(':
            return group();
        case u'*':
        case u'+':
        case u'?':
            copy(1);
            return afterQuantifier();
        case u'{':
            return braces();
        default:
            copy(1);
            return {};
        }
    }

    Status afterQuantifier()
    {
        if (peek() == u'+')
            return refuse("possessive quantifier \"+\"");
        if (peek() == u'?')
            copy(1);
        return {};
    }

    Status braces()
    {
        std::size_t length = 1;
        while (peek(length) == u',' || (peek(length) >= u'0' && peek(length) <= u'9'))
            ++length;
        const bool isQuantifier = peek(length) == u'}' && length > 1 && peek(1) != u',';
        copy(isQuantifier ? length + 1 : 1);
        return isQuantifier ? afterQuantifier() : Status();
    }

    Status group()
    {
        if (!has(u"(?")) {
            ++m_at;
            emit(u"(?:");
            return {};
        }
        for (const auto &[opening, name] : {std::pair(u"(?=", "look-ahead \"(?=\""),
                                            {u"(?!", "look-ahead \"(?!\""},
                                            {u"(?<=", "look-behind \"(?<=\""},
                                            {u"(?<!", "look-behind \"(?<!\""},
                                            {u"(?>", "atomic group \"(?>\""},
                                            {u"(?(", "conditional \"(?(\""}})
            if (has(opening))
                return refuse(name);
        if (has(u"(?#"))
            return comment();
        if (has(u"(?<") || has(u"(?'") || has(u"(?P<"))
            return namedGroup();
        return flags();
    }

    Status comment()
    {
        const std::size_t close = m_pattern.find(u')', m_at);
        if (close >= m_end)
            return refuse("comment without end");
        m_at = close + 1;
        return {};
    }

    Status namedGroup()
    {
        const std::size_t begin = m_at + (peek(2) == u'P' ? 4 : 3);
        const char16_t closing = peek(2) == u'\'' ? u'\'' : u'>';
        const std::size_t close = m_pattern.find(closing, begin);
        if (close >= m_end || close == begin)
            return refuse("group name without end");
        if (m_pattern.substr(begin, close - begin).find(u'-') != std::u16string_view::npos)
            return refuse("balancing group");
        m_at = close + 1;
        emit(u"(?:");
        return {};
    }

    Status flags()
    {
        std::size_t end = m_at + 2;
        std::u16string kept;
        bool off = false;
        std::u16string turnedOff;
        for (; end < m_end && m_pattern[end] != u':' && m_pattern[end] != u')'; ++end) {
            const char16_t flag = m_pattern[end];
            if (flag == u'-') {
                off = true;
            } else if (flag == u'x' && !off) {
                return refuse("free spacing \"(?x)\"");
            } else if (flag == u'i' || flag == u'm' || flag == u's') {
                (off ? turnedOff : kept).push_back(flag);
            } else if (flag != u'n' && flag != u'x') {
                return refuse("unknown group \"(?\"");
            }
        }
        if (end >= m_end)
            return refuse("group without end");
        if (!turnedOff.empty())
            kept += u'-' + turnedOff;
        const bool opens = m_pattern[end] == u':';
        m_at = end + 1;
        if (opens)
            emit(u"(?" + kept + u':');
        else if (!kept.empty())
            emit(u"(?" + kept + u')');
        return {};
    }

    Status characterClass()
    {
        copy(1);
        if (peek() == u'^')
            copy(1);
        if (peek() == u']') { // the first one stands for itself
            ++m_at;
            emit(u"\\]");
        }
        while (m_at < m_end && peek() != u']') {
            if (has(u"-["))
                return refuse("class subtraction \"-[\"");
            if (peek() == u'[') {
                ++m_at;
                emit(u"\\["); // RE2 would look for [:alpha:]
            } else if (peek() == u'\\') {
                if (Status status = escape(true); !status)
                    return status;
            } else {
                copy(1);
            }
        }
        if (m_at >= m_end)
            return refuse("class without end");
        copy(1);
        return {};
    }

    /// `\d` and its kin; `inner` is what stands between the brackets of a class.
    void emitSet(std::u16string_view inner, bool inClass)
    {
        m_at += 2;
        if (inClass)
            emit(inner);
        else
            emit(u'[' + std::u16string(inner) + u']');
    }

    void emitBoundary(bool isBoundary)
    {
        m_at += 2;
        m_ascii += isBoundary ? u"\\b" : u"\\B";
        m_unicode += u"()";
        m_boundaries.push_back(isBoundary);
    }

    Status escape(bool inClass)
    {
        if (m_at + 1 >= m_end)
            return refuse("backslash at the end");
        const char16_t c = peek(1);
        switch (c) {
        case u'd':
            emitSet(u"\\p{Nd}", inClass);
            return {};
        case u'D':
            emitSet(u"\\P{Nd}", inClass);
            return {};
        case u'w':
            emitSet(word, inClass);
            return {};
        case u'W':
            emitSet(inClass ? notWord : u"^\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}", inClass);
            return {};
        case u's':
            emitSet(space, inClass);
            return {};
        case u'S':
            emitSet(notSpace, inClass);
            return {};
        case u'b':
        case u'B':
            return boundary(inClass);
        default:
            return inClass || !isAnchor(c) ? character(inClass) : anchor();
        }
    }

    Status boundary(bool inClass)
    {
        if (!inClass) {
            emitBoundary(peek(1) == u'b');
            return {};
        }
        if (peek(1) == u'B')
            return refuse("\\B in a class");
        m_at += 2;
        emit(u"\\x08");
        return {};
    }

    static bool isAnchor(char16_t c) { return c == u'A' || c == u'Z' || c == u'z' || c == u'G' || c == u'k'; }

    Status anchor()
    {
        if (peek(1) == u'G')
            return refuse("anchor \"\\G\"");
        if (peek(1) == u'k')
            return refuse("back reference \"\\k\"");
        const bool begin = peek(1) == u'A';
        m_at += 2;
        emit(begin ? u"\\A" : u"\\z");
        return {};
    }

    /// Escapes that stand for a character or a property.
    Status character(bool inClass)
    {
        const char16_t c = peek(1);
        if (c >= u'1' && c <= u'9' && !inClass)
            return refuse(std::string("back reference \"\\") + static_cast<char>(c) + '"');
        if (c == u'u')
            return codePoint();
        if (c == u'c' && isLetter(peek(2))) {
            const int code = peek(2) & 0x1F;
            m_at += 3;
            constexpr std::string_view digits = "0123456789abcdef";
            emit(widened(std::string("\\x") + digits[static_cast<std::size_t>(code / 16)] +
                         digits[static_cast<std::size_t>(code % 16)]));
            return {};
        }
        if (c == u'e') {
            m_at += 2;
            emit(u"\\x1b");
            return {};
        }
        const bool known = std::u16string_view(u"afnrtvxpP").find(c) != std::u16string_view::npos;
        if (isLetter(c) && !known)
            return refuse(std::string("unknown escape \"\\") + static_cast<char>(c) + '"');
        if (c >= 0x80) { // .NET lets any other character be escaped
            ++m_at;
            copy(1);
            return {};
        }
        copy(2);
        return {};
    }

    Status codePoint()
    {
        for (std::size_t i = 2; i < 6; ++i)
            if (!isHex(peek(i)))
                return refuse("\\u without four hexadecimal digits");
        emit(u"\\x{" + std::u16string(m_pattern.substr(m_at + 2, 4)) + u'}');
        m_at += 6;
        return {};
    }

    std::u16string_view m_pattern;
    std::size_t m_end;
    std::size_t m_at = 0;
    std::u16string m_ascii;
    std::u16string m_unicode;
    std::vector<bool> m_boundaries;
};

} // namespace

Result<RewrittenPattern> rewritePattern(std::u16string_view pattern)
{
    return Rewriter(pattern).run();
}

} // namespace glossa::recognize
