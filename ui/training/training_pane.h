// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/jobs/job.h"
#include "core/workspace/models/model.h"
#include "ui/models/studio_context.h"

#include <QWidget>

class QAction;
class QLabel;

namespace glossa::models {
class ModelActions;
}

namespace glossa::widgets {
class StatePanel;
}

namespace glossa::training {

class JobList;
struct JobEntry;
class LivePanel;
class RunningTraining;
class TrainForm;

/// Starting trainings and watching them: the form with what stands in the way, the running one with its
/// curve, all of them, and the log of the one chosen. The work is done in a child process; labeling goes on
/// meanwhile.
class TrainingPane : public QWidget {
    Q_OBJECT
public:
    TrainingPane(models::StudioContext &context, RunningTraining &running, QWidget *parent = nullptr);
    ~TrainingPane() override;

    [[nodiscard]] QList<QAction *> actions() const { return m_actions; }
    /// Trains at once, or says why not.
    void retrain(const workspace::TrainRequest &request);

protected:
    void showEvent(QShowEvent *event) override;

private:
    /// Another project, or none: what stands here is that of the one before.
    void begin();
    /// Reads the list when it can be seen; else when it is shown.
    void refreshJobs();
    void showBusy();
    /// Why no training can begin now; empty = one can.
    [[nodiscard]] QString busyWords() const;
    [[nodiscard]] QStringList names() const; // of the models
    void showModelActions();
    void start(const workspace::TrainRequest &request);
    /// A training of the open project runs in this window.
    [[nodiscard]] bool runsHere() const;
    /// Steps and curve of the running training, from its beginning.
    void beginLive();
    void showRunning();
    void ended(const workspace::Job &job);
    /// Steps and curve of the chosen training, unless one runs.
    void showChosen();
    void showEnded(const JobEntry *job); // nullptr: none
    /// The stages of a training of this project, in their order; what has nothing to do is left out by
    /// itself.
    [[nodiscard]] QStringList comingStages() const;

    models::StudioContext &m_context;
    RunningTraining &m_running;
    QLabel *m_counts;
    TrainForm *m_form;
    LivePanel *m_live;
    JobList *m_jobs;
    QString m_starting;          // the model whose training is queued and not run yet
    bool m_otherRuns = false;    // a training of this project that another process runs
    bool m_stale = true;         // the list has not been read since something changed
    std::int64_t m_shownJob = 0; // an ended one, in the live panel
    std::uint64_t m_generation = 0;
    std::vector<workspace::Model> m_models; // of this project
    models::ModelActions *m_modelActions = nullptr;
    QList<QAction *> m_actions;
};

} // namespace glossa::training
