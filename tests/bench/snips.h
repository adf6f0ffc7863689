// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seed.h"
#include "core/workspace/training/training_data.h"

#include <QString>

#include <cstddef>

namespace glossa::bench {

/// SNIPS as its makers cut it: their training side, and their test side as test set. SHARED/data holds it.
workspace::SplitItems snips(const QString &shared);

/// SNIPS until there are so many texts, from the second time on with a word of another text at either end.
workspace::SplitItems manyTexts(const QString &shared, std::size_t count, Random &random);

/// The same item under the number that put() gives the next one.
project::Item copyOf(const workspace::SplitItems &split, std::size_t from);
void put(workspace::SplitItems &split, project::Item item, bool test);

} // namespace glossa::bench
