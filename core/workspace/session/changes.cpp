// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/session/changes.h"

#include <utility>

namespace glossa::workspace {

namespace {

void append(std::vector<project::ItemId> &to, const std::vector<project::ItemId> &from)
{
    to.insert(to.end(), from.begin(), from.end());
}

} // namespace

void Changes::add(JournalEntry entry)
{
    if (entry.edit) {
        project::EditReach more = project::reachOf(*entry.edit);
        append(reach.items, more.items);
        append(reach.added, more.added);
        append(reach.removed, more.removed);
        reach.categories.merge(more.categories);
        reach.everyItem = reach.everyItem || more.everyItem;
        reach.projectHead = reach.projectHead || more.projectHead;
    } else {
        otherItems = true;
    }
    entries.push_back(std::move(entry));
}

} // namespace glossa::workspace
