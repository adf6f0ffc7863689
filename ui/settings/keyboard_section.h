// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/key_bindings.h"
#include "ui/settings/setting_row.h"
#include "ui/widgets/row_view.h"

#include <QLineEdit>

class QLabel;
class QPushButton;

namespace glossa::settings {

class KeyRows;

/// Takes the next key that is pressed, with its modifiers.
class KeyField : public QLineEdit {
    Q_OBJECT
public:
    explicit KeyField(QWidget *parent = nullptr);
    void showKey(const QKeySequence &key);

Q_SIGNALS:
    void recorded(const QKeySequence &key);
    void left();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

/// All commands with their keys; the key of the chosen one can be changed.
class KeyboardSection : public SettingSection {
    Q_OBJECT
public:
    explicit KeyboardSection(KeyBindings &keys, QWidget *parent = nullptr);
    void editKey(const QString &command);

private:
    QWidget *makeTable();
    QWidget *makeEditor();
    void refresh();
    void showCurrent();
    void give(const QKeySequence &key);
    [[nodiscard]] const KeyRow *current() const;

    KeyBindings &m_keys;
    KeyRows *m_rows = nullptr;
    QLineEdit *m_filter = nullptr;
    widgets::RowView *m_list = nullptr;
    QLabel *m_command = nullptr;
    KeyField *m_field = nullptr;
    QPushButton *m_none = nullptr;
    QPushButton *m_standard = nullptr;
    QLabel *m_message = nullptr;
};

} // namespace glossa::settings
