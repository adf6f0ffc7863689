// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/formats/format.h"
#include "core/project/item.h"
#include "core/project/schema.h"

#include <QSet>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace glossa::workspace {

/// Takes everything of a file into memory: for judging a model on it, and for a preview (which stops early).
class CollectingSink final : public formats::ItemSink {
public:
    /// At most `limit` items are kept; all are counted.
    explicit CollectingSink(std::size_t limit);
    Status project(const project::ProjectInfo &info) override;
    Status categories(std::vector<project::Category> batch) override;
    Status items(std::vector<project::Item> batch) override;

    std::optional<project::ProjectInfo> info; // of the first file that has one
    std::vector<project::Category> schema;    // of several files, each category once
    std::vector<project::Item> kept;
    std::int64_t itemCount = 0;
    std::int64_t labelCount = 0;
    std::int64_t withoutDataset = 0;
    std::int64_t withoutLanguage = 0;
    QStringList languages;

private:
    std::size_t m_limit;
    QSet<std::pair<int, QString>> m_known; // kind and name
};

} // namespace glossa::workspace
