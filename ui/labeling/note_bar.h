// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace glossa::labeling {

class TextLabeler;

/// Says under the text why a label was not made, and offers the way that would work.
class NoteBar : public QFrame {
    Q_OBJECT
public:
    explicit NoteBar(TextLabeler &labeler, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void say(const QString &why, bool replaceable);
    void leave();

    TextLabeler &m_labeler;
    QLabel *m_words = nullptr;
    QPushButton *m_replace = nullptr;
};

} // namespace glossa::labeling
