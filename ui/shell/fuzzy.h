// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace glossa::shell {

/// How well a query fits a name, and which characters of the name it hit.
struct FuzzyMatch {
    int score = 0; // higher is better
    std::vector<int> hits;
};

/// The query's characters in order, any case, blanks aside. Whole words and starts of words count most, runs
/// more than scattered letters, shorter names more than longer ones. Nothing if a character is missing.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(const QString &query, const QString &name);

} // namespace glossa::shell
