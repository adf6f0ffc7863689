// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/labeling_pane.h"

#include "ui/labeling/class_labeler.h"
#include "ui/labeling/document_area.h"
#include "ui/labeling/item_edits.h"
#include "ui/labeling/pane_header.h"
#include "ui/labeling/side_panel.h"
#include "ui/labeling/utterance_area.h"
#include "ui/labeling/work_state.h"
#include "ui/models/category_choices.h"
#include "ui/models/category_kinds.h"
#include "ui/models/may_write.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/choice_popup.h"
#include "ui/widgets/pane_head.h"
#include "ui/widgets/side_split.h"
#include "ui/widgets/span_view.h"
#include "ui/widgets/state_panel.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::labeling {

using theme::px;

namespace {

constexpr int leastZoom = 70;
constexpr int mostZoom = 300;

} // namespace

LabelingPane::LabelingPane(models::StudioContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_queue(std::make_unique<ItemQueue>(context))
    , m_item(std::make_unique<CurrentItem>(context))
    , m_scores(std::make_unique<ModelScores>(context))
    , m_classes(std::make_unique<ClassLabeler>(context, *m_item))
{
    setObjectName(QStringLiteral("labelingPane"));
    setAccessibleName(tr("Labeling"));
    m_actions = new LabelingActions(this);
    m_popup = new widgets::ChoicePopup(this);
    m_state = new widgets::StatePanel;
    m_state->setObjectName(QStringLiteral("labelingState"));
    m_stack = new QStackedWidget;
    m_stateView = new QWidget; // with a head of its own: that of the work has its controls
    auto *stateLayout = new QVBoxLayout(m_stateView);
    stateLayout->setContentsMargins(0, 0, 0, 0);
    stateLayout->setSpacing(0);
    stateLayout->addWidget(new widgets::PaneHead(tr("Labeling")));
    stateLayout->addWidget(theme::hairline(Qt::Horizontal));
    stateLayout->addWidget(m_state, 1);
    m_stack->addWidget(m_stateView);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_queue->setShown(false);
    connectActions();
    connectItem();
    connect(&context, &models::StudioContext::projectOpened, this, &LabelingPane::takeProject);
    connect(&context, &models::StudioContext::overviewChanged, this, &LabelingPane::showState);
    connect(&context, &models::StudioContext::overviewChanged, this, &LabelingPane::showHeader);
    connect(&context, &models::StudioContext::categoriesChanged, this, &LabelingPane::showState);
    connect(&context, &models::StudioContext::countsChanged, this, &LabelingPane::showHeader);
    connect(&context, &models::StudioContext::authorChanged, this, &LabelingPane::showStatus);
    if (context.overview())
        takeProject();
    else
        showState();
}

LabelingPane::~LabelingPane()
{
    // The area's widgets look at queue and item until they are gone.
    delete m_work;
}

QList<QAction *> LabelingPane::actions() const
{
    return m_actions->all();
}

void LabelingPane::connectActions()
{
    const auto on = [this](QAction *action, auto does) { connect(action, &QAction::triggered, this, does); };
    on(m_actions->previous, [this] { step(-1); });
    on(m_actions->next, [this] { step(1); });
    on(m_actions->nextUnlabeled, [this] { goToUnlabeled(); });
    on(m_actions->done, [this] { finish(); });
    on(m_actions->palette, [this] { openPalette(); });
    on(m_actions->removeItems, [this] { removeItems(); });
    on(m_actions->toTraining, [this] { setDatasetOf(project::Dataset::Train); });
    on(m_actions->toTest, [this] { setDatasetOf(project::Dataset::Test); });
    on(m_actions->zoomIn, [this] { zoom(m_zoom + 10); });
    on(m_actions->zoomOut, [this] { zoom(m_zoom - 10); });
    on(m_actions->zoomReset, [this] { zoom(100); });
    on(m_actions->findLabel, [this] {
        if (m_panel != nullptr) {
            widgets::SideSplit::reveal(*m_panel);
            m_panel->focusFind();
        }
    });
    const auto onArea = [this](QAction *action, auto does) {
        connect(action, &QAction::triggered, this, [this, does] {
            if (m_area != nullptr)
                does(*m_area);
        });
    };
    onArea(m_actions->find, [](WorkArea &area) { area.focusSearch(); });
    onArea(m_actions->chooseIntent, [](WorkArea &area) { area.chooseIntent({}); });
    onArea(m_actions->acceptIntent, [](WorkArea &area) { area.acceptIntent(); });
    onArea(m_actions->editText, [this](WorkArea &area) {
        if (models::mayWrite(m_context))
            area.editText();
    });
    onArea(m_actions->labelLast, [this](WorkArea &) { labelLast(); });
    onArea(m_actions->removeLabel, [this](WorkArea &) { removeLabel(); });
    onArea(m_actions->hideSpans, [this](WorkArea &area) {
        area.textView().setSpansHidden(true);
        qApp->installEventFilter(this); // until the key is let go, wherever the focus is
    });
    onArea(m_actions->add, [this](WorkArea &area) {
        if (!models::mayWrite(m_context))
            return;
        m_adding = !m_context.hasDocuments();
        showState();
        area.openAdd();
    });
}

void LabelingPane::connectItem()
{
    connect(m_queue.get(), &ItemQueue::changed, this, &LabelingPane::listChanged);
    connect(m_queue.get(), &ItemQueue::itemsTouched, m_item.get(), &CurrentItem::touched);
    connect(m_item.get(), &CurrentItem::pending, this, [this](const project::Item &item) {
        m_queue->pages().hold(item.id);
        m_queue->pages().patch(item);
    });
    connect(m_item.get(), &CurrentItem::settled, &m_queue->pages(), &ItemPages::settle);
    connect(m_item.get(), &CurrentItem::settledUnseen, &m_queue->pages(), &ItemPages::confirm);
    connect(m_item.get(), &CurrentItem::unsettled, &m_queue->pages(), &ItemPages::release);
    connect(m_item.get(), &CurrentItem::gone, this, [this] { showItem(0); });
    connect(m_item.get(), &CurrentItem::opened, this, &LabelingPane::showHeader);
    connect(m_item.get(), &CurrentItem::opened, this, &LabelingPane::showStatus);
}

void LabelingPane::takeProject()
{
    const bool otherProject = m_project != m_context.project();
    m_project = m_context.project();
    if (!otherProject && m_area != nullptr)
        return;
    m_adding = false;
    m_before.reset();
    m_item->open(0);
    const QWidget *focus = window()->focusWidget();
    const bool focused = focus == nullptr || focus == this || isAncestorOf(focus);
    buildArea();
    if (focused && isVisible() && m_area != nullptr)
        m_area->focusText(); // what had the focus is gone
    if (m_area == nullptr)
        m_queue->reload(); // nothing is listed: what opens next may be the same, and changed meanwhile
    const models::OpenItems request = m_request.value_or(models::OpenItems{});
    m_request.reset();
    open(request);
}

void LabelingPane::buildArea()
{
    delete std::exchange(m_work, nullptr);
    m_area = nullptr;
    m_panel = nullptr;
    m_header = nullptr;
    m_banner = nullptr;
    if (!m_context.overview())
        return;
    const bool documents = m_context.hasDocuments();
    m_actions->setKind(project::traitsOf(m_context.overview()->summary.info.kind));
    const Desk desk{m_context, *m_queue, *m_item, *m_scores, *m_actions, *m_classes};
    m_work = new QWidget;
    m_header =
        new PaneHeader(documents ? PaneHeader::Form::Documents : PaneHeader::Form::Utterances, *m_actions);
    m_banner = new widgets::Banner;
    m_banner->setObjectName(QStringLiteral("reasonBanner"));
    m_banner->hide();
    m_area = documents ? static_cast<WorkArea *>(new DocumentArea(desk)) : new UtteranceArea(desk);
    m_panel = new SidePanel(m_context, *m_item);
    m_panel->follow(&m_area->labeler());
    auto *split = new widgets::SideSplit(
        documents ? QStringLiteral("labeling/documentPanel") : QStringLiteral("labeling/utterancePanel"),
        tr("Labels, distribution, guide"), m_area, m_panel,
        {.leastMiddle = documents ? 620 : 660, .leastPanel = 236, .panel = documents ? 256 : 268});
    auto *layout = new QVBoxLayout(m_work);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addWidget(m_banner);
    layout->addWidget(split, 1);
    m_stack->addWidget(m_work);

    connect(m_header, &PaneHeader::datasetFiltered, this, [this](std::optional<project::Dataset> dataset) {
        workspace::ItemFilter filter = m_queue->filter();
        filter.dataset = dataset;
        m_queue->setFilter(filter);
    });
    connect(m_header, &PaneHeader::trainingRequested, &m_context,
            [this] { m_context.goTo(models::Step::Training); });
    connect(m_header, &PaneHeader::zoomChosen, this, &LabelingPane::zoom);
    connect(m_banner, &widgets::Banner::actionTriggered, this, [this] {
        open({m_before.value_or(workspace::ItemFilter{}), {}, m_item->id(), {}});
    });
    connect(m_banner, &widgets::Banner::backTriggered, this, [this] {
        if (m_from)
            m_context.goTo(*m_from);
    });
    connect(m_area, &WorkArea::openRequested, this, &LabelingPane::showItem);
    connect(m_panel, &SidePanel::filterWanted, this, &LabelingPane::filterByCategory);
    connect(m_panel, &SidePanel::datasetChosen, this, &LabelingPane::setDatasetOf);
    connect(m_panel, &SidePanel::intentChosen, this, &LabelingPane::setIntentOf);
    connect(m_panel, &SidePanel::classChosen, this, &LabelingPane::chooseClass);
    connect(m_panel, &SidePanel::left, m_area, [this] { m_area->focusText(); });
    widgets::SpanView &view = m_area->textView();
    connect(&view, &widgets::SpanView::selectionChanged, this, &LabelingPane::showStatus);
    if (m_context.has(project::CategoryKind::Entity)) // else words are marked to copy them
        connect(&view, &widgets::SpanView::selectionFinished, this, &LabelingPane::openPalette);
    connect(&m_area->labeler(), &TextLabeler::activeChanged, this, &LabelingPane::showStatus);
    setFocusProxy(&view);
    zoom(m_zoom);
}

void LabelingPane::open(const models::OpenItems &request)
{
    if (m_area == nullptr) {
        m_request = request;
        return;
    }
    m_wanted = request.current;
    const bool given = !request.items.empty();
    if (given && !m_queue->isList())
        m_before = m_queue->filter();
    if (!given)
        m_before.reset();
    m_reasonFor = request.filter;
    m_reasonForList = given;
    m_banner->setVisible(!request.reason.isEmpty());
    if (!request.reason.isEmpty())
        m_banner->show(widgets::Banner::Kind::Info, request.reason, tr("Back to all"), request.back);
    m_from.reset();
    if (!request.reason.isEmpty() && !request.back.isEmpty())
        m_from = request.from;
    if (given)
        m_queue->setList(request.items);
    else
        m_queue->setFilter(request.filter);
    showState();
}

void LabelingPane::listChanged()
{
    ItemPages &pages = m_queue->pages();
    if (m_banner != nullptr &&
        (m_queue->isList() != m_reasonForList || (!m_reasonForList && !(m_queue->filter() == m_reasonFor))))
        m_banner->hide(); // its reason was that of another list
    project::ItemId id = std::exchange(m_wanted, 0);
    if (id == 0)
        id = m_item->id();
    if (id == 0 || (pages.indexOf(id) < 0 && pages.count() > 0))
        id = pages.idAt(0);
    if (id != m_item->id())
        showItem(id);
    showHeader();
    showState();
}

void LabelingPane::showItem(project::ItemId id)
{
    // Documents are kept without their texts in the list.
    const workspace::ItemRow *known = m_context.hasDocuments() ? nullptr : m_queue->pages().known(id);
    m_item->open(id, known);
}

void LabelingPane::step(int by)
{
    ItemPages &pages = m_queue->pages();
    if (pages.count() == 0)
        return;
    const int index = std::clamp(pages.indexOf(m_item->id()) + by, 0, pages.count() - 1);
    if (pages.idAt(index) != m_item->id())
        showItem(pages.idAt(index));
}

void LabelingPane::goToUnlabeled()
{
    m_queue->findUnlabeled(m_item->id(), [this](project::ItemId id) {
        if (id != 0)
            showItem(id);
        else
            m_context.say(tr("Everything in this list is labeled."));
    });
}

void LabelingPane::finish()
{
    const project::Item *item = m_item->item();
    if (item == nullptr)
        return;
    if (item->intent.isEmpty() && needsIntents(m_context)) {
        m_area->chooseIntent([this] { finish(); });
        return;
    }
    // Of several classes none may be right; where there is one, it is missing.
    if (m_context.hasOneClass() && item->classes.empty()) {
        openClassPalette([this] { finish(); });
        return;
    }
    if (!project::isLabeled(*item))
        m_item->apply(project::Edit{project::SetDone{item->id, true, {}}});
    goOnFrom(item->id);
}

void LabelingPane::goOnFrom(project::ItemId id)
{
    m_queue->findUnlabeled(id, [this](project::ItemId next) {
        if (next != 0)
            showItem(next);
        else
            step(1);
    });
}

void LabelingPane::removeItems()
{
    if (m_area == nullptr || !models::mayWrite(m_context))
        return;
    std::vector<project::ItemId> items = m_area->selectedItems();
    if (items.empty() && m_item->id() != 0)
        items = {m_item->id()};
    if (items.empty())
        return;
    const auto count = static_cast<int>(items.size());
    const QString said = m_context.hasDocuments() ? tr("%n documents deleted", nullptr, count)
                                                  : tr("%n utterances deleted", nullptr, count);
    // The neighbour takes the place of the one under the hand.
    const int index = m_queue->pages().indexOf(items.back());
    m_wanted = m_queue->pages().idAt(index + 1 < m_queue->pages().count() ? index + 1 : index - count);
    m_context.apply(labeling::removeItems(items), {}, this,
                    [this, said, next = m_wanted](const Result<workspace::EditReceipt> &done) {
                        if (done)
                            m_context.say(said, done->sequence);
                        else if (m_wanted == next)
                            m_wanted = 0; // they stay, and so does the one under the hand
                    });
}

void LabelingPane::setDatasetOf(project::Dataset dataset)
{
    const std::vector<project::ItemId> selected =
        m_area ? m_area->selectedItems() : std::vector<project::ItemId>{};
    if (selected.size() > 1)
        m_context.apply(setDataset(selected, dataset));
    else if (m_item->item() != nullptr)
        m_item->apply(setDataset({m_item->id()}, dataset));
}

void LabelingPane::setIntentOf(const QString &intent)
{
    const std::vector<project::ItemId> selected = m_area->selectedItems();
    if (selected.size() > 1)
        m_context.apply(setIntent(selected, intent, false));
    else if (m_item->item() != nullptr && m_item->item()->intent != intent)
        m_item->apply(setIntent({m_item->id()}, intent, false));
}

void LabelingPane::filterByCategory(project::CategoryKind kind, const QString &category)
{
    workspace::ItemFilter filter = m_queue->filter();
    models::namesIn(filter, kind) = {category};
    m_queue->setFilter(filter);
}

void LabelingPane::zoom(int percent)
{
    m_zoom = std::clamp(percent, leastZoom, mostZoom);
    if (auto *documents = qobject_cast<DocumentArea *>(m_area)) {
        documents->setZoom(m_zoom);
        m_header->setZoom(m_zoom);
    }
}

void LabelingPane::addTexts()
{
    m_actions->add->trigger();
}

void LabelingPane::addDocuments(const QStringList &files)
{
    if (auto *documents = qobject_cast<DocumentArea *>(m_area))
        documents->addFiles(files);
}

void LabelingPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_queue->setShown(true);
}

void LabelingPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_queue->setShown(isVisible()); // a window that is minimized is not left
}

bool LabelingPane::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::KeyRelease && !static_cast<QKeyEvent *>(event)->isAutoRepeat()) {
        qApp->removeEventFilter(this);
        if (m_area != nullptr)
            m_area->textView().setSpansHidden(false);
    }
    return QWidget::eventFilter(object, event);
}

void LabelingPane::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    if (m_area != nullptr && modifiers == Qt::NoModifier) {
        const bool nothingActive = m_area->textView().activeSpan() < 0;
        if (event->key() == Qt::Key_Backspace && nothingActive && m_from && m_banner->isVisible()) {
            m_context.goTo(*m_from);
            return;
        }
        if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
            removeLabel();
            return;
        }
        if (labelByKey(event->text()))
            return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace glossa::labeling
#include "moc_labeling_pane.cpp"
