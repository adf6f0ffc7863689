// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/log_linear.h"

#include <span>

namespace glossa::learn {

/// Turns the scores of a row into p - y, y being 1 for the right outputs, and returns the row's log loss.
double errorsOf(Link link, std::span<double> scores, std::span<const std::uint32_t> right);

} // namespace glossa::learn
