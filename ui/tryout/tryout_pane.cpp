// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tryout/tryout_pane.h"

#include "ui/theme/theme.h"
#include "ui/tryout/ask_area.h"
#include "ui/tryout/asked_model.h"
#include "ui/tryout/loaded_models.h"
#include "ui/tryout/query_list.h"
#include "ui/tryout/queue_area.h"
#include "ui/tryout/review_actions.h"
#include "ui/tryout/service_dialog.h"
#include "ui/tryout/target_picker.h"
#include "ui/widgets/pane_head.h"
#include "ui/widgets/prose.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/state_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::tryout {

using theme::px;

namespace {

constexpr int leastQueue = 260;                                // a row of it, and an answer with its buttons
constexpr const char *usualEndpoint = "http://127.0.0.1:5000"; // of `glossa serve`

} // namespace

TryoutPane::TryoutPane(models::StudioContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_actions(new ReviewActions(this))
    , m_targets(new Targets(context, this))
    , m_list(new QueryList(context, this))
    , m_split(new QSplitter(Qt::Vertical))
    , m_pages(new QStackedWidget)
    , m_state(new widgets::StatePanel)
{
    setObjectName(QStringLiteral("tryoutPane"));
    theme::setPaneGround(*this);
    const auto loaded = std::make_shared<LoadedModels>(); // both may ask the same one
    m_first = new AskedModel(context, *m_targets, loaded, this);
    m_second = new AskedModel(context, *m_targets, loaded, this);
    m_ask = new AskArea(context, *m_first, *m_second, *m_actions);
    m_queue = new QueueArea(context, *m_list, *m_targets, *m_actions);
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
    connect(m_targets, &Targets::changed, this, &TryoutPane::showTargets);
    connect(m_targets, &Targets::failed, this, [this](const Error &error) {
        if (m_targets->isKnown()) {
            m_context.report(error);
            return;
        }
        m_state->showError(error, tr("Try again"), [this] { m_targets->refresh(); });
        m_pages->setCurrentIndex(State);
    });
    connect(m_queue, &QueueArea::emptied, m_ask, &AskArea::focusQuestion);
    connect(m_ask, &AskArea::answerShown, this, &TryoutPane::fitSplit, Qt::QueuedConnection);
    connect(m_split, &QSplitter::splitterMoved, this, [this] { m_moved = true; });
    connect(m_list, &QueryList::changed, this, &TryoutPane::showPage);
    connect(m_list, &QueryList::changed, this, &TryoutPane::statusTextChanged);
    begin();
}

QWidget *TryoutPane::makeHeader()
{
    auto *header = new widgets::PaneHead(tr("Try & review"));
    const auto picker = [this, header](const char *name, const QString &label, const QString &accessible,
                                       const QString &nobody, AskedModel **model) {
        auto *made = new TargetPicker(nobody);
        made->setObjectName(QString::fromLatin1(name));
        made->setAccessibleName(accessible);
        QLabel *words = widgets::plainLabel(label, theme::TextRole::Body, theme::Ink::Secondary);
        words->setBuddy(made);
        header->addControl(words);
        header->addControl(made);
        connect(made, &TargetPicker::targetChosen, this,
                [this, model](const std::optional<Target> &target) { choose(**model, target); });
        connect(made, &TargetPicker::serviceRequested, this, [this, model] { askForService(**model); });
        return made;
    };
    m_picker = picker("askedModel", tr("Ask"), tr("Model or deployment to ask"), {}, &m_first);
    m_secondPicker = picker("secondModel", tr("and", "ask this one and that one"),
                            tr("Second one to ask, side by side"), tr("nobody else"), &m_second);
    return header;
}

void TryoutPane::review(const QString &deployment)
{
    workspace::QueryFilter filter; // another one that was chosen before would hide some of them
    filter.deployment = deployment;
    m_list->setFilter(filter);
}

void TryoutPane::choose(AskedModel &model, const std::optional<Target> &target)
{
    model.choose(target);
    m_ask->showMayAsk();
    if (&model == m_first)
        m_ask->ask();
    else
        m_ask->askSecond();
    showTargets();
}

void TryoutPane::askForService(AskedModel &model)
{
    const auto &overview = m_context.overview();
    if (!overview)
        return;
    const bool isKnown = model.target() && model.target()->isRemote();
    Target proposed{
        QStringLiteral("production"), {}, QString::fromLatin1(usualEndpoint), overview->summary.info.name};
    if (isKnown)
        proposed = *model.target();
    else if (model.target() && !model.target()->deployment.isEmpty())
        proposed.deployment = model.target()->deployment;
    auto *dialog = new ServiceDialog(proposed, m_targets->keyOf(proposed.endpoint), isKnown, this);
    connect(dialog, &ServiceDialog::wanted, this,
            [this, &model, project = m_context.project()](const Target &target, const QString &key) {
                if (project != m_context.project())
                    return;
                m_targets->addService(target, key);
                choose(model, target);
            });
    connect(dialog, &ServiceDialog::forgotten, m_targets, &Targets::forgetService);
    dialog->open();
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
    const int top = std::min(wanted, height - std::max(height / 3, px(leastQueue)));
    m_split->setSizes({top, height - top});
}

void TryoutPane::begin()
{
    m_stale = true;
    m_state->showLoading(tr("Reading the models…"));
    m_first->choose(std::nullopt);
    m_second->choose(std::nullopt);
    m_targets->begin();
    m_ask->begin();
    m_list->begin();
    m_pages->setCurrentIndex(State);
    refresh();
    showPage();
}

void TryoutPane::refresh()
{
    if (!isVisible() || !m_stale)
        return; // read when it is shown
    m_stale = false;
    m_targets->refresh();
}

void TryoutPane::showTargets()
{
    // A deployment stays the one that is asked, whatever model it holds by now.
    const auto still = [this](const std::optional<Target> &target) {
        const auto found = std::ranges::find_if(m_targets->all(), [&target](const Target &other) {
            return target && isSamePlace(*target, other);
        });
        return found == m_targets->all().end() ? std::nullopt : std::optional(*found);
    };
    std::optional<Target> first = still(m_first->target());
    // A service is asked only where a person has chosen it: texts go there.
    if (!first && !m_targets->all().empty() && !m_targets->all().front().isRemote())
        first = m_targets->all().front();
    m_first->choose(first);
    const bool hadSecond = m_second->target().has_value();
    m_second->choose(still(m_second->target()));
    if (hadSecond && !m_second->target())
        m_ask->askSecond(); // it is gone, and its answer with it
    m_picker->show(m_targets->all(), m_first->target());
    m_secondPicker->show(m_targets->all(), m_second->target());
    m_picker->setEnabled(m_context.project() != 0);
    m_secondPicker->setEnabled(m_first->target().has_value());
    m_ask->setVisible(!m_targets->all().empty());
    m_ask->showMayAsk();
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
    if (!m_targets->isKnown() || m_list->state() == QueryList::State::Loading)
        return;
    // Queries can wait though nobody can be asked any more.
    if (m_targets->all().empty() && m_list->overview().open == 0) {
        m_state->showEmpty(
            theme::Icon::Message, tr("Nobody to ask yet"),
            tr("Train a model; then type a text here and see what it says, and why. Or ask a service "
               "over HTTP, in the list above."),
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
