// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/datasets/collecting_sink.h"

namespace glossa::workspace {

CollectingSink::CollectingSink(std::size_t limit) : m_limit(limit) {}

Status CollectingSink::project(const project::ProjectInfo &head)
{
    if (!info)
        info = head;
    return {};
}

Status CollectingSink::categories(std::vector<project::Category> batch)
{
    for (project::Category &category : batch) {
        const std::pair key(static_cast<int>(category.kind), category.name);
        if (m_known.contains(key))
            continue;
        m_known.insert(key);
        schema.push_back(std::move(category));
    }
    return {};
}

Status CollectingSink::items(std::vector<project::Item> batch)
{
    for (project::Item &item : batch) {
        ++itemCount;
        labelCount += static_cast<std::int64_t>(item.labels.size() + item.classes.size());
        withoutDataset += item.dataset == project::Dataset::Unassigned ? 1 : 0;
        withoutLanguage += item.language.isEmpty() ? 1 : 0;
        if (!item.language.isEmpty() && !languages.contains(item.language))
            languages << item.language;
        if (kept.size() < m_limit)
            kept.push_back(std::move(item));
    }
    return {};
}

} // namespace glossa::workspace
