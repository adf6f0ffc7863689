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

/// A piece of a pattern: one character out of a set, or an operator in RE2's syntax.
struct PatternPart {
    std::optional<std::size_t> set; // number in ParsedPattern::sets
    std::string syntax;
};

/// A .NET pattern, cut so far that only its sets of characters are left to be written for RE2.
struct ParsedPattern {
    std::vector<PatternPart> parts;
    std::vector<CharacterSet> sets; // all different
    bool hasBoundaries = false;     // \b or \B
    SeenLineEnds lineEnds = SeenLineEnds::Last;
};

/// Takes Azure's slashes off and translates. UnsupportedPattern for what RE2 cannot run in linear time or
/// what is no pattern: the construct and its place in `detail`, "position N" (UTF-16, in the pattern as
/// written) in `place`.
[[nodiscard]] Result<ParsedPattern> parsePattern(std::u16string_view pattern);

} // namespace glossa::recognize
