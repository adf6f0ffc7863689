// SPDX-License-Identifier: GPL-3.0-or-later
// Reads .NET regular expressions, which Azure takes. Everything that matches a character becomes a set of
// code points, flags and escapes resolved; operators are written as RE2 spells them:
//   (?<name>…) (?'name'…) (…)   groups: names are of no use, none captures
//   (?#…)  (?n)                 comments and explicit capture: dropped
//   ^ $ \Z                      \A; before a last line feed or at the end; (?m) makes them ends of lines
// Refused: look-around, back references, atomic and balancing groups, conditionals, possessive quantifiers,
// \G, class subtraction, free spacing, more than 1000 repetitions.
#include "core/recognize/pattern_syntax.h"

#include "core/recognize/pattern_reader.h"
#include "core/text/offset_map.h"

#include <algorithm>

namespace glossa::recognize {

namespace {

constexpr int mostRepetitions = 1000; // RE2's bound

struct Flags {
    bool anyCase = false;
    bool multiline = false;
    bool dotTakesAll = false;
};

class Parser : private PatternReader {
public:
    explicit Parser(std::u16string_view pattern) : PatternReader(pattern) {}

    Result<ParsedPattern> run()
    {
        if (const auto lone = text::findLoneSurrogate(m_pattern); lone >= 0)
            return refuse(Phrase::HalfASurrogatePair, static_cast<std::size_t>(lone));
        while (m_at < m_end) {
            if (Status status = next(); !status)
                return tl::unexpected(status.error());
        }
        if (!m_groups.empty())
            return refuse(Phrase::MissingParenthesis, m_groups.back().begin);
        if (m_dollarOfLine && m_dollarOfText)
            return refuse(Phrase::DollarWithAndWithoutM, 0);
        m_parsed.lineEnds = m_dollarOfLine ? SeenLineEnds::All : SeenLineEnds::Last;
        return std::move(m_parsed);
    }

private:
    struct Group {
        std::size_t begin = 0;
        Flags outside; // come back behind the group
    };

    /// Adds an operator. `repeatable` says that a quantifier may follow.
    void emit(std::string_view syntax, bool repeatable)
    {
        if (m_parsed.parts.empty() || m_parsed.parts.back().set)
            m_parsed.parts.emplace_back();
        m_parsed.parts.back().syntax += syntax;
        m_repeatable = repeatable;
        m_afterQuantifier = false;
    }

    void emit(const CharacterSet &set)
    {
        const auto known = std::ranges::find(m_parsed.sets, set);
        m_parsed.parts.push_back({static_cast<std::size_t>(known - m_parsed.sets.begin()), {}});
        if (known == m_parsed.sets.end())
            m_parsed.sets.push_back(set);
        m_repeatable = true;
    }

    Status next()
    {
        switch (peek()) {
        case u'\\':
            return escape();
        case u'[':
            return characterClass();
        case u'(':
            return group();
        case u')':
            return closeGroup();
        case u'*':
        case u'+':
        case u'?':
            return quantifier(1);
        case u'{':
            return braces();
        case u'|':
            ++m_at;
            emit("|", false);
            return {};
        case u'^':
            ++m_at;
            m_dollarOfLine |= m_flags.multiline;
            emit(m_flags.multiline ? "(?m:^)" : "\\A", true);
            return {};
        case u'$':
            ++m_at;
            emitEnd(m_flags.multiline);
            return {};
        case u'.':
            ++m_at;
            emit(m_flags.dotTakesAll ? CharacterSet(0, 0x10FFFF) : CharacterSet(0, 0x10FFFF).remove(u'\n'));
            return {};
        default:
            break;
        }
        const UChar32 c = takeCharacter();
        emit(characterRange(c, c, m_flags.anyCase));
        return {};
    }

    /// Writes the end of a line or of the text. They differ in the line feeds that RE2 sees.
    void emitEnd(bool ofLine)
    {
        (ofLine ? m_dollarOfLine : m_dollarOfText) = true;
        emit("(?m:$)", true);
    }

    Status quantifier(std::size_t length)
    {
        if (!m_repeatable)
            return refuse(m_afterQuantifier ? Phrase::RepetitionOfRepetition : Phrase::NothingToRepeat);
        std::string syntax;
        for (const char16_t c : m_pattern.substr(m_at, length))
            syntax.push_back(static_cast<char>(c));
        m_at += length;
        if (peek() == u'+')
            return refuse(Phrase::PossessiveQuantifier);
        if (peek() == u'?') {
            ++m_at;
            syntax += '?';
        }
        emit(syntax, false);
        m_afterQuantifier = true;
        return {};
    }

    /// Braces without a number before the comma are characters.
    Status braces()
    {
        std::size_t length = 1;
        int bounds[2] = {0, 0};
        int commas = 0;
        for (; isDigit(peek(length)) || (peek(length) == u',' && commas == 0); ++length) {
            if (peek(length) == u',')
                ++commas;
            else
                bounds[commas] = std::min(bounds[commas] * 10 + peek(length) - u'0', mostRepetitions + 1);
        }
        if (peek(length) != u'}' || !isDigit(peek(1))) {
            ++m_at;
            emit(CharacterSet(u'{', u'{'));
            return {};
        }
        if (std::max(bounds[0], bounds[1]) > mostRepetitions)
            return refuse({Phrase::RepetitionOfMoreThan, mostRepetitions});
        if (commas > 0 && isDigit(peek(length - 1)) && bounds[1] < bounds[0])
            return refuse(Phrase::RepetitionFromMoreToLess);
        return quantifier(length + 1);
    }

    Status group()
    {
        if (!has(u"(?")) {
            open(1);
            return {};
        }
        for (const auto &[opening, name] : {std::pair(u"(?=", Phrase::LookAhead),
                                            {u"(?!", Phrase::LookAhead},
                                            {u"(?<=", Phrase::LookBehind},
                                            {u"(?<!", Phrase::LookBehind},
                                            {u"(?>", Phrase::AtomicGroup},
                                            {u"(?(", Phrase::ConditionalGroup}})
            if (has(opening))
                return refuse({name, text::toUtf8(opening)});
        if (has(u"(?#"))
            return comment();
        if (has(u"(?<") || has(u"(?'") || has(u"(?P<"))
            return namedGroup();
        return flags();
    }

    void open(std::size_t length)
    {
        m_groups.push_back({m_at, m_flags});
        m_at += length;
        emit("(?:", false);
    }

    Status closeGroup()
    {
        if (m_groups.empty())
            return refuse(Phrase::UnexpectedParenthesis);
        m_flags = m_groups.back().outside;
        m_groups.pop_back();
        ++m_at;
        emit(")", true);
        return {};
    }

    Status comment()
    {
        const std::size_t close = m_pattern.find(u')', m_at);
        if (close >= m_end)
            return refuse(Phrase::CommentWithoutEnd);
        m_at = close + 1;
        return {};
    }

    Status namedGroup()
    {
        const std::size_t begin = m_at + (peek(2) == u'P' ? 4 : 3);
        const char16_t closing = peek(2) == u'\'' ? u'\'' : u'>';
        const std::size_t close = m_pattern.find(closing, begin);
        if (close >= m_end || close == begin)
            return refuse(Phrase::GroupNameWithoutEnd);
        if (m_pattern.substr(begin, close - begin).find(u'-') != std::u16string_view::npos)
            return refuse(Phrase::BalancingGroup);
        open(close + 1 - m_at);
        return {};
    }

    /// Reads `(?i)`, which holds up to the end of the group it stands in, or `(?i:…)`.
    Status flags()
    {
        Flags changed = m_flags;
        bool on = true;
        std::size_t end = m_at + 2;
        for (; end < m_end && m_pattern[end] != u':' && m_pattern[end] != u')'; ++end) {
            switch (m_pattern[end]) {
            case u'-':
                on = false;
                break;
            case u'i':
                changed.anyCase = on;
                break;
            case u'm':
                changed.multiline = on;
                break;
            case u's':
                changed.dotTakesAll = on;
                break;
            case u'x':
                if (on)
                    return refuse(Phrase::FreeSpacing);
                break;
            case u'n':
                break;
            default:
                return refuse(Phrase::UnknownGroup);
            }
        }
        if (end >= m_end)
            return refuse(Phrase::GroupWithoutEnd);
        if (m_pattern[end] == u':')
            open(end + 1 - m_at);
        else
            m_at = end + 1;
        m_flags = changed;
        return {};
    }

    Status characterClass()
    {
        ++m_at;
        const bool isNegated = peek() == u'^';
        m_at += isNegated ? 1 : 0;
        CharacterSet set;
        for (bool first = true; m_at < m_end && (first || peek() != u']'); first = false) {
            if (has(u"-["))
                return refuse(Phrase::ClassSubtraction);
            if (Status status = addMember(set); !status)
                return status;
        }
        if (m_at >= m_end)
            return refuse(Phrase::ClassWithoutEnd);
        ++m_at;
        if (isNegated)
            set.complement();
        emit(set);
        return {};
    }

    /// Reads one character, range or escape of a class.
    Status addMember(CharacterSet &set)
    {
        const std::size_t begin = m_at;
        const auto low = member();
        if (!low)
            return tl::unexpected(low.error());
        const bool isRange = peek() == u'-' && m_at + 1 < m_end && peek(1) != u']' && peek(1) != u'[';
        if (low->character < 0) {
            set.addAll(low->set);
            return {};
        }
        UChar32 last = low->character;
        if (isRange) {
            ++m_at;
            const auto high = member();
            if (!high)
                return tl::unexpected(high.error());
            if (high->character < low->character)
                return refuse(Phrase::BadRangeOfAClass, begin);
            last = high->character;
        }
        set.addAll(characterRange(low->character, last, m_flags.anyCase));
        return {};
    }

    Result<Meant> member()
    {
        if (peek() == u'\\')
            return escaped(true, m_flags.anyCase);
        return Meant{takeCharacter(), {}};
    }

    Status escape()
    {
        switch (peek(1)) {
        case u'b':
        case u'B':
            m_parsed.hasBoundaries = true;
            emit(peek(1) == u'b' ? "\\b" : "\\B", true);
            break;
        case u'A':
        case u'z':
            emit(peek(1) == u'A' ? "\\A" : "\\z", true);
            break;
        case u'Z':
            emitEnd(false);
            break;
        case u'G':
            return refuse({Phrase::UnsupportedAnchor, "G"});
        case u'k':
            return refuse({Phrase::BackReference, "k"});
        default: {
            const auto meant = escaped(false, m_flags.anyCase);
            if (!meant)
                return tl::unexpected(meant.error());
            const UChar32 c = meant->character;
            emit(c < 0 ? meant->set : characterRange(c, c, m_flags.anyCase));
            return {};
        }
        }
        m_at += 2;
        return {};
    }

    Flags m_flags;
    std::vector<Group> m_groups;
    bool m_repeatable = false;
    bool m_afterQuantifier = false;
    bool m_dollarOfLine = false; // also for ^ under (?m)
    bool m_dollarOfText = false;
    ParsedPattern m_parsed;
};

} // namespace

Result<ParsedPattern> parsePattern(std::u16string_view pattern)
{
    return Parser(pattern).run();
}

} // namespace glossa::recognize
