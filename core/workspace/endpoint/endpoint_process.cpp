// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/endpoint/endpoint_process.h"

#include "core/workspace/endpoint/endpoint_answer.h"

namespace glossa::workspace {

EndpointProcess::EndpointProcess(QString program, QString folder, QObject *parent)
    : QObject(parent), m_program(std::move(program)), m_folder(std::move(folder))
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &EndpointProcess::readStart);
    connect(&m_process, &QProcess::finished, this, &EndpointProcess::ended);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        m_failure = {EndpointFailure::Kind::NotStarted, m_process.errorString()};
        set(State::Off);
    });
}

EndpointProcess::~EndpointProcess()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    constexpr int patienceMs = 3000;
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(patienceMs)) {
        m_process.kill();
        m_process.waitForFinished(patienceMs);
    }
}

void EndpointProcess::start(std::uint16_t port)
{
    Q_ASSERT(m_state == State::Off);
    m_said.clear();
    m_failure = {};
    set(State::Starting);
    m_process.start(m_program, {QStringLiteral("--workspace"), m_folder, QStringLiteral("--json"),
                                QStringLiteral("serve"), QStringLiteral("--listen"),
                                QStringLiteral("127.0.0.1:%1").arg(port), QStringLiteral("--no-log"),
                                QStringLiteral("--until-input-ends")});
}

void EndpointProcess::stop()
{
    if (m_state != State::Starting && m_state != State::On)
        return;
    m_process.closeWriteChannel();
    set(State::Stopping);
}

void EndpointProcess::readStart()
{
    if (m_state != State::Starting) {
        m_process.readAllStandardOutput();
        return;
    }
    m_said += m_process.readAllStandardOutput();
    const auto end = m_said.indexOf('\n');
    if (end < 0)
        return;
    m_address = addressOfStart(m_said.left(end));
    set(State::On);
}

void EndpointProcess::ended(int exitCode, QProcess::ExitStatus status)
{
    const bool wanted = m_state == State::Stopping;
    const QByteArray said = m_process.readAllStandardError().trimmed();
    if (!wanted && (status == QProcess::CrashExit || m_state == State::On))
        m_failure = {EndpointFailure::Kind::Crashed, {}};
    else if (!wanted && exitCode != 0)
        m_failure = {EndpointFailure::Kind::Refused, refusalOf(said)};
    set(State::Off);
}

void EndpointProcess::set(State state)
{
    m_state = state;
    if (state != State::On)
        m_address.clear();
    Q_EMIT changed();
}

} // namespace glossa::workspace
#include "moc_endpoint_process.cpp"
