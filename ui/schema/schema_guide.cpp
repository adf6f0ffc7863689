// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schema/schema_guide.h"

#include "core/project/rules.h"
#include "core/workspace/projects/overview.h"
#include "ui/models/category_kinds.h"

#include <algorithm>

namespace glossa::schema {

SchemaGuide::SchemaGuide(QWidget *parent) : Banner(parent)
{
    setObjectName(QStringLiteral("schemaGuide"));
    hide();
}

void SchemaGuide::tell(project::CategoryKind kind, const std::optional<workspace::ProjectOverview> &overview,
                       const std::vector<workspace::CategoryUse> &categories)
{
    const bool any = hasNamed(categories, kind);
    const bool empty = overview && overview->summary.items == 0;
    if (!overview || (any && !empty)) {
        hide();
        return;
    }
    if (!any) {
        show(Kind::Info,
             models::byKind(
                 kind, tr("An intent is what somebody wants: of “get me a flight to Oslo” it is BookFlight."),
                 tr("An entity is a piece of the text to be found: in “a flight to Oslo”, “Oslo” is a City."),
                 tr("A class is what a document is as a whole: of a film’s story it may be Drama.")));
        return;
    }
    const bool documents = project::hasDocuments(overview->summary.info.kind);
    show(Kind::Info,
         documents ? tr("Next come the documents to label.") : tr("Next come the utterances to label."),
         documents ? tr("Add documents…") : tr("Add utterances"));
}

bool hasNamed(const std::vector<workspace::CategoryUse> &categories,
              std::optional<project::CategoryKind> kind)
{
    return std::ranges::any_of(categories, [kind](const workspace::CategoryUse &use) {
        return (!kind || use.category.kind == *kind) &&
               !project::isNone(use.category.kind, use.category.name);
    });
}

} // namespace glossa::schema
#include "moc_schema_guide.cpp"
