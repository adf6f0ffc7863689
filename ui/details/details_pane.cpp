// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/details_pane.h"

#include "core/workspace/items/edit.h"
#include "core/workspace/models/registry.h"
#include "ui/details/categories_tab.h"
#include "ui/details/confusion_tab.h"
#include "ui/details/examples_tab.h"
#include "ui/details/improve_tab.h"
#include "ui/details/judged_kind.h"
#include "ui/details/overview_tab.h"
#include "ui/models/model_actions.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/pane_head.h"
#include "ui/widgets/state_panel.h"
#include "wording/numbers.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>
#include <unordered_set>

namespace glossa::details {

using theme::px;

namespace {

QString pickerText(const workspace::Model &model)
{
    const workspace::ModelFacts &facts = model.facts;
    const QLocale locale;
    const QString when = wording::dayAndTime(model.trainedMs);
    const auto score = facts.combinedF1 ? facts.combinedF1
                       : facts.entityF1 ? facts.entityF1
                       : facts.intentF1 ? facts.intentF1
                                        : facts.classF1;
    return score ? DetailsPane::tr("%1   %2, F1 %3").arg(model.label, when, locale.toString(*score, 'f', 2))
                 : DetailsPane::tr("%1   %2").arg(model.label, when);
}

Result<std::shared_ptr<const workspace::EvaluationReport>>
readReport(workspace::Workspace &workspace, std::int64_t project, const QString &label)
{
    auto report = workspace::evaluationReport(workspace, project, label, evaluate::ReportParts::all());
    if (!report)
        return fail(report.error());
    return std::make_shared<const workspace::EvaluationReport>(std::move(*report));
}

} // namespace

DetailsPane::DetailsPane(models::StudioContext &context, QWidget *parent)
    : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("detailsPane"));
    theme::setPaneGround(*this);
    m_tabBar = new QTabBar;
    m_tabBar->setDocumentMode(true);
    m_tabBar->setDrawBase(false);
    m_tabBar->setExpanding(false);
    m_tabBar->setElideMode(Qt::ElideNone);
    m_tabBar->setObjectName(QStringLiteral("detailsTabs"));
    m_tabBar->setAccessibleName(tr("Views of the model"));
    m_tabs = new QStackedWidget;
    addTab(new OverviewTab, tr("Overview"));
    addTab(new CategoriesTab, tr("Categories"));
    addTab(new ConfusionTab(context), tr("Confusion"));
    m_examples = new ExamplesTab;
    addTab(m_examples, tr("Examples"));
    m_improve = new ImproveTab(context);
    addTab(m_improve, tr("Improve"));
    connect(m_improve, &ImproveTab::openCountChanged, this, [this](int count) {
        m_tabBar->setTabText(m_tabs->indexOf(m_improve),
                             count < 0 ? tr("Improve") : tr("Improve\t%1").arg(count));
    });
    connect(m_tabBar, &QTabBar::currentChanged, this, &DetailsPane::showTab);

    m_banner = new widgets::Banner;
    m_banner->hide();
    connect(m_banner, &widgets::Banner::actionTriggered, this,
            [this] { m_context.goTo(models::Step::Training); });
    m_state = new widgets::StatePanel;
    m_state->setObjectName(QStringLiteral("detailsState"));
    m_tabs->addWidget(m_state); // has no tab of its own: it stands in the place of those without figures
    m_tabLine = new QWidget;
    auto *tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(px(6), 0, px(16), 0);
    tabRow->addWidget(m_tabBar);
    tabRow->addStretch();
    auto *tabColumn = new QVBoxLayout(m_tabLine);
    tabColumn->setContentsMargins({});
    tabColumn->setSpacing(0);
    tabColumn->addLayout(tabRow);
    tabColumn->addWidget(theme::hairline(Qt::Horizontal));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addWidget(m_tabLine);
    layout->addWidget(m_banner);
    layout->addWidget(m_tabs, 1);

    const QString titles[] = {tr("Overview of the model"), tr("Categories of the model"),
                              tr("Confusion matrix"), tr("Examples of the test set"),
                              tr("What can be improved")};
    for (int i = 0; i < m_tabBar->count(); ++i) {
        auto *action = new QAction(titles[i], this);
        action->setShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + i)));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, [this, i] { m_tabBar->setCurrentIndex(i); });
        addAction(action);
        m_actions << action;
    }
    for (const Tab *tab : m_all)
        m_actions << tab->actions();
    makeMenu();
    setShown(Shown::State);
    connect(&context, &models::StudioContext::projectOpened, this, &DetailsPane::begin);
    connect(&context, &models::StudioContext::modelsChanged, this, &DetailsPane::refreshModels);
    connect(&context, &models::StudioContext::edited, this, &DetailsPane::refreshModels); // how old it is
    refreshModels();
}

void DetailsPane::setShown(Shown shown)
{
    m_shown = shown;
    m_tabLine->setVisible(shown != Shown::State);
    if (shown != Shown::Judged)
        m_banner->hide();
    showTab();
}

void DetailsPane::showTab()
{
    Tab *tab = m_all[static_cast<std::size_t>(std::max(0, m_tabBar->currentIndex()))];
    const bool told = m_shown == Shown::Judged || (m_shown == Shown::DataAlone && tab == m_improve);
    m_tabs->setCurrentWidget(told ? static_cast<QWidget *>(tab) : m_state);
}

void DetailsPane::showDataAlone(const workspace::Model *model, std::int64_t steps)
{
    const QString beside = tr("What its data alone shows stands under Improve.");
    const auto toTraining = [this] { m_context.goTo(models::Step::Training); };
    if (model == nullptr) {
        m_state->showEmpty(theme::Icon::Grid, tr("No model yet"),
                           tr("Train one; half a minute for a small project.") + u' ' + beside,
                           tr("Go to Training"), toTraining);
    } else {
        const QString why = model->facts.request.split.manual
                                ? tr("Its training had no labeled item to judge it on. Train it again with a "
                                     "part held back, or move labeled items to the test set.")
                                : tr("There were too few labeled items to hold a part of them back. Label "
                                     "more, or move labeled items to the test set, and train again.");
        m_state->showEmpty(theme::Icon::Info, tr("%1 was not judged").arg(model->label), why + u' ' + beside,
                           tr("Go to Training"), toTraining);
    }
    // Figures of a model that was shown before are not those of this one.
    m_tabBar->setTabText(1, tr("Categories"));
    m_tabBar->setTabText(2, tr("Confusion"));
    m_tabBar->setTabText(3, tr("Examples"));
    m_improve->look({m_context.project(), model != nullptr ? model->label : QString(),
                     model != nullptr ? model->trainedMs : 0, model != nullptr ? model->facts.sequence : 0},
                    steps);
    setShown(Shown::DataAlone);
}

void DetailsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refreshModels();
}

bool DetailsPane::eventFilter(QObject *watched, QEvent *event)
{
    // News that came while the list was open are shown when it closes.
    if (watched == m_picker->view() && event->type() == QEvent::Hide && m_stale)
        QMetaObject::invokeMethod(this, &DetailsPane::refreshModels, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void DetailsPane::begin()
{
    m_wanted.clear();
    m_view.reset(); // until that of this project is here
    m_loaded.clear();
    ++m_loading;
    ++m_listing;
    m_models.clear();
    m_modelActions->setModel(std::nullopt, {});
    m_picker->clear();
    m_picker->hide();
    m_more->hide();
    m_note->clear();
    m_state->showLoading(tr("Reading the models…"));
    setShown(Shown::State);
    Q_EMIT statusTextChanged();
    refreshModels();
}

void DetailsPane::makeMenu()
{
    m_modelActions = new models::ModelActions(m_context, *this, QStringLiteral("details"));
    m_modelActions->renaming()->setShortcut(Qt::Key_F2);
    m_modelActions->renaming()->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_modelActions, &models::ModelActions::renamed, this,
            [this](const QString &name) { m_wanted = name; }); // it stays the one that is looked at
    addActions(m_modelActions->all());
    m_actions << m_modelActions->all();
    auto *menu = new QMenu(this);
    menu->addActions(m_modelActions->all());
    m_more->setMenu(menu);
}

QWidget *DetailsPane::makeHeader()
{
    auto *header = new widgets::PaneHead(tr("Model details"));
    m_picker = new QComboBox;
    m_picker->setObjectName(QStringLiteral("modelPicker"));
    m_picker->setAccessibleName(tr("Model"));
    m_picker->setMinimumWidth(px(320));
    m_picker->view()->installEventFilter(this);
    header->addBesideTitle(m_picker);
    m_more = new QToolButton;
    m_more->setObjectName(QStringLiteral("modelMore"));
    m_more->setIcon(theme::icon(theme::Icon::More));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setAccessibleName(tr("What to do with the model"));
    m_more->setToolTip(m_more->accessibleName());
    m_more->hide();
    header->addBesideTitle(m_more);
    m_note = header->line();
    theme::setRole(*m_note, theme::TextRole::Caption, theme::Ink::Secondary);
    connect(m_picker, &QComboBox::activated, this, [this](int index) {
        m_wanted = m_picker->itemData(index).toString();
        refreshModels();
    });
    return header;
}

void DetailsPane::addTab(Tab *tab, const QString &title)
{
    m_all.push_back(tab);
    m_tabs->addWidget(tab);
    m_tabBar->addTab(title);
    connect(tab, &Tab::examplesRequested, this,
            [this](const std::vector<evaluate::ExampleRef> &examples, const QString &reason) {
                m_examples->showOnly(examples, reason);
                m_tabBar->setCurrentIndex(m_tabs->indexOf(m_examples));
            });
    connect(tab, &Tab::labelingRequested, this, &DetailsPane::openInLabeling);
}

QString DetailsPane::statusText() const
{
    return m_view && m_view->judged
               ? tr("%1 judged on %n items", nullptr, static_cast<int>(m_view->metrics.items))
                     .arg(m_view->model.label)
               : QString();
}

void DetailsPane::refreshModels()
{
    const auto project = m_context.project();
    const auto generation = ++m_listing;
    if (project == 0) {
        ++m_loading;
        m_loaded.clear();
        setShown(Shown::State);
        m_state->showEmpty(theme::Icon::Schema, tr("No project is open"), tr("Open one in Projects."),
                           tr("Go to Projects"), [this] { m_context.goTo(models::Step::Projects); });
        return;
    }
    m_stale = true;
    if (!isVisible() || m_picker->view()->isVisible())
        return; // read when it is shown, and when the open list closes
    m_stale = false;
    m_context.session()
        .read([project](workspace::Workspace &workspace) { return workspace::models(workspace, project); })
        .then(this, [this, generation](const Result<std::vector<workspace::Model>> &rows) {
            if (generation != m_listing)
                return;
            if (rows && m_picker->view()->isVisible())
                m_stale = true; // it was opened meanwhile
            else if (rows)
                showModels(*rows);
            else if (m_view)
                m_context.report(rows.error());
            else
                m_state->showError(rows.error(), tr("Try again"), [this] { refreshModels(); });
        });
}

void DetailsPane::fillPicker(const std::vector<workspace::Model> &rows)
{
    m_picker->setVisible(!rows.empty());
    m_more->setVisible(!rows.empty());
    // News come each second while a training runs, and hardly ever of models.
    if (rows == m_models)
        return;
    m_models = rows;
    m_picker->clear();
    for (const workspace::Model &row : rows)
        m_picker->addItem(pickerText(row), row.label);
}

void DetailsPane::showModels(const std::vector<workspace::Model> &rows)
{
    const QSignalBlocker blocker(m_picker);
    fillPicker(rows);
    if (rows.empty()) {
        m_view.reset();
        ++m_loading;
        m_loaded.clear();
        m_note->clear();
        m_modelActions->setModel(std::nullopt, {});
        readSteps(0, [this](std::int64_t steps) {
            if (m_models.empty() && !m_view)
                showDataAlone(nullptr, steps);
        });
        Q_EMIT statusTextChanged();
        return;
    }
    // The newest, unless a person chose another that is still there.
    int index = m_wanted.isEmpty() ? 0 : m_picker->findData(m_wanted);
    index = std::max(0, index);
    m_picker->setCurrentIndex(index);
    const auto &row = rows[static_cast<std::size_t>(index)];
    QStringList names;
    for (const workspace::Model &model : rows)
        names << model.label;
    m_modelActions->setModel(row, names);
    const QString wanted = QStringLiteral("%1 %2 %3").arg(row.project).arg(row.trainedMs).arg(row.label);
    if (wanted != m_loaded) {
        m_loaded = wanted;
        load(row.label);
        return;
    }
    if (!m_view)
        return;
    readSteps(m_view->model.facts.sequence, [this, view = m_view](std::int64_t steps) {
        if (view == m_view)
            showSince(steps);
    });
}

void DetailsPane::readSteps(std::int64_t sequence, const std::function<void(std::int64_t)> &then)
{
    m_context.session()
        .read([project = m_context.project(), sequence](workspace::Workspace &workspace) {
            return workspace::changedSince(workspace, project, sequence);
        })
        .then(this, [this, project = m_context.project(), then](const Result<std::int64_t> &steps) {
            if (project != m_context.project())
                return;
            if (steps)
                then(*steps);
            else
                m_context.report(steps.error());
        });
}

void DetailsPane::choose(const QString &label)
{
    m_wanted = label;
    refreshModels();
}

void DetailsPane::showSince(std::int64_t steps)
{
    if (!m_view)
        return;
    const auto count = static_cast<int>(steps);
    m_note->setText(steps == 0 ? tr("nothing changed since") : tr("%n steps since", nullptr, count));
    for (Tab *tab : m_all)
        tab->showSince(steps);
    const bool told = steps > 0 && m_view->judged;
    if (told)
        m_banner->show(widgets::Banner::Kind::Info,
                       tr("%n steps since %1 was trained.", nullptr, count).arg(m_view->model.label),
                       tr("Train"));
    m_banner->setVisible(told);
}

void DetailsPane::load(const QString &label)
{
    if (!m_view) {
        setShown(Shown::State);
        m_state->showLoading(tr("Counting…"));
    }
    const auto generation = ++m_loading;
    m_context.session()
        .read([project = m_context.project(), label](workspace::Workspace &workspace) {
            return readReport(workspace, project, label);
        })
        .then(this,
              [this, generation](const Result<std::shared_ptr<const workspace::EvaluationReport>> &view) {
                  if (generation != m_loading)
                      return;
                  if (view) {
                      showModel(*view);
                      return;
                  }
                  m_loaded.clear(); // the next look may find it
                  setShown(Shown::State);
                  m_state->showError(view.error(), tr("Train again"),
                                     [this] { m_context.goTo(models::Step::Training); });
              });
}

void DetailsPane::showModel(const std::shared_ptr<const workspace::EvaluationReport> &view)
{
    m_view = view;
    if (!view->judged) {
        showDataAlone(&view->model, view->changedSince);
    } else {
        for (Tab *tab : m_all)
            tab->show(view);
        const auto seen = [](const std::optional<evaluate::Section> &section) {
            return section ? std::ranges::count_if(section->categories, &evaluate::CategoryMetrics::seen) : 0;
        };
        m_tabBar->setTabText(1, tr("Categories\t%1")
                                    .arg(seen(view->metrics.intents) + seen(view->metrics.entities) +
                                         seen(view->metrics.classes)));
        m_tabBar->setTabText(2, hasClassSets(*view) ? tr("Missed and wrong") : tr("Confusion"));
        m_tabBar->setTabText(3, tr("Examples\t%1 wrong").arg(ExamplesTab::wrongCount(*view)));
        setShown(Shown::Judged);
    }
    showSince(view->changedSince);
    Q_EMIT statusTextChanged();
}

void DetailsPane::openInLabeling(const std::vector<evaluate::ExampleRef> &examples, int current,
                                 const QString &reason)
{
    if (!m_view)
        return;
    models::OpenItems request;
    request.reason = reason;
    request.from = models::Step::Details;
    request.back = m_tabBar->currentIndex() != 2 ? tr("Back to Model details")
                   : hasClassSets(*m_view)       ? tr("Back to the table")
                                                 : tr("Back to the matrix");
    std::unordered_set<project::ItemId> taken;
    for (const evaluate::ExampleRef &example : examples) {
        const auto item = m_view->outcomes.items[example.outcome].item;
        if (item != 0 && taken.insert(item).second)
            request.items.push_back(item);
    }
    if (request.items.empty())
        return;
    const auto wanted = static_cast<std::size_t>(std::max(0, current));
    request.current = m_view->outcomes.items[examples[std::min(wanted, examples.size() - 1)].outcome].item;
    m_context.openItems(request);
}

} // namespace glossa::details
#include "moc_details_pane.cpp"
