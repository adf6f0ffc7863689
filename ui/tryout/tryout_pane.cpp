// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tryout/tryout_pane.h"

#include "ui/theme/theme.h"
#include "ui/tryout/ask_area.h"
#include "ui/tryout/asked_model.h"
#include "ui/tryout/query_list.h"
#include "ui/tryout/queue_area.h"
#include "ui/tryout/review_actions.h"
#include "ui/widgets/pane_head.h"
#include "ui/widgets/prose.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/state_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::tryout {

using theme::px;

TryoutPane::TryoutPane(models::StudioContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_actions(new ReviewActions(this))
    , m_model(new AskedModel(context, this))
    , m_list(new QueryList(context, this))
    , m_ask(new AskArea(context, *m_model, *m_actions))
    , m_queue(new QueueArea(context, *m_list, *m_model, *m_actions))
    , m_split(new QSplitter(Qt::Vertical))
    , m_pages(new QStackedWidget)
    , m_state(new widgets::StatePanel)
{
    setObjectName(QStringLiteral("tryoutPane"));
    theme::setPaneGround(*this);
    m_split->setHandleWidth(1);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_ask);
    m_split->addWidget(m_queue);
    m_split->setStretchFactor(0, 0);
    m_split->setStretchFactor(1, 1);
    m_pages->addWidget(m_state);
    m_pages->addWidget(m_split);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addWidget(m_pages, 1);
    const auto other = [this] {
        m_stale = true;
        refresh();
    };
    connect(&context, &models::StudioContext::projectOpened, this, &TryoutPane::begin);
    connect(&context, &models::StudioContext::modelsChanged, this, other);
    connect(&context, &models::StudioContext::deploymentsChanged, this, other);
    connect(m_model, &AskedModel::targetsChanged, this, &TryoutPane::showTargets);
    connect(m_ask, &AskArea::answerShown, this, &TryoutPane::fitSplit, Qt::QueuedConnection);
    connect(m_split, &QSplitter::splitterMoved, this, [this] { m_moved = true; });
    connect(m_list, &QueryList::changed, this, &TryoutPane::showPage);
    connect(m_list, &QueryList::changed, this, &TryoutPane::statusTextChanged);
    begin();
}

QWidget *TryoutPane::makeHeader()
{
    auto *header = new widgets::PaneHead(tr("Try & review"));
    m_picker = new QComboBox;
    m_picker->setObjectName(QStringLiteral("askedModel"));
    m_picker->setAccessibleName(tr("Model or deployment to ask"));
    m_picker->setMinimumWidth(px(172));
    m_pickerName = widgets::plainLabel(tr("Ask"), theme::TextRole::Body, theme::Ink::Secondary);
    m_pickerName->setBuddy(m_picker);
    header->addControl(m_pickerName);
    header->addControl(m_picker);
    connect(m_picker, &QComboBox::activated, this, [this](int index) {
        m_model->choose(m_model->targets().at(static_cast<std::size_t>(index)));
        m_ask->ask();
    });
    return header;
}

QList<QAction *> TryoutPane::actions() const
{
    return m_actions->all();
}

QString TryoutPane::statusText() const
{
    const auto open = m_list->overview().open;
    return open > 0
               ? tr("%1 to review", nullptr, static_cast<int>(open)).arg(QLocale().toString(qlonglong(open)))
               : QString();
}

void TryoutPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_list->setShown(true);
    refresh();
}

void TryoutPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_list->setShown(isVisible()); // a window that is minimized is not left
}

void TryoutPane::fitSplit()
{
    if (m_moved)
        return;
    // As much as the answer asks for, and a document half of the pane; the queue has the rest.
    const int height = m_split->height();
    const int wanted = std::max(m_ask->sizeHint().height(),
                                m_context.hasDocuments() && m_ask->isAnswered() ? height / 2 : 0);
    const int top = std::min(wanted, height * 2 / 3);
    m_split->setSizes({top, height - top});
}

void TryoutPane::begin()
{
    m_ask->begin();
    m_list->begin();
    m_stale = true;
    m_state->showLoading(tr("Reading the models…"));
    m_pages->setCurrentIndex(State);
    refresh();
    showPage();
}

void TryoutPane::refresh()
{
    if (!isVisible() || !m_stale)
        return; // read when it is shown
    m_stale = false;
    m_model->refresh();
}

void TryoutPane::showTargets()
{
    const QSignalBlocker quiet(m_picker);
    m_picker->clear();
    for (const Target &target : m_model->targets()) {
        m_picker->addItem(target.deployment.isEmpty()
                              ? tr("model %1").arg(target.model)
                              : tr("%1   %2", "deployment, model").arg(target.deployment, target.model));
        if (m_model->target() == target)
            m_picker->setCurrentIndex(m_picker->count() - 1);
    }
    m_picker->setVisible(m_picker->count() > 0);
    m_pickerName->setVisible(m_picker->count() > 0);
    m_ask->setVisible(m_picker->count() > 0);
    showPage();
}

void TryoutPane::showPage()
{
    if (m_context.project() == 0) {
        m_state->showEmpty(theme::Icon::Schema, tr("No project is open"), tr("Open one in Projects."),
                           tr("Go to Projects"), [this] { m_context.goTo(models::Step::Projects); });
        m_pages->setCurrentIndex(State);
        return;
    }
    if (!m_model->isKnown() || m_list->state() == QueryList::State::Loading)
        return;
    // Queries can wait though nobody can be asked any more.
    if (m_model->targets().empty() && m_list->overview().open == 0) {
        m_state->showEmpty(theme::Icon::Message, tr("Nobody to ask yet"),
                           tr("Train a model; then type a text here and see what it says, and why."),
                           tr("Go to Training"), [this] { m_context.goTo(models::Step::Training); });
        m_pages->setCurrentIndex(State);
        return;
    }
    const bool first = m_pages->currentIndex() != Content;
    m_pages->setCurrentIndex(Content);
    if (first && isVisible() && isAncestorOf(window()->focusWidget()))
        m_ask->focusQuestion();
}

} // namespace glossa::tryout
#include "moc_tryout_pane.cpp"
