// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/training_set.h"

#include <QString>

namespace glossa::workspace {

/// Tells one training side from another: 32 hex digits of XXH3 (128 bits) over each example's text, intent,
/// spans and classes, in their order. Kept with models: frozen.
[[nodiscard]] QString fingerprintOf(const learn::TrainingSet &set);

/// Whether a model with that fingerprint was trained on this side. Also understands the 16 digits that older
/// programs wrote, which are FNV-1a.
[[nodiscard]] bool isFingerprintOf(const QString &fingerprint, const learn::TrainingSet &set);

} // namespace glossa::workspace
