// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace glossa::projects {

/// Name, kind and languages of a project that is to be made; makes and opens it.
class NewProjectDialog : public QDialog {
    Q_OBJECT
public:
    explicit NewProjectDialog(models::StudioContext &context, QWidget *parent = nullptr);

Q_SIGNALS:
    void created(std::int64_t project);

private:
    QWidget *makeForm();
    QWidget *makeFoot();
    void check();
    void create();

    models::StudioContext &m_context;
    QLineEdit *m_name = nullptr;
    QLabel *m_problem = nullptr;
    QLabel *m_reason = nullptr; // why there is nothing to create yet
    struct Kind {
        QRadioButton *choice;
        project::ProjectKind kind;
    };
    std::vector<Kind> m_kinds;
    QComboBox *m_language = nullptr;
    QCheckBox *m_multilingual = nullptr;
    QPushButton *m_create = nullptr;
};

} // namespace glossa::projects
