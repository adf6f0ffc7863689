// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/improve/finding.h"

#include <QString>

namespace glossa::wording {

/// "Mend 4 texts that carry different intents" and why: "“go back” is ShowPrevious once and Cancel once."
[[nodiscard]] QString headline(const workspace::Finding &finding);
[[nodiscard]] QString explanation(const workspace::Finding &finding);

/// In a table's cell: "4 texts".
[[nodiscard]] QString work(const workspace::Finding &finding);
/// "+0.012"; "–" where no F1 changes.
[[nodiscard]] QString effect(const workspace::Finding &finding);
/// On the button that does it: "Move to training". Empty where a person has to decide.
[[nodiscard]] QString fix(const workspace::Finding &finding);

/// One piece of evidence: "“go back”: ShowPrevious 2, Cancel 1".
[[nodiscard]] QString sentence(const workspace::Finding &finding, const workspace::Evidence &evidence);
/// What a choice says: "ShowPrevious"; "Time “at nine”, City “Rome”"; "nothing".
[[nodiscard]] QString said(const workspace::Choice &choice);

} // namespace glossa::wording
