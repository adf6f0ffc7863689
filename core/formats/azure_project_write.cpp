// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/azure_envelope.h"

#include <algorithm>

namespace glossa::formats {

namespace {

/// Writes the array of the items, batch by batch. Stops at the first failure of source or device.
class ItemArray {
public:
    ItemArray(ShapedWriter &out, const WriteOptions &options, ItemSource &source,
              const WriteRecord &writeRecord)
        : m_out(out), m_options(options), m_source(source), m_writeRecord(writeRecord)
    {
    }

    Status fetch()
    {
        if (m_options.stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        auto batch = m_source.items();
        if (!batch)
            return fail(batch.error());
        m_batch = std::move(*batch);
        return {};
    }

    [[nodiscard]] bool empty() const { return m_batch.empty(); }

    void write()
    {
        m_out.json.beginArray();
        while (status && !m_batch.empty() && !m_out.json.failed()) {
            for (project::Item &item : m_batch) {
                status = m_writeRecord(m_out, item);
                if (!status)
                    break;
            }
            if (status)
                status = fetch();
        }
        m_out.json.endArray();
    }

    Status status;

private:
    ShapedWriter &m_out;
    const WriteOptions &m_options;
    ItemSource &m_source;
    const WriteRecord &m_writeRecord;
    std::vector<project::Item> m_batch;
};

} // namespace

Status writeAzureProject(const AzureLayout &layout, QIODevice &device, const WriteOptions &options,
                         ItemSource &source, const WriteRecord &writeRecord)
{
    const auto info = source.project();
    if (!info)
        return fail(info.error());
    if (std::ranges::find(layout.kinds, info->kind) == layout.kinds.end())
        return fail(ErrorCode::InvalidArgument, project::kindName(info->kind).toStdString());
    const auto categories = source.categories();
    if (!categories)
        return fail(categories.error());
    JsonWriter json(device);
    ShapedWriter out(json);
    ItemArray items(out, options, source, writeRecord);
    if (const auto first = items.fetch(); !first)
        return first;
    const EnvelopeContent content{*info, layout, *categories, !items.empty(), [&items] { items.write(); }};
    out.object(info->envelopeShape, knownOfEnvelope(content, &out));
    if (!items.status)
        return items.status;
    return json.finish();
}

} // namespace glossa::formats
