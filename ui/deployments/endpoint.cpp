// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/endpoint.h"

#include <QSettings>

#include <utility>

namespace glossa::deployments {

namespace {

const QString portKey = QStringLiteral("endpoint/port");
constexpr std::uint16_t usualPort = 5000; // of `glossa serve`, too

std::uint16_t rememberedPort()
{
    bool isNumber = false;
    const uint port = QSettings().value(portKey, usualPort).toUInt(&isNumber);
    return isNumber && port >= Endpoint::leastPort && port <= 65'535 ? static_cast<std::uint16_t>(port)
                                                                     : usualPort;
}

} // namespace

Endpoint::Endpoint(models::StudioContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_process(context.workerProgram(), context.session().folder())
    , m_port(rememberedPort())
{
    connect(&m_process, &workspace::EndpointProcess::changed, this, &Endpoint::hear);
}

void Endpoint::start()
{
    if (isOff())
        m_process.start(m_port);
}

void Endpoint::stop()
{
    m_process.stop();
}

QString Endpoint::address() const
{
    const QString address = m_process.address();
    return address.isEmpty() ? QStringLiteral("http://127.0.0.1:%1").arg(m_port) : address;
}

QString Endpoint::trouble() const
{
    using Kind = workspace::EndpointFailure::Kind;
    const workspace::EndpointFailure &failure = m_process.failure();
    switch (failure.kind) {
    case Kind::NotStarted:
        return tr("The endpoint cannot be started: %1", "the system's reason").arg(failure.said);
    case Kind::Refused:
        return tr("The endpoint did not start: %1", "its reason, a sentence").arg(failure.said);
    case Kind::Crashed:
        return tr("The endpoint stopped unexpectedly; callers get no answer until it is started again.");
    case Kind::None:
        break;
    }
    return {};
}

void Endpoint::setPort(std::uint16_t port)
{
    if (port == 0 || port == m_port)
        return;
    m_port = port;
    QSettings().setValue(portKey, port);
    Q_EMIT changed();
}

void Endpoint::hear()
{
    const State before = std::exchange(m_before, state());
    Q_EMIT changed();
    if (isOff() && before != State::Off && !trouble().isEmpty())
        m_context.say(trouble());
}

} // namespace glossa::deployments
#include "moc_endpoint.cpp"
