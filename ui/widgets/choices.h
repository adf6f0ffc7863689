// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace glossa::widgets {

/// A category in a list to choose from.
struct Choice {
    QString name;
    QString key;
    QString detail;
    int slot = -1;                             // -1 = no swatch
    QString words = {};                        // shown instead of the name; empty = the name is shown
    std::optional<bool> ticked = std::nullopt; // in a list of what is chosen and what is not
    enum class Mark { Check, Box, Radio };
    Mark mark = Mark::Check; // how it is ticked
    [[nodiscard]] const QString &shown() const { return words.isEmpty() ? name : words; }
    bool operator==(const Choice &) const = default;
};

/// The choices that a typed text can mean, best first: the one whose key it is, names that begin with it,
/// names with a word that does ("add" in PleaseAdd), names that hold it, then names that hold its letters in
/// order. With nothing typed, the last used come first and the rest keep their order.
[[nodiscard]] std::vector<Choice> matching(const std::vector<Choice> &choices, const QString &typed,
                                           const QStringList &lastUsed);

} // namespace glossa::widgets
