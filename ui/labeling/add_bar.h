// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QStringList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace glossa::labeling {

/// A line to type into that hands several pasted or dropped lines on whole instead of joining them.
class LinesEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit LinesEdit(QWidget *parent = nullptr);

Q_SIGNALS:
    void linesGiven(const QStringList &lines);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void pasteLines();
    bool take(const QString &text);
};

/// Where utterances are typed in: Enter adds one and stays for the next; pasted lines are counted first.
class AddBar : public QWidget {
    Q_OBJECT
public:
    explicit AddBar(QWidget *parent = nullptr);

    void open();
    /// The intent new utterances get; empty = none.
    void setIntent(const QString &intent);
    [[nodiscard]] QString intent() const { return m_intent; }
    [[nodiscard]] QWidget *intentButton() const;
    /// Where new utterances go, in words: "Train".
    void setDatasetName(const QString &name);
    void sayAdded(int count);
    /// Lines that were refused stand here again, unless others do by now.
    void takeBack(const QStringList &texts);

Q_SIGNALS:
    void addRequested(const QStringList &texts);
    void intentRequested();
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void submit();
    void takeLines(const QStringList &lines);
    void showState();

    LinesEdit *m_input = nullptr;
    QLabel *m_note = nullptr;
    QPushButton *m_intentButton = nullptr;
    QPushButton *m_addButton = nullptr;
    QPushButton *m_closeButton = nullptr;
    QStringList m_lines; // pasted, waiting for a yes
    int m_twice = 0;     // how many more lines were the same
    int m_added = 0;
    QString m_intent;
    QString m_dataset;
};

} // namespace glossa::labeling
