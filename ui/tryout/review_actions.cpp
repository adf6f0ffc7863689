// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tryout/review_actions.h"

#include <QActionGroup>
#include <QWidget>

namespace glossa::tryout {

ReviewActions::ReviewActions(QWidget *pane) : QObject(pane)
{
    focusQuestion = make("tryout.question", tr("Type a text to ask"), {QKeySequence(Qt::CTRL | Qt::Key_N)});
    openFile = make("tryout.openFile", tr("Ask for the text of a file…"));
    addToTraining = make("tryout.addToTraining", tr("Add the answer to the training set"));
    accept = make("tryout.accept", tr("Accept the answer"), {Qt::Key_Return, Qt::Key_Enter});
    correct = make("tryout.correct", tr("Correct the answer"), {Qt::Key_E});
    discard = make("tryout.discard", tr("Discard the query"), {Qt::Key_X, Qt::Key_Delete});
    chooseAnswer = make("tryout.intent", tr("Correct the intent or the classes"), {Qt::Key_I});
    leastSure = make("tryout.leastSure", tr("Least sure first"));
    newest = make("tryout.newest", tr("Newest first"));
    mostAsked = make("tryout.mostAsked", tr("Most asked first"));
    auto *orders = new QActionGroup(this);
    for (QAction *order : {leastSure, newest, mostAsked}) {
        order->setCheckable(true);
        orders->addAction(order);
    }
    leastSure->setChecked(true);
    for (QAction *action : {focusQuestion, openFile, addToTraining, leastSure, newest, mostAsked})
        pane->addAction(action);
}

QAction *ReviewActions::make(const char *name, const QString &text, const QList<QKeySequence> &keys)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_all.append(action);
    return action;
}

void ReviewActions::addToList(QWidget *list) const
{
    list->addActions({accept, correct, discard, chooseAnswer});
}

void ReviewActions::addToPanel(QWidget *panel, QWidget *text) const
{
    panel->addActions({correct, discard, chooseAnswer});
    text->addAction(accept);
}

} // namespace glossa::tryout
#include "moc_review_actions.cpp"
