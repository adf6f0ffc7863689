// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/datasets/collecting_sink.h"

#include <limits>

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

Result<CollectedItems> collectItems(const QString &file, const QString &format, project::ProjectKind kind)
{
    const formats::Format *reader = formats::formatById(format);
    if (!format.isEmpty() && !reader)
        return fail(ErrorCode::UnknownFormat, format.toStdString());
    if (!reader) {
        const auto found = formats::sniffFormat(file);
        if (!found)
            return fail(found.error());
        reader = *found;
    }
    CollectingSink sink(std::numeric_limits<std::size_t>::max());
    formats::ReadOptions options;
    options.kind = kind;
    auto report = reader->read(file, options, sink);
    if (!report)
        return fail(report.error());
    if (report->read == 0)
        return fail(ErrorCode::NoRecords, {}, {}, "at least one text", file.toStdString());
    if (sink.info && sink.info->kind != kind)
        return fail(ErrorCode::Conflict, project::kindName(sink.info->kind).toStdString(),
                    "metadata.projectKind", project::kindName(kind).toStdString(), file.toStdString());
    return CollectedItems{std::move(sink.kept), std::move(*report)};
}

} // namespace glossa::workspace
