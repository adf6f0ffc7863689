// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/datasets/export_source.h"
#include "core/workspace/models/model_data.h"

namespace glossa::workspace {

namespace {

/// Hands a writer what a model has kept.
class KeptSource final : public formats::ItemSource {
public:
    explicit KeptSource(ModelData &data) : m_data(data) {}

    Result<project::ProjectInfo> project() override { return m_data.head().info; }

    Result<std::vector<project::Category>> categories() override
    {
        std::vector<project::Category> schema;
        for (const DataCategory &kept : m_data.head().schema)
            schema.push_back(kept.category);
        return schema;
    }

    Result<std::vector<project::Item>> items() override
    {
        auto kept = m_data.next();
        if (!kept)
            return fail(kept.error());
        std::vector<project::Item> batch;
        batch.reserve(kept->size());
        for (DataItem &item : *kept)
            batch.push_back(std::move(item.item));
        return batch;
    }

private:
    ModelData &m_data;
};

} // namespace

Result<Unheld> exportModelData(Workspace &workspace, std::int64_t project, const QString &label,
                               const QString &format, const QString &path,
                               const std::function<void(double)> &progress, const std::stop_token &stop)
{
    auto data = modelData(workspace, project, label);
    if (!data)
        return fail(data.error());
    const auto writer = writerFor(workspace, data->head().info.kind, format, path);
    if (!writer)
        return fail(writer.error());
    KeptSource source(*data);
    return writeSource(**writer, path, source, data->head().items, progress, stop);
}

} // namespace glossa::workspace
