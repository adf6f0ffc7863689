// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/jobs/job.h"
#include "ui/models/studio_context.h"

#include <QObject>

#include <memory>

namespace glossa::workspace {
class WorkerProcess;
}

namespace glossa::training {

/// The training that this program runs in a child process, if any. The window owns it and hands it to its
/// parts, so that it goes on whatever pane is shown, made anew, or gone. It tells the user how the training
/// ended. It is stopped when its project goes to the trash, whoever has put it there: nobody could stop it
/// from the project any more, and the window trains nothing else meanwhile.
class RunningTraining : public QObject {
    Q_OBJECT
public:
    explicit RunningTraining(models::StudioContext &context, QObject *parent = nullptr);
    ~RunningTraining() override;

    /// Starts the worker for a job that waits in the queue. Only while none runs.
    void start(std::int64_t job, std::int64_t project, const QString &projectName, const QString &model);
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_worker != nullptr; }
    // Of the one that runs, or ran last.
    [[nodiscard]] std::int64_t project() const { return m_project; }
    [[nodiscard]] QString projectName() const { return m_projectName; }
    [[nodiscard]] QString model() const { return m_model; }
    [[nodiscard]] std::int64_t startedMs() const { return m_startedMs; }
    /// The newest state that came; fresher than the job's row, which is written once a second.
    [[nodiscard]] const workspace::TrainState &state() const { return m_state; }

Q_SIGNALS:
    /// It has started, advanced, or stopped.
    void changed();
    /// The job has ended in one way or another; its row says how.
    void ended(const glossa::workspace::Job &job);

private:
    void workerEnded(std::int64_t job);
    void stopIfTrashed();

    models::StudioContext &m_context;
    std::unique_ptr<workspace::WorkerProcess> m_worker;
    std::int64_t m_project = 0;
    QString m_projectName;
    QString m_model;
    std::int64_t m_startedMs = 0;
    workspace::TrainState m_state;
};

} // namespace glossa::training
