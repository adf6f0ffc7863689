// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/reading.h"

#include <QString>

namespace glossa::wording {

/// Two or three sentences on one category: "Contact: found, but often labeled as the wrong type (precision
/// 0.61, recall 0.83). Of 20 false alarms 14 were labeled Person and 6 were unlabeled."
[[nodiscard]] QString sentence(const evaluate::Reading &reading, const evaluate::Outcomes &outcomes);

/// The first part alone, for a table's cell: "misses some".
[[nodiscard]] QString inShort(const evaluate::Reading &reading);

/// The evidence alone: "Of 20 false alarms 14 were labeled Person and 6 were unlabeled." Empty without
/// errors.
[[nodiscard]] QString evidence(const evaluate::Reading &reading, const evaluate::Outcomes &outcomes);

} // namespace glossa::wording
