// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QProcess>
#include <QString>

#include <cstdint>

namespace glossa::workspace {

/// Why an endpoint is off that was to be on.
struct EndpointFailure {
    enum class Kind : std::uint8_t { None, NotStarted, Refused, Crashed };
    Kind kind = Kind::None;
    /// What the server or the system said of it, as it stands.
    QString said;
    bool operator==(const EndpointFailure &) const = default;
};

/// The server of a workspace in a child process (`glossa serve`), on this machine's own address, so that
/// neither its load nor a crash touches who started it. It ends with the end of its standard input, and so
/// with this program, however that ends. Lives in the window's thread.
class EndpointProcess : public QObject {
    Q_OBJECT
public:
    enum class State : std::uint8_t { Off, Starting, On, Stopping };

    /// `program` is the path of `glossa`.
    EndpointProcess(QString program, QString folder, QObject *parent = nullptr);
    /// Stops it, and waits some seconds for the last answers.
    ~EndpointProcess() override;

    /// Only while it is off. Port 0 takes a free one.
    void start(std::uint16_t port);
    /// It answers what has been asked, and ends.
    void stop();

    [[nodiscard]] State state() const { return m_state; }
    /// "http://127.0.0.1:5000" while it is on; else empty.
    [[nodiscard]] QString address() const { return m_address; }
    /// Of the last start; None while it went well.
    [[nodiscard]] const EndpointFailure &failure() const { return m_failure; }

Q_SIGNALS:
    /// Its state, and what belongs to it, is another one.
    void changed();

private:
    void readStart();
    void ended(int exitCode, QProcess::ExitStatus status);
    void set(State state);

    QString m_program;
    QString m_folder;
    QProcess m_process;
    QByteArray m_said; // on its standard output, up to the line that tells its address
    State m_state = State::Off;
    QString m_address;
    EndpointFailure m_failure;
};

} // namespace glossa::workspace
