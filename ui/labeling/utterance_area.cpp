// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/utterance_area.h"

#include "core/workspace/session/workspace.h"
#include "ui/labeling/add_bar.h"
#include "ui/labeling/bulk_bar.h"
#include "ui/labeling/filter_bar.h"
#include "ui/labeling/filter_words.h"
#include "ui/labeling/item_edits.h"
#include "ui/labeling/note_bar.h"
#include "ui/labeling/utterance_rows.h"
#include "ui/labeling/utterance_stage.h"
#include "ui/models/category_choices.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choice_popup.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/span_view.h"
#include "ui/widgets/state_panel.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include <functional>

namespace glossa::labeling {

using theme::px;

UtteranceArea::UtteranceArea(const Desk &desk, QWidget *parent)
    : WorkArea(parent)
    , m_desk(desk)
    , m_rows(new UtteranceRows(desk.queue.pages(), desk.scores, desk.context, this))
{
    setObjectName(QStringLiteral("utteranceArea"));
    m_stage = new UtteranceStage(desk.context, desk.item, desk.actions);
    m_labeler = new TextLabeler(desk.context, desk.item, m_stage->view(), this);
    m_note = new NoteBar(*m_labeler);
    m_addBar = new AddBar;
    m_addBar->hide();
    m_filterBar = new FilterBar(FilterBar::Form::Wide);
    m_bulkBar = new BulkBar(BulkBar::Form::Wide, BulkBar::Gives::Intent);
    m_bars = new QStackedWidget;
    m_bars->addWidget(m_filterBar);
    m_bars->addWidget(m_bulkBar);
    m_bars->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_popup = new widgets::ChoicePopup(this);
    buildList();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stage);
    layout->addWidget(m_note);
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addWidget(m_addBar);
    layout->addWidget(m_bars);
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addWidget(m_listStack, 1);
    connectDesk();
    connectBars();
    showCategories();
    showList();
}

widgets::SpanView &UtteranceArea::textView()
{
    return m_stage->view();
}

void UtteranceArea::buildList()
{
    m_list = new widgets::RowView;
    m_list->setObjectName(QStringLiteral("utteranceList"));
    m_list->setAccessibleName(tr("Utterances"));
    m_list->setMultiSelection(true);
    m_list->setModel(m_rows);
    m_listState = new widgets::StatePanel;
    m_listState->setAside(); // Done leads on
    m_listStack = new QStackedWidget;
    m_listStack->addWidget(m_list);
    m_listStack->addWidget(m_listState);
    m_desk.actions.addToText(&m_stage->view());
    m_desk.actions.addToList(m_list);
}

void UtteranceArea::connectDesk()
{
    connect(&m_desk.queue, &ItemQueue::changed, this, [this] {
        showList();
        showWhereNewGo();
    });
    connect(&m_desk.queue, &ItemQueue::stateChanged, this, &UtteranceArea::showList);
    connect(&m_desk.queue.pages(), &ItemPages::loaded, m_list,
            [this] { m_filterBar->setLanguages(m_desk.queue.pages().languages()); });
    connect(&m_desk.scores, &ModelScores::changed, this, &UtteranceArea::showPrediction);
    connect(&m_desk.scores, &ModelScores::modelChanged, this, [this] {
        fitColumns();
        showPrediction();
    });
    connect(&m_desk.item, &CurrentItem::opened, this, &UtteranceArea::showPosition);
    connect(&m_desk.item, &CurrentItem::opened, this, &UtteranceArea::showPrediction);
    connect(&m_desk.item, &CurrentItem::changed, this, &UtteranceArea::showPrediction);
    connect(&m_desk.context, &models::StudioContext::categoriesChanged, this, &UtteranceArea::showCategories);
    connect(&m_desk.context, &models::StudioContext::countsChanged, this,
            [this] { m_filterBar->setCategories(m_desk.context.categories()); });
    connect(&m_desk.context, &models::StudioContext::overviewChanged, this, &UtteranceArea::showCount);
    connect(m_list, &widgets::RowView::currentRowChanged, this, [this](int row) {
        const project::ItemId id = m_desk.queue.pages().idAt(row);
        if (id != 0 && id != m_desk.item.id())
            Q_EMIT openRequested(id);
    });
    connect(m_list, &widgets::RowView::rowActivated, this, &UtteranceArea::focusText);
    connect(m_list, &widgets::RowView::selectedRowsChanged, this, &UtteranceArea::showSelection);
    connect(m_stage, &UtteranceStage::datasetChosen, this, [this](project::Dataset dataset) {
        if (m_desk.item.item() != nullptr)
            m_desk.item.apply(setDataset({m_desk.item.id()}, dataset));
    });
    connect(m_stage, &UtteranceStage::textEdited, this, [this](const project::SetText &change) {
        m_desk.context.apply(project::Edit{change}, {}, this,
                             [this, change](const Result<workspace::EditReceipt> &receipt) {
                                 if (!receipt)
                                     m_stage->editAgain(change); // what was typed is not lost
                             });
    });
    connect(m_stage, &UtteranceStage::intentRequested, this, [this] { chooseIntent({}); });
}

void UtteranceArea::connectBars()
{
    connect(m_filterBar, &FilterBar::filterChanged, &m_desk.queue, &ItemQueue::setFilter);
    connect(m_filterBar, &FilterBar::orderChanged, this, &UtteranceArea::setOrder);
    connect(m_list, &widgets::RowView::sortRequested, this, [this](int column) {
        // These orders have no other way round: a second click takes the order back.
        const workspace::ItemOrder asked = m_rows->orderOf(column);
        setOrder(asked == m_desk.queue.order() ? workspace::ItemOrder::AsImported : asked);
    });
    connect(m_filterBar, &FilterBar::leftForList, m_list, [this] { m_list->setFocus(Qt::TabFocusReason); });
    connect(m_addBar, &AddBar::addRequested, this, &UtteranceArea::addUtterances);
    connect(m_addBar, &AddBar::closed, this, [this] {
        m_addBar->hide();
        focusText();
    });
    connect(m_addBar, &AddBar::intentRequested, this, [this] {
        pickIntent(m_addBar->intentButton(), m_addBar->intent(), nullptr,
                   [this](const QString &name, bool create) {
                       if (create)
                           m_desk.context.apply(addCategory(project::CategoryKind::Intent, name));
                       m_addBar->setIntent(name);
                       m_addBar->setFocus();
                   });
    });
    connect(m_bulkBar, &BulkBar::cleared, m_list, &widgets::RowView::selectOnlyCurrent);
    connect(m_bulkBar, &BulkBar::deleteRequested, m_desk.actions.removeItems, &QAction::trigger);
    connect(m_bulkBar, &BulkBar::datasetChosen, this,
            [this](project::Dataset dataset) { m_desk.context.apply(setDataset(selectedItems(), dataset)); });
    connect(m_bulkBar, &BulkBar::categoryRequested, this, [this] {
        // Those selected now: while the list stands open, others may change the rows.
        pickIntent(m_bulkBar->categoryButton(), {}, nullptr,
                   [this, items = selectedItems()](const QString &name, bool create) {
                       m_desk.context.apply(setIntent(items, name, create));
                   });
    });
}

std::vector<project::ItemId> UtteranceArea::selectedItems() const
{
    std::vector<project::ItemId> ids;
    for (const int row : m_list->selectedRows())
        ids.push_back(m_desk.queue.pages().idAt(row));
    return ids;
}

void UtteranceArea::focusSearch()
{
    m_bars->setCurrentWidget(m_filterBar);
    m_filterBar->focusSearch();
}

void UtteranceArea::focusText()
{
    m_stage->view().setFocus(Qt::OtherFocusReason);
}

void UtteranceArea::openAdd()
{
    const workspace::ItemFilter &filter = m_desk.queue.filter();
    if (filter.intents.size() == 1)
        m_addBar->setIntent(filter.intents.first());
    showWhereNewGo();
    m_addBar->open();
}

void UtteranceArea::showWhereNewGo()
{
    m_addBar->setDatasetName(m_desk.queue.filter().dataset == project::Dataset::Test ? tr("Test")
                                                                                     : tr("Train"));
}

void UtteranceArea::addUtterances(const QStringList &texts)
{
    NewUtterances fresh;
    fresh.texts = texts;
    fresh.intent = m_addBar->intent();
    if (m_desk.queue.filter().dataset == project::Dataset::Test)
        fresh.dataset = project::Dataset::Test;
    if (const auto &overview = m_desk.context.overview())
        fresh.language = overview->summary.info.language;
    const auto count = static_cast<int>(texts.size());
    m_desk.context.apply(labeling::addUtterances(fresh), {}, this,
                         [this, texts, count](const Result<workspace::EditReceipt> &receipt) {
                             if (!receipt) {
                                 m_addBar->takeBack(texts);
                                 return;
                             }
                             m_addBar->sayAdded(count);
                             if (count == 1 && receipt->item != 0)
                                 m_desk.queue.added({receipt->item});
                         });
}

const project::Prediction *UtteranceArea::prediction() const
{
    const project::Item *item = m_desk.item.item();
    return item != nullptr ? m_desk.scores.prediction(*item) : nullptr;
}

void UtteranceArea::chooseIntent(const std::function<void()> &then)
{
    const project::Item *item = m_desk.item.item();
    if (item == nullptr)
        return;
    pickIntent(m_stage->intentButton(), item->intent, prediction(),
               [this, then, id = item->id](const QString &name, bool create) {
                   focusText();
                   if (m_desk.item.id() != id)
                       return;
                   m_desk.item.apply(setIntent({id}, name, create));
                   if (then)
                       then();
               });
}

void UtteranceArea::acceptIntent()
{
    const project::Item *item = m_desk.item.item();
    const QString intent = m_stage->offeredIntent();
    if (item != nullptr && !intent.isEmpty())
        m_desk.item.apply(setIntent({item->id}, intent, false));
}

void UtteranceArea::editText()
{
    m_stage->editText();
}

void UtteranceArea::pickIntent(QWidget *under, const QString &current, const project::Prediction *prediction,
                               const Chosen &chosen)
{
    widgets::ChoicePopup::Request request;
    request.choices = models::intentChoices(m_desk.context, prediction);
    request.current = current;
    request.likely = current.isEmpty() && prediction != nullptr ? prediction->topIntent : current;
    request.hint = tr("Type to find an intent");
    request.createWords = tr("Add intent “%1”");
    request.emptyWords = tr("There is no intent yet. Type the name of one, and press Enter twice to add it.");
    request.chosen = chosen;
    m_popup->open(under->mapToGlobal(QPoint(0, under->height() + px(4))), std::move(request));
}

void UtteranceArea::showList()
{
    const ItemQueue &queue = m_desk.queue;
    m_filterBar->setFilter(queue.filter());
    const auto &overview = m_desk.context.overview();
    m_filterBar->setCount(m_desk.queue.pages().count(), overview ? overview->summary.items : 0);
    m_rows->setHits(queue.filter().text);
    if (m_list->selectedCount() > PagedRows::mostFollowed && !m_rows->isCurrent())
        m_list->selectOnlyCurrent();
    m_rows->renew();
    if (queue.state() == ItemQueue::State::Failed) {
        m_listState->showError(queue.error(), tr("Try again"), [this] { m_desk.queue.reload(); });
    } else if (queue.state() == ItemQueue::State::Loading) {
        m_listState->showLoading(tr("Reading utterances"));
    } else if (m_desk.queue.pages().count() == 0 && !queue.isList() && isEverything(queue.filter())) {
        m_listState->showEmpty(theme::Icon::Label, tr("No utterances yet"),
                               tr("Type the first one above and press Enter."), QString(), {});
    } else if (m_desk.queue.pages().count() == 0) {
        m_listState->showEmpty(theme::Icon::Filter, tr("No utterance matches"),
                               tr("Nothing here has all that the filter asks for."), tr("Clear the filter"),
                               [this] { m_desk.queue.setFilter({}); });
    }
    const bool ready = queue.state() == ItemQueue::State::Ready && m_desk.queue.pages().count() > 0;
    m_listStack->setCurrentIndex(ready ? 0 : 1);
    showOrder();
    showPosition();
    showSelection();
}

void UtteranceArea::showSelection()
{
    const auto count = m_list->selectedRows().size();
    m_bulkBar->setCount(static_cast<int>(count));
    m_bars->setCurrentWidget(count > 1 ? static_cast<QWidget *>(m_bulkBar) : m_filterBar);
}

void UtteranceArea::showPosition()
{
    const int index = m_desk.queue.pages().indexOf(m_desk.item.id());
    m_stage->setPosition(index, m_desk.queue.pages().count());
    m_stage->view().setSearchText(m_desk.queue.filter().text);
    if (index >= 0 && index != m_list->currentRow())
        m_list->setCurrentRow(index);
}

void UtteranceArea::showPrediction()
{
    m_stage->setPrediction(prediction(), m_desk.scores.modelName());
}

void UtteranceArea::showCategories()
{
    showPrediction();
    m_filterBar->setCategories(m_desk.context.categories());
    showCount();
    m_list->viewport()->update();
}

void UtteranceArea::showCount()
{
    const auto &overview = m_desk.context.overview();
    m_filterBar->setCount(m_desk.queue.pages().count(), overview ? overview->summary.items : 0);
}

void UtteranceArea::fitColumns()
{
    m_rows->fitColumns(width() > px(1200));
    showOrder();
}

void UtteranceArea::setOrder(workspace::ItemOrder order)
{
    m_desk.queue.setOrder(order);
    m_filterBar->setOrder(order);
    showOrder();
}

void UtteranceArea::showOrder()
{
    const workspace::ItemOrder order = m_desk.queue.order();
    m_list->setSortIndicator(m_rows->columnOf(order),
                             order == workspace::ItemOrder::Text ? Qt::AscendingOrder : Qt::DescendingOrder);
}

void UtteranceArea::resizeEvent(QResizeEvent *event)
{
    WorkArea::resizeEvent(event);
    fitColumns();
}

} // namespace glossa::labeling
#include "moc_utterance_area.cpp"
