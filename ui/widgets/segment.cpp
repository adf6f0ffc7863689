// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segment.h"

#include "ui/theme/theme.h"
#include "ui/widgets/accessibility.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <algorithm>
#include <utility>

namespace glossa::widgets {

using theme::px;

Segment::Segment(const QStringList &texts, QWidget *parent) : QWidget(parent), m_texts(texts)
{
    installAccessibility();
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Segment::setTexts(const QStringList &texts)
{
    if (texts == m_texts)
        return;
    m_texts = texts;
    updateGeometry();
    update();
}

void Segment::setCurrent(int index)
{
    const int before = std::exchange(m_current, index);
    update();
    if (before == index || !QAccessible::isActive())
        return;
    QAccessible::State checked;
    checked.checked = true;
    for (const int part : {before, index}) {
        QAccessibleStateChangeEvent event(this, checked);
        event.setChild(part);
        QAccessible::updateAccessibility(&event);
    }
    if (hasFocus()) {
        QAccessibleEvent event(this, QAccessible::Focus);
        event.setChild(index);
        QAccessible::updateAccessibility(&event);
    }
}

int Segment::widthOf(const QString &text) const
{
    return QFontMetrics(theme::font(theme::TextRole::BodyMedium)).horizontalAdvance(text) + px(20);
}

QRect Segment::partRect(int index) const
{
    int x = 0;
    for (int i = 0; i < index; ++i)
        x += widthOf(m_texts[i]);
    return QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, widthOf(m_texts[index]), height()));
}

QSize Segment::sizeHint() const
{
    int width = 0;
    for (const QString &text : m_texts)
        width += widthOf(text);
    return {width, px(28)};
}

void Segment::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(.5, .5, -.5, -.5);
    QPainterPath outline;
    outline.addRoundedRect(frame, px(6), px(6));
    painter.fillPath(outline, QColor(t.canvas));
    painter.save();
    painter.setClipPath(outline);
    for (int i = 0; i < m_texts.size(); ++i) {
        const QRect part = partRect(i);
        const bool on = i == m_current;
        if (on)
            painter.fillRect(part, t.sel);
        if (i > 0)
            painter.fillRect(QRect(part.left(), 0, 1, height()), t.line2);
        painter.setFont(theme::font(on ? theme::TextRole::BodyMedium : theme::TextRole::Body));
        painter.setPen(isEnabled() ? (on ? t.t1 : t.t2) : t.t3);
        painter.drawText(part, Qt::AlignCenter, m_texts[i]);
    }
    painter.restore();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(hasFocus() ? QPen(QColor(t.accfill), 2) : QPen(QColor(t.line2), 1));
    painter.drawRoundedRect(hasFocus() ? frame.adjusted(.5, .5, -.5, -.5) : frame, px(6), px(6));
    if (m_current >= 0)
        theme::outlineSelected(painter, partRect(m_current), px(6));
}

void Segment::choose(int index)
{
    const int wanted = std::clamp(index, 0, static_cast<int>(m_texts.size()) - 1);
    if (wanted == m_current)
        return;
    setCurrent(wanted);
    Q_EMIT chosen(wanted);
}

void Segment::mouseReleaseEvent(QMouseEvent *event)
{
    for (int i = 0; i < m_texts.size(); ++i)
        if (partRect(i).contains(event->pos()))
            choose(i);
}

void Segment::keyPressEvent(QKeyEvent *event)
{
    const int forward = layoutDirection() == Qt::LeftToRight ? 1 : -1;
    if (event->key() == Qt::Key_Right)
        choose(m_current + forward);
    else if (event->key() == Qt::Key_Left)
        choose(m_current - forward);
    else
        QWidget::keyPressEvent(event);
}

} // namespace glossa::widgets
#include "moc_segment.cpp"
