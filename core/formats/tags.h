// SPDX-License-Identifier: GPL-3.0-or-later
//
// A tag of a column file is O, or a prefix and a type. B begins a span, I continues it, E (or L) ends it, S
// (U, W) is a span of one token, and M is the same as I. Schemes differ in where B and I may stand. Decoding
// follows seqeval's default rules, which accept any sequence: a span begins at B and S, and at I or E after
// O, after the end of a span, or after another type.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace glossa::formats {

enum class TagScheme : std::uint8_t { Io, Iob1, Bio, Bioes };

struct Tag {
    char prefix = 'O'; // O, B, I, E or S
    std::string type;
    bool operator==(const Tag &) const = default;
};

/// Reads "B-PER", "PER-B", "B_PER", "B:PER" or a bare letter, whose type is "Entity". Returns nothing for
/// what is no tag.
[[nodiscard]] std::optional<Tag> parseTag(std::string_view text);

/// Returns true if a span begins at `tag` when `before` stands before it.
[[nodiscard]] bool beginsSpan(const Tag &before, const Tag &tag);
/// Returns true if a tag breaks the rules of its scheme after `before`, so that decoding it is a repair.
[[nodiscard]] bool isRepair(TagScheme scheme, const Tag &before, const Tag &tag);

/// Finds out a file's scheme from all its tags.
class TagSurvey {
public:
    void add(const Tag &before, const Tag &tag);
    [[nodiscard]] TagScheme scheme() const;

private:
    bool m_anyEnd = false;
    bool m_anyBegin = false;
    bool m_insideBegins = false;   // an I where a span begins
    bool m_beginElsewhere = false; // a B that does not part two spans of one type
};

} // namespace glossa::formats
