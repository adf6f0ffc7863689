// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace glossa::widgets {

/// One sentence over the content, with at most one button.
class Banner : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Info, Warning, Error };

    explicit Banner(QWidget *parent = nullptr);
    void show(Kind kind, const QString &sentence, const QString &button = {});

Q_SIGNALS:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Kind m_kind = Kind::Info;
    QLabel *m_sentence = nullptr;
    QPushButton *m_button = nullptr;
};

} // namespace glossa::widgets
