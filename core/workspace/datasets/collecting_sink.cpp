// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/datasets/collecting_sink.h"

namespace glossa::workspace {

CollectingSink::CollectingSink(std::size_t limit) : m_limit(limit) {}

Status CollectingSink::project(const project::ProjectInfo &head)
{
    info = head;
    return {};
}

Status CollectingSink::categories(std::vector<project::Category> batch)
{
    std::move(batch.begin(), batch.end(), std::back_inserter(schema));
    return {};
}

Status CollectingSink::items(std::vector<project::Item> batch)
{
    for (project::Item &item : batch) {
        ++itemCount;
        labelCount += static_cast<std::int64_t>(item.labels.size() + item.classes.size());
        withoutDataset += item.dataset == project::Dataset::Unassigned ? 1 : 0;
        if (!item.language.isEmpty() && !languages.contains(item.language))
            languages << item.language;
        if (kept.size() < m_limit)
            kept.push_back(std::move(item));
    }
    return {};
}

} // namespace glossa::workspace
