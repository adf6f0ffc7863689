// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/session/workspace.h"

#include <QCoreApplication>
#include <QString>

#include <vector>

namespace glossa::labeling {

/// One removable part of a filter.
struct FilterChip {
    QString words;
    workspace::ItemFilter without; // the filter once the chip is taken away
};

/// The conditions of a filter as chips. Search text and set have their own controls and make none.
class FilterWords {
    Q_DECLARE_TR_FUNCTIONS(glossa::labeling::FilterWords)
public:
    [[nodiscard]] static std::vector<FilterChip> chips(const workspace::ItemFilter &filter);
    [[nodiscard]] static QString orderName(workspace::ItemOrder order);
};

/// True if nothing is filtered at all, search text and set included.
[[nodiscard]] bool isEverything(const workspace::ItemFilter &filter);

} // namespace glossa::labeling
