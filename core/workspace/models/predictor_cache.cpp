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
        withModel(workspace, project, label, [&](const Model &model) { return modelOf(workspace, model); });
    if (found)
        found->threshold = summary->info.confidenceThreshold.value_or(0.0);
    return found;
}

Result<CachedPredictor> PredictorCache::modelOf(Workspace &workspace, const Model &model)
{
    const std::shared_ptr<Slot> slot = slotOf(model);
    std::unique_lock loading(slot->mutex);
    if (slot->predictor)
        return CachedPredictor{slot->predictor, slot->generation, 0.0};
    auto predictor = Predictor::load(workspace, model);
    if (!predictor) {
        loading.unlock();
        forget(slot);
        return fail(predictor.error());
    }
    slot->predictor = std::move(*predictor);
    slot->generation = ++m_generation;
    const CachedPredictor made{slot->predictor, slot->generation, 0.0};
    loading.unlock();
    loaded(model.file, QFileInfo(QDir(workspace.store().modelsFolder()).filePath(model.file)).size());
    return made;
}

std::shared_ptr<PredictorCache::Slot> PredictorCache::slotOf(const Model &model)
{
    const std::scoped_lock lock(m_mutex);
    // What this one has replaced is asked for no more.
    std::erase_if(m_entries, [&](const Entry &entry) {
        return entry.project == model.project && entry.label == model.label && entry.file != model.file &&
               entry.trainedMs <= model.trainedMs;
    });
    const auto known = std::ranges::find(m_entries, model.file, &Entry::file);
    if (known == m_entries.end())
        m_entries.push_front(
            {model.file, model.project, model.label, model.trainedMs, 0, std::make_shared<Slot>()});
    else
        m_entries.splice(m_entries.begin(), m_entries, known);
    m_entries.front().label = model.label; // a model that got another name is the same one
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
