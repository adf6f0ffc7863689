// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/predictor_cache.h"
#include "ui/models/studio_context.h"

#include <QCache>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace glossa::labeling {

/// What the project's last model says of the texts on screen; loaded and asked in the background.
class ModelScores : public QObject {
    Q_OBJECT
public:
    explicit ModelScores(models::StudioContext &context, QObject *parent = nullptr);

    [[nodiscard]] bool hasModel() const { return m_model.has_value(); }
    [[nodiscard]] QString modelName() const { return m_label; }
    /// Null while it is being asked; changed() tells when there is more.
    const project::Prediction *prediction(const project::Item &item);

Q_SIGNALS:
    void modelChanged();
    void changed();

private:
    struct Question {
        project::ItemId id = 0;
        QString text;
        QString language;
    };
    struct Answer {
        QString text;
        project::Prediction prediction;
    };
    using Answers = std::vector<std::pair<project::ItemId, Answer>>;

    void follow();
    void ask();

    models::StudioContext &m_context;
    /// Read from by the session's threads, which may outlive this.
    std::shared_ptr<workspace::PredictorCache> m_cache = std::make_shared<workspace::PredictorCache>();
    std::optional<workspace::CachedPredictor> m_model;
    std::optional<double> m_threshold;
    QString m_label;
    std::int64_t m_trainedMs = 0;
    std::int64_t m_project = 0;
    std::uint64_t m_generation = 0;
    QCache<project::ItemId, Answer> m_answers;
    std::vector<Question> m_questions; // newest last
    bool m_asking = false;
    QTimer m_soon;
};

} // namespace glossa::labeling
