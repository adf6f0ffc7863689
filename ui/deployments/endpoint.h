// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/endpoint/endpoint_process.h"
#include "ui/models/studio_context.h"

#include <QObject>
#include <QString>

#include <cstdint>

namespace glossa::deployments {

/// The endpoint that this program runs in a child process. The window owns it and hands it to its parts, so
/// that callers are answered whatever pane or project is shown. It tells the user when it stops of itself.
class Endpoint : public QObject {
    Q_OBJECT
public:
    using State = workspace::EndpointProcess::State;
    static constexpr std::uint16_t leastPort = 1024; // those below it are the system's

    explicit Endpoint(models::StudioContext &context, QObject *parent = nullptr);

    void start();
    void stop();

    [[nodiscard]] State state() const { return m_process.state(); }
    [[nodiscard]] bool isOff() const { return state() == State::Off; }
    /// "http://127.0.0.1:5000" while it is on; else what it would be.
    [[nodiscard]] QString address() const;
    /// Why it is off although it was to be on, in a sentence; else empty.
    [[nodiscard]] QString trouble() const;

    /// Remembered, and used by the next start.
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    void setPort(std::uint16_t port);

Q_SIGNALS:
    void changed();

private:
    void hear();

    models::StudioContext &m_context;
    workspace::EndpointProcess m_process;
    std::uint16_t m_port;
    State m_before = State::Off;
};

} // namespace glossa::deployments
