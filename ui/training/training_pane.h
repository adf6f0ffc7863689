// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/train/train.h"
#include "ui/models/studio_context.h"

#include <QWidget>

#include <memory>
#include <optional>

class QAction;
class QLabel;
class QSplitter;

namespace glossa::widgets {
class StatePanel;
}

namespace glossa::workspace {
class WorkerProcess;
}

namespace glossa::training {

class JobList;
struct JobEntry;
class LivePanel;
class TrainForm;

/// Starting trainings and watching them: the form with what stands in the way, the running one with its
/// curve, all of them, and the log of the one chosen. The work is done in a child process; labeling goes on
/// meanwhile.
class TrainingPane : public QWidget {
    Q_OBJECT
public:
    explicit TrainingPane(models::StudioContext &context, QWidget *parent = nullptr);
    ~TrainingPane() override;

    [[nodiscard]] QList<QAction *> actions() const { return m_actions; }
    /// The running training in words, for the status bar: name and share; empty without one.
    [[nodiscard]] QString statusText() const;
    [[nodiscard]] double runningFraction() const;
    [[nodiscard]] bool isRunning() const { return m_worker != nullptr; }

Q_SIGNALS:
    void statusTextChanged();

protected:
    void showEvent(QShowEvent *event) override;

private:
    /// Another project, or none: what stands here is that of the one before.
    void begin();
    /// Reads the list when it can be seen; else when it is shown.
    void refreshJobs();
    void showBusy();
    void rename(const QString &label);
    void askToDelete(const QString &label);
    void start(const workspace::TrainRequest &request);
    void run(std::int64_t job, std::int64_t project, const QString &projectName, const QString &model);
    void ended(std::int64_t job);
    void stop();
    /// Steps and curve of the chosen training, unless one runs.
    void showChosen();
    void showEnded(const JobEntry *job); // nullptr: none
    /// The stages of a training of this project, in their order; what has nothing to do is left out by
    /// itself.
    [[nodiscard]] QStringList comingStages() const;

    models::StudioContext &m_context;
    QLabel *m_counts;
    TrainForm *m_form;
    LivePanel *m_live;
    JobList *m_jobs;
    std::unique_ptr<workspace::WorkerProcess> m_worker;
    QString m_runningModel;
    QString m_runningProjectName;
    std::int64_t m_runningProject = 0;
    bool m_starting = false;  // queued, and not run yet
    bool m_otherRuns = false; // a training of this project that another process runs
    bool m_stale = true;      // the list has not been read since something changed
    double m_fraction = 0.0;
    std::int64_t m_shownJob = 0;          // an ended one, in the live panel
    workspace::TrainState m_runningState; // the last that came
    qint64 m_runningSinceMs = 0;
    std::uint64_t m_generation = 0;
    QStringList m_models; // names of the models of this project
    QList<QAction *> m_actions;
};

} // namespace glossa::training
