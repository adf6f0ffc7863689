// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace glossa::wording {

/// Short words with numbers, such as "88 %" or "2 minutes ago", keep their own direction: where the window
/// runs from right to left, the painter would turn them round.
[[nodiscard]] QString isolated(const QString &words);

/// How long ago, up to a day; then the day: "2 minutes ago", "yesterday", "3 Nov". `nowMs` 0 = now.
[[nodiscard]] QString relativeTime(std::int64_t ms, std::int64_t nowMs = 0);

/// "today 14:01", "yesterday 16:20", "3 Nov 09:15". `nowMs` 0 = now.
[[nodiscard]] QString dayAndTime(std::int64_t ms, std::int64_t nowMs = 0);

/// How long an answer took: "0.4 ms", "4 ms", "1.2 s"; "–" for none.
[[nodiscard]] QString milliseconds(const std::optional<double> &ms);

} // namespace glossa::wording
