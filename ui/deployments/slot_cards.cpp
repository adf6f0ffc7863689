// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/slot_cards.h"

#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QKeyEvent>

#include <algorithm>
#include <utility>

namespace glossa::deployments {

using theme::px;

namespace {

constexpr int leastCard = 500;
constexpr int mostColumns = 3;

} // namespace

SlotCards::SlotCards(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    setObjectName(QStringLiteral("slotCards"));
    setProperty("region", true);
    m_grid->setContentsMargins({});
    m_grid->setSpacing(px(12));
}

SlotCard *SlotCards::makeCard()
{
    auto *card = new SlotCard;
    connect(card, &SlotCard::chosen, this, &SlotCards::choose);
    connect(card, &SlotCard::modelChosen, this, &SlotCards::modelChosen);
    connect(card, &SlotCard::deleteRequested, this, &SlotCards::deleteRequested);
    connect(card, &SlotCard::reviewRequested, this, &SlotCards::reviewRequested);
    return card;
}

void SlotCards::show(const std::vector<SlotCard::Content> &slots)
{
    std::vector<SlotCard *> before = std::exchange(m_cards, {});
    for (const SlotCard::Content &content : slots) {
        const auto known = std::ranges::find_if(before, [&content](const SlotCard *card) {
            return card->name() == content.standing.deployment.name;
        });
        SlotCard *card = known != before.end() ? *known : makeCard();
        if (known != before.end())
            before.erase(known);
        card->show(content);
        m_cards.push_back(card);
    }
    bool focusLost = false;
    for (SlotCard *gone : before) {
        const QWidget *focused = window()->focusWidget();
        focusLost = focusLost || gone == focused || gone->isAncestorOf(focused);
        gone->hide();
        gone->deleteLater(); // one of its own actions may be what took it away
    }
    place();
    const QString coming = card(m_coming) != nullptr ? std::exchange(m_coming, {}) : QString();
    const QString wanted = coming.isEmpty() ? m_chosen : coming;
    const QString first = m_cards.empty() ? QString() : m_cards.front()->name();
    choose(card(wanted) != nullptr ? wanted : first);
    if (!focusLost)
        return;
    if (QWidget *next = m_cards.empty() ? m_tabAfter : card(m_chosen))
        next->setFocus(Qt::OtherFocusReason);
}

SlotCard *SlotCards::card(const QString &name) const
{
    const auto found =
        std::ranges::find_if(m_cards, [&name](const SlotCard *card) { return card->name() == name; });
    return found == m_cards.end() ? nullptr : *found;
}

QString SlotCards::chosen() const
{
    return m_chosen;
}

void SlotCards::choose(const QString &name)
{
    if (!name.isEmpty() && card(name) == nullptr) {
        m_coming = name;
        return;
    }
    const bool isOther = std::exchange(m_chosen, name) != name;
    for (SlotCard *card : m_cards)
        card->setChosen(card->name() == name);
    if (isOther)
        Q_EMIT chosenChanged();
}

void SlotCards::place()
{
    m_columns = std::clamp((width() + px(12)) / px(leastCard), 1, mostColumns);
    while (QLayoutItem *item = m_grid->takeAt(0))
        delete item;
    for (int i = 0; i < mostColumns; ++i)
        m_grid->setColumnStretch(i, i < m_columns ? 1 : 0);
    QWidget *previous = m_tabAfter;
    for (int i = 0; i < static_cast<int>(m_cards.size()); ++i) {
        SlotCard *card = m_cards[static_cast<std::size_t>(i)];
        m_grid->addWidget(card, i / m_columns, i % m_columns);
        if (previous != nullptr)
            previous = card->setTabAfter(previous);
    }
}

void SlotCards::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (std::clamp((width() + px(12)) / px(leastCard), 1, mostColumns) != m_columns)
        place();
}

void SlotCards::keyPressEvent(QKeyEvent *event)
{
    const auto found = std::ranges::find_if(m_cards, [](const SlotCard *card) { return card->hasFocus(); });
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    int by = 0;
    switch (event->key()) {
    case Qt::Key_Left:
        by = mirrored ? 1 : -1;
        break;
    case Qt::Key_Right:
        by = mirrored ? -1 : 1;
        break;
    case Qt::Key_Up:
        by = -m_columns;
        break;
    case Qt::Key_Down:
        by = m_columns;
        break;
    default:
        break;
    }
    const auto to = found - m_cards.begin() + by;
    if (found == m_cards.end() || by == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (to >= 0 && to < static_cast<std::ptrdiff_t>(m_cards.size()))
        m_cards[static_cast<std::size_t>(to)]->setFocus(Qt::OtherFocusReason);
}

} // namespace glossa::deployments
#include "moc_slot_cards.cpp"
