// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/query/query.h"
#include "ui/models/studio_context.h"

#include <QWidget>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace glossa::schema {

/// The chosen category: name, colour, key, how it is found, overlap rule, guideline. Saved as it is changed.
class CategoryEditor : public QWidget {
    Q_OBJECT
public:
    explicit CategoryEditor(models::StudioContext &context, QWidget *parent = nullptr);
    void show(const workspace::CategoryUse &use);
    void clear();
    void focusName();

Q_SIGNALS:
    void renamed(const QString &to);

private:
    QWidget *makeHead();
    QWidget *makeComponents();
    void fill();
    void save(const project::Category &changed);
    void rename();
    void remove();
    void editList();
    void checkPatternField();
    void savePattern();
    void saveRequired();

    models::StudioContext &m_context;
    workspace::CategoryUse m_use;
    bool m_filling = false;
    QLineEdit *m_name;
    QComboBox *m_colour;
    QLineEdit *m_key;
    QLabel *m_usage;
    QPushButton *m_show;
    QPushButton *m_remove;
    QWidget *m_components;
    QCheckBox *m_learnedRequired;
    QLabel *m_learned;
    QLabel *m_list;
    QPushButton *m_editList;
    QCheckBox *m_listRequired;
    QLineEdit *m_pattern;
    QLabel *m_patternState;
    QCheckBox *m_regexRequired;
    QLabel *m_prebuilts;
    QButtonGroup *m_composition;
    QPlainTextEdit *m_guideline;
};

} // namespace glossa::schema
