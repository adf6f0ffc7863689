// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/fuzzy.h"

#include <algorithm>

namespace glossa::shell {

namespace {

bool startsWord(const QString &name, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar before = name[at - 1];
    return !before.isLetterOrNumber() || (name[at].isUpper() && before.isLower());
}

/// A stretch of the query found whole: the best kind of hit.
std::optional<FuzzyMatch> wholeMatch(const QString &query, const QString &name)
{
    qsizetype best = -1;
    for (qsizetype at = name.indexOf(query, 0, Qt::CaseInsensitive); at >= 0;
         at = name.indexOf(query, at + 1, Qt::CaseInsensitive)) {
        if (best < 0)
            best = at;
        if (startsWord(name, at)) {
            best = at;
            break;
        }
    }
    if (best < 0)
        return std::nullopt;
    FuzzyMatch match{1000, {}};
    match.score += startsWord(name, best) ? 400 : 0;
    match.score += best == 0 ? 100 : 0;
    for (qsizetype i = 0; i < query.size(); ++i)
        match.hits.push_back(static_cast<int>(best + i));
    return match;
}

/// Each character at the next place; with `leap`, at the start of a word if one is ahead (which may leave the
/// rest of the query without a place).
std::optional<FuzzyMatch> scatteredMatch(const QString &query, const QString &name, bool leap)
{
    FuzzyMatch match;
    qsizetype from = 0;
    for (const QChar wanted : query) {
        if (wanted.isSpace())
            continue;
        qsizetype found = -1;
        for (qsizetype at = from; at < name.size(); ++at) {
            if (name[at].toCaseFolded() != wanted.toCaseFolded())
                continue;
            const bool follows = !match.hits.empty() && at == from;
            if (found < 0 || follows)
                found = at;
            if (!leap || follows || startsWord(name, at)) {
                found = at;
                break;
            }
        }
        if (found < 0)
            return std::nullopt;
        match.score += startsWord(name, found) ? 40 : (found == from ? 20 : 0);
        match.hits.push_back(static_cast<int>(found));
        from = found + 1;
    }
    return match;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString &query, const QString &name)
{
    const QString wanted = query.trimmed();
    if (wanted.isEmpty())
        return FuzzyMatch{};
    auto match = wholeMatch(wanted, name);
    for (const bool leap : {true, false})
        if (!match)
            match = scatteredMatch(wanted, name, leap);
    if (match)
        match->score -= static_cast<int>(std::min<qsizetype>(name.size(), 99));
    return match;
}

} // namespace glossa::shell
