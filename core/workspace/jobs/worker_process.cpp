// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/jobs/worker_process.h"

#include "core/workspace/jobs/jobs.h"
#include "core/workspace/session/session.h"

namespace glossa::workspace {

WorkerProcess::WorkerProcess(Session &session, QString program, std::int64_t job, QObject *parent)
    : QObject(parent), m_session(session), m_program(std::move(program)), m_job(job)
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &WorkerProcess::readLines);
    connect(&m_process, &QProcess::finished, this, &WorkerProcess::ended);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            ended(-1, QProcess::CrashExit);
    });
}

WorkerProcess::~WorkerProcess()
{
    m_process.disconnect(this);
    if (!isRunning())
        return;
    // The end of its input cancels the job; QProcess would kill it, and the row would only tell of an orphan.
    constexpr int patienceMs = 3000;
    m_process.closeWriteChannel();
    m_process.waitForFinished(patienceMs);
}

void WorkerProcess::start()
{
    m_process.start(m_program, {QStringLiteral("--workspace"), m_session.folder(), QStringLiteral("worker"),
                                QStringLiteral("--job"), QString::number(m_job)});
}

void WorkerProcess::cancel()
{
    m_process.closeWriteChannel();
}

bool WorkerProcess::isRunning() const
{
    return m_process.state() != QProcess::NotRunning;
}

void WorkerProcess::readLines()
{
    m_buffer += m_process.readAllStandardOutput();
    for (auto end = m_buffer.indexOf('\n'); end >= 0; end = m_buffer.indexOf('\n')) {
        const auto state = TrainState::fromJson(m_buffer.left(end));
        m_buffer.remove(0, end + 1);
        if (state)
            Q_EMIT progressed(*state);
    }
}

void WorkerProcess::ended(int exitCode, QProcess::ExitStatus status)
{
    readLines();
    Message reason;
    if (status == QProcess::CrashExit)
        reason = m_process.error() == QProcess::FailedToStart
                     ? Message(Phrase::WorkerNotStarted, m_process.errorString().toStdString())
                     : Message(Phrase::WorkerCrashed);
    else if (exitCode != 0)
        reason =
            Message(Phrase::WorkerEnded, exitCode, m_process.readAllStandardError().trimmed().toStdString());
    if (reason.empty()) {
        Q_EMIT finished(m_job);
        return;
    }
    m_session.write([job = m_job, reason](Workspace &workspace) { return markDead(workspace, job, reason); })
        .then(this, [this](const Status &) { Q_EMIT finished(m_job); });
}

} // namespace glossa::workspace
#include "moc_worker_process.cpp"
