// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/name_likeness.h"

namespace glossa::project {

namespace {

/// Without white space and without what has no width (soft hyphen, joiners, marks of direction).
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

} // namespace glossa::project
