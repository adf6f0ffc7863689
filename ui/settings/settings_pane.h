// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"
#include "ui/theme/glossa_style.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QSpinBox;
class QCheckBox;
class QPushButton;
class QVBoxLayout;

namespace glossa::settings {

/// The project's head and the program's ways; saved as they are changed.
class SettingsPane : public QWidget {
    Q_OBJECT
public:
    explicit SettingsPane(models::StudioContext &context, QWidget *parent = nullptr);

Q_SIGNALS:
    void themeChosen(glossa::theme::Scheme scheme, double textFactor);

private:
    void addRow(QVBoxLayout *to, const QString &name, const QString &words, QWidget *control);
    QWidget *makeProject();
    QWidget *makeProgram();
    void fill();
    void save();
    void deleteProject();

    models::StudioContext &m_context;
    bool m_filling = false;
    QWidget *m_project;
    QLabel *m_projectTitle;
    QLineEdit *m_name;
    QLineEdit *m_description;
    QComboBox *m_language;
    QCheckBox *m_multilingual;
    QDoubleSpinBox *m_threshold;
    QPushButton *m_delete;
    QComboBox *m_scheme;
    QSpinBox *m_factor;
    QLineEdit *m_author;
};

} // namespace glossa::settings
