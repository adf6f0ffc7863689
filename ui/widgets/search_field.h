// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace glossa::widgets {

/// A line to type what is looked for, with a glass before it and its key at the end while it is empty.
/// An empty one leaves undo to the project: there is nothing of its own that one could mean.
class SearchField : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(QWidget *parent = nullptr);
    void setKey(const QString &key);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();
    QString m_key;
};

} // namespace glossa::widgets
