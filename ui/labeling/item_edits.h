// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/edit.h"

#include <QStringList>

#include <vector>

namespace glossa::labeling {

// Edits of whole items, many at once as one step.

struct NewUtterances {
    QStringList texts;
    QString intent;
    QString language;
    project::Dataset dataset = project::Dataset::Train;
};

[[nodiscard]] project::Edit addUtterances(const NewUtterances &utterances);
[[nodiscard]] project::Edit removeItems(const std::vector<project::ItemId> &items);
[[nodiscard]] project::Edit setDataset(const std::vector<project::ItemId> &items, project::Dataset dataset);
/// With `create`, the intent is new and is made in the same step.
[[nodiscard]] project::Edit setIntent(const std::vector<project::ItemId> &items, const QString &intent,
                                      bool create);
enum class ClassChange { Only, Give, Take }; // in place of all others, beside them, away
/// The classes of items as they are known; who has changed them meanwhile is not written over. With `create`,
/// the class is new and is made in the same step.
[[nodiscard]] project::Edit setClasses(const std::vector<project::Item> &items, const QString &category,
                                       ClassChange change, bool create);
[[nodiscard]] project::Edit addCategory(project::CategoryKind kind, const QString &name);

} // namespace glossa::labeling
