// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>
#include <QObject>

namespace glossa::tryout {

/// The commands of the pane, each with a key where it is used often.
class ReviewActions : public QObject {
    Q_OBJECT
public:
    explicit ReviewActions(QWidget *pane);
    [[nodiscard]] const QList<QAction *> &all() const { return m_all; }
    /// Their keys work in the list and in the panel beside it, and nowhere where a letter is typed or chosen.
    void addToList(QWidget *list) const;
    /// `text`: Enter on a button of the panel is the button's.
    void addToPanel(QWidget *panel, QWidget *text) const;

    QAction *focusQuestion = nullptr;
    QAction *openFile = nullptr;
    QAction *addToTraining = nullptr;
    QAction *accept = nullptr;
    QAction *correct = nullptr;
    QAction *discard = nullptr;
    QAction *chooseAnswer = nullptr;
    QAction *leastSure = nullptr;
    QAction *newest = nullptr;
    QAction *mostAsked = nullptr;

private:
    QAction *make(const char *name, const QString &text, const QList<QKeySequence> &keys = {});
    QList<QAction *> m_all;
};

} // namespace glossa::tryout
