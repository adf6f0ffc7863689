// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace glossa::text {

/// What of a text is layout where it is printed, and stays as it is.
enum class Layout : std::uint8_t { None, Tabs, TabsAndLines };

/// The text as a terminal may be given it: characters that command a terminal, reorder a line or end it
/// (C0, DEL, C1, bidirectional embeddings, overrides and isolates, Unicode's line and paragraph separators)
/// are written as \x1b or \u202e. Everything else stays.
[[nodiscard]] std::u16string visible(std::u16string_view text, Layout layout = Layout::None);

/// Whether visible() would write any of its characters otherwise.
[[nodiscard]] bool hasInvisible(std::u16string_view text);

} // namespace glossa::text
