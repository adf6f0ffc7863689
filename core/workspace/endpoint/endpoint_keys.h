// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <functional>
#include <vector>

namespace glossa::workspace {

/// A key that opens a workspace's endpoint. What it is itself is told once, when it is made.
struct EndpointKey {
    QString name;
    std::int64_t madeMs = 0;
    bool operator==(const EndpointKey &) const = default;
};

/// The keys of a workspace's endpoint, by the commands that keep them (`glossa serve keys`), each in a child
/// process. They take effect while the endpoint runs. Lives in the window's thread.
class EndpointKeys : public QObject {
    Q_OBJECT
public:
    /// `program` is the path of `glossa`.
    EndpointKeys(QString program, QString folder, QObject *parent = nullptr);

    void list();
    void add(const QString &name);
    void revoke(const QString &name);

Q_SIGNALS:
    void listed(const std::vector<glossa::workspace::EndpointKey> &keys);
    /// The key itself, which nobody can read again.
    void made(const QString &name, const QString &secret);
    void revoked(const QString &name);
    /// Why a command did nothing, in a sentence of the command's or the system's.
    void failed(const QString &reason);

private:
    void run(const QStringList &command, const std::function<void(const QByteArray &output)> &done);

    QString m_program;
    QString m_folder;
};

} // namespace glossa::workspace
