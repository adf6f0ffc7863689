// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/training/train_state.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace glossa::charts {
class ChartView;
}

namespace glossa::training {

class StageList;

/// A running training: its stages, its share, and the curves of objective and validation score.
class LivePanel : public QWidget {
    Q_OBJECT
public:
    explicit LivePanel(QWidget *parent = nullptr);
    /// `stages` are the names of those to come (wording::stageName).
    void begin(const QString &model, const QStringList &stages, qint64 startedMs);
    void showState(const workspace::TrainState &state);
    enum class Outcome { Done, Stopped, Failed };
    /// One that has ended before.
    void showEnded(const QString &model, const workspace::TrainState &state, const QString &words,
                   Outcome outcome);
    /// The last state stays, with what became of it.
    void end(const QString &words, Outcome outcome);

Q_SIGNALS:
    void stopRequested();
    /// The way on from a training that is done.
    void modelRequested(const QString &label);

private:
    void showStages(const workspace::TrainState &state, const QString &now);
    QStringList m_coming;
    QLabel *m_title;
    QLabel *m_words;
    StageList *m_stages;
    QProgressBar *m_bar;
    QPushButton *m_stop;
    QPushButton *m_open;
    charts::ChartView *m_chart;
    qint64 m_startedMs = 0;
    unsigned m_mostRounds = 0; // of the search for entities; 0 = not known
};

} // namespace glossa::training
