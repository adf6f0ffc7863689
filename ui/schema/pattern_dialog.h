// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/schema.h"
#include "ui/widgets/span_painter.h"

#include <QDialog>

#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;

namespace glossa::widgets {
class RowView;
}

namespace glossa::schema {

/// An entity's regular expressions: each is checked as it is typed, and tried on a text of one's own.
class PatternDialog : public QDialog {
    Q_OBJECT
public:
    PatternDialog(const project::Category &entity, QString language, QWidget *parent = nullptr);

    [[nodiscard]] std::vector<project::RegexExpression> patterns() const;
    /// The patterns were not kept, and why; the dialog stays open.
    void refuse(const QString &sentence);
    /// Asks first where something would be lost.
    void reject() override;

Q_SIGNALS:
    /// The patterns are to be kept; whoever keeps them accepts the dialog.
    void kept();

private:
    class Rows;
    class Trial;
    QWidget *makeForm();
    QWidget *makeFoot();
    void showList(int row);
    void showCurrent();
    void take();
    void tryOut();
    void add();
    void remove();
    [[nodiscard]] project::RegexExpression *current();

    project::Category m_entity;
    std::vector<project::RegexExpression> m_before; // as they came
    QString m_language;
    Rows *m_rows = nullptr;
    bool m_filling = false;
    widgets::RowView *m_list = nullptr;
    QLineEdit *m_key = nullptr;
    QLineEdit *m_pattern = nullptr;
    QLabel *m_verdict = nullptr;
    QLineEdit *m_text = nullptr;
    Trial *m_trial = nullptr;
    QLabel *m_found = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_keep = nullptr;
};

} // namespace glossa::schema
