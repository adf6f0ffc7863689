// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/eliding_label.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace glossa::widgets {

ElidingLabel::ElidingLabel(Qt::TextElideMode mode, QWidget *parent) : QLabel(parent), m_mode(mode)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    fit();
}

void ElidingLabel::show(const QString &text)
{
    if (text == this->text())
        return;
    setText(text);
    fit();
}

void ElidingLabel::fit()
{
    const int whole = sizeHint().width();
    setMaximumWidth(whole);
    setToolTip(width() < whole ? text() : QString());
}

void ElidingLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    fit();
}

void ElidingLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

void ElidingLabel::paintEvent(QPaintEvent *)
{
    const QString shown =
        width() < maximumWidth() ? fontMetrics().elidedText(text(), m_mode, contentsRect().width()) : text();
    QPainter painter(this);
    style()->drawItemText(&painter, contentsRect(),
                          static_cast<int>(QStyle::visualAlignment(layoutDirection(), alignment())),
                          palette(), isEnabled(), shown, foregroundRole());
}

} // namespace glossa::widgets
#include "moc_eliding_label.cpp"
