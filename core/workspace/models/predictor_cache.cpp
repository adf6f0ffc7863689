// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/predictor_cache.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace glossa::workspace {

project::Prediction CachedPredictor::predict(const QString &text, const QString &language) const
{
    return Predictor::withThreshold(predictor->predict(text, language), threshold);
}

PredictorCache::PredictorCache(Limits limits) : m_limits(limits) {}

Result<CachedPredictor> PredictorCache::get(Workspace &workspace, std::int64_t project, const QString &label)
{
    const auto summary = workspace.store().project(project);
    if (!summary)
        return fail(summary.error());
    auto found =
        withModelRow(workspace, project, label, [&](const ModelRow &row) { return modelOf(workspace, row); });
    if (found)
        found->threshold = summary->info.confidenceThreshold.value_or(0.0);
    return found;
}

Result<CachedPredictor> PredictorCache::modelOf(Workspace &workspace, const ModelRow &row)
{
    const std::shared_ptr<Slot> slot = slotOf(row);
    std::unique_lock loading(slot->mutex);
    if (slot->predictor)
        return CachedPredictor{slot->predictor, slot->generation, 0.0};
    auto predictor = Predictor::load(workspace, row);
    if (!predictor) {
        loading.unlock();
        forget(slot);
        return fail(predictor.error());
    }
    slot->predictor = std::move(*predictor);
    slot->generation = ++m_generation;
    const CachedPredictor made{slot->predictor, slot->generation, 0.0};
    loading.unlock();
    loaded(row.file, QFileInfo(QDir(workspace.store().modelsFolder()).filePath(row.file)).size());
    return made;
}

std::shared_ptr<PredictorCache::Slot> PredictorCache::slotOf(const ModelRow &row)
{
    const std::scoped_lock lock(m_mutex);
    // What this one has replaced is asked for no more.
    std::erase_if(m_entries, [&](const Entry &entry) {
        return entry.project == row.project && entry.label == row.label && entry.file != row.file &&
               entry.trainedMs <= row.trainedMs;
    });
    const auto known = std::ranges::find(m_entries, row.file, &Entry::file);
    if (known == m_entries.end())
        m_entries.push_front({row.file, row.project, row.label, row.trainedMs, 0, std::make_shared<Slot>()});
    else
        m_entries.splice(m_entries.begin(), m_entries, known);
    m_entries.front().label = row.label; // a model that got another name is the same one
    return m_entries.front().slot;
}

void PredictorCache::loaded(const QString &file, std::int64_t bytes)
{
    const std::scoped_lock lock(m_mutex);
    const auto known = std::ranges::find(m_entries, file, &Entry::file);
    if (known != m_entries.end())
        known->bytes = bytes;
    std::int64_t all = 0;
    for (const Entry &entry : m_entries)
        all += entry.bytes;
    while (m_entries.size() > 1 && (m_entries.size() > m_limits.models || all > m_limits.bytes)) {
        all -= m_entries.back().bytes;
        m_entries.pop_back();
    }
}

void PredictorCache::forget(const std::shared_ptr<Slot> &slot)
{
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_entries, [&](const Entry &entry) { return entry.slot == slot; });
}

} // namespace glossa::workspace
