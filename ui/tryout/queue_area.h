// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/review/review.h"
#include "ui/models/studio_context.h"
#include "ui/tryout/query_list.h"
#include "ui/tryout/review_actions.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QMenu;
class QPushButton;
class QStackedWidget;

namespace glossa::widgets {
class ElidingLabel;
class RowView;
class StatePanel;
} // namespace glossa::widgets

namespace glossa::tryout {

class AcceptAbove;
class AnswerPanel;
class QueryRows;
class SecondModel;
class Targets;

/// The queries that wait for review, and the one that is looked at with its answer beside.
class QueueArea : public QWidget {
    Q_OBJECT
public:
    QueueArea(models::StudioContext &context, QueryList &list, Targets &targets, ReviewActions &actions,
              QWidget *parent = nullptr);
    [[nodiscard]] widgets::RowView &rows() { return *m_view; }
    [[nodiscard]] AnswerPanel &panel() { return *m_panel; }

Q_SIGNALS:
    /// The last query has left the list while it had the focus.
    void emptied();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeFilters();
    void connectActions();
    void showList();
    void showFilters();
    void showCurrent();
    void enableActions();
    void showState();
    void setOrder(workspace::QueryOrder order);
    void fillModels();
    void showSecond();
    [[nodiscard]] std::vector<workspace::QueryId> chosen() const;

    using Review = std::function<Result<workspace::ReviewReceipt>(
        workspace::Workspace &workspace, std::int64_t project, const workspace::Origin &origin)>;
    enum class Done { Accepted, Corrected, Discarded };
    void review(const Review &verb, Done done);
    void say(const workspace::ReviewReceipt &receipt, Done done);

    models::StudioContext &m_context;
    QueryList &m_list;
    Targets &m_targets; // knows the project's models
    ReviewActions &m_actions;
    QueryRows *m_rows;
    widgets::RowView *m_view;
    widgets::StatePanel *m_state;
    QStackedWidget *m_stack;
    AnswerPanel *m_panel;
    widgets::ElidingLabel *m_count = nullptr;
    QPushButton *m_order = nullptr;
    AcceptAbove *m_above = nullptr;
    QWidget *m_filters = nullptr;
    QComboBox *m_deployment = nullptr;
    QComboBox *m_answer = nullptr;
    QCheckBox *m_differs = nullptr;
    QPushButton *m_askSecond = nullptr;
    QMenu *m_models = nullptr;
    SecondModel *m_second;
    int m_place = 0; // of the current row, for when it leaves the list
    bool m_reviewing = false;
};

} // namespace glossa::tryout
