// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schema/name_check.h"

#include "core/project/name_likeness.h"
#include "core/workspace/session/workspace.h"
#include "wording/sentence.h"

#include <QCoreApplication>

namespace glossa::schema {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(NameCheck)
};

QString likeness(const QString &name, const QString &other)
{
    switch (project::nameDifference(name, other)) {
    case project::NameDifference::Case:
        return Words::tr("There is “%1”, which differs by case only.").arg(other);
    case project::NameDifference::Blanks:
        return Words::tr("There is “%1”, which differs by blanks only.").arg(other);
    case project::NameDifference::Form:
        break;
    }
    return Words::tr("There is “%1”, which looks the same and is made of other characters.").arg(other);
}

} // namespace

NameCheck checkName(const std::vector<workspace::CategoryUse> &categories, project::CategoryKind kind,
                    const QString &name, const QString &own)
{
    if (name.isEmpty() || name == own)
        return {};
    if (const auto valid = project::checkCategoryName(kind, name); !valid)
        return {true, false, {}, wording::sentence(valid.error())};
    const QString key = project::likenessKey(name);
    NameCheck check;
    // Glossa has no such bound, so that nothing is cut; but the project would not go back to Azure as it is.
    if (constexpr int mostOfAzure = 50; name.size() > mostOfAzure)
        check.words = Words::tr("Azure takes names of at most %1 characters; this one has %2.")
                          .arg(mostOfAzure)
                          .arg(name.size());
    for (const workspace::CategoryUse &use : categories) {
        const QString &other = use.category.name;
        if (use.category.kind != kind || other == own)
            continue;
        if (other == name)
            return {true, true, other, Words::tr("There is “%1” already.").arg(other)};
        if (check.words.isEmpty() && project::likenessKey(other) == key)
            check = {false, false, other, likeness(name, other)};
    }
    return check;
}

} // namespace glossa::schema
