// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/deployments/deployment.h"
#include "core/workspace/deployments/served_day.h"
#include "core/workspace/review/queue.h"
#include "ui/models/studio_context.h"

#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <map>
#include <vector>

class QAction;
class QBoxLayout;
class QPushButton;

namespace glossa::widgets {
class StatePanel;
}

namespace glossa::deployments {

class CodePanel;
class Endpoint;
class EndpointLine;
class HistoryPanel;
class SlotCards;

/// The slots that callers ask for by name, with what serves in each of them; the endpoint that answers, calls
/// to copy and to try, and what served when. Everything that is changed here can be taken back.
class DeploymentsPane : public QWidget {
    Q_OBJECT
public:
    DeploymentsPane(models::StudioContext &context, Endpoint &endpoint, QWidget *parent = nullptr);
    [[nodiscard]] QList<QAction *> actions() const { return m_actions; }

    /// All of a project at one moment, as the pane shows it.
    struct Snapshot {
        std::vector<workspace::DeploymentStanding> standings;
        std::vector<workspace::Model> models; // newest first
        std::vector<workspace::DeploymentStep> history;
        workspace::QueueSettings queue;
        workspace::ServedDays served;
        std::map<QString, std::int64_t> waiting; // queries for review, by deployment
        QString example;                         // a text of the project's
    };

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHeader();
    QWidget *makeContent();
    void makeActions();
    /// Another project, or none: what stands here is that of the one before.
    void begin();
    /// Reads when it can be seen; else when it is shown.
    void refresh();
    void refreshSoon();
    /// Only what was answered, of which nothing else tells.
    void refreshServed();
    void showSnapshot();
    /// As it is stored.
    void showKeeping();
    void showCode();
    void add();
    void swap();
    void askToDelete(const QString &name);
    void deployNewest();
    void openKeys();
    [[nodiscard]] QStringList names() const;

    models::StudioContext &m_context;
    Endpoint &m_endpoint;
    Snapshot m_shown;
    bool m_known = false; // m_shown is of the open project
    bool m_stale = true;  // not read since something changed
    std::uint64_t m_generation = 0;
    QTimer m_soon;
    QTimer m_served;
    QPushButton *m_swapButton = nullptr;
    QPushButton *m_addButton = nullptr;
    widgets::StatePanel *m_state = nullptr;
    SlotCards *m_cards = nullptr;
    EndpointLine *m_line = nullptr;
    CodePanel *m_code = nullptr;
    HistoryPanel *m_history = nullptr;
    QBoxLayout *m_lower = nullptr;
    QAction *m_add = nullptr;
    QAction *m_swap = nullptr;
    QAction *m_newest = nullptr;
    QAction *m_switch = nullptr;
    QList<QAction *> m_ofCalls; // of the chosen slot
    QList<QAction *> m_actions;
};

} // namespace glossa::deployments
