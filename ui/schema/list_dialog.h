// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/schema.h"

#include <QDialog>

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace glossa::widgets {
class RowView;
}

namespace glossa::schema {

/// An entity's list: keys at the left, the words of the chosen key, by language, at the right. Pasting many
/// lines into the field for a new key adds them all (`key: word; word` or a key a line).
class ListDialog : public QDialog {
    Q_OBJECT
public:
    /// `language` is the project's, for words that name none.
    ListDialog(const project::Category &entity, QString language, QWidget *parent = nullptr);
    ~ListDialog() override;

    [[nodiscard]] std::vector<project::Sublist> list() const;
    /// The list was not kept, and why; the dialog stays open.
    void refuse(const QString &sentence);
    /// Asks first where something would be lost.
    void reject() override;

Q_SIGNALS:
    /// The list is to be kept; whoever keeps it accepts the dialog.
    void kept();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    class Rows;
    QWidget *makeKeys();
    QWidget *makeWords();
    QWidget *makeFoot();
    void showKeys(int row);
    void showWords();
    void takeWords();
    void addKey();
    void removeKey();
    void paste(const QString &text);
    void count();
    [[nodiscard]] project::Sublist *current();

    QString m_language;
    std::vector<project::Sublist> m_list;
    std::vector<project::Sublist> m_before; // as it came
    Rows *m_rows = nullptr;
    bool m_filling = false;
    widgets::RowView *m_keys = nullptr;
    QLineEdit *m_newKey = nullptr;
    QPushButton *m_remove = nullptr;
    QLineEdit *m_keyName = nullptr;
    QComboBox *m_tongue = nullptr;
    QPlainTextEdit *m_words = nullptr;
    QLabel *m_summary = nullptr;
};

} // namespace glossa::schema
