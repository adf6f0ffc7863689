// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/train_request.h"
#include "core/workspace/training/checks.h"
#include "ui/models/studio_context.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <stop_token>
#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;
class QVBoxLayout;

namespace glossa::widgets {
class Prose;
}

namespace glossa::training {

/// What to train and how it is judged, and what was found before the start, one line a kind. A check reads
/// the whole project, so it runs only while the form can be seen, after the data or the split has changed,
/// one at a time. While the button is grey its reason stands beside it.
class TrainForm : public QWidget {
    Q_OBJECT
public:
    explicit TrainForm(models::StudioContext &context, QWidget *parent = nullptr);
    ~TrainForm() override;

    [[nodiscard]] workspace::TrainRequest request() const;
    /// Why no training can start now, in a sentence; empty if none stands in the way. `stop`: the words of a
    /// button that stops what stands in the way; empty = none is offered.
    void setBusy(const QString &why, const QString &stop = {});
    /// The next free name after these models.
    void suggestName(const QStringList &models);
    /// What was asked for runs: the next one gets a name of its own.
    void started() { m_named = false; }
    /// Starts as soon as what was changed a moment ago is checked.
    void start();

Q_SIGNALS:
    void startRequested(const glossa::workspace::TrainRequest &request);
    /// What stands in the way is to stop.
    void stopRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    using Checks = std::vector<workspace::TrainingCheck>;
    QWidget *makeChoices();
    /// Another project: nothing that was asked or found in the one before counts.
    void begin();
    void splitChanged();
    /// The data is other than what was checked.
    void checkSoon();
    void check();
    void answered(const Result<Checks> &checks);
    void dropQuestion();
    void showChecks();
    void addRow(const workspace::TrainingCheck &check);
    void addLine(QWidget *sign, widgets::Prose *words, QWidget *button);
    void showReplaces();
    /// What makes the button grey; empty if nothing does.
    [[nodiscard]] QString hindrance() const;
    void showStart();

    models::StudioContext &m_context;
    QLineEdit *m_name;
    QRadioButton *m_standard;
    QRadioButton *m_advanced;
    QRadioButton *m_auto;
    QRadioButton *m_manual;
    QSpinBox *m_heldBack;
    QSpinBox *m_seed;
    QLabel *m_replaces;
    QVBoxLayout *m_checks;
    widgets::Prose *m_summary;
    QPushButton *m_stop;
    QPushButton *m_start;
    QTimer m_delay;
    QStringList m_models;
    QString m_busy;
    std::optional<Result<Checks>> m_found; // of this project; nothing until the first answer
    std::stop_source m_question;           // the check that runs
    std::uint64_t m_generation = 0;        // answers to dropped questions do not count
    bool m_checking = false;
    bool m_stale = true;   // the data or the split have changed since the last question
    bool m_wanted = false; // start as soon as the check has passed
    bool m_named = false;  // by a person
};

} // namespace glossa::training
