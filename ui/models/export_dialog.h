// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/datasets/import.h"
#include "ui/models/studio_context.h"

#include <QDialog>

#include <functional>
#include <stop_token>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace glossa::models {

/// What an export writes, and how it is called.
struct ExportSource {
    QString name;  // that of the proposed file
    QString what;  // "Mail", in the title and when it is done
    QString count; // "607 utterances", on the button
    project::ProjectKind kind = project::ProjectKind::Conversation;
    /// Runs on a reader's thread.
    std::function<Result<workspace::Unheld>(workspace::Workspace &workspace, const QString &format,
                                            const QString &path, const std::function<void(double)> &progress,
                                            const std::stop_token &stop)>
        write;
};

/// A project, or what a model learned from, on its way out: in which format, to which file.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(StudioContext &context, ExportSource source, QWidget *parent = nullptr);
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

    StudioContext &m_context;
    ExportSource m_source;
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

} // namespace glossa::models
