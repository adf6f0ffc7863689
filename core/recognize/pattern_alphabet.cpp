// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognize/pattern_alphabet.h"

#include <unicode/utf16.h>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace glossa::recognize {

namespace {

bool isWordByte(int byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
           byte == '_';
}

char bitOf(std::size_t set)
{
    return static_cast<char>(1 << (set % 8));
}

bool isIn(const std::string &sets, std::size_t set)
{
    return (sets[set / 8] & bitOf(set)) != 0;
}

/// The bytes of which a code may be made. '\n' is kept for line feeds.
template <typename Predicate>
std::string bytesThat(Predicate predicate)
{
    std::string bytes;
    for (int byte = 0; byte < 256; ++byte) {
        if (byte != '\n' && predicate(byte))
            bytes.push_back(static_cast<char>(byte));
    }
    return bytes;
}

/// Makes `count` codes. They are single bytes if there are enough, else strings of equal length, whose first
/// byte comes from one half of the pool and whose other bytes come from the other half.
std::vector<std::string> codesFrom(const std::string &pool, std::size_t count)
{
    std::vector<std::string> codes;
    if (count <= pool.size()) {
        for (std::size_t i = 0; i < count; ++i)
            codes.emplace_back(1, pool[i]);
        return codes;
    }
    const std::string leads = pool.substr(0, pool.size() / 2);
    const std::string trails = pool.substr(pool.size() / 2);
    std::size_t trailing = 1;
    for (std::size_t room = leads.size() * trails.size(); room < count; room *= trails.size())
        ++trailing;
    for (std::size_t i = 0; i < count; ++i) {
        std::string code(trailing + 1, '\0');
        std::size_t rest = i;
        for (std::size_t place = trailing; place > 0; --place, rest /= trails.size())
            code[place] = trails[rest % trails.size()];
        code[0] = leads[rest];
        codes.push_back(std::move(code));
    }
    return codes;
}

std::string escaped(char byte)
{
    constexpr std::string_view digits = "0123456789abcdef";
    const auto value = static_cast<unsigned char>(byte);
    return std::string("\\x") + digits[value / 16] + digits[value % 16];
}

/// Writes a class of bytes, which are sorted.
std::string classOf(const std::string &bytes)
{
    if (bytes.size() == 1)
        return escaped(bytes.front());
    std::string result = "[";
    for (std::size_t i = 0; i < bytes.size();) {
        std::size_t last = i;
        while (last + 1 < bytes.size() &&
               static_cast<unsigned char>(bytes[last + 1]) == static_cast<unsigned char>(bytes[last]) + 1)
            ++last;
        result += escaped(bytes[i]);
        if (last > i)
            result += '-' + escaped(bytes[last]);
        i = last + 1;
    }
    return result + ']';
}

/// Writes what matches any of some codes, which are sorted by their bytes. First bytes that are followed by
/// the same rests share a branch.
std::string anyOf(const std::vector<std::string_view> &codes)
{
    std::map<std::vector<std::string_view>, std::string> branches; // rests -> first bytes
    for (std::size_t i = 0; i < codes.size();) {
        const char first = codes[i].front();
        std::vector<std::string_view> rests;
        for (; i < codes.size() && codes[i].front() == first; ++i)
            rests.push_back(codes[i].substr(1));
        branches[std::move(rests)].push_back(first);
    }
    std::string result;
    for (const auto &[rests, firsts] : branches) {
        result += result.empty() ? "" : "|";
        result += classOf(firsts);
        if (!rests.front().empty())
            result += anyOf(rests);
    }
    const bool isOneClass = branches.size() == 1 && branches.begin()->first.front().empty();
    return isOneClass ? result : "(?:" + result + ')';
}

} // namespace

PatternAlphabet::PatternAlphabet(const std::vector<CharacterSet> &sets, bool tellsWords, SeenLineEnds seen)
    : m_seen(seen)
{
    std::vector<CharacterSet> all = sets;
    all.emplace_back(u'\n', u'\n');
    if (tellsWords)
        all.push_back(boundaryCharacters());
    cutIntoLetters(all);
    giveCodes(sets.size() + 1, sets.size(), tellsWords);
    for (std::size_t c = 0; c < m_ascii.size(); ++c) {
        const auto after = std::ranges::upper_bound(m_starts, static_cast<UChar32>(c));
        m_ascii[c] = m_letterAt[static_cast<std::size_t>(after - m_starts.begin()) - 1];
    }
}

/// Walks over all code points, from each edge of a set to the next.
void PatternAlphabet::cutIntoLetters(const std::vector<CharacterSet> &sets)
{
    std::vector<std::pair<UChar32, std::size_t>> edges;
    for (std::size_t set = 0; set < sets.size(); ++set) {
        for (std::int32_t range = 0; range < sets[set].getRangeCount(); ++range) {
            edges.emplace_back(sets[set].getRangeStart(range), set);
            edges.emplace_back(sets[set].getRangeEnd(range) + 1, set);
        }
    }
    std::ranges::sort(edges);
    std::string within(sets.size() / 8 + 1, '\0');
    std::unordered_map<std::string, std::uint32_t> known;
    for (std::size_t edge = 0, at = 0; at <= 0x10FFFF;) {
        for (; edge < edges.size() && edges[edge].first == static_cast<UChar32>(at); ++edge)
            within[edges[edge].second / 8] ^= bitOf(edges[edge].second);
        const auto [letter, isNew] = known.try_emplace(within, static_cast<std::uint32_t>(m_letters.size()));
        if (isNew)
            m_letters.push_back({within, {}});
        m_starts.push_back(static_cast<UChar32>(at));
        m_letterAt.push_back(letter->second);
        at = edge < edges.size() ? static_cast<std::size_t>(edges[edge].first) : 0x110000;
    }
}

void PatternAlphabet::giveCodes(std::size_t wordSet, std::size_t lineFeedSet, bool tellsWords)
{
    std::vector<std::size_t> words;
    std::vector<std::size_t> others;
    for (std::size_t letter = 0; letter < m_letters.size(); ++letter) {
        if (isIn(m_letters[letter].sets, lineFeedSet))
            m_lineFeed = letter;
        else
            (tellsWords && isIn(m_letters[letter].sets, wordSet) ? words : others).push_back(letter);
    }
    const auto wordCodes = codesFrom(bytesThat(isWordByte), words.size());
    const auto otherCodes =
        codesFrom(bytesThat([&](int byte) { return !tellsWords || !isWordByte(byte); }), others.size() + 1);
    for (std::size_t i = 0; i < words.size(); ++i)
        m_letters[words[i]].code = wordCodes[i];
    for (std::size_t i = 0; i < others.size(); ++i)
        m_letters[others[i]].code = otherCodes[i];
    m_letters[m_lineFeed].code = "\n";
    m_hiddenLineFeed = otherCodes.back();
}

std::string PatternAlphabet::expression(std::size_t set) const
{
    std::vector<std::string_view> codes;
    for (const Letter &letter : m_letters) {
        if (isIn(letter.sets, set))
            codes.emplace_back(letter.code);
    }
    if (codes.empty())
        return "[^\\x00-\\xff]"; // matches nothing
    if (isIn(m_letters[m_lineFeed].sets, set))
        codes.emplace_back(m_hiddenLineFeed);
    std::ranges::sort(codes); // as unsigned bytes: std::char_traits<char> compares so
    return anyOf(codes);
}

const PatternAlphabet::Letter &PatternAlphabet::letterOf(UChar32 c) const
{
    if (c < 128)
        return m_letters[m_ascii[static_cast<std::size_t>(c)]];
    const auto after = std::ranges::upper_bound(m_starts, c);
    return m_letters[m_letterAt[static_cast<std::size_t>(after - m_starts.begin()) - 1]];
}

EncodedText PatternAlphabet::encode(std::u16string_view text) const
{
    EncodedText encoded;
    encoded.bytes.reserve(text.size());
    encoded.offsets.reserve(text.size() + 1);
    for (std::size_t i = 0; i < text.size();) {
        const auto begin = static_cast<std::int32_t>(i);
        UChar32 c = 0;
        U16_NEXT(text.data(), i, text.size(), c);
        const bool isHidden = c == u'\n' && m_seen == SeenLineEnds::Last && i < text.size();
        const std::string &code = isHidden ? m_hiddenLineFeed : letterOf(c).code;
        encoded.bytes += code;
        encoded.offsets.insert(encoded.offsets.end(), code.size(), begin);
    }
    encoded.offsets.push_back(static_cast<std::int32_t>(text.size()));
    return encoded;
}

} // namespace glossa::recognize
