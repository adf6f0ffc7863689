// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QSplitter;
class QStackedWidget;

namespace glossa::widgets {
class StatePanel;
}

namespace glossa::tryout {

class AskArea;
class AskedModel;
class LoadedModels;
class QueryList;
class QueueArea;
class ReviewActions;
class TargetPicker;
class Targets;
struct Target;

/// Try & review: a text is asked of a model, a deployment or a service, or of two of them, and what
/// deployments were asked is reviewed.
class TryoutPane : public QWidget {
    Q_OBJECT
public:
    explicit TryoutPane(models::StudioContext &context, QWidget *parent = nullptr);
    [[nodiscard]] QList<QAction *> actions() const;
    /// What the status bar says of this pane.
    [[nodiscard]] QString statusText() const;
    /// Narrows the queue to what that deployment was asked.
    void review(const QString &deployment);

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
    /// The one that is asked, or the second one.
    void choose(AskedModel &model, const std::optional<Target> &target);
    void askForService(AskedModel &model);
    void showPage();
    void fitSplit();

    models::StudioContext &m_context;
    ReviewActions *m_actions;
    Targets *m_targets;
    AskedModel *m_first;
    AskedModel *m_second;
    QueryList *m_list;
    AskArea *m_ask;
    QueueArea *m_queue;
    QSplitter *m_split;
    TargetPicker *m_picker = nullptr;
    TargetPicker *m_secondPicker = nullptr;
    QStackedWidget *m_pages;
    widgets::StatePanel *m_state;
    bool m_moved = false; // a person has chosen the heights
    bool m_stale = true;  // who can be asked has not been read since something changed
};

} // namespace glossa::tryout
