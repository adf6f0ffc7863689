// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tryout/asked_model.h"

namespace glossa::tryout {

/// Whether two answers to a text say the same, and else in what they differ, in a sentence; empty if they are
/// answers to two texts.
[[nodiscard]] QString verdictOf(const Answer &one, const Answer &other);

} // namespace glossa::tryout
