// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/predictor.h"

#include <atomic>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>

namespace glossa::workspace {

/// A loaded model as the cache hands it out; cheap to copy.
struct CachedPredictor {
    std::shared_ptr<const Predictor> predictor;
    /// Tells a model from others that had the name before: equal numbers are one model. One that was let go
    /// and loaded anew has another number.
    std::uint64_t generation = 0;
    double threshold = 0.0; // the project's, when it was asked for

    [[nodiscard]] project::Prediction predict(const QString &text, const QString &language = {}) const;
};

/// Loaded models, each loaded once for all who ask and kept while it is asked for. A model that is trained
/// anew is another file under the same name: who asks from then on gets that one, who holds the old one keeps
/// it. For one workspace; any thread may ask, each with its own Workspace.
class PredictorCache {
public:
    /// The least recently asked-for model goes first; the one asked for last stays, whatever its size.
    struct Limits {
        std::size_t models = 8;
        std::int64_t bytes = std::int64_t{1} << 30; // of their files; in memory they are about as large
    };
    explicit PredictorCache(Limits limits);
    PredictorCache() : PredictorCache(Limits()) {}

    /// The model under that name as it stands: costs two statements, and the load where nobody has it. Waits
    /// for another thread that is loading it. Errors as Predictor::load.
    Result<CachedPredictor> get(Workspace &workspace, std::int64_t project, const QString &label);

private:
    /// Locked while the model is being loaded.
    struct Slot {
        std::mutex mutex;
        std::shared_ptr<const Predictor> predictor;
        std::uint64_t generation = 0;
    };
    /// A model by its file, whose name is never given again.
    struct Entry {
        QString file;
        std::int64_t project = 0;
        QString label;
        std::int64_t trainedMs = 0;
        std::int64_t bytes = 0; // 0 until it is loaded
        std::shared_ptr<Slot> slot;
    };

    Result<CachedPredictor> modelOf(Workspace &workspace, const Model &model);
    std::shared_ptr<Slot> slotOf(const Model &model);
    void loaded(const QString &file, std::int64_t bytes);
    void forget(const std::shared_ptr<Slot> &slot);

    Limits m_limits;
    std::mutex m_mutex;         // never held together with a slot's
    std::list<Entry> m_entries; // the one asked for last comes first
    std::atomic<std::uint64_t> m_generation = 0;
};

} // namespace glossa::workspace
