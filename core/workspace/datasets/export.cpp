// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/datasets/export_source.h"
#include "core/workspace/datasets/import.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace glossa::workspace {

namespace {

constexpr std::size_t batchSize = 1000;

/// Reads a project from the store in the order a writer wants it.
class StoreSource final : public formats::ItemSource {
public:
    StoreSource(Workspace &workspace, project::ProjectInfo info, std::vector<project::ItemId> ids)
        : m_workspace(workspace), m_info(std::move(info)), m_ids(std::move(ids))
    {
    }

    Result<project::ProjectInfo> project() override { return m_info; }

    Result<std::vector<project::Category>> categories() override
    {
        const auto uses = m_workspace.store().categories(m_info.id);
        if (!uses)
            return fail(uses.error());
        std::vector<project::Category> schema;
        for (const CategoryUse &use : *uses)
            schema.push_back(use.category);
        return schema;
    }

    Result<std::vector<project::Item>> items() override
    {
        const std::size_t end = std::min(m_at + batchSize, m_ids.size());
        const auto first = m_ids.begin() + static_cast<std::ptrdiff_t>(m_at);
        const auto last = m_ids.begin() + static_cast<std::ptrdiff_t>(end);
        auto rows = m_workspace.store().items(m_info.id, {first, last});
        if (!rows)
            return fail(rows.error());
        m_at = end;
        std::vector<project::Item> batch;
        for (ItemRow &row : *rows)
            batch.push_back(std::move(row.item));
        return batch;
    }

private:
    Workspace &m_workspace;
    project::ProjectInfo m_info;
    std::vector<project::ItemId> m_ids;
    std::size_t m_at = 0;
};

/// Passes on what another source provides: tells how far it is, ends where that is asked for, and counts what
/// the format has no place for.
class WatchedSource final : public formats::ItemSource {
public:
    WatchedSource(formats::ItemSource &source, const formats::Format &format, std::int64_t items,
                  const std::function<void(double)> &progress, const std::stop_token &stop)
        : m_source(source), m_format(format), m_items(items), m_progress(progress), m_stop(stop)
    {
    }

    Result<project::ProjectInfo> project() override { return m_source.project(); }
    Result<std::vector<project::Category>> categories() override { return m_source.categories(); }

    Result<std::vector<project::Item>> items() override
    {
        if (m_stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        auto batch = m_source.items();
        if (!batch)
            return batch;
        for (const project::Item &item : *batch) {
            const Unheld unheld = m_format.unheld(item);
            m_unheld.labels += unheld.labels;
            m_unheld.intents += unheld.intents;
        }
        m_passed += static_cast<std::int64_t>(batch->size());
        if (m_progress && m_items > 0)
            m_progress(static_cast<double>(m_passed) / static_cast<double>(m_items));
        return batch;
    }

    [[nodiscard]] const Unheld &unheld() const { return m_unheld; }

private:
    formats::ItemSource &m_source;
    const formats::Format &m_format;
    std::int64_t m_items;
    const std::function<void(double)> &m_progress;
    const std::stop_token &m_stop;
    std::int64_t m_passed = 0;
    Unheld m_unheld;
};

/// True if the path, whatever links lead there, is one of the workspace's own files, or a folder of documents
/// that could write over them.
bool isOwnFile(const QString &path, const QString &workspaceFolder, bool documentsBeside)
{
    QString at = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    QString rest;
    while (QFileInfo(at).canonicalFilePath().isEmpty() && !QDir(at).isRoot()) {
        rest.prepend(u'/' + QFileInfo(at).fileName());
        at = QFileInfo(at).absolutePath();
    }
    const QString real = QFileInfo(at).canonicalFilePath() + rest;
    const QString own = QFileInfo(workspaceFolder).canonicalFilePath();
    return real == own || real.startsWith(own + QStringLiteral("/glossa.db")) ||
           real == own + QStringLiteral("/models") || real.startsWith(own + QStringLiteral("/models/")) ||
           (documentsBeside && QFileInfo(real).path() == own && real.endsWith(QStringLiteral(".json")));
}

} // namespace

Result<const formats::Format *> writerFor(Workspace &workspace, project::ProjectKind kind,
                                          const QString &format, const QString &path)
{
    if (path.isEmpty())
        return fail(ErrorCode::InvalidArgument, {}, "file", Phrase::AFileOrFolderName);
    const formats::Format *writer = formats::formatById(format);
    if (!writer || !writer->canWrite())
        return fail(ErrorCode::UnknownFormat, format.toStdString());
    const auto kinds = writer->kinds();
    if (std::ranges::find(kinds, kind) == kinds.end())
        return fail(ErrorCode::InvalidArgument,
                    {Phrase::NoPlaceFor, format.toStdString(), project::kindName(kind).toStdString()},
                    "format", Phrase::AFormatForThisKind);
    if (isOwnFile(path, workspace.store().folder(), project::hasDocuments(kind)))
        return fail(ErrorCode::InvalidArgument, {}, {}, Phrase::APlaceOutsideTheWorkspace,
                    path.toStdString());
    return writer;
}

Result<Unheld> writeSource(const formats::Format &writer, const QString &path, formats::ItemSource &source,
                           std::int64_t items, const std::function<void(double)> &progress,
                           const std::stop_token &stop)
{
    WatchedSource watched(source, writer, items, progress, stop);
    formats::WriteOptions options;
    options.stop = stop;
    if (const auto written = writer.write(path, options, watched); !written)
        return fail(written.error());
    return watched.unheld();
}

Result<Unheld> exportProject(Workspace &workspace, std::int64_t project, const QString &format,
                             const QString &path, const std::function<void(double)> &progress,
                             std::stop_token stop)
{
    const auto summary = workspace.store().project(project);
    if (!summary)
        return fail(summary.error());
    const auto writer = writerFor(workspace, summary->info.kind, format, path);
    if (!writer)
        return fail(writer.error());
    Result<Unheld> unheld;
    const auto written = workspace.store().snapshot([&]() -> Status {
        auto ids = workspace.store().itemIds(project, {}, ItemOrder::AsImported);
        if (!ids)
            return fail(ids.error());
        const auto items = static_cast<std::int64_t>(ids->size());
        StoreSource source(workspace, summary->info, std::move(*ids));
        unheld = writeSource(**writer, path, source, items, progress, stop);
        return unheld ? Status{} : fail(unheld.error());
    });
    if (!written)
        return fail(written.error());
    return unheld;
}

} // namespace glossa::workspace
