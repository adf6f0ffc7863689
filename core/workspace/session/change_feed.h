// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/session/changes.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <set>

namespace glossa::workspace {

/// Looks for what this window and other processes have changed, on a thread of its own with a connection of
/// its own: the thread it was moved to, in which all of its functions run. Several changes between two looks
/// are one notice.
class ChangeFeed : public QObject {
    Q_OBJECT
public:
    /// `seen` is the state from which on changes are told.
    ChangeFeed(QString folder, const Clock &clock, StatementObserver *observer, const ChangeCount &seen);

    /// Opens the workspace and begins to look.
    void start();
    /// Tells of the steps of this project after a sequence number; 0 = of none.
    void watch(std::int64_t project, std::int64_t sequence);
    /// Whoever is told knows this step already, which is not read if it is the only one.
    void acknowledge(std::int64_t sequence);

Q_SIGNALS:
    void noticed(const std::shared_ptr<const glossa::workspace::Changes> &changes);

private:
    void look();
    /// Whether every step up to this one is acknowledged.
    [[nodiscard]] bool isKnownUpTo(std::int64_t sequence) const;
    void readSteps(Changes &changes, std::int64_t newest);

    QString m_folder;
    const Clock &m_clock;
    StatementObserver *m_observer;
    std::unique_ptr<Workspace> m_workspace;
    QTimer m_timer;
    ChangeCount m_seen;
    std::int64_t m_project = 0;
    std::int64_t m_sequence = 0; // up to which steps of the project are told
    std::set<std::int64_t> m_acknowledged;
};

} // namespace glossa::workspace
