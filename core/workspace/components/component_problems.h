// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/schema.h"

#include <vector>

namespace glossa::workspace {

/// A value among an entity's components that cannot act, or not as it was meant.
struct ComponentProblem {
    enum class Kind : std::uint8_t {
        Language,    // no language code: nothing is found under it
        Pattern,     // cannot be run
        Slashes,     // the pattern runs, but looks for its slashes; a warning only
        Composition, // an unknown setting, which acts as combineComponents
        Required,    // an unknown component
    };
    Kind kind = Kind::Language;
    QString value;
    /// BadValue or UnsupportedPattern; `place` as edits spell it ("components.regex[0].language"), `detail`
    /// the value, or the pattern with the reason.
    Error error;
    Message reason; // of a pattern
};

/// The one rule for components at every door: an edit that brings a problem is refused, what a file brings is
/// kept and named, training names what stands in the schema.
[[nodiscard]] std::vector<ComponentProblem> componentProblems(const project::Category &category);

} // namespace glossa::workspace
