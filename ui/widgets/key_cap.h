// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QString>
#include <QWidget>

class QAction;

namespace glossa::widgets {

/// A key as it stands in caps and lists: "Ctrl K", "Ctrl ↵".
[[nodiscard]] QString keyText(const QKeySequence &key);

/// A key drawn as a small cap; one made from an action follows its shortcut.
class KeyCap : public QWidget {
    Q_OBJECT
public:
    explicit KeyCap(const QString &key, QWidget *parent = nullptr);
    explicit KeyCap(QAction &action, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void setKey(const QString &key);
    QString m_key;
};

} // namespace glossa::widgets
