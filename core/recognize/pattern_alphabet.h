// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognize/character_sets.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace glossa::recognize {

/// The line feeds of a text that are written as the byte '\n', so that RE2's own `(?m:^)` and `(?m:$)` see
/// them.
enum class SeenLineEnds : std::uint8_t {
    Last, // a line feed that ends the text: `$` and `\Z` match before it
    All,  // for `^` and `$` under (?m)
};

/// A text in a pattern's alphabet.
struct EncodedText {
    std::string bytes;
    /// For each byte, and for the end, the UTF-16 offset of the character that the byte belongs to.
    std::vector<std::int32_t> offsets;
};

/// The alphabet of one pattern. Characters that the pattern cannot tell apart are one letter of it. A letter
/// is written as one byte, or as several if the pattern tells more letters apart than there are bytes.
/// Letters that \b counts as part of a word are written only in ASCII's word bytes (A-Z a-z 0-9 _), and all
/// others only in other bytes. RE2's \b knows no more than these bytes, so it is right in every text. No code
/// is the beginning of another, and no further byte of a code begins one, so a match cannot begin or end
/// within a character.
class PatternAlphabet {
public:
    PatternAlphabet() = default;
    /// `sets` are all sets of characters that the pattern asks for. `tellsWords` says that the pattern has a
    /// \b or \B.
    PatternAlphabet(const std::vector<CharacterSet> &sets, bool tellsWords, SeenLineEnds seen);

    /// Returns an atom in RE2's syntax for Latin-1 that matches one character of a set.
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
