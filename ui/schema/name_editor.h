// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/schema/name_check.h"

#include <QLineEdit>

#include <functional>

class QFrame;
class QPushButton;

namespace glossa::widgets {
class Prose;
} // namespace glossa::widgets

namespace glossa::schema {

/// The field in a table's row where a new name is typed, with what stands against it under the field.
class NameEditor : public QLineEdit {
    Q_OBJECT
public:
    /// `check` judges what is typed, given the category that is renamed (empty for a new one).
    using Check = std::function<NameCheck(const QString &name, const QString &own)>;
    NameEditor(Check check, QWidget *parent);

    /// Opens the field: for a new category (`own` empty) or for the new name of one.
    void start(const QString &own, const QString &about);
    /// The category that is renamed; empty for a new one.
    [[nodiscard]] const QString &own() const { return m_own; }
    /// Puts back what could not be saved, unless something else is typed by now.
    void giveBack(const QString &name);
    void stop();

Q_SIGNALS:
    /// A good name, trimmed.
    void named(const QString &name);
    void mergeRequested(const QString &into);
    /// Esc, Enter on nothing, or the focus went elsewhere.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void commit();
    void judge();
    void placeHint();

    Check m_check;
    QString m_own;
    NameCheck m_judged;
    QFrame *m_hint = nullptr;
    widgets::Prose *m_words = nullptr;
    QPushButton *m_merge = nullptr;
};

} // namespace glossa::schema
