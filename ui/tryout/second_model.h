// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/review/queue.h"
#include "ui/models/studio_context.h"

#include <QObject>

#include <thread>

namespace glossa::tryout {

/// Asks a second model for the queries that wait, on a thread of its own with a connection of its own:
/// neither the window nor what it saves waits for that.
class SecondModel : public QObject {
    Q_OBJECT
public:
    explicit SecondModel(models::StudioContext &context, QObject *parent = nullptr);
    ~SecondModel() override;

    void ask(const QString &model, const workspace::QueryFilter &filter);
    /// What has been asked stays.
    void stop();
    [[nodiscard]] bool isAsking() const { return !m_model.isEmpty(); }
    [[nodiscard]] QString model() const { return m_model; }
    [[nodiscard]] double fraction() const { return m_fraction; }

Q_SIGNALS:
    void changed();
    void ended(const QString &model, std::int64_t differing);

private:
    void finish(const Result<std::int64_t> &differing);

    models::StudioContext &m_context;
    QString m_model; // empty = none is being asked
    double m_fraction = 0.0;
    std::jthread m_thread;
};

} // namespace glossa::tryout
