// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schema/schema_pane.h"

#include "core/evaluate/metrics.h"
#include "core/project/rules.h"
#include "ui/models/category_kinds.h"
#include "ui/models/last_model.h"
#include "ui/models/may_write.h"
#include "ui/schema/category_panel.h"
#include "ui/schema/name_editor.h"
#include "ui/schema/schema_guide.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/pane_head.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/side_split.h"
#include "ui/widgets/state_panel.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace glossa::schema {

using models::byKind;
using project::CategoryKind;
using theme::px;

SchemaPane::SchemaPane(models::StudioContext &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("schemaPane"));
    makeActions();
    m_state = new widgets::StatePanel;
    m_middle = makeMiddle();
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_state);
    m_pages->addWidget(m_middle);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addWidget(m_pages, 1);
    connect(&m_context, &models::StudioContext::projectOpened, this, &SchemaPane::projectOpened);
    connect(&m_context, &models::StudioContext::countsChanged, this,
            [this] { isVisible() ? refresh() : void(m_stale = true); });
    connect(&m_context, &models::StudioContext::overviewChanged, this, [this] {
        readScores();
        isVisible() ? advise() : void(m_stale = true);
    });
    projectOpened();
}

SchemaPane::~SchemaPane() = default;

void SchemaPane::makeActions()
{
    const auto make = [this](const char *name, const QString &text, const QKeySequence &key) {
        auto *action = new QAction(text, this);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        m_commands << action;
        return action;
    };
    m_addAction = make("add", tr("Add a category"), QKeySequence(Qt::Key_Insert));
    m_renameAction = make("rename", tr("Rename the category"), QKeySequence(Qt::Key_F2));
    m_deleteAction = make("delete", tr("Delete the category"), {});
    const auto show = [this, make](const char *name, const QString &text, Qt::Key key, CategoryKind kind) {
        auto *action = make(name, text, QKeySequence(Qt::ALT | key));
        m_showActions.push_back({action, kind});
        connect(action, &QAction::triggered, this, [this, kind] {
            if (const auto place = std::ranges::find(m_kinds, kind); place != m_kinds.end())
                m_tabs->setCurrentIndex(static_cast<int>(place - m_kinds.begin()));
        });
    };
    show("intents", tr("Show the intents"), Qt::Key_1, CategoryKind::Intent);
    show("entities", tr("Show the entities"), Qt::Key_2, CategoryKind::Entity);
    connect(m_addAction, &QAction::triggered, this, &SchemaPane::openAdd);
    connect(m_renameAction, &QAction::triggered, this, &SchemaPane::openRename);
    connect(m_deleteAction, &QAction::triggered, this, [this] { removeChosen(); });
}

QWidget *SchemaPane::makeHeader()
{
    auto *header = new widgets::PaneHead(tr("Schema"), tr("what the model shall find"));
    m_filter = new widgets::SearchField;
    m_filter->setObjectName(QStringLiteral("filterSchema"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter the categories"));
    m_filter->setFixedWidth(px(176));
    m_add = new QPushButton;
    m_add->setObjectName(QStringLiteral("addCategory"));
    m_add->setProperty("kind", QStringLiteral("primary"));
    header->addControl(m_filter);
    header->addControl(m_add);
    connect(m_filter, &QLineEdit::textChanged, this, &SchemaPane::refresh);
    connect(m_add, &QPushButton::clicked, this, &SchemaPane::openAdd);
    return header;
}

QWidget *SchemaPane::makeMiddle()
{
    m_tabs = new QTabBar;
    m_tabs->setObjectName(QStringLiteral("schemaTabs"));
    m_tabs->setAccessibleName(tr("Kinds of categories"));
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_table = new widgets::RowView;
    m_table->setObjectName(QStringLiteral("schemaTable"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->installEventFilter(this);
    m_table->setModel(&m_rows);
    m_table->setMultiSelection(true);
    m_table->setTypeAhead(true);
    m_editor = new NameEditor(
        [this](const QString &name, const QString &own) {
            return checkName(m_context.categories(), kind(), name, own);
        },
        m_table->viewport());
    m_guide = new SchemaGuide;
    m_banner = new widgets::Banner;
    m_banner->setObjectName(QStringLiteral("fewLabels"));
    m_banner->hide();
    auto *left = new QWidget;
    left->setAutoFillBackground(true);
    left->setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *tabLine = new QWidget;
    tabLine->setAutoFillBackground(true);
    tabLine->setBackgroundRole(QPalette::AlternateBase);
    auto *tabRow = new QHBoxLayout(tabLine);
    tabRow->setContentsMargins(px(6), 0, px(6), 0);
    tabRow->addWidget(m_tabs);
    tabRow->addStretch(1);
    column->addWidget(m_table, 1);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(px(16), px(12), px(16), px(16));
    foot->setSpacing(px(8));
    foot->addWidget(m_guide);
    foot->addWidget(m_banner);
    column->addLayout(foot);

    m_panel = new CategoryPanel(m_context);
    m_side = new QScrollArea;
    m_side->setAccessibleName(tr("The chosen category"));
    m_side->setFrameShape(QFrame::NoFrame);
    m_side->setWidgetResizable(true);
    m_side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_side->setWidget(m_panel);
    m_split = new widgets::SideSplit(QStringLiteral("schema/panel"), tr("The chosen category"), left, m_side,
                                     {.leastMiddle = 520, .leastPanel = 320, .panel = 372});
    auto *whole = new QWidget;
    auto *all = new QVBoxLayout(whole);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(tabLine);
    all->addWidget(theme::hairline(Qt::Horizontal));
    all->addWidget(m_split, 1);

    connect(m_tabs, &QTabBar::currentChanged, this, [this] {
        closeEditor();
        m_chosen.clear();
        sortBy(-1, Qt::AscendingOrder);
        greet();
    });
    connect(m_table, &widgets::RowView::currentRowChanged, this, [this](int row) {
        if (const auto *use = m_rows.at(row))
            m_chosen = use->category.name;
        showChosen();
    });
    connect(m_table, &widgets::RowView::rowActivated, this, [this](int row) {
        if (row == m_rows.addRow()) {
            openAdd();
            return;
        }
        widgets::SideSplit::reveal(*m_panel);
        m_panel->focusName();
    });
    connect(m_table, &widgets::RowView::rowClicked, this, [this](int row) {
        if (row == m_rows.addRow())
            openAdd();
    });
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &SchemaPane::placeEditor);
    connect(m_table, &widgets::RowView::sortRequested, this, &SchemaPane::sortBy);
    connect(m_editor, &NameEditor::named, this, &SchemaPane::takeName);
    connect(m_editor, &NameEditor::left, this, &SchemaPane::closeEditor);
    connect(m_editor, &NameEditor::mergeRequested, this, [this](const QString &into) {
        const QString from = m_editor->own();
        closeEditor();
        m_panel->merge(kind(), from, into);
    });
    connect(m_guide, &widgets::Banner::actionTriggered, &m_context, &models::StudioContext::addTexts);
    connect(m_panel, &CategoryPanel::renamed, this, [this](const QString &name) { m_chosen = name; });
    connect(m_banner, &widgets::Banner::actionTriggered, this, &SchemaPane::labelMore);
    return whole;
}

QString SchemaPane::titleOf(CategoryKind kind)
{
    return byKind(kind, tr("Intents"), tr("Entities"), tr("Classes"));
}

CategoryKind SchemaPane::kind() const
{
    const auto tab = static_cast<std::size_t>(std::max(0, m_tabs->currentIndex()));
    return tab < m_kinds.size() ? m_kinds[tab] : CategoryKind::Entity;
}

void SchemaPane::projectOpened()
{
    closeEditor();
    m_chosen.clear();
    m_model.clear();
    m_scored.clear();
    m_scores.clear();
    showTabs();
    sortBy(-1, Qt::AscendingOrder);
    readScores();
    greet();
}

/// One for each kind of categories that the project's kind has.
void SchemaPane::showTabs()
{
    m_kinds.clear();
    for (const CategoryKind kind : {CategoryKind::Intent, CategoryKind::Entity, CategoryKind::Class})
        if (m_context.has(kind))
            m_kinds.push_back(kind);
    const QSignalBlocker blocker(m_tabs);
    while (m_tabs->count() > 0)
        m_tabs->removeTab(0);
    for (const CategoryKind kind : m_kinds)
        m_tabs->addTab(titleOf(kind));
    m_tabs->setCurrentIndex(0);
    for (const auto &[action, kind] : m_showActions)
        action->setEnabled(m_context.project() == 0 || m_context.has(kind));
}

void SchemaPane::refresh()
{
    const CategoryKind shown = kind();
    const auto count = [this](CategoryKind wanted) {
        return std::ranges::count_if(m_context.categories(),
                                     [wanted](const auto &use) { return use.category.kind == wanted; });
    };
    for (std::size_t tab = 0; tab < m_kinds.size(); ++tab)
        m_tabs->setTabText(static_cast<int>(tab),
                           titleOf(m_kinds[tab]) + QStringLiteral("\t%1").arg(count(m_kinds[tab])));
    m_add->setText(byKind(shown, tr("Add intent"), tr("Add entity"), tr("Add class")));
    m_addAction->setText(byKind(shown, tr("Add an intent"), tr("Add an entity"), tr("Add a class")));
    m_table->setAccessibleName(titleOf(shown));
    m_rows.show(m_context.categories(), shown, m_filter->text());
    showScores();
    const int row = m_rows.rowOf(m_chosen);
    // While names are typed one after the other, the row for the next one stays in sight.
    const bool adding = !m_editor->isHidden() && m_editor->own().isEmpty();
    if (adding)
        m_table->setCurrentRow(m_rows.addRow());
    else if (m_table->selectedCount() < 2 || m_table->currentRow() != row)
        m_table->setCurrentRow(std::max(0, row));
    showChosen();
    advise();
    showState();
    placeEditor();
}

void SchemaPane::sortBy(int column, Qt::SortOrder order)
{
    m_rows.sort(column, order);
    m_table->setSortIndicator(column, order);
    refresh();
}

void SchemaPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_stale, false))
        refresh();
    // Whoever shows the pane gives it the focus afterwards.
    QMetaObject::invokeMethod(this, &SchemaPane::greet, Qt::QueuedConnection);
}

void SchemaPane::showState()
{
    const bool open = m_context.project() != 0;
    m_add->setEnabled(open);
    m_filter->setEnabled(open);
    m_pages->setCurrentWidget(open ? m_middle : m_state);
    if (!open)
        m_state->showEmpty(theme::Icon::Schema, tr("No project is open"),
                           tr("Its intents, entities or classes are made here. Open one or make one first."),
                           tr("Go to Projects"), [this] { m_context.goTo(models::Step::Projects); });
}

void SchemaPane::showChosen()
{
    const auto *use = m_rows.at(m_table->currentRow());
    m_split->setPanelWanted(use != nullptr);
    if (use != nullptr)
        m_panel->show(*use);
}

void SchemaPane::advise()
{
    m_guide->tell(kind(), m_context.overview(), m_context.categories());
    const QStringList few = m_rows.withFewLabels();
    const auto &overview = m_context.overview();
    const bool any = overview && overview->summary.labeled > 0;
    m_banner->setVisible(any && !few.isEmpty());
    if (!any || few.isEmpty())
        return;
    const int count = static_cast<int>(few.size());
    const QString words =
        byKind(kind(),
               tr("%n intents have fewer than %1 utterances. They will train, but their scores will jump "
                  "from model to model.",
                  nullptr, count),
               tr("%n entities have fewer than %1 labels. They will train, but their scores will jump from "
                  "model to model.",
                  nullptr, count),
               tr("%n classes have fewer than %1 documents. They will train, but their scores will jump from "
                  "model to model.",
                  nullptr, count));
    m_banner->show(widgets::Banner::Kind::Warning, words.arg(enoughLabels), tr("Label more"));
}

void SchemaPane::labelMore()
{
    const auto &overview = m_context.overview();
    if (!overview)
        return;
    // Where nothing is left unlabeled, all of them, to see what is missing.
    models::OpenItems request;
    if (overview->summary.labeled < overview->summary.items)
        request.filter.state = workspace::LabeledState::Unlabeled;
    m_context.openItems(request);
}

void SchemaPane::readScores()
{
    const auto &overview = m_context.overview();
    const QString model = overview && overview->lastModel ? overview->lastModel->label : QString();
    const QString scored = overview ? models::lastModelKey(*overview) : QString();
    if (scored == m_scored)
        return;
    m_scored = scored;
    m_model = model;
    m_scores.clear();
    showScores();
    if (model.isEmpty())
        return;
    m_context.session()
        .read([project = m_context.project(),
               model](workspace::Workspace &workspace) -> Result<evaluate::Metrics> {
            const auto outcomes = workspace::evaluation(workspace, project, model);
            if (!outcomes)
                return fail(outcomes.error());
            return evaluate::measure(*outcomes);
        })
        .then(this, [this, scored](const Result<evaluate::Metrics> &metrics) {
            // A model without a test set has no figures; the column stays away.
            if (scored != m_scored || !metrics)
                return;
            m_scores = {{CategoryKind::Intent, scoresOf(metrics->intents)},
                        {CategoryKind::Entity, scoresOf(metrics->entities)},
                        {CategoryKind::Class, scoresOf(metrics->classes)}};
            showScores();
        });
}

void SchemaPane::showScores()
{
    const QHash<QString, double> scores = m_scores[kind()];
    m_rows.setScores(scores, scores.isEmpty() ? QString() : m_model);
}

bool SchemaPane::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_table && event->type() == QEvent::Resize) {
        placeEditor();
    } else if (object == m_table && event->type() == QEvent::KeyPress &&
               static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        m_deleteAction->trigger();
        return true;
    }
    return QWidget::eventFilter(object, event);
}

} // namespace glossa::schema
#include "moc_schema_pane.cpp"
