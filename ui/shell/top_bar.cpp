// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/top_bar.h"

#include "ui/deployments/endpoint.h"
#include "ui/shell/endpoint_chip.h"
#include "ui/shell/project_switcher.h"
#include "ui/shell/window_actions.h"
#include "ui/theme/theme.h"
#include "ui/widgets/give_way.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/search_field.h"
#include "wording/history.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPushButton>
#include <QUrl>

namespace glossa::shell {

using theme::px;

TopBar::TopBar(models::StudioContext &context, deployments::Endpoint &endpoint, const WindowActions &actions,
               QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_undoAction(actions.undo)
    , m_redoAction(actions.redo)
    , m_endpoint(endpoint)
{
    setObjectName(QStringLiteral("topBar"));
    setProperty("region", true);
    setFixedHeight(px(43));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(px(8), 0, px(12), 0);
    row->setSpacing(px(8));

    auto *left = new QWidget;
    auto *leftRow = new QHBoxLayout(left);
    leftRow->setContentsMargins(0, 0, 0, 0);
    leftRow->setSpacing(px(8));
    m_menu = makeButton("menuButton", static_cast<int>(theme::Icon::Menu), actions.showMenu);
    m_switcher = new ProjectSwitcher(context);
    m_switcher->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_switcher->setMaximumWidth(px(232));
    leftRow->addWidget(m_menu);
    leftRow->addWidget(m_switcher, 1);
    leftRow->addStretch(0);

    m_search = new widgets::SearchField;
    m_search->setObjectName(QStringLiteral("globalSearch"));
    m_search->setProperty("region", false); // F6 leads to the bar once
    m_search->setPlaceholderText(tr("Search utterances, categories, commands"));
    m_search->setAccessibleName(tr("Search; opens the command palette"));
    m_search->setKey(widgets::keyText(actions.palette->shortcut()));
    m_search->setReadOnly(true);
    m_search->setCursor(Qt::PointingHandCursor);
    m_search->setMaximumWidth(px(400));
    m_search->installEventFilter(this);

    auto *right = new QWidget;
    auto *rightRow = new QHBoxLayout(right);
    rightRow->setContentsMargins(0, 0, 0, 0);
    rightRow->setSpacing(px(8));
    rightRow->addStretch(1);
    rightRow->addWidget(makeButton("undoButton", static_cast<int>(theme::Icon::Undo), actions.undo));
    rightRow->addWidget(makeButton("redoButton", static_cast<int>(theme::Icon::Redo), actions.redo));
    QFrame *line = theme::hairline(Qt::Vertical);
    line->setFixedHeight(px(20));
    rightRow->addWidget(line);
    m_chip = new EndpointChip;
    rightRow->addWidget(m_chip);
    connect(m_chip, &QAbstractButton::clicked, this, [this] { m_context.goTo(models::Step::Deployments); });
    m_theme = makeButton("themeButton", static_cast<int>(theme::Icon::Moon), actions.toggleTheme);
    rightRow->addWidget(m_theme);
    rightRow->addWidget(makeButton("helpButton", static_cast<int>(theme::Icon::Help), actions.keys));

    new widgets::GiveWay(*right, {m_chip}); // the pane tells it, too
    // Equal shares at both sides keep the search in the middle of the window.
    row->addWidget(left, 1);
    row->addWidget(m_search, 1);
    row->addWidget(right, 1);
    connect(&m_context, &models::StudioContext::undoStateChanged, this, &TopBar::showUndo);
    connect(&m_endpoint, &deployments::Endpoint::changed, this, &TopBar::showEndpoint);
    showUndo();
    showEndpoint();
}

QPushButton *TopBar::makeButton(const char *name, int icon, QAction *action)
{
    auto *button = new QPushButton;
    button->setObjectName(QLatin1String(name));
    button->setProperty("kind", QStringLiteral("quiet"));
    button->setIcon(theme::icon(static_cast<theme::Icon>(icon)));
    const auto follow = [button, action] {
        QString words = action->text();
        words.remove(u'&');
        const QString key = widgets::keyText(action->shortcut());
        button->setAccessibleName(words);
        button->setToolTip(key.isEmpty() ? words : tr("%1 (%2)", "command, key").arg(words, key));
        button->setEnabled(action->isEnabled());
    };
    connect(action, &QAction::changed, button, follow);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    follow();
    return button;
}

void TopBar::showUndo()
{
    const workspace::UndoState &state = m_context.undoState();
    m_undoAction->setEnabled(state.undo.has_value());
    m_undoAction->setText(state.undo
                              ? tr("&Undo: %1").arg(wording::stepName(*state.undo, m_context.hasDocuments()))
                              : tr("&Undo"));
    m_redoAction->setEnabled(state.redo.has_value());
    m_redoAction->setText(state.redo
                              ? tr("&Redo: %1").arg(wording::stepName(*state.redo, m_context.hasDocuments()))
                              : tr("&Redo"));
}

void TopBar::showEndpoint()
{
    using State = deployments::Endpoint::State;
    const bool troubled = m_endpoint.isOff() && !m_endpoint.trouble().isEmpty();
    m_chip->setVisible(m_endpoint.state() == State::On || troubled);
    if (troubled)
        m_chip->show(tr("Endpoint stopped"), false, m_endpoint.trouble());
    else
        m_chip->show(QUrl(m_endpoint.address()).authority(), true,
                     tr("The endpoint is on at %1", "an address").arg(m_endpoint.address()));
}

void TopBar::setDark(bool dark)
{
    m_theme->setIcon(theme::icon(dark ? theme::Icon::Sun : theme::Icon::Moon));
}

bool TopBar::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_search) {
        const bool pressed = event->type() == QEvent::MouseButtonPress;
        // A letter typed here belongs into the palette as well; Tab goes on.
        const bool typed = event->type() == QEvent::KeyPress &&
                           (!static_cast<QKeyEvent *>(event)->text().trimmed().isEmpty() ||
                            static_cast<QKeyEvent *>(event)->key() == Qt::Key_Return ||
                            static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space);
        if (pressed || typed) {
            Q_EMIT searchRequested();
            return true;
        }
    }
    return QWidget::eventFilter(object, event);
}

} // namespace glossa::shell
#include "moc_top_bar.cpp"
