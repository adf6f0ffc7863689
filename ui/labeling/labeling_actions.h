// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/kind_traits.h"

#include <QAction>
#include <QList>
#include <QObject>

namespace glossa::labeling {

/// Every command of the pane, for its own keys, the menus, the palette and the key editor. The object names
/// are what the key editor stores.
class LabelingActions : public QObject {
    Q_OBJECT
public:
    explicit LabelingActions(QWidget *pane);
    /// Enter, Space and Delete belong to whatever has the focus elsewhere: here they act in the text alone,
    /// or in the list.
    void addToText(QWidget *text);
    void addToList(QWidget *list);

    QAction *previous = nullptr;
    QAction *next = nullptr;
    QAction *nextUnlabeled = nullptr;
    QAction *done = nullptr;
    QAction *add = nullptr;
    QAction *find = nullptr;
    QAction *chooseIntent = nullptr;
    QAction *acceptIntent = nullptr;
    QAction *palette = nullptr;
    QAction *findLabel = nullptr;
    QAction *labelLast = nullptr;
    QAction *removeLabel = nullptr;
    QAction *editText = nullptr;
    QAction *removeItems = nullptr;
    QAction *toTraining = nullptr;
    QAction *toTest = nullptr;
    QAction *zoomIn = nullptr;
    QAction *zoomOut = nullptr;
    QAction *zoomReset = nullptr;
    QAction *hideSpans = nullptr;

    [[nodiscard]] QList<QAction *> all() const { return m_all; }
    /// Words and availability for the items of a kind.
    void setKind(const project::KindTraits &kind);

private:
    enum class Reach { Pane, Parts };
    QAction *make(const char *name, const QString &text, const QList<QKeySequence> &keys,
                  Reach reach = Reach::Pane);

    QWidget *m_pane;
    QList<QAction *> m_all;
};

} // namespace glossa::labeling
