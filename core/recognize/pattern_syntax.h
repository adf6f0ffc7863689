// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/recognize/character_sets.h"
#include "core/recognize/pattern_alphabet.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace glossa::recognize {

/// A piece of a pattern, which is one character out of a set or an operator in RE2's syntax.
struct PatternPart {
    std::optional<std::size_t> set; // number in ParsedPattern::sets
    std::string syntax;
};

/// A .NET pattern in pieces. Only its sets of characters are still to be written for RE2.
struct ParsedPattern {
    std::vector<PatternPart> parts;
    std::vector<CharacterSet> sets; // all different
    bool hasBoundaries = false;     // \b or \B
    SeenLineEnds lineEnds = SeenLineEnds::Last;
};

/// Takes Azure's slashes off and translates a pattern. Returns UnsupportedPattern for what RE2 cannot run in
/// linear time and for what is no pattern: `detail` names the construct and its place, `place` is the
/// position (UTF-16, in the pattern as written).
[[nodiscard]] Result<ParsedPattern> parsePattern(std::u16string_view pattern);

} // namespace glossa::recognize
