// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/reasons.h"

#include <QString>

#include <vector>

namespace glossa::wording {

/// What spoke for an answer: "the word “forward”", "“from” before it".
[[nodiscard]] QString reason(const workspace::Reason &reason);

/// Several with their weights: "the word “forward” (+0.31), it begins with “forward” (+0.20)".
[[nodiscard]] QString reasons(const std::vector<workspace::Reason> &reasons);

} // namespace glossa::wording
