// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tryout/queue_area.h"

#include "ui/models/may_write.h"
#include "ui/theme/theme.h"
#include "ui/tryout/accept_above.h"
#include "ui/tryout/answer_panel.h"
#include "ui/tryout/query_rows.h"
#include "ui/tryout/second_model.h"
#include "ui/tryout/targets.h"
#include "ui/widgets/eliding_label.h"
#include "ui/widgets/give_way.h"
#include "ui/widgets/plain_words.h"
#include "ui/widgets/prose.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/side_split.h"
#include "ui/widgets/span_view.h"
#include "ui/widgets/state_panel.h"
#include "ui/widgets/two_groups.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>

#include <algorithm>
#include <memory>

namespace glossa::tryout {

using theme::px;

namespace {

constexpr int wideFrom = 1000;       // of the list, for its optional column
constexpr int mostFollowed = 10'000; // selected rows

/// Fills a list of names with their counts; what was chosen stays, even where nothing is left of it.
void fillCounts(QComboBox &box, const QString &all, const std::vector<workspace::QueryCount> &counts,
                const QString &chosen)
{
    if (box.view()->isVisible())
        return; // what one chooses from stays until it is closed; the next news brings the rest
    const QSignalBlocker quiet(box);
    const QLocale locale;
    box.clear();
    box.addItem(all, QString());
    bool there = chosen.isEmpty();
    for (const workspace::QueryCount &count : counts) {
        box.addItem(QueueArea::tr("%1 (%2)", "name, number of queries")
                        .arg(count.name, locale.toString(qlonglong(count.queries))),
                    count.name);
        there = there || count.name == chosen;
    }
    if (!there)
        box.addItem(chosen, chosen);
    box.setCurrentIndex(box.findData(chosen));
}

} // namespace

QueueArea::QueueArea(models::StudioContext &context, QueryList &list, Targets &targets,
                     ReviewActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_list(list)
    , m_targets(targets)
    , m_actions(actions)
    , m_rows(new QueryRows(list, this))
    , m_view(new widgets::RowView)
    , m_state(new widgets::StatePanel)
    , m_stack(new QStackedWidget)
    , m_panel(new AnswerPanel(context, actions))
    , m_second(new SecondModel(context, this))
{
    setObjectName(QStringLiteral("reviewQueue"));
    m_view->setObjectName(QStringLiteral("queryList"));
    m_view->setAccessibleName(tr("Queries to review"));
    m_view->setMultiSelection(true);
    m_view->setModel(m_rows);
    m_state->setAside();
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_state);
    auto *middle = new QWidget;
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(theme::hairline(Qt::Horizontal));
    column->addWidget(makeFilters());
    column->addWidget(m_stack, 1);
    auto *split = new widgets::SideSplit(QStringLiteral("tryout/answer"), tr("Answer"), middle, m_panel,
                                         {.leastMiddle = 520, .leastPanel = 300, .panel = 340});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(split);
    actions.addToList(m_view);
    actions.addToPanel(m_panel, &m_panel->view());
    connectActions();
    showList();
}

QWidget *QueueArea::makeHead()
{
    auto *head = new QWidget;
    theme::setPaneGround(*head);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(px(16), px(6), px(16), px(6));
    row->setSpacing(px(8));
    auto *title = widgets::plainLabel(tr("To review"), theme::TextRole::BodyStrong);
    m_count = new widgets::ElidingLabel;
    m_count->setObjectName(QStringLiteral("queueCount"));
    theme::setRole(*m_count, theme::TextRole::Body, theme::Ink::Secondary);
    m_order = new QPushButton;
    m_order->setObjectName(QStringLiteral("queueOrder"));
    m_order->setIcon(theme::icon(theme::Icon::Sort));
    auto *menu = new QMenu(m_order);
    menu->addActions({m_actions.leastSure, m_actions.newest, m_actions.mostAsked});
    m_order->setMenu(menu);
    m_above = new AcceptAbove(m_context);
    row->addWidget(title);
    row->addWidget(m_count, 1);
    row->addStretch(0);
    row->addWidget(m_order);
    row->addWidget(m_above);
    new widgets::GiveWay(*head, {m_above, m_order});
    return head;
}

QWidget *QueueArea::makeFilters()
{
    m_filters = new QWidget;
    theme::setPaneGround(*m_filters);
    m_deployment = new QComboBox;
    m_deployment->setObjectName(QStringLiteral("queueDeployment"));
    m_deployment->setAccessibleName(tr("Deployment that was asked"));
    m_answer = new QComboBox;
    m_answer->setObjectName(QStringLiteral("queueAnswer"));
    m_answer->setAccessibleName(tr("What was answered"));
    for (QComboBox *box : {m_deployment, m_answer}) {
        box->setMinimumContentsLength(14);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    }
    m_differs = new QCheckBox(tr("Two models differ"));
    m_differs->setObjectName(QStringLiteral("queueDiffers"));
    m_differs->setToolTip(tr("Only queries that a second model answers differently"));
    auto *line = new widgets::TwoGroups({px(16), px(6), px(16), px(6)});
    line->row(0).addWidget(m_deployment);
    line->row(0).addWidget(m_answer);
    m_askSecond = new QPushButton;
    m_askSecond->setObjectName(QStringLiteral("askSecond"));
    m_askSecond->setProperty("kind", QStringLiteral("quiet"));
    m_models = new QMenu(m_askSecond);
    line->row(1).addWidget(m_differs);
    line->row(1).addWidget(m_askSecond);
    line->row(1).addStretch(1);
    auto *column = new QVBoxLayout(m_filters);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(line);
    column->addWidget(theme::hairline(Qt::Horizontal));
    const auto narrow = [this] {
        workspace::QueryFilter filter = m_list.filter();
        filter.deployment = m_deployment->currentData().toString();
        filter.category = m_answer->currentData().toString();
        filter.differs = m_differs->isChecked();
        m_list.setFilter(filter);
    };
    connect(m_deployment, &QComboBox::activated, this, narrow);
    connect(m_answer, &QComboBox::activated, this, narrow);
    connect(m_differs, &QCheckBox::clicked, this, narrow);
    connect(m_askSecond, &QPushButton::clicked, this, [this] {
        if (m_second->isAsking())
            m_second->stop();
    });
    connect(&m_targets, &Targets::changed, this, &QueueArea::fillModels);
    connect(m_second, &SecondModel::changed, this, &QueueArea::showSecond);
    connect(m_second, &SecondModel::ended, this, [this](const QString &model, std::int64_t differing) {
        m_context.say(tr("%1 answers %2 of them differently", nullptr, static_cast<int>(differing))
                          .arg(model, QLocale().toString(qlonglong(differing))));
        m_list.reload();
    });
    fillModels();
    showSecond();
    return m_filters;
}

void QueueArea::connectActions()
{
    connect(&m_list, &QueryList::changed, this, &QueueArea::showList);
    connect(&m_list, &QueryList::loaded, this, &QueueArea::showCurrent);
    connect(&m_list, &QueryList::failed, &m_context, &models::StudioContext::report);
    connect(m_view, &widgets::RowView::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            m_place = row;
        showCurrent();
    });
    connect(m_view, &widgets::RowView::selectedRowsChanged, this, &QueueArea::showCurrent);
    connect(m_view, &widgets::RowView::sortRequested, this,
            [this](int column) { setOrder(m_rows->orderOf(column)); });
    connect(m_actions.leastSure, &QAction::triggered, this,
            [this] { setOrder(workspace::QueryOrder::LeastSure); });
    connect(m_actions.newest, &QAction::triggered, this, [this] { setOrder(workspace::QueryOrder::Newest); });
    connect(m_actions.mostAsked, &QAction::triggered, this,
            [this] { setOrder(workspace::QueryOrder::MostAsked); });
    connect(m_actions.accept, &QAction::triggered, this, [this] {
        review(
            [ids = chosen()](workspace::Workspace &workspace, std::int64_t project,
                             const workspace::Origin &origin) {
                return workspace::acceptQueries(workspace, project, ids, origin);
            },
            Done::Accepted);
    });
    connect(m_actions.discard, &QAction::triggered, this, [this] {
        review(
            [ids = chosen()](workspace::Workspace &workspace, std::int64_t project,
                             const workspace::Origin &origin) {
                return workspace::discardQueries(workspace, project, ids, origin);
            },
            Done::Discarded);
    });
    connect(m_actions.correct, &QAction::triggered, m_panel, &AnswerPanel::beginCorrecting);
    connect(m_actions.chooseAnswer, &QAction::triggered, m_panel, &AnswerPanel::chooseAnswer);
    connect(m_panel, &AnswerPanel::corrected, this,
            [this](workspace::QueryId id, const project::Item &given) {
                review(
                    [id, given](workspace::Workspace &workspace, std::int64_t project,
                                const workspace::Origin &origin) {
                        return workspace::correctQuery(workspace, project, id, given, origin);
                    },
                    Done::Corrected);
            });
    connect(m_panel, &AnswerPanel::correctingChanged, this, [this] {
        enableActions();
        if (!m_panel->isCorrecting() && m_panel->isAncestorOf(focusWidget()))
            m_view->setFocus(Qt::OtherFocusReason);
    });
    connect(m_above, &AcceptAbove::acceptRequested, this, [this](const workspace::QueryFilter &filter) {
        review(
            [filter](workspace::Workspace &workspace, std::int64_t project,
                     const workspace::Origin &origin) -> Result<workspace::ReviewReceipt> {
                const auto ids =
                    workspace::queryIds(workspace, project, filter, workspace::QueryOrder::MostSure);
                if (!ids)
                    return fail(ids.error());
                return workspace::acceptQueries(workspace, project, *ids, origin);
            },
            Done::Accepted);
    });
}

void QueueArea::fillModels()
{
    m_models->clear();
    for (const Target &target : m_targets.all()) {
        if (!target.deployment.isEmpty()) // those of services, too
            continue;
        connect(m_models->addAction(widgets::plainWords(target.model)), &QAction::triggered, this,
                [this, model = target.model] {
                    if (models::mayWrite(m_context))
                        m_second->ask(model, m_list.filter());
                });
    }
    m_askSecond->setVisible(!m_models->isEmpty());
}

void QueueArea::showSecond()
{
    const bool asking = m_second->isAsking();
    m_askSecond->setMenu(asking ? nullptr : m_models);
    m_askSecond->setText(asking ? tr("Asking %1, %2 %: stop", "model, share done")
                                      .arg(widgets::plainWords(m_second->model()),
                                           QLocale().toString(static_cast<int>(m_second->fraction() * 100)))
                                : tr("Ask a second model"));
}

std::vector<workspace::QueryId> QueueArea::chosen() const
{
    std::vector<workspace::QueryId> ids;
    for (const int row : m_view->selectedRows())
        ids.push_back(m_rows->idAt(row));
    if (ids.empty() && m_view->currentRow() >= 0)
        ids.push_back(m_rows->idAt(m_view->currentRow()));
    return ids;
}

void QueueArea::review(const Review &verb, Done done)
{
    // A second press while the first is on its way would ask for a query that is gone.
    if (m_reviewing || m_list.ids().empty() || !models::mayWrite(m_context))
        return;
    m_reviewing = true;
    const auto receipt = std::make_shared<workspace::ReviewReceipt>();
    m_context.carryOut(
        [verb, receipt](workspace::Workspace &workspace, std::int64_t project,
                        const workspace::Origin &origin) -> Result<workspace::EditReceipt> {
            auto made = verb(workspace, project, origin);
            if (!made)
                return fail(made.error());
            *receipt = std::move(*made);
            return receipt->step;
        },
        this,
        [this, receipt, done](const Result<workspace::EditReceipt> &step) {
            m_reviewing = false;
            if (step) {
                if (done == Done::Corrected)
                    m_panel->cancelCorrecting(); // it is kept
                say(*receipt, done);
            }
            m_list.reload();
        });
}

void QueueArea::say(const workspace::ReviewReceipt &receipt, Done done)
{
    const QLocale locale;
    const auto words = [&locale](const QString &text, std::int64_t count) {
        return text.arg(locale.toString(qlonglong(count)));
    };
    const auto count = static_cast<int>(receipt.settled);
    QString sentence = done == Done::Accepted    ? words(tr("%1 queries accepted", nullptr, count), count)
                       : done == Done::Corrected ? words(tr("%1 queries corrected", nullptr, count), count)
                                                 : words(tr("%1 queries discarded", nullptr, count), count);
    if (receipt.known > 0)
        sentence =
            tr("%1; %2", "what was done, what was not")
                .arg(sentence,
                     words(tr("%1 of them were labeled already", nullptr, static_cast<int>(receipt.known)),
                           receipt.known));
    m_context.say(sentence, receipt.step.sequence);
}

void QueueArea::setOrder(workspace::QueryOrder order)
{
    m_list.setOrder(order);
    QAction *chosen = order == workspace::QueryOrder::Newest      ? m_actions.newest
                      : order == workspace::QueryOrder::MostAsked ? m_actions.mostAsked
                                                                  : m_actions.leastSure;
    chosen->setChecked(true);
    m_place = 0;
    m_view->setCurrentRow(-1); // the first one of the new order is looked at
    showFilters();
}

void QueueArea::showList()
{
    // So many are better given up before the list changes than followed.
    if (m_view->selectedCount() > mostFollowed && m_rows->keys() != m_list.ids())
        m_view->selectOnlyCurrent();
    m_rows->renew();
    showFilters();
    showState();
    if (m_view->currentRow() < 0 && m_rows->rowCount() > 0)
        m_view->setCurrentRow(std::min(m_place, m_rows->rowCount() - 1));
    if (m_list.state() == QueryList::State::Ready)
        m_above->count(m_list.filter());
    showCurrent();
}

void QueueArea::showFilters()
{
    const workspace::QueryFilter &filter = m_list.filter();
    const workspace::QueueOverview &overview = m_list.overview();
    const QLocale locale;
    const auto shown = static_cast<qlonglong>(m_list.ids().size());
    const QString all = tr("%1 queries the endpoint answered", nullptr, static_cast<int>(overview.open))
                            .arg(locale.toString(qlonglong(overview.open)));
    const bool narrowed = filter != workspace::QueryFilter{};
    m_count->show(m_list.state() != QueryList::State::Ready ? QString()
                  : narrowed                                ? tr("%1 of %2").arg(locale.toString(shown), all)
                                                            : all);
    fillCounts(*m_deployment, tr("All deployments"), overview.deployments, filter.deployment);
    fillCounts(*m_answer, tr("All answers"), overview.categories, filter.category);
    m_answer->setVisible(!overview.categories.empty() || !filter.category.isEmpty());
    const QSignalBlocker quiet(m_differs);
    m_differs->setChecked(filter.differs);
    const bool any = overview.open > 0 || narrowed;
    m_filters->setVisible(any);
    m_order->setVisible(any);
    m_above->setVisible(any);
    m_order->setText(m_list.order() == workspace::QueryOrder::Newest      ? m_actions.newest->text()
                     : m_list.order() == workspace::QueryOrder::MostAsked ? m_actions.mostAsked->text()
                                                                          : m_actions.leastSure->text());
    m_order->setAccessibleName(tr("Order: %1").arg(m_order->text()));
    m_view->setSortIndicator(m_rows->columnOf(m_list.order()),
                             m_list.order() == workspace::QueryOrder::LeastSure ? Qt::AscendingOrder
                                                                                : Qt::DescendingOrder);
}

void QueueArea::showState()
{
    const bool narrowed = m_list.filter() != workspace::QueryFilter{};
    if (m_list.state() == QueryList::State::Failed)
        m_state->showError(m_list.error(), tr("Try again"), [this] { m_list.reload(); });
    else if (m_list.state() == QueryList::State::Loading)
        m_state->showLoading(tr("Reading the queries"));
    else if (m_list.ids().empty() && narrowed)
        m_state->showEmpty(theme::Icon::Filter, tr("No query matches"),
                           tr("Nothing that waits has all that the filter asks for."), tr("Clear the filter"),
                           [this] { m_list.setFilter({}); });
    else if (m_list.ids().empty())
        m_state->showEmpty(
            theme::Icon::Check, tr("Nothing to review"),
            tr("What a deployment is asked over the endpoint comes here, the least sure answers "
               "first."),
            {}, {});
    const bool ready = m_list.state() == QueryList::State::Ready && !m_list.ids().empty();
    const bool hadFocus = m_view->hasFocus() || m_panel->isAncestorOf(window()->focusWidget());
    m_stack->setCurrentIndex(ready ? 0 : 1);
    if (!ready && hadFocus && m_list.state() == QueryList::State::Ready)
        Q_EMIT emptied();
}

void QueueArea::showCurrent()
{
    const int row = m_view->currentRow();
    const workspace::QueryId id = m_rows->idAt(row);
    const workspace::Query *query = id != 0 ? m_list.wanted(id) : nullptr;
    // What is on its way takes the place of what was looked at when it is here.
    if (query == nullptr && id != 0 && !m_panel->isCorrecting() && m_panel->query() != 0 &&
        m_panel->query() != id)
        return;
    m_panel->show(query, query != nullptr ? row : -1, m_rows->rowCount(), m_view->selectedCount());
    enableActions();
}

void QueueArea::enableActions()
{
    // Letters label while a person corrects.
    const bool any = m_rows->rowCount() > 0 && !m_panel->isCorrecting();
    for (QAction *action : {m_actions.accept, m_actions.correct, m_actions.discard})
        action->setEnabled(any);
    m_actions.chooseAnswer->setEnabled(
        any && (m_context.has(project::CategoryKind::Intent) || m_context.has(project::CategoryKind::Class)));
    m_askSecond->setEnabled(m_rows->rowCount() > 0 || m_second->isAsking());
}

void QueueArea::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_rows->fitColumns(width() > px(wideFrom));
    showFilters();
}

} // namespace glossa::tryout
#include "moc_queue_area.cpp"
