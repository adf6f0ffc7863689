// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choice_popup.h"

#include "ui/theme/theme.h"
#include "ui/widgets/choice_rows.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/search_field.h"

#include <QKeyEvent>
#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::widgets {

using theme::px;

namespace {

constexpr int rowHeight = 28;
constexpr int mostRows = 9;
constexpr int popupWidth = 264;
constexpr int openerHeight = 32; // what the popup belongs to, and should not cover

} // namespace

ChoicePopup::ChoicePopup(QWidget *parent) : QFrame(parent, Qt::Popup), m_rows(new ChoiceRows(this))
{
    setObjectName(QStringLiteral("choicePopup"));
    setFrameShape(QFrame::Box);
    setProperty("kind", QStringLiteral("popup"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, px(6), 1, px(4));
    layout->setSpacing(px(4));
    m_field = new SearchField;
    m_field->setObjectName(QStringLiteral("choiceField"));
    m_field->installEventFilter(this);
    auto *field = new QVBoxLayout;
    field->setContentsMargins(px(6), 0, px(6), 0);
    field->addWidget(m_field);
    layout->addLayout(field);
    m_list = new RowView;
    m_list->setObjectName(QStringLiteral("choiceList"));
    m_list->setRowHeight(px(rowHeight));
    m_list->setLines(false);
    m_list->setModel(m_rows);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_field->setAccessibleName(tr("Name to find"));
    m_list->setAccessibleName(tr("Choices"));
    layout->addWidget(m_list);
    m_none = new QLabel;
    m_none->setObjectName(QStringLiteral("choiceNone"));
    m_none->setWordWrap(true);
    m_none->setMargin(px(8));
    theme::setRole(*m_none, theme::TextRole::Body, theme::Ink::Secondary);
    layout->addWidget(m_none);
    connect(m_field, &QLineEdit::textChanged, this, &ChoicePopup::narrow);
    connect(m_list, &RowView::rowClicked, this, &ChoicePopup::choose);
}

void ChoicePopup::open(const QPoint &at, Request request)
{
    m_request = std::move(request);
    m_at = at;
    m_field->clear();
    m_field->setPlaceholderText(m_request.hint);
    m_field->setAccessibleName(m_request.hint);
    m_list->setAccessibleName(m_request.hint);
    narrow();
    place();
    show();
    m_field->setFocus(Qt::PopupFocusReason);
}

void ChoicePopup::narrow()
{
    const QString typed = m_field->text().trimmed();
    std::vector<Choice> found = matching(m_request.choices, typed, m_request.lastUsed);
    const bool known =
        std::ranges::any_of(m_request.choices, [&](const Choice &c) { return c.name == typed; });
    // A single letter is the begin of a name, or a key that slipped; nobody means to add it.
    const bool canCreate = !m_request.createWords.isEmpty() && typed.size() > 1 && !known;
    const int choices = static_cast<int>(found.size());
    // Alone it is not under the hand, so that a slip of the fingers makes nothing: the row says so.
    m_rows->show(std::move(found), m_request.current,
                 canCreate ? m_request.createWords.arg(typed) : QString(),
                 choices == 0 ? tr("Enter twice") : QString());
    // What makes something new is never under the hand by itself.
    int likely = 0;
    if (typed.isEmpty())
        likely = m_request.likely.isEmpty() ? -1 : m_rows->rowOf(m_request.likely);
    m_list->setCurrentRow(likely < choices ? likely : -1);
    const bool hasNone = m_request.choices.empty() && !m_request.emptyWords.isEmpty();
    m_none->setText(hasNone ? m_request.emptyWords : tr("Nothing has this name"));
    m_none->setVisible(m_rows->rowCount() == 0);
    m_list->setVisible(m_rows->rowCount() > 0);
    place();
}

void ChoicePopup::place()
{
    const QRect room = parentWidget()->screen()->availableGeometry();
    const int rows = std::clamp(m_rows->rowCount(), 1, mostRows);
    const int width = std::min(px(popupWidth), room.width());
    m_list->setFixedHeight(rows * px(rowHeight));
    m_none->setFixedWidth(width - 2);
    setFixedWidth(width);
    fit();
    placeWithin(room);
}

void ChoicePopup::fit()
{
    const QLayout &rows = *layout();
    const int height =
        rows.hasHeightForWidth() ? rows.totalHeightForWidth(width()) : rows.totalSizeHint().height();
    setFixedHeight(height);
}

void ChoicePopup::placeWithin(const QRect &room)
{
    const int below = room.bottom() + 1 - m_at.y();
    const int above = m_at.y() - px(openerHeight) - room.top();
    const bool goesUp = height() > below && above > below;
    const int most = std::min(goesUp ? above : below, room.height());
    if (height() > most && !m_list->isHidden()) {
        // Fewer rows, but at least one; the others are scrolled to.
        const int rows = (m_list->height() - (height() - most)) / px(rowHeight);
        m_list->setFixedHeight(std::max(1, rows) * px(rowHeight));
        fit();
    }
    QRect frame(m_at, size());
    if (goesUp)
        frame.moveBottom(m_at.y() - px(openerHeight));
    // Where neither side has the room, rather over what it belongs to than outside of the screen.
    frame.moveBottom(std::min(frame.bottom(), room.bottom()));
    frame.moveTop(std::max(frame.top(), room.top()));
    frame.moveRight(std::min(frame.right(), room.right()));
    frame.moveLeft(std::max(frame.left(), room.left()));
    move(frame.topLeft());
}

void ChoicePopup::choose(int row)
{
    if (row < 0 || row >= m_rows->rowCount())
        return;
    if (m_request.toggled) {
        toggle(row);
        return;
    }
    const bool create = m_rows->isCreation(row);
    const QString name = create ? m_field->text().trimmed() : m_rows->nameAt(row);
    const auto chosen = m_request.chosen;
    close();
    if (chosen)
        chosen(name, create);
}

void ChoicePopup::toggle(int row)
{
    const QString name = m_rows->nameAt(row);
    const auto choice = std::ranges::find(m_request.choices, name, &Choice::name);
    if (choice == m_request.choices.end())
        return;
    choice->ticked = !choice->ticked.value_or(false);
    narrow();
    m_list->setCurrentRow(row);
    m_request.toggled(name, *choice->ticked);
}

bool ChoicePopup::chooseByKey(const QString &key)
{
    if (!m_field->text().isEmpty() || key.size() != 1 || !key.front().isDigit())
        return false;
    const auto found = std::ranges::find(m_request.choices, key, &Choice::key);
    if (found == m_request.choices.end())
        return false;
    choose(m_rows->rowOf(found->name));
    return true;
}

void ChoicePopup::hideEvent(QHideEvent *event)
{
    m_request.chosen = nullptr;
    m_request.toggled = nullptr;
    QFrame::hideEvent(event);
}

bool ChoicePopup::eventFilter(QObject *object, QEvent *event)
{
    if (object != m_field || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(object, event);
    const int count = m_rows->rowCount();
    const int row = m_list->currentRow();
    auto *key = static_cast<QKeyEvent *>(event);
    if (!(key->modifiers() & ~Qt::KeypadModifier) && chooseByKey(key->text()))
        return true;
    switch (key->key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Down:
        m_list->setCurrentRow(std::min(row + 1, count - 1));
        return true;
    case Qt::Key_Up:
        m_list->setCurrentRow(std::max(row - 1, 0));
        return true;
    case Qt::Key_PageDown:
        m_list->setCurrentRow(std::min(row + mostRows, count - 1));
        return true;
    case Qt::Key_PageUp:
        m_list->setCurrentRow(std::max(row - mostRows, 0));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // Enter on nothing goes to the first row, which another Enter then takes.
        if (row < 0)
            m_list->setCurrentRow(0);
        else
            choose(row);
        return true;
    default:
        return QFrame::eventFilter(object, event);
    }
}

} // namespace glossa::widgets
#include "moc_choice_popup.cpp"
