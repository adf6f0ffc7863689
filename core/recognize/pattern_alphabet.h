// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognize/character_sets.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace glossa::recognize {

/// Which line feeds of a text are bytes '\n' in its code, so that RE2's own `(?m:^)` and `(?m:$)` see them.
enum class SeenLineEnds : std::uint8_t {
    Last, // a line feed that ends the text: `$` and `\Z` match before it
    All,  // for `^` and `$` under (?m)
};

/// A text in a pattern's alphabet.
struct EncodedText {
    std::string bytes;
    /// By byte, and for the end: the UTF-16 offset of the character that the byte belongs to.
    std::vector<std::int32_t> offsets;
};

/// The alphabet of one pattern: characters that the pattern cannot tell apart are one letter of it. A letter
/// is written as one byte; as several if the pattern tells more letters apart than there are bytes. What
/// \b counts as part of a word is written in ASCII's word bytes (A-Z a-z 0-9 _) only, all else in other
/// bytes only, so that RE2's \b, which knows no more than these, is right in every text. No code is the
/// beginning of another and no code's further bytes begin one, so a match cannot begin or end within a
/// character.
class PatternAlphabet {
public:
    PatternAlphabet() = default;
    /// `sets`: every set of characters that the pattern asks for. `tellsWords`: the pattern has a \b or \B.
    PatternAlphabet(const std::vector<CharacterSet> &sets, bool tellsWords, SeenLineEnds seen);

    /// What matches one character of a set, as an atom in RE2's syntax for Latin-1.
    [[nodiscard]] std::string expression(std::size_t set) const;

    [[nodiscard]] EncodedText encode(std::u16string_view text) const;

private:
    struct Letter {
        std::string sets; // a bit for each set: whether it holds the letter
        std::string code;
    };
    void cutIntoLetters(const std::vector<CharacterSet> &sets);
    void giveCodes(std::size_t wordSet, std::size_t lineFeedSet, bool tellsWords);
    [[nodiscard]] const Letter &letterOf(UChar32 c) const;

    std::vector<Letter> m_letters;
    std::vector<UChar32> m_starts;            // sorted: where another letter begins among the code points
    std::vector<std::uint32_t> m_letterAt;    // by start
    std::array<std::uint32_t, 128> m_ascii{}; // letter of each ASCII character
    std::string m_hiddenLineFeed;             // a line feed's code where RE2 shall not see it
    std::size_t m_lineFeed = 0;               // its letter
    SeenLineEnds m_seen = SeenLineEnds::Last;
};

} // namespace glossa::recognize
