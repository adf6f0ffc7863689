// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/train/train.h"
#include "ui/models/studio_context.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;
class QVBoxLayout;

namespace glossa::training {

/// What to train and how it is judged, and what was found before the start, item by item.
class TrainForm : public QWidget {
    Q_OBJECT
public:
    explicit TrainForm(models::StudioContext &context, QWidget *parent = nullptr);

    [[nodiscard]] workspace::TrainRequest request() const;
    void setRunning(bool running);
    /// The next free name after these models.
    void suggestName(const QStringList &models);
    void check();
    /// For a project just opened: nothing asked for in the one before counts.
    void begin();
    /// What was asked for runs: the next one gets a name of its own.
    void started() { m_named = false; }

Q_SIGNALS:
    void startRequested(const glossa::workspace::TrainRequest &request);

public:
    void start();

private:
    QWidget *makeChoices();
    void checkSoon();
    void showChecks(const std::vector<workspace::TrainingCheck> &checks);

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
    QLabel *m_summary;
    QPushButton *m_start;
    QTimer m_delay;
    QStringList m_models;
    std::uint64_t m_generation = 0;
    bool m_running = false;
    bool m_wanted = false; // start as soon as the check has passed
    bool m_blocked = true;
    bool m_named = false; // by a person
};

} // namespace glossa::training
