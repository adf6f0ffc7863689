// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/datasets/import.h"
#include "ui/models/studio_context.h"

#include <QDialog>

#include <stop_token>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace glossa::projects {

/// A project on its way out: in which format, to which file.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(models::StudioContext &context, workspace::ProjectSummary project,
                 QWidget *parent = nullptr);
    ~ExportDialog() override;

    void reject() override;

private:
    QWidget *makeForm();
    QWidget *makeFoot();
    void proposePath();
    void choosePath();
    void start();
    void ended(const Result<workspace::Unheld> &status);
    void setBusy(bool busy);

    models::StudioContext &m_context;
    workspace::ProjectSummary m_project;
    bool m_busy = false;
    std::stop_source m_stop;
    QComboBox *m_format = nullptr;
    QLineEdit *m_path = nullptr;
    QPushButton *m_choose = nullptr;
    QLabel *m_problem = nullptr;
    QString m_mayReplace; // an existing file that a person has agreed to lose
    QProgressBar *m_progress = nullptr;
    QPushButton *m_export = nullptr;
};

} // namespace glossa::projects
