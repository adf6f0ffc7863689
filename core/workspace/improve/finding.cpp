// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/improve/finding.h"

#include <QStringList>

namespace glossa::workspace {

namespace {

/// A name as a part of an identity, whose parts have a colon between them.
QString partOfIdentity(QString name)
{
    return name.replace(u'\\', QStringLiteral("\\\\")).replace(u':', QStringLiteral("\\:"));
}

} // namespace

QString nameOf(FindingKind kind)
{
    switch (kind) {
    case FindingKind::FewLabels:
        return QStringLiteral("fewLabels");
    case FindingKind::NotInTestSet:
        return QStringLiteral("notInTestSet");
    case FindingKind::Unbalanced:
        return QStringLiteral("unbalanced");
    case FindingKind::UnevenSets:
        return QStringLiteral("unevenSets");
    case FindingKind::UnclearDistinction:
        return QStringLiteral("unclearDistinction");
    case FindingKind::Contradictions:
        return QStringLiteral("contradictions");
    case FindingKind::UnevenLabels:
        return QStringLiteral("unevenLabels");
    case FindingKind::Borders:
        return QStringLiteral("borders");
    case FindingKind::Twins:
        return QStringLiteral("twins");
    case FindingKind::LikelyWrong:
        return QStringLiteral("likelyWrong");
    case FindingKind::NextToLabel:
        break;
    }
    return QStringLiteral("nextToLabel");
}

QString nameOf(project::CategoryKind kind)
{
    switch (kind) {
    case project::CategoryKind::Intent:
        return QStringLiteral("intent");
    case project::CategoryKind::Entity:
        return QStringLiteral("entity");
    case project::CategoryKind::Class:
        break;
    }
    return QStringLiteral("class");
}

QString Finding::identity() const
{
    QStringList parts{nameOf(kind)};
    if (of)
        parts << nameOf(*of);
    if (!category.isEmpty())
        parts << partOfIdentity(category);
    // The pair with nothing has a second part, too, or it would be a finding of one category.
    if (kind == FindingKind::UnclearDistinction)
        parts << partOfIdentity(other);
    return parts.join(u':');
}

project::Edit oneStep(std::vector<project::Edit> edits)
{
    if (edits.size() == 1)
        return std::move(edits.front());
    return {project::Batch{std::move(edits)}};
}

} // namespace glossa::workspace
