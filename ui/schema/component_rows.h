// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/session/workspace.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <vector>

class QButtonGroup;
class QCheckBox;
class QLabel;
class QPushButton;
class QRadioButton;

namespace glossa::schema {

/// One way an entity is found: icon, words, "required", a button where there is something to edit.
class ComponentRow : public QWidget {
    Q_OBJECT
public:
    /// `component` as it is written in `required`; `button` empty = nothing to edit.
    ComponentRow(theme::Icon icon, const QString &component, const QString &button,
                 QWidget *parent = nullptr);
    void show(const QString &name, const QString &details, bool there, bool required);
    void setButtonText(const QString &text);

Q_SIGNALS:
    void editRequested();
    void requiredChosen(const QString &component, bool required);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    theme::Icon m_icon;
    bool m_there = false;
    QLabel *m_name;
    QLabel *m_details;
    QLabel *m_word;
    QCheckBox *m_required;
    QPushButton *m_button = nullptr;
};

/// How an entity is found, and what happens where its components overlap.
class ComponentRows : public QWidget {
    Q_OBJECT
public:
    explicit ComponentRows(QWidget *parent = nullptr);
    void show(const workspace::CategoryUse &use);

Q_SIGNALS:
    void listRequested();
    void patternsRequested();
    /// The components as the user wants them.
    void changed(const glossa::project::Components &components);

private:
    void setRequired(const QString &component, bool required);

    project::Components m_components;
    ComponentRow *m_learned;
    ComponentRow *m_list;
    ComponentRow *m_patterns;
    ComponentRow *m_prebuilts;
    QButtonGroup *m_composition;
};

} // namespace glossa::schema
