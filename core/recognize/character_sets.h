// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unicode/uniset.h>

#include <optional>
#include <string_view>

namespace glossa::recognize {

/// A set of code points.
using CharacterSet = icu::UnicodeSet;

// These are the sets of .NET's escapes, in ICU's version of Unicode. They are expensive to copy and live as
// long as the program.
[[nodiscard]] const CharacterSet &digits();             // \d: the decimal digits of every script
[[nodiscard]] const CharacterSet &wordCharacters();     // \w: letters, non-spacing marks, digits, connectors
[[nodiscard]] const CharacterSet &boundaryCharacters(); // what \b parts from the rest: \w and both joiners
[[nodiscard]] const CharacterSet &spaces();             // \s

/// Returns what `\p{NAME}` holds. The name is a general category ("Lu", "L", "Any") or a script ("Greek"),
/// spelled as RE2 and .NET spell it; for any other name nothing is returned.
[[nodiscard]] std::optional<CharacterSet> characterProperty(std::string_view name);

/// Returns the characters from `first` to `last`, and with `anyCase` also their other cases (simple case
/// folding).
[[nodiscard]] CharacterSet characterRange(UChar32 first, UChar32 last, bool anyCase);

} // namespace glossa::recognize
