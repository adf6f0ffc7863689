// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/side_split.h"

#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QFrame>
#include <QKeyEvent>
#include <QPainter>
#include <QSettings>
#include <QSplitter>
#include <QStyle>

#include <algorithm>

namespace glossa::widgets {

using theme::px;

namespace {

constexpr int handleWidth = 28;

/// A length of the screen as a length of the design.
int designLength(int length)
{
    return length * 1000 / std::max(1, px(1000));
}

} // namespace

/// The strip at the edge that stands for a folded panel: an arrow and the panel's name, turned.
class SideSplit::Handle final : public QAbstractButton {
public:
    Handle(const QString &name, Edge edge, QWidget *parent) : QAbstractButton(parent), m_edge(edge)
    {
        setCheckable(true);
        setText(name);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setCursor(Qt::PointingHandCursor);
        setAccessibleName(SideSplit::tr("Show or hide: %1", "name of a panel").arg(name));
        setToolTip(accessibleName());
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const theme::Tokens &t = theme::tokens();
        QPainter painter(this);
        painter.fillRect(rect(), isDown() ? t.press : underMouse() ? t.hover : t.pane);
        const bool atRight = (m_edge == Edge::End) == (layoutDirection() == Qt::LeftToRight);
        painter.fillRect(QRect(atRight ? 0 : width() - 1, 0, 1, height()), t.line);
        // The arrows of the set mirror themselves, so the one meant is the one of a left-to-right window.
        const bool towardsEdge = isChecked();
        const theme::Icon arrow =
            (m_edge == Edge::End) == towardsEdge ? theme::Icon::ChevronRight : theme::Icon::ChevronLeft;
        const int side = px(16);
        theme::paintIcon(painter, QRectF((width() - side) / 2.0, px(12), side, side), arrow, t.t1);
        painter.setRenderHint(QPainter::Antialiasing);
        QFont font = theme::font(theme::TextRole::Caption);
        font.setHintingPreference(QFont::PreferNoHinting); // the text is turned
        painter.setFont(font);
        painter.setPen(QColor(t.t1));
        painter.save();
        painter.translate(width() / 2.0, px(40));
        painter.rotate(90);
        const QRect room(0, -width() / 2, height() - px(48), width());
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::AlignAbsolute,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
        painter.restore();
        if (!hasFocus())
            return;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(QColor(t.accfill), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), px(4), px(4));
    }

private:
    Edge m_edge;
};

SideSplit::SideSplit(const QString &key, const QString &name, QWidget *middle, QWidget *panel,
                     const Room &room, Edge edge, QWidget *parent)
    : QWidget(parent)
    , m_key(key)
    , m_room(room)
    , m_edge(edge)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_middle(middle)
    , m_panel(panel)
    , m_handle(new Handle(name, edge, this))
    , m_line(theme::hairline(Qt::Vertical))
    , m_width(std::max(room.leastPanel, QSettings().value(key, room.panel).toInt()))
{
    m_handle->setObjectName(QStringLiteral("drawerHandle"));
    m_panel->setProperty("region", true);
    m_handle->setProperty("region", true);
    m_handle->hide();
    m_line->setParent(this);
    m_line->hide();
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(middle);
    m_splitter->insertWidget(edge == Edge::Start ? 0 : 1, panel);
    m_middle->setMinimumWidth(px(m_room.leastMiddle));
    m_panel->setMinimumWidth(px(m_room.leastPanel));
    m_panel->setAutoFillBackground(true); // a drawer lies over texts
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        m_width = designLength(m_panel->width());
        QSettings().setValue(m_key, m_width);
        Q_EMIT panelFitted();
    });
    connect(m_handle, &QAbstractButton::toggled, this, &SideSplit::setOpen);
}

QSize SideSplit::sizeHint() const
{
    return m_splitter->sizeHint();
}

void SideSplit::setOpen(bool open)
{
    if (!m_folded || open == m_open || !m_wanted)
        return;
    m_open = open;
    m_handle->setChecked(open);
    if (!open && m_panel->isAncestorOf(window()->focusWidget()))
        m_handle->setFocus(Qt::OtherFocusReason);
    m_panel->setVisible(open);
    m_line->setVisible(open);
    if (open) {
        placeDrawer();
        m_panel->raise();
        m_line->raise();
    }
    Q_EMIT panelFitted();
}

void SideSplit::setPanelWanted(bool wanted)
{
    if (wanted == m_wanted)
        return;
    setOpen(false);
    m_wanted = wanted;
    m_handle->setVisible(wanted && m_folded);
    m_panel->setVisible(wanted && !m_folded);
    fit();
}

void SideSplit::reveal(const QWidget &inside)
{
    for (QWidget *above = inside.parentWidget(); above != nullptr; above = above->parentWidget())
        if (auto *split = qobject_cast<SideSplit *>(above);
            split != nullptr && (split->m_panel == &inside || split->m_panel->isAncestorOf(&inside)))
            split->setOpen(true);
}

void SideSplit::setFolded(bool folded)
{
    m_folded = folded;
    m_open = false;
    m_handle->setChecked(false);
    m_handle->setVisible(folded && m_wanted);
    m_line->hide();
    m_middle->setMinimumWidth(folded ? 0 : px(m_room.leastMiddle));
    if (folded) {
        m_panel->setParent(this);
        m_panel->hide(); // or it would be shown together with this widget
    } else {
        m_splitter->insertWidget(m_edge == Edge::Start ? 0 : 1, m_panel);
        m_panel->setVisible(m_wanted);
    }
}

void SideSplit::fit()
{
    const bool folded = width() < px(m_room.leastMiddle + m_room.leastPanel) + m_splitter->handleWidth();
    if (folded != m_folded)
        setFolded(folded);
    const int strip = m_folded && m_wanted ? px(handleWidth) : 0;
    const bool atStart = m_edge == Edge::Start;
    const QRect room = rect().adjusted(atStart ? strip : 0, 0, atStart ? 0 : -strip, 0);
    m_splitter->setGeometry(QStyle::visualRect(layoutDirection(), rect(), room));
    if (m_folded) {
        const QRect edge(atStart ? 0 : width() - strip, 0, strip, height());
        m_handle->setGeometry(QStyle::visualRect(layoutDirection(), rect(), edge));
        placeDrawer();
        return;
    }
    const int most = width() - m_splitter->handleWidth() - px(m_room.leastMiddle);
    const int panel = std::clamp(px(m_width), px(m_room.leastPanel), std::max(px(m_room.leastPanel), most));
    const int middle = width() - m_splitter->handleWidth() - panel;
    m_splitter->setSizes(atStart ? QList<int>{panel, middle} : QList<int>{middle, panel});
}

void SideSplit::placeDrawer()
{
    const int strip = px(handleWidth);
    const int drawer = std::min(px(m_width), width() - strip - 1);
    const QRect place(m_edge == Edge::Start ? strip : width() - strip - drawer, 0, drawer, height());
    m_panel->setGeometry(QStyle::visualRect(layoutDirection(), rect(), place));
    const QRect line(m_edge == Edge::Start ? place.right() + 1 : place.left() - 1, 0, 1, height());
    m_line->setGeometry(QStyle::visualRect(layoutDirection(), rect(), line));
}

void SideSplit::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
    Q_EMIT panelFitted();
}

void SideSplit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_folded && m_open) {
        setOpen(false);
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace glossa::widgets
#include "moc_side_split.cpp"
