// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/datasets/import.h"

#include <string>

namespace CLI {
class App;
}

namespace glossa::cli {

/// How a file is read: the options that `import` and `evaluate --on` share.
struct ReadingOptions {
    std::string format, language, dataset, intent, columns, header, documents;
    bool labeled = false;
    bool unlabeled = false;

    void addTo(CLI::App &command);
    void applyTo(workspace::ImportRequest &request) const;
    /// The first option that is used, for a command where they may be of no use; else empty.
    [[nodiscard]] std::string firstUsed() const;
};

} // namespace glossa::cli
