// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/labeling_actions.h"

#include <QWidget>

namespace glossa::labeling {

LabelingActions::LabelingActions(QWidget *pane) : QObject(pane), m_pane(pane)
{
    previous = make("labeling.previous", tr("Previous item"), {Qt::Key_K, Qt::ALT | Qt::Key_Up});
    next = make("labeling.next", tr("Next item"), {Qt::Key_J, Qt::ALT | Qt::Key_Down});
    nextUnlabeled = make("labeling.nextUnlabeled", tr("Next unlabeled"), {Qt::Key_U});
    done = make("labeling.done", tr("Done, next"), {Qt::Key_Return, Qt::Key_Enter}, Reach::Parts);
    add = make("labeling.add", tr("Add utterances"), {QKeySequence(Qt::CTRL | Qt::Key_N)});
    find = make("labeling.find", tr("Find in texts"), {QKeySequence(Qt::CTRL | Qt::Key_F)});
    chooseIntent = make("labeling.intent", tr("Choose the intent"), {Qt::Key_I});
    acceptIntent = make("labeling.acceptIntent", tr("Accept the model's intent"),
                        {Qt::SHIFT | Qt::Key_Return, Qt::SHIFT | Qt::Key_Enter}, Reach::Parts);
    palette = make("labeling.palette", tr("Label by name"), {Qt::Key_Space}, Reach::Parts);
    findLabel = make("labeling.findLabel", tr("Find a label"), {Qt::Key_Slash});
    labelLast = make("labeling.labelLast", tr("Label as last"), {Qt::Key_Period});
    removeLabel = make("labeling.removeLabel", tr("Remove label"), {Qt::Key_X});
    editText = make("labeling.editText", tr("Edit the text"), {Qt::Key_E, Qt::Key_F2});
    removeItems = make("labeling.removeItems", tr("Delete utterances"), {Qt::Key_Delete}, Reach::Parts);
    toTraining = make("labeling.toTraining", tr("Move to the training set"), {});
    toTest = make("labeling.toTest", tr("Move to the test set"), {});
    zoomIn =
        make("labeling.zoomIn", tr("Larger document text"), {QKeySequence::ZoomIn, Qt::CTRL | Qt::Key_Equal});
    zoomOut = make("labeling.zoomOut", tr("Smaller document text"), {QKeySequence::ZoomOut});
    zoomReset = make("labeling.zoomReset", tr("Normal document text size"), {Qt::CTRL | Qt::Key_0});
    hideSpans = make("labeling.hideSpans", tr("Hide labels while held"), {Qt::CTRL | Qt::Key_H});
}

QAction *LabelingActions::make(const char *name, const QString &text, const QList<QKeySequence> &keys,
                               Reach reach)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcuts(keys);
    // Bare letters must reach other panes' fields; those of this pane keep them by ShortcutOverride.
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    if (reach == Reach::Pane)
        m_pane->addAction(action);
    m_all.append(action);
    return action;
}

void LabelingActions::addToText(QWidget *text)
{
    text->addAction(done);
    text->addAction(acceptIntent);
    text->addAction(palette);
}

void LabelingActions::addToList(QWidget *list)
{
    list->addAction(done);
    list->addAction(acceptIntent);
    list->addAction(removeItems);
}

void LabelingActions::setKind(const project::KindTraits &kind)
{
    const bool documents = kind.documents();
    palette->setText(kind.classes ? tr("Choose a class") : tr("Label by name"));
    findLabel->setText(kind.classes ? tr("Find a class") : tr("Find a label"));
    labelLast->setText(kind.classes ? tr("The last class again") : tr("Label as last"));
    removeLabel->setText(!kind.classes   ? tr("Remove label")
                         : kind.oneClass ? tr("Remove the class")
                                         : tr("Remove all classes"));
    hideSpans->setEnabled(kind.entities);
    add->setText(documents ? tr("Add documents…") : tr("Add utterances"));
    previous->setText(documents ? tr("Previous document") : tr("Previous utterance"));
    next->setText(documents ? tr("Next document") : tr("Next utterance"));
    removeItems->setText(documents ? tr("Delete documents") : tr("Delete utterances"));
    chooseIntent->setEnabled(kind.intents);
    acceptIntent->setEnabled(kind.intents);
    editText->setEnabled(!documents);
    for (QAction *zoom : {zoomIn, zoomOut, zoomReset})
        zoom->setEnabled(documents);
}

} // namespace glossa::labeling
#include "moc_labeling_actions.cpp"
