// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QSplitter;
class QStackedWidget;

namespace glossa::widgets {
class StatePanel;
}

namespace glossa::tryout {

class AskArea;
class AskedModel;
class QueryList;
class QueueArea;
class ReviewActions;

/// Try & review: a text is asked of a model or a deployment, and what deployments were asked is reviewed.
class TryoutPane : public QWidget {
    Q_OBJECT
public:
    explicit TryoutPane(models::StudioContext &context, QWidget *parent = nullptr);
    [[nodiscard]] QList<QAction *> actions() const;
    /// What the status bar says of this pane.
    [[nodiscard]] QString statusText() const;

Q_SIGNALS:
    void statusTextChanged();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum Page { State, Content };
    QWidget *makeHeader();
    void begin();
    void refresh();
    void showTargets();
    void showPage();
    void fitSplit();

    models::StudioContext &m_context;
    ReviewActions *m_actions;
    AskedModel *m_model;
    QueryList *m_list;
    AskArea *m_ask;
    QueueArea *m_queue;
    QSplitter *m_split;
    QComboBox *m_picker = nullptr;
    QLabel *m_pickerName = nullptr;
    QStackedWidget *m_pages;
    widgets::StatePanel *m_state;
    bool m_moved = false; // a person has chosen the heights
    bool m_stale = true;  // who can be asked has not been read since something changed
};

} // namespace glossa::tryout
