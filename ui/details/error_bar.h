// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/reading.h"

#include <QRect>

class QPainter;

namespace glossa::details {

/// What an entity's false alarms and misses are made of; the sum is FP + FN.
enum class ErrorKind { WrongBorder, WrongName, Missed, MadeUp };
inline constexpr ErrorKind errorKinds[] = {ErrorKind::WrongBorder, ErrorKind::WrongName, ErrorKind::Missed,
                                           ErrorKind::MadeUp};

[[nodiscard]] std::int64_t errorCount(const evaluate::Reading &reading, ErrorKind kind);
/// Filled light, filled dark, hollow, hatched: told apart without colour.
void paintErrorKind(QPainter &painter, const QRect &place, ErrorKind kind);
/// The kinds side by side, `most` errors filling the cell.
void paintErrorBar(QPainter &painter, const QRect &cell, const evaluate::Reading &reading, std::int64_t most);

} // namespace glossa::details
