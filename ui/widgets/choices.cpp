// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choices.h"

#include <algorithm>
#include <optional>

namespace glossa::widgets {

namespace {

bool startsWord(const QString &name, qsizetype at)
{
    const QChar here = name[at];
    const QChar before = name[at - 1];
    return (here.isUpper() && !before.isUpper()) || (!before.isLetterOrNumber() && here.isLetterOrNumber());
}

bool hasLettersInOrder(const QString &name, const QString &typed)
{
    qsizetype found = 0;
    for (const QChar c : name)
        if (found < typed.size() && c.toCaseFolded() == typed[found].toCaseFolded())
            ++found;
    return found == typed.size();
}

/// 0 is best; nothing = no match.
std::optional<int> rank(const QString &name, const QString &typed)
{
    if (name.compare(typed, Qt::CaseInsensitive) == 0)
        return 0;
    if (name.startsWith(typed, Qt::CaseInsensitive))
        return 1;
    bool inside = false;
    for (qsizetype at = name.indexOf(typed, 1, Qt::CaseInsensitive); at > 0;
         at = name.indexOf(typed, at + 1, Qt::CaseInsensitive)) {
        if (startsWord(name, at))
            return 2;
        inside = true;
    }
    if (inside)
        return 3;
    return hasLettersInOrder(name, typed) ? std::optional(4) : std::nullopt;
}

} // namespace

std::vector<Choice> matching(const std::vector<Choice> &choices, const QString &typed,
                             const QStringList &lastUsed)
{
    struct Ranked {
        int rank = 0;
        Choice choice;
    };
    std::vector<Ranked> ranked;
    for (const Choice &choice : choices) {
        if (typed.isEmpty()) {
            const auto used = lastUsed.indexOf(choice.name);
            ranked.push_back({static_cast<int>(used < 0 ? lastUsed.size() : used), choice});
        } else if (!choice.key.isEmpty() && choice.key.compare(typed, Qt::CaseInsensitive) == 0) {
            ranked.push_back({-1, choice});
        } else if (const auto value = rank(choice.shown(), typed)) {
            ranked.push_back({*value, choice});
        }
    }
    std::ranges::stable_sort(ranked, {}, &Ranked::rank);
    std::vector<Choice> result;
    for (Ranked &entry : ranked)
        result.push_back(std::move(entry.choice));
    return result;
}

} // namespace glossa::widgets
