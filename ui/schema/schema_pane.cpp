// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schema/schema_pane.h"

#include "ui/schema/category_editor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/state_panel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>

#include <algorithm>

namespace glossa::schema {

using theme::px;

SchemaPane::SchemaPane(models::StudioContext &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("schemaPane"));
    m_tabs = new QTabBar;
    m_tabs->setObjectName(QStringLiteral("schemaTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Intents or entities"));
    m_tabs->addTab(tr("Intents"));
    m_tabs->addTab(tr("Entities"));
    m_table = new widgets::RowView;
    m_table->setObjectName(QStringLiteral("schemaTable"));
    m_editor = new CategoryEditor(context);
    m_state = new widgets::StatePanel;
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_state);
    m_pages->addWidget(m_table);

    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins({});
    column->setSpacing(0);
    auto *tabLine = new QHBoxLayout;
    tabLine->setContentsMargins(px(6), 0, px(16), 0);
    tabLine->addWidget(m_tabs);
    tabLine->addStretch();
    column->addLayout(tabLine);
    column->addWidget(theme::hairline(Qt::Horizontal));
    column->addWidget(m_pages, 1);
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(left);
    splitter->addWidget(m_editor);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({px(700), px(372)});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addWidget(splitter, 1);

    auto *insert = new QAction(tr("Add category"), this);
    insert->setShortcut(Qt::Key_Insert);
    insert->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(insert, &QAction::triggered, this, [this] { m_new->setFocus(Qt::ShortcutFocusReason); });
    addAction(insert);
    connect(m_tabs, &QTabBar::currentChanged, this, [this] {
        m_chosen.clear();
        refresh();
    });
    connect(m_table, &widgets::RowView::currentChanged, this, [this](int row) {
        if (row >= 0 && row < m_rows.rowCount())
            m_chosen = m_rows.use(row).category.name;
        showChosen();
    });
    connect(m_table, &widgets::RowView::rowActivated, m_editor, &CategoryEditor::focusName);
    connect(m_editor, &CategoryEditor::renamed, this, [this](const QString &to) { m_chosen = to; });
    connect(&context, &models::StudioContext::projectOpened, this, [this] {
        m_chosen.clear();
        m_tabs->setTabVisible(0, !m_context.hasDocuments());
        m_tabs->setCurrentIndex(m_context.hasDocuments() ? 1 : 0);
        refresh();
    });
    connect(&context, &models::StudioContext::categoriesChanged, this, &SchemaPane::refresh);
    m_tabs->setTabVisible(0, !context.hasDocuments());
    refresh();
}

QWidget *SchemaPane::makeHeader()
{
    auto *title = new QLabel(tr("Schema"));
    theme::setRole(*title, theme::TextRole::Title, theme::Ink::Primary);
    auto *words = new QLabel(tr("what the model shall find"));
    theme::setRole(*words, theme::TextRole::Body, theme::Ink::Secondary);
    m_filter = new widgets::SearchField;
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter categories"));
    m_filter->setMaximumWidth(px(180));
    m_new = new QLineEdit;
    m_new->setObjectName(QStringLiteral("newCategory"));
    m_new->setMaximumWidth(px(180));
    m_add = new QPushButton;
    m_add->setObjectName(QStringLiteral("addCategory"));
    m_add->setIcon(theme::icon(theme::Icon::Plus));
    m_add->setProperty("kind", QStringLiteral("primary"));
    auto *header = new QWidget;
    header->setFixedHeight(px(48));
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(px(16), 0, px(16), 0);
    layout->setSpacing(px(8));
    layout->addWidget(title);
    layout->addWidget(words);
    layout->addStretch();
    layout->addWidget(m_filter);
    layout->addWidget(m_new);
    layout->addWidget(m_add);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_rows.setFilter(text);
        m_table->sourceChanged();
    });
    connect(m_new, &QLineEdit::returnPressed, this, &SchemaPane::add);
    connect(m_add, &QPushButton::clicked, this, &SchemaPane::add);
    return header;
}

project::CategoryKind SchemaPane::kind() const
{
    return m_tabs->currentIndex() == 0 && !m_context.hasDocuments() ? project::CategoryKind::Intent
                                                                    : project::CategoryKind::Entity;
}

void SchemaPane::refresh()
{
    const bool open = m_context.project() != 0;
    const bool intents = kind() == project::CategoryKind::Intent;
    m_new->setEnabled(open);
    m_add->setEnabled(open);
    m_new->setPlaceholderText(intents ? tr("New intent") : tr("New entity"));
    m_new->setAccessibleName(m_new->placeholderText());
    m_add->setText(intents ? tr("Add intent") : tr("Add entity"));
    m_table->setAccessibleName(intents ? tr("Intents") : tr("Entities"));
    m_rows.set(m_context.categories(), kind());
    if (m_table->source() == nullptr)
        m_table->setSource(&m_rows);
    m_table->sourceChanged();
    const auto count = [this](project::CategoryKind wanted) {
        return std::ranges::count_if(m_context.categories(),
                                     [wanted](const auto &use) { return use.category.kind == wanted; });
    };
    m_tabs->setTabText(0, tr("Intents\t%1").arg(count(project::CategoryKind::Intent)));
    m_tabs->setTabText(1, tr("Entities\t%1").arg(count(project::CategoryKind::Entity)));
    m_pages->setCurrentIndex(m_rows.rowCount() > 0 || !m_filter->text().isEmpty() ? 1 : 0);
    if (!open)
        m_state->showEmpty(theme::Icon::Schema, tr("No project is open"), tr("Open one in Projects."),
                           tr("Go to Projects"), [this] { m_context.goTo(models::Step::Projects); });
    else if (intents)
        m_state->showEmpty(theme::Icon::Schema, tr("No intents yet"),
                           tr("An intent is what a person wants with an utterance. Name the first one."),
                           tr("Name an intent"), [this] { m_new->setFocus(Qt::ShortcutFocusReason); });
    else
        m_state->showEmpty(theme::Icon::Schema, tr("No entities yet"),
                           tr("An entity is a piece of the text that matters: a name, a date. Name the first one."),
                           tr("Name an entity"), [this] { m_new->setFocus(Qt::ShortcutFocusReason); });
    const int row = m_chosen.isEmpty() ? 0 : m_rows.rowOf(m_chosen);
    m_table->setCurrentRow(m_rows.rowCount() > 0 ? std::max(0, row) : -1);
    showChosen();
}

void SchemaPane::showChosen()
{
    const int row = m_table->currentRow();
    if (row >= 0 && row < m_rows.rowCount())
        m_editor->show(m_rows.use(row));
    else
        m_editor->clear();
}

void SchemaPane::add()
{
    const QString name = m_new->text().trimmed();
    if (name.isEmpty()) {
        m_new->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    project::Category category;
    category.kind = kind();
    category.name = name;
    m_context.apply({project::AddCategory{category, std::nullopt}}, {},
                    [this, name](const Result<workspace::EditReceipt> &receipt) {
                        if (!receipt)
                            return;
                        m_new->clear();
                        m_chosen = name;
                    });
}

} // namespace glossa::schema
