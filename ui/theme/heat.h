// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QColor>

namespace glossa::theme {

/// Ground of a match, linear in the share of its row (0 to 1). Stops at mid tone, so that errors speak
/// louder.
[[nodiscard]] QColor matchColor(const Tokens &tokens, double share);
/// Ground of a confusion: the square root of the share, so that 5 % is already visible.
[[nodiscard]] QColor errorColor(const Tokens &tokens, double share);
/// Difference of two models, -1 (worse) to 1 (better).
[[nodiscard]] QColor differenceColor(const Tokens &tokens, double difference);
/// Ink of a number on a match: the same along the whole diagonal.
[[nodiscard]] QColor inkOnMatch(const Tokens &tokens);
/// Ink of a number on a confusion: black or white, whichever contrasts more.
[[nodiscard]] QColor inkOnError(const QColor &ground);

} // namespace glossa::theme
