// SPDX-License-Identifier: GPL-3.0-or-later
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
    StoreSource(Workspace &workspace, const formats::Format &format, project::ProjectInfo info,
                std::vector<project::ItemId> ids, const std::function<void(double)> &progress,
                std::stop_token stop)
        : m_workspace(workspace)
        , m_format(format)
        , m_info(std::move(info))
        , m_ids(std::move(ids))
        , m_progress(progress)
        , m_stop(std::move(stop))
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
        if (m_stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        const std::size_t end = std::min(m_at + batchSize, m_ids.size());
        const auto first = m_ids.begin() + static_cast<std::ptrdiff_t>(m_at);
        const auto last = m_ids.begin() + static_cast<std::ptrdiff_t>(end);
        auto rows = m_workspace.store().items(m_info.id, {first, last});
        if (!rows)
            return fail(rows.error());
        m_at = end;
        if (m_progress && !m_ids.empty())
            m_progress(static_cast<double>(m_at) / static_cast<double>(m_ids.size()));
        std::vector<project::Item> batch;
        for (ItemRow &row : *rows) {
            const Unheld unheld = m_format.unheld(row.item);
            m_unheld.labels += unheld.labels;
            m_unheld.intents += unheld.intents;
            batch.push_back(std::move(row.item));
        }
        return batch;
    }

    [[nodiscard]] const Unheld &unheld() const { return m_unheld; }

private:
    Workspace &m_workspace;
    const formats::Format &m_format;
    Unheld m_unheld;
    project::ProjectInfo m_info;
    std::vector<project::ItemId> m_ids;
    std::size_t m_at = 0;
    const std::function<void(double)> &m_progress;
    std::stop_token m_stop;
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

Result<Unheld> exportProject(Workspace &workspace, std::int64_t project, const QString &format,
                             const QString &path, const std::function<void(double)> &progress,
                             std::stop_token stop)
{
    if (path.isEmpty())
        return fail(ErrorCode::InvalidArgument, {}, "file", Phrase::AFileOrFolderName);
    const formats::Format *writer = formats::formatById(format);
    if (!writer || !writer->canWrite())
        return fail(ErrorCode::UnknownFormat, format.toStdString());
    const auto summary = workspace.store().project(project);
    if (!summary)
        return fail(summary.error());
    const auto kinds = writer->kinds();
    if (std::ranges::find(kinds, summary->info.kind) == kinds.end())
        return fail(
            ErrorCode::InvalidArgument,
            {Phrase::NoPlaceFor, format.toStdString(), project::kindName(summary->info.kind).toStdString()},
            "format", Phrase::AFormatForThisKind);
    if (isOwnFile(path, workspace.store().folder(), project::hasDocuments(summary->info.kind)))
        return fail(ErrorCode::InvalidArgument, {}, {}, Phrase::APlaceOutsideTheWorkspace,
                    path.toStdString());
    Unheld unheld;
    const auto written = workspace.store().snapshot([&]() -> Status {
        auto ids = workspace.store().itemIds(project, {}, ItemOrder::AsImported);
        if (!ids)
            return fail(ids.error());
        StoreSource source(workspace, *writer, summary->info, std::move(*ids), progress, stop);
        formats::WriteOptions options;
        options.stop = stop;
        auto done = writer->write(path, options, source);
        unheld = source.unheld();
        return done;
    });
    if (!written)
        return fail(written.error());
    return unheld;
}

} // namespace glossa::workspace
