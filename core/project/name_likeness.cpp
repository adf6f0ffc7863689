// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/name_likeness.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace glossa::project {

namespace {

/// Returns a name without white space and without what has no width (soft hyphen, joiners, marks of
/// direction).
QString withoutBlanks(const QString &name)
{
    QString kept;
    for (const QChar c : name)
        if (!c.isSpace() && c.category() != QChar::Other_Format)
            kept += c;
    return kept;
}

QString sameForm(const QString &name)
{
    return name.normalized(QString::NormalizationForm_KC);
}

/// Returns how many letters have to be inserted, removed or changed to make one name of the other.
qsizetype distanceOf(const QString &a, const QString &b)
{
    std::vector<qsizetype> row(static_cast<std::size_t>(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j < row.size(); ++j) {
            const bool same = a.at(i - 1) == b.at(static_cast<qsizetype>(j) - 1);
            const qsizetype changed = diagonal + (same ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

QString likenessKey(const QString &name)
{
    return sameForm(withoutBlanks(sameForm(name)).toCaseFolded());
}

NameDifference nameDifference(const QString &a, const QString &b)
{
    if (a.toCaseFolded() == b.toCaseFolded())
        return NameDifference::Case;
    return sameForm(a).toCaseFolded() == sameForm(b).toCaseFolded() && withoutBlanks(a).size() == a.size() &&
                   withoutBlanks(b).size() == b.size()
               ? NameDifference::Form
               : NameDifference::Blanks;
}

QStringList nearNames(const QString &name, const QStringList &among)
{
    constexpr qsizetype longest = 200; // what is compared grows with the square
    constexpr std::size_t most = 3;
    const QString key = likenessKey(name).left(longest);
    std::vector<std::pair<qsizetype, QString>> near;
    for (const QString &other : among) {
        const qsizetype apart = distanceOf(key, likenessKey(other).left(longest));
        if (apart <= std::min(key.size() - 1, std::max<qsizetype>(2, key.size() / 3)))
            near.emplace_back(apart, other);
    }
    std::ranges::stable_sort(near, {}, &std::pair<qsizetype, QString>::first);
    QStringList names;
    for (std::size_t i = 0; i < std::min(most, near.size()); ++i)
        names << near[i].second;
    return names;
}

} // namespace glossa::project
