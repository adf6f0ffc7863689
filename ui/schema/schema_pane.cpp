// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schema/schema_pane.h"

#include "core/evaluate/metrics.h"
#include "core/project/rules.h"
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
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace glossa::schema {

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
    auto *intents = make("intents", tr("Show the intents"), QKeySequence(Qt::ALT | Qt::Key_1));
    auto *entities = make("entities", tr("Show the entities"), QKeySequence(Qt::ALT | Qt::Key_2));
    connect(intents, &QAction::triggered, this, [this] { m_tabs->setCurrentIndex(0); });
    connect(entities, &QAction::triggered, this, [this] { m_tabs->setCurrentIndex(m_tabs->count() - 1); });
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
    m_tabs->setAccessibleName(tr("Intents or entities"));
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
    m_side->setAccessibleName(tr("The chosen entity or intent"));
    m_side->setFrameShape(QFrame::NoFrame);
    m_side->setWidgetResizable(true);
    m_side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_side->setWidget(m_panel);
    m_split = new widgets::SideSplit(QStringLiteral("schema/panel"), tr("The chosen entity or intent"), left,
                                     m_side, {.leastMiddle = 520, .leastPanel = 320, .panel = 372});
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
    connect(m_guide, &widgets::Banner::actionTriggered, this,
            [this] { m_context.goTo(models::Step::Labeling); });
    connect(m_panel, &CategoryPanel::renamed, this, [this](const QString &name) { m_chosen = name; });
    connect(m_banner, &widgets::Banner::actionTriggered, this, &SchemaPane::labelMore);
    return whole;
}

CategoryKind SchemaPane::kind() const
{
    return m_tabs->count() > 1 && m_tabs->currentIndex() == 0 ? CategoryKind::Intent : CategoryKind::Entity;
}

void SchemaPane::projectOpened()
{
    closeEditor();
    m_chosen.clear();
    m_model.clear();
    m_scored.clear();
    m_intentScores.clear();
    m_entityScores.clear();
    const int wanted = m_context.hasDocuments() ? 1 : 2;
    while (m_tabs->count() > wanted)
        m_tabs->removeTab(0);
    if (m_tabs->count() == 0)
        m_tabs->addTab(tr("Entities"));
    if (m_tabs->count() < wanted)
        m_tabs->insertTab(0, tr("Intents"));
    m_tabs->setCurrentIndex(0);
    sortBy(-1, Qt::AscendingOrder);
    readScores();
    greet();
}

void SchemaPane::refresh()
{
    const CategoryKind shown = kind();
    const auto count = [this](CategoryKind wanted) {
        return std::ranges::count_if(m_context.categories(),
                                     [wanted](const auto &use) { return use.category.kind == wanted; });
    };
    if (m_tabs->count() > 1)
        m_tabs->setTabText(0, tr("Intents") + QStringLiteral("\t%1").arg(count(CategoryKind::Intent)));
    m_tabs->setTabText(m_tabs->count() - 1,
                       tr("Entities") + QStringLiteral("\t%1").arg(count(CategoryKind::Entity)));
    const bool entity = shown == CategoryKind::Entity;
    m_add->setText(entity ? tr("Add entity") : tr("Add intent"));
    m_addAction->setText(entity ? tr("Add an entity") : tr("Add an intent"));
    m_table->setAccessibleName(entity ? tr("Entities") : tr("Intents"));
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

/// In a project without anything the first name can be typed at once.
void SchemaPane::greet()
{
    const std::int64_t project = m_context.project();
    const auto &overview = m_context.overview();
    if (m_context.session().isReadOnly() || !isVisible() || project == 0 || m_greeted == project ||
        !overview || overview->summary.items > 0 || hasNamed(m_context.categories()))
        return;
    m_greeted = project;
    openAdd();
}

void SchemaPane::removeChosen()
{
    if (!models::mayWrite(m_context))
        return;
    project::Batch batch;
    int labels = 0;
    for (const int row : m_table->selectedRows()) {
        const auto *use = m_rows.at(row);
        // What a query gets that fits no other intent stays.
        if (use == nullptr || project::isNone(use->category.kind, use->category.name))
            continue;
        batch.edits.push_back({project::RemoveCategory{use->category.kind, use->category.name}});
        labels += static_cast<int>(use->train + use->test);
    }
    if (batch.edits.size() < 2) {
        if (m_rows.at(m_table->currentRow()) != nullptr)
            m_panel->remove();
        return;
    }
    const int count = static_cast<int>(batch.edits.size());
    m_context.apply(
        project::Edit{std::move(batch)}, {}, this,
        [this, count, labels,
         entity = kind() == CategoryKind::Entity](const Result<workspace::EditReceipt> &receipt) {
            if (receipt)
                m_context.say(
                    (entity ? tr("%n entities are deleted, with %1 labels", nullptr, count)
                            : tr("%n intents are deleted; %1 utterances have none now", nullptr, count))
                        .arg(labels),
                    receipt->sequence);
        });
}

void SchemaPane::showState()
{
    const bool open = m_context.project() != 0;
    m_add->setEnabled(open);
    m_filter->setEnabled(open);
    m_pages->setCurrentWidget(open ? m_middle : m_state);
    if (!open)
        m_state->showEmpty(theme::Icon::Schema, tr("No project is open"),
                           tr("Its intents and entities are made here. Open one or make one first."),
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
    const bool entity = kind() == CategoryKind::Entity;
    const auto &overview = m_context.overview();
    const bool any = overview && overview->summary.labeled > 0;
    m_banner->setVisible(any && !few.isEmpty());
    if (!any || few.isEmpty())
        return;
    const int count = static_cast<int>(few.size());
    const QString words =
        entity ? tr("%n entities have fewer than %1 labels. They will train, but their scores will jump from "
                    "model to model.",
                    nullptr, count)
               : tr("%n intents have fewer than %1 utterances. They will train, but their scores will jump "
                    "from model to model.",
                    nullptr, count);
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
    m_intentScores.clear();
    m_entityScores.clear();
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
            m_intentScores = scoresOf(metrics->intents);
            m_entityScores = scoresOf(metrics->entities);
            showScores();
        });
}

void SchemaPane::showScores()
{
    const QHash<QString, double> &scores = kind() == CategoryKind::Intent ? m_intentScores : m_entityScores;
    m_rows.setScores(scores, scores.isEmpty() ? QString() : m_model);
}

void SchemaPane::openAdd()
{
    if (m_context.project() == 0 || !models::mayWrite(m_context))
        return;
    m_filter->clear();
    m_table->setCurrentRow(m_rows.addRow());
    m_editor->start({}, kind() == CategoryKind::Entity ? tr("Name of the entity, then Enter")
                                                       : tr("Name of the intent, then Enter"));
    placeEditor();
}

void SchemaPane::openRename()
{
    const auto *use = m_rows.at(m_table->currentRow());
    if (use == nullptr || project::isNone(use->category.kind, use->category.name) ||
        !models::mayWrite(m_context))
        return;
    m_editor->start(use->category.name, tr("New name of %1").arg(use->category.name));
    placeEditor();
}

void SchemaPane::placeEditor()
{
    if (m_editor->isHidden())
        return;
    const bool adding = m_editor->own().isEmpty();
    const QRect row = m_table->rowRect(adding ? m_rows.addRow() : m_table->currentRow());
    const int left = px(kind() == CategoryKind::Entity || adding ? 32 : 8);
    m_editor->setGeometry(row.left() + left, row.top() + (row.height() - px(28)) / 2,
                          std::min(px(320), row.width() - left - px(16)), px(28));
}

void SchemaPane::takeName(const QString &name)
{
    const QString from = m_editor->own();
    if (from.isEmpty()) {
        project::Category category;
        category.kind = kind();
        category.name = name;
        m_context.apply(project::Edit{project::AddCategory{category, {}}}, {}, this,
                        [this, name](const Result<workspace::EditReceipt> &receipt) {
                            if (receipt)
                                m_chosen = name;
                            else
                                m_editor->giveBack(name);
                        });
        return;
    }
    closeEditor();
    m_context.apply(project::Edit{project::RenameCategory{kind(), from, name}}, {}, this,
                    [this, from, name](const Result<workspace::EditReceipt> &receipt) {
                        if (!receipt)
                            return;
                        m_chosen = name;
                        m_context.say(tr("%1 is now called %2", "category").arg(from, name),
                                      receipt->sequence);
                    });
}

void SchemaPane::closeEditor()
{
    if (m_editor == nullptr || m_editor->isHidden())
        return;
    // The field or its button.
    const QWidget *focused = QApplication::focusWidget();
    const bool inside = focused != nullptr && m_table->viewport()->isAncestorOf(focused);
    m_editor->stop();
    if (m_rows.at(m_table->currentRow()) == nullptr)
        m_table->setCurrentRow(std::max(0, m_rows.rowOf(m_chosen)));
    if (inside)
        m_table->setFocus(Qt::OtherFocusReason);
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
