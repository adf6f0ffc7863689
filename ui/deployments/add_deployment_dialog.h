// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace glossa::widgets {
class Prose;
}

namespace glossa::deployments {

/// Asks for the name of a new slot and the model that it serves.
class AddDeploymentDialog : public QDialog {
    Q_OBJECT
public:
    /// `names` are taken. `models` are those there are, newest first.
    AddDeploymentDialog(QStringList names, const QStringList &models, QWidget *parent = nullptr);

Q_SIGNALS:
    void wanted(const QString &name, const QString &model);

private:
    void check();

    QStringList m_names;
    QLineEdit *m_name;
    QComboBox *m_model;
    widgets::Prose *m_problem;
    QPushButton *m_add;
};

} // namespace glossa::deployments
