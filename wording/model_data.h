// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/data_comparison.h"

#include <QString>

namespace glossa::wording {

/// What has become of the data since a model learned from it: "603 texts then, 607 now: 6 added, 2 changed, 2
/// removed"; of documents, if there are those. Says so where nothing has.
[[nodiscard]] QString sinceModel(const workspace::DataComparison &comparison, bool documents);

/// "Intent Reply is new", "Entity Date is called When now".
[[nodiscard]] QString sentence(const workspace::CategorySinceModel &category);

/// What loading the data back does to that of today: "texts that go: 2; texts that come back: 3".
[[nodiscard]] QString whatLoadingDoes(const workspace::DataComparison &comparison, bool documents);

/// "added", "changed", "removed".
[[nodiscard]] QString word(workspace::SinceModel change);

/// What is another of an item that has changed: "intent Reply, was Send; 3 labels, were 2". Empty for others.
[[nodiscard]] QString whatChanged(const workspace::ItemSinceModel &item);

} // namespace glossa::wording
