// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace glossa::text {

/// The characters that are layout where a text is printed, and therefore stay as they are.
enum class Layout : std::uint8_t { None, Tabs, TabsAndLines };

/// Makes a text safe for a terminal. Characters that command a terminal, reorder a line or end it are written
/// as \x1b or \u202e: C0, DEL, C1, bidirectional embeddings, overrides and isolates, and Unicode's line and
/// paragraph separators. Everything else stays.
[[nodiscard]] std::u16string visible(std::u16string_view text, Layout layout = Layout::None);

/// Returns whether visible() would change any of its characters.
[[nodiscard]] bool hasInvisible(std::u16string_view text);

} // namespace glossa::text
