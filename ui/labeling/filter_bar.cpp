// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/filter_bar.h"

#include "core/project/rules.h"
#include "ui/labeling/filter_words.h"
#include "ui/models/category_kinds.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choice_popup.h"
#include "ui/widgets/search_field.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::labeling {

using theme::px;

namespace {

constexpr int typingPauseMs = 120;
constexpr int mostOfAChip = 190;

} // namespace

FilterBar::FilterBar(Form form, QWidget *parent) : QWidget(parent), m_form(form)
{
    setObjectName(QStringLiteral("filterBar"));
    setAutoFillBackground(true);
    setBackgroundRole(form == Form::Wide ? QPalette::Base : QPalette::AlternateBase);
    m_search = new widgets::SearchField;
    m_search->setObjectName(QStringLiteral("findInTexts"));
    m_search->setPlaceholderText(form == Form::Wide ? tr("Find in texts") : tr("Find"));
    m_search->setAccessibleName(tr("Find in texts"));
    m_search->installEventFilter(this);
    m_chips = new QWidget;
    m_chipLayout = new QHBoxLayout(m_chips);
    m_chipLayout->setContentsMargins(0, 0, 0, 0);
    m_chipLayout->setSpacing(px(6));
    m_popup = new widgets::ChoicePopup(this);
    m_filterMenu = new QMenu(this);
    m_filterButton = new QPushButton;
    m_filterButton->setObjectName(QStringLiteral("filterButton"));
    m_filterButton->setProperty("kind", QStringLiteral("quiet"));
    m_filterButton->setIcon(theme::icon(theme::Icon::Filter));
    m_filterButton->setAccessibleName(tr("Filter"));
    m_filterButton->setMenu(m_filterMenu);
    m_orderMenu = new QMenu(this);
    m_orderButton = new QPushButton;
    m_orderButton->setObjectName(QStringLiteral("orderButton"));
    m_orderButton->setMenu(m_orderMenu);
    m_count = new QLabel;
    m_count->setObjectName(QStringLiteral("shownCount"));
    theme::setRole(*m_count, theme::TextRole::Caption, theme::Ink::Secondary);
    form == Form::Wide ? layOutWide() : layOutNarrow();

    m_typed.setSingleShot(true);
    m_typed.setInterval(typingPauseMs);
    connect(m_search, &QLineEdit::textEdited, this, [this] { m_typed.start(); });
    connect(&m_typed, &QTimer::timeout, this, [this] {
        workspace::ItemFilter filter = m_filter;
        filter.text = m_search->text();
        change(filter);
    });
    connect(m_filterMenu, &QMenu::aboutToShow, this, &FilterBar::fillMenu);
    fillOrders();
    showChips();
}

void FilterBar::layOutWide()
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(px(16), px(5), px(16), px(5));
    layout->setSpacing(px(8));
    m_search->setMinimumWidth(px(196));
    m_search->setMaximumWidth(px(196));
    m_filterButton->setText(tr("Filter"));
    layout->addWidget(m_search);
    layout->addWidget(m_chips);
    layout->addWidget(m_filterButton);
    layout->addStretch(1);
    layout->addWidget(m_count);
    layout->addWidget(m_orderButton);
}

void FilterBar::layOutNarrow()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(px(12), px(8), px(12), px(4));
    layout->setSpacing(px(6));
    layout->addWidget(m_search);
    auto *second = new QHBoxLayout;
    second->addWidget(m_count, 1);
    second->addWidget(m_filterButton);
    layout->addLayout(second);
    layout->addWidget(m_chips);
    // The order has its place in the menu of the filter there.
    m_orderButton->setParent(this);
    m_orderButton->hide();
}

void FilterBar::setFilter(const workspace::ItemFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    if (m_search->text() != filter.text && !m_typed.isActive())
        m_search->setText(filter.text);
    showChips();
    showCount();
}

void FilterBar::setOrder(workspace::ItemOrder order)
{
    m_order = order;
    fillOrders();
}

void FilterBar::setCategories(const std::vector<workspace::CategoryUse> &categories)
{
    m_categories = categories;
}

void FilterBar::setLanguages(const QStringList &languages)
{
    m_languages = languages;
}

void FilterBar::setCount(std::int64_t shown, std::int64_t all)
{
    m_shown = shown;
    m_all = all;
    showCount();
}

void FilterBar::showCount()
{
    const QLocale locale;
    if (m_form == Form::Narrow && isEverything(m_filter))
        m_count->setText(tr("All documents"));
    else
        m_count->setText(tr("%1 of %2").arg(locale.toString(m_shown), locale.toString(m_all)));
}

void FilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void FilterBar::change(const workspace::ItemFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    showChips();
    showCount();
    Q_EMIT filterChanged(filter);
}

void FilterBar::showChips()
{
    while (QLayoutItem *item = m_chipLayout->takeAt(0)) {
        // A chip takes itself away from its own click; the stretch behind the chips is no widget.
        if (item->widget() != nullptr)
            item->widget()->deleteLater();
        delete item;
    }
    const auto chips = FilterWords::chips(m_filter);
    for (const FilterChip &chip : chips) {
        auto *button =
            new QPushButton(fontMetrics().elidedText(chip.words, Qt::ElideMiddle, px(mostOfAChip)));
        button->setToolTip(chip.words);
        button->setProperty("kind", QStringLiteral("chip"));
        button->setAccessibleName(tr("Remove filter: %1").arg(chip.words));
        connect(button, &QPushButton::clicked, this, [this, without = chip.without] { change(without); });
        m_chipLayout->addWidget(button);
    }
    if (m_form == Form::Narrow)
        m_chipLayout->addStretch(1);
    m_chips->setVisible(!chips.empty());
}

void FilterBar::addCategoryChoice(project::CategoryKind kind, const QString &title)
{
    if (std::ranges::none_of(m_categories, [kind](const auto &use) { return use.category.kind == kind; }))
        return;
    QAction *action = m_filterMenu->addAction(title);
    action->setObjectName(QStringLiteral("filterBy%1").arg(static_cast<int>(kind)));
    connect(action, &QAction::triggered, this, [this, kind, title] { chooseCategories(kind, title); });
}

/// A project may have hundreds of them: they are found by typing, and several can be asked for.
void FilterBar::chooseCategories(project::CategoryKind kind, const QString &title)
{
    const QLocale locale;
    widgets::ChoicePopup::Request request;
    if (kind != project::CategoryKind::Entity)
        request.choices.push_back(
            {{},
             {},
             {},
             -1,
             kind == project::CategoryKind::Intent ? tr("Without intent") : tr("Without class"),
             false});
    for (const workspace::CategoryUse &use : m_categories)
        if (use.category.kind == kind)
            request.choices.push_back({use.category.name,
                                       {},
                                       locale.toString(use.items),
                                       project::hasKeys(kind) ? use.category.slot : -1,
                                       {},
                                       false});
    for (widgets::Choice &choice : request.choices)
        choice.ticked = models::namesIn(m_filter, kind).contains(choice.name);
    request.hint = title;
    request.toggled = [this, kind](const QString &name, bool on) {
        workspace::ItemFilter filter = m_filter;
        if (on)
            models::namesIn(filter, kind) << name;
        else
            models::namesIn(filter, kind).removeAll(name);
        change(filter);
    };
    m_popup->open(m_filterButton->mapToGlobal(QPoint(0, m_filterButton->height() + px(4))),
                  std::move(request));
}

void FilterBar::fillMenu()
{
    m_filterMenu->clear();
    const auto state = [this](const QString &words, workspace::LabeledState wanted) {
        QAction *action = m_filterMenu->addAction(words);
        action->setCheckable(true);
        action->setChecked(m_filter.state == wanted);
        connect(action, &QAction::triggered, this, [this, wanted](bool on) {
            workspace::ItemFilter filter = m_filter;
            filter.state = on ? wanted : workspace::LabeledState::Any;
            change(filter);
        });
    };
    state(tr("Unlabeled"), workspace::LabeledState::Unlabeled);
    state(tr("Labeled"), workspace::LabeledState::Labeled);
    m_filterMenu->addSeparator();
    addCategoryChoice(project::CategoryKind::Intent, tr("Intent…"));
    addCategoryChoice(project::CategoryKind::Entity, tr("Has a label of…"));
    addCategoryChoice(project::CategoryKind::Class, tr("Class…"));
    if (m_form == Form::Narrow) {
        QMenu *sets = m_filterMenu->addMenu(tr("Set"));
        const auto set = [&](const QString &words, std::optional<project::Dataset> wanted) {
            QAction *action = sets->addAction(words);
            action->setCheckable(true);
            action->setChecked(m_filter.dataset == wanted);
            connect(action, &QAction::triggered, this, [this, wanted] {
                workspace::ItemFilter filter = m_filter;
                filter.dataset = wanted;
                change(filter);
            });
        };
        set(tr("All"), std::nullopt);
        set(tr("Training"), project::Dataset::Train);
        set(tr("Test"), project::Dataset::Test);
        m_filterMenu->addMenu(m_orderMenu);
        m_orderMenu->setTitle(tr("Order"));
    }
    if (m_languages.size() > 1) {
        QMenu *languages = m_filterMenu->addMenu(tr("Language"));
        for (const QString &language : m_languages) {
            QAction *action = languages->addAction(language);
            action->setCheckable(true);
            action->setChecked(m_filter.language == language);
            connect(action, &QAction::triggered, this, [this, language](bool on) {
                workspace::ItemFilter filter = m_filter;
                filter.language = on ? language : QString();
                change(filter);
            });
        }
    }
}

void FilterBar::fillOrders()
{
    m_orderMenu->clear();
    for (const auto order :
         {workspace::ItemOrder::AsImported, workspace::ItemOrder::NewestFirst,
          workspace::ItemOrder::RecentlyChanged, workspace::ItemOrder::Text, workspace::ItemOrder::Longest}) {
        QAction *action = m_orderMenu->addAction(FilterWords::orderName(order));
        action->setCheckable(true);
        action->setChecked(order == m_order);
        connect(action, &QAction::triggered, this, [this, order] { Q_EMIT orderChanged(order); });
    }
    m_orderButton->setText(FilterWords::orderName(m_order));
    m_orderButton->setAccessibleName(tr("Order: %1").arg(m_orderButton->text()));
}

bool FilterBar::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_search && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int code = key->key();
        if (code == Qt::Key_Down || code == Qt::Key_Return || code == Qt::Key_Enter) {
            if (m_typed.isActive()) {
                m_typed.stop();
                workspace::ItemFilter filter = m_filter;
                filter.text = m_search->text();
                change(filter);
            }
            Q_EMIT leftForList();
            return true;
        }
        if (code == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            workspace::ItemFilter filter = m_filter;
            filter.text.clear();
            change(filter);
            return true;
        }
    }
    return QWidget::eventFilter(object, event);
}

} // namespace glossa::labeling
#include "moc_filter_bar.cpp"
