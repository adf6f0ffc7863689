// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/reading.h"

#include <QString>

namespace glossa::wording {

/// "Contact: found, but often labeled as the wrong type"; headline and explanation are the two parts of
/// sentence().
[[nodiscard]] QString headline(const evaluate::Reading &reading, const evaluate::Outcomes &outcomes);
[[nodiscard]] QString explanation(const evaluate::Reading &reading, const evaluate::Outcomes &outcomes);

/// "Ask and Tell are mixed up" and "(4 labeled Ask were predicted Tell)."
[[nodiscard]] QString headline(const evaluate::MixedUp &pair, const evaluate::Outcomes &outcomes);
[[nodiscard]] QString explanation(const evaluate::MixedUp &pair, const evaluate::Outcomes &outcomes);

/// Two or three sentences on one category: "Contact: found, but often labeled as the wrong type (precision
/// 0.61, recall 0.83). Of 20 false alarms 14 were labeled Person and 6 were unlabeled."
[[nodiscard]] QString sentence(const evaluate::Reading &reading, const evaluate::Outcomes &outcomes);

/// The first part alone.
[[nodiscard]] QString inShort(const evaluate::Reading &reading);

/// In a table's cell: "misses some".
[[nodiscard]] QString inAWord(const evaluate::Reading &reading);

/// The evidence alone: "Of 20 false alarms 14 were labeled Person and 6 were unlabeled." Empty without
/// errors.
[[nodiscard]] QString evidence(const evaluate::Reading &reading, const evaluate::Outcomes &outcomes);

} // namespace glossa::wording
