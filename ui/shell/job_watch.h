// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"
#include "ui/projects/standing.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace glossa::shell {

/// The job that runs now, in this window's worker or anybody else's on the workspace.
class JobWatch : public QObject {
    Q_OBJECT
public:
    explicit JobWatch(models::StudioContext &context, QObject *parent = nullptr);
    [[nodiscard]] const std::optional<projects::RunningJob> &running() const { return m_running; }

Q_SIGNALS:
    void changed();

private:
    void read();

    models::StudioContext &m_context;
    QTimer m_soon;
    std::optional<projects::RunningJob> m_running;
    bool m_renamed = false; // the project of the running job may have another name
};

} // namespace glossa::shell
