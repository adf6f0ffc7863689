// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace glossa::widgets {

/// One sentence over the content, with a button, and a second one that leads back to where it came from.
class Banner : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Info, Warning, Error };

    explicit Banner(QWidget *parent = nullptr);
    void show(Kind kind, const QString &sentence, const QString &button = {}, const QString &back = {});

Q_SIGNALS:
    void actionTriggered();
    void backTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Kind m_kind = Kind::Info;
    QLabel *m_sentence = nullptr;
    QPushButton *m_button = nullptr;
    QPushButton *m_back = nullptr;
};

} // namespace glossa::widgets
