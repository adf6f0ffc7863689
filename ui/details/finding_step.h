// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/improve/finding.h"

#include <QString>

namespace glossa::details {

/// What the button of a finding's row does.
enum class FindingStep {
    None,           // there is no button
    Fix,            // what the finding proposes
    Decide,         // opens its evidence, where a person decides
    FindCandidates, // opens the texts that have no label yet
    OpenItems,      // opens what it is about
    Show,           // opens its evidence, which is all there is
};

/// Of one that is done, only what it was about can still be looked at.
[[nodiscard]] FindingStep stepOf(const workspace::Finding &finding, bool isDone);
/// What stands on the button; empty = there is none.
[[nodiscard]] QString verbOf(const workspace::Finding &finding, bool isDone);

} // namespace glossa::details
