// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/document_area.h"

#include "core/workspace/datasets/import.h"
#include "ui/labeling/bulk_bar.h"
#include "ui/labeling/document_rows.h"
#include "ui/labeling/filter_bar.h"
#include "ui/labeling/item_edits.h"
#include "ui/labeling/note_bar.h"
#include "ui/models/category_choices.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choice_popup.h"
#include "ui/widgets/minimap.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/span_view.h"
#include "ui/widgets/state_panel.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace glossa::labeling {

using theme::px;

namespace {

constexpr double documentTextSize = 15.0;

} // namespace

DocumentArea::DocumentArea(const Desk &desk, QWidget *parent)
    : WorkArea(parent), m_desk(desk), m_rows(new DocumentRows(desk.queue.pages(), desk.context, this))
{
    setObjectName(QStringLiteral("documentArea"));
    auto *splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeList());
    splitter->addWidget(makeText());
    splitter->setStretchFactor(1, 1);
    // Beside the names stand the classes.
    const bool classes = m_desk.context.has(project::CategoryKind::Class);
    splitter->setSizes({px(classes ? 232 : 168), px(640)});
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    connectDesk();
    showList();
}

QWidget *DocumentArea::makeList()
{
    auto *side = new QWidget;
    side->setMinimumWidth(px(140));
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_filterBar = new FilterBar(FilterBar::Form::Narrow);
    m_bulkBar = new BulkBar(BulkBar::Form::Narrow,
                            !m_desk.context.has(project::CategoryKind::Class) ? BulkBar::Gives::Nothing
                            : m_desk.context.hasOneClass()                    ? BulkBar::Gives::Class
                                                                              : BulkBar::Gives::OneMoreClass);
    m_bulkBar->hide();
    m_popup = new widgets::ChoicePopup(this);
    m_list = new widgets::RowView;
    m_list->setObjectName(QStringLiteral("documentList"));
    m_list->setAccessibleName(tr("Documents"));
    m_list->setRowHeight(px(30));
    m_list->setLines(false);
    m_list->viewport()->setBackgroundRole(QPalette::AlternateBase);
    m_list->setMultiSelection(true);
    m_list->setModel(m_rows);
    m_desk.actions.addToList(m_list);
    m_listState = new widgets::StatePanel;
    m_listState->setAside(); // Done leads on
    m_listStack = new QStackedWidget;
    m_listStack->addWidget(m_list);
    m_listStack->addWidget(m_listState);
    layout->addWidget(m_filterBar);
    layout->addWidget(m_bulkBar);
    layout->addWidget(m_listStack, 1);
    return side;
}

QWidget *DocumentArea::makeText()
{
    auto *page = new QWidget;
    m_text = new widgets::SpanView;
    m_text->setObjectName(QStringLiteral("documentText"));
    m_text->setAccessibleName(tr("Text of the document"));
    m_text->setLineNumbers(true);
    m_text->setTextSize(documentTextSize);
    m_minimap = new widgets::Minimap(*m_text);
    m_labeler = new TextLabeler(m_desk.context, m_desk.item, *m_text, this);
    m_note = new NoteBar(*m_labeler);
    m_desk.actions.addToText(m_text);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_text, 1);
    row->addWidget(m_minimap);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row, 1);
    layout->addWidget(m_note);
    return page;
}

void DocumentArea::connectDesk()
{
    connect(&m_desk.queue, &ItemQueue::changed, this, &DocumentArea::showList);
    connect(&m_desk.queue, &ItemQueue::stateChanged, this, &DocumentArea::showList);
    connect(&m_desk.queue.pages(), &ItemPages::loaded, m_list,
            [this] { m_filterBar->setLanguages(m_desk.queue.pages().languages()); });
    connect(&m_desk.item, &CurrentItem::opened, this, &DocumentArea::showPosition);
    connect(&m_desk.context, &models::StudioContext::countsChanged, this,
            [this] { m_filterBar->setCategories(m_desk.context.categories()); });
    connect(m_list, &widgets::RowView::currentRowChanged, this, [this](int row) {
        const project::ItemId id = m_desk.queue.pages().idAt(row);
        if (id != 0 && id != m_desk.item.id())
            Q_EMIT openRequested(id);
    });
    connect(m_list, &widgets::RowView::rowActivated, this, &DocumentArea::focusText);
    connect(m_list, &widgets::RowView::selectedRowsChanged, this, &DocumentArea::showSelection);
    connect(m_bulkBar, &BulkBar::cleared, m_list, &widgets::RowView::selectOnlyCurrent);
    connect(m_bulkBar, &BulkBar::deleteRequested, m_desk.actions.removeItems, &QAction::trigger);
    connect(m_bulkBar, &BulkBar::categoryRequested, this, &DocumentArea::giveClass);
    connect(m_bulkBar, &BulkBar::datasetChosen, this,
            [this](project::Dataset dataset) { m_desk.context.apply(setDataset(selectedItems(), dataset)); });
    connect(&m_desk.context, &models::StudioContext::categoriesChanged, m_list->viewport(),
            qOverload<>(&QWidget::update)); // names and colours of classes
    connect(m_filterBar, &FilterBar::filterChanged, &m_desk.queue, &ItemQueue::setFilter);
    connect(m_filterBar, &FilterBar::orderChanged, this, [this](workspace::ItemOrder order) {
        m_desk.queue.setOrder(order);
        m_filterBar->setOrder(order);
    });
    connect(m_filterBar, &FilterBar::leftForList, m_list, [this] { m_list->setFocus(Qt::TabFocusReason); });
    m_filterBar->setCategories(m_desk.context.categories());
}

std::vector<project::ItemId> DocumentArea::selectedItems() const
{
    std::vector<project::ItemId> ids;
    for (const int row : m_list->selectedRows())
        ids.push_back(m_desk.queue.pages().idAt(row));
    return ids;
}

void DocumentArea::showSelection()
{
    const int count = m_list->selectedCount();
    m_bulkBar->setCount(count);
    m_bulkBar->setVisible(count > 1);
    m_filterBar->setVisible(count < 2);
}

void DocumentArea::giveClass()
{
    widgets::ChoicePopup::Request request;
    request.choices = models::classChoices(m_desk.context, nullptr);
    for (widgets::Choice &choice : request.choices)
        choice.ticked.reset(); // they have several
    request.lastUsed = m_desk.classes.lastUsed();
    request.hint = tr("Type to find a class");
    request.createWords = tr("Add class “%1”");
    // Those selected now: while the list stands open, others may change the rows.
    request.chosen = [this, items = selectedItems()](const QString &name, bool create) {
        m_desk.classes.giveTo(items, name, create);
        m_list->setFocus(Qt::OtherFocusReason);
    };
    const QWidget *button = m_bulkBar->categoryButton();
    m_popup->open(button->mapToGlobal(QPoint(0, button->height() + px(4))), std::move(request));
}

void DocumentArea::focusSearch()
{
    m_list->selectOnlyCurrent(); // the field stands where the commands for several do
    m_filterBar->focusSearch();
}

void DocumentArea::focusText()
{
    m_text->setFocus(Qt::OtherFocusReason);
}

void DocumentArea::setZoom(int percent)
{
    m_text->setTextSize(documentTextSize * percent / 100.0);
}

void DocumentArea::openAdd()
{
    auto *dialog =
        new QFileDialog(this, tr("Add documents"), QString(), tr("Text files (*.txt);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &DocumentArea::addFiles);
    dialog->open();
}

void DocumentArea::addFiles(const QStringList &files)
{
    const auto &overview = m_desk.context.overview();
    if (files.isEmpty() || !overview)
        return;
    workspace::ImportRequest request;
    request.files = files;
    request.format = QStringLiteral("text");
    request.project = m_desk.context.project();
    request.kind = overview->summary.info.kind;
    request.language = overview->summary.info.language;
    m_desk.context.session()
        .write([request, origin = m_desk.context.origin()](workspace::Workspace &workspace) {
            return workspace::importFiles(workspace, request, origin);
        })
        .then(this, [this](const Result<workspace::ImportResult> &result) {
            if (!result) {
                m_desk.context.report(result.error());
                return;
            }
            const std::int64_t added = result->report.kept - result->skipped;
            QString words = tr("%n documents added", nullptr, static_cast<int>(added));
            if (result->skipped > 0)
                words += tr(", %n were there already", nullptr, static_cast<int>(result->skipped));
            m_desk.context.say(words, added > 0 ? result->sequence : 0);
            if (!result->report.problems.empty() && result->report.refused > 0)
                m_desk.context.report(result->report.problems.front().error);
        });
}

void DocumentArea::showList()
{
    const ItemQueue &queue = m_desk.queue;
    m_filterBar->setFilter(queue.filter());
    const auto &overview = m_desk.context.overview();
    m_filterBar->setCount(m_desk.queue.pages().count(), overview ? overview->summary.items : 0);
    if (m_list->selectedCount() > PagedRows::mostFollowed && !m_rows->isCurrent())
        m_list->selectOnlyCurrent();
    m_rows->renew();
    if (queue.state() == ItemQueue::State::Failed)
        m_listState->showError(queue.error(), tr("Try again"), [this] { m_desk.queue.reload(); });
    else if (queue.state() == ItemQueue::State::Loading)
        m_listState->showLoading(tr("Reading documents"));
    else if (m_desk.queue.pages().count() == 0)
        m_listState->showEmpty(theme::Icon::Filter, tr("No document matches"), QString(),
                               tr("Clear the filter"), [this] { m_desk.queue.setFilter({}); });
    const bool ready = queue.state() == ItemQueue::State::Ready && m_desk.queue.pages().count() > 0;
    m_listStack->setCurrentIndex(ready ? 0 : 1);
    showPosition();
    showSelection();
}

void DocumentArea::showPosition()
{
    const int index = m_desk.queue.pages().indexOf(m_desk.item.id());
    m_text->setSearchText(m_desk.queue.filter().text);
    if (index >= 0 && index != m_list->currentRow())
        m_list->setCurrentRow(index);
}

} // namespace glossa::labeling
#include "moc_document_area.cpp"
