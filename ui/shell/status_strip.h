// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"
#include "ui/projects/standing.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace glossa::shell {

class Toast;

/// The line at the foot: what is saved, what runs, what the pane says, who works; and for a while what has
/// just been done, in the place of what is saved. Where there is no room, the author goes first, then what
/// the pane says.
class StatusStrip : public QWidget {
    Q_OBJECT
public:
    explicit StatusStrip(models::StudioContext &context, QWidget *parent = nullptr);
    void setRunning(const std::optional<projects::RunningJob> &job);
    void setPaneText(const QString &text);

Q_SIGNALS:
    /// Shows the training that runs.
    void runningClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showSaved();
    /// Which model is trained, and of which project where that is not the open one.
    void nameJob();
    void fit();
    void fitSoon();

    models::StudioContext &m_context;
    Toast *m_toast = nullptr;
    QLabel *m_saved = nullptr;
    QPushButton *m_job = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_jobShare = nullptr;
    QLabel *m_pane = nullptr;
    QLabel *m_author = nullptr;
    std::optional<projects::RunningJob> m_running;
    QTimer m_fitting;
};

} // namespace glossa::shell
