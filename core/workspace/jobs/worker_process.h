// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/training/train_state.h"

#include <QObject>
#include <QProcess>

#include <memory>

namespace glossa::workspace {

class Session;

/// A job in a child process (`glossa worker --job N`): progress as JSON lines on its standard output, cancel
/// by closing its standard input. Lives in the window's thread; a worker that dies is told and its job marked
/// failed.
class WorkerProcess : public QObject {
    Q_OBJECT
public:
    /// `program` is the path of `glossa`.
    WorkerProcess(Session &session, QString program, std::int64_t job, QObject *parent = nullptr);
    ~WorkerProcess() override;

    void start();
    void cancel();
    [[nodiscard]] std::int64_t job() const { return m_job; }
    [[nodiscard]] bool isRunning() const;

Q_SIGNALS:
    void progressed(const glossa::workspace::TrainState &state);
    /// The job has ended, one way or another; its row says how.
    void finished(std::int64_t job);

private:
    void readLines();
    void ended(int exitCode, QProcess::ExitStatus status);

    Session &m_session;
    QString m_program;
    std::int64_t m_job;
    QProcess m_process;
    QByteArray m_buffer;
};

} // namespace glossa::workspace
