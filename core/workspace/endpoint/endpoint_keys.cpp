// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/endpoint/endpoint_keys.h"

#include "core/workspace/endpoint/endpoint_answer.h"

#include <QProcess>

namespace glossa::workspace {

namespace {

/// A command that ends with its owner: it takes milliseconds, and an unfinished one would outlive the window.
class Command : public QProcess {
public:
    using QProcess::QProcess;
    ~Command() override
    {
        disconnect();
        if (state() == NotRunning)
            return;
        kill();
        waitForFinished();
    }
};

} // namespace

EndpointKeys::EndpointKeys(QString program, QString folder, QObject *parent)
    : QObject(parent), m_program(std::move(program)), m_folder(std::move(folder))
{
}

void EndpointKeys::run(const QStringList &command, const std::function<void(const QByteArray &output)> &done)
{
    auto *process = new Command(this);
    connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        Q_EMIT failed(process->errorString());
        process->deleteLater();
    });
    connect(process, &QProcess::finished, this,
            [this, process, done](int exitCode, QProcess::ExitStatus status) {
                if (status == QProcess::NormalExit && exitCode == 0)
                    done(process->readAllStandardOutput());
                else
                    Q_EMIT failed(refusalOf(process->readAllStandardError()));
                process->deleteLater();
            });
    process->start(m_program, QStringList{QStringLiteral("--workspace"), m_folder, QStringLiteral("--json"),
                                          QStringLiteral("serve"), QStringLiteral("keys")} +
                                  command);
}

void EndpointKeys::list()
{
    run({QStringLiteral("list")}, [this](const QByteArray &output) {
        if (const auto keys = keysOf(output))
            Q_EMIT listed(*keys);
        else
            Q_EMIT failed(QString::fromUtf8(output).trimmed());
    });
}

void EndpointKeys::add(const QString &name)
{
    // After "--" a name may begin with a dash.
    run({QStringLiteral("add"), QStringLiteral("--"), name},
        [this, name](const QByteArray &output) { Q_EMIT made(name, secretOf(output)); });
}

void EndpointKeys::revoke(const QString &name)
{
    run({QStringLiteral("revoke"), QStringLiteral("--"), name},
        [this, name](const QByteArray &) { Q_EMIT revoked(name); });
}

} // namespace glossa::workspace
#include "moc_endpoint_keys.cpp"
