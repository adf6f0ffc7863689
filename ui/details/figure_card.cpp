// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/figure_card.h"

#include "ui/theme/theme.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

namespace glossa::details {

using theme::px;

FigureCard::FigureCard(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FigureCard::set(const QString &title, std::optional<double> value,
                     std::optional<evaluate::Interval> interval, const QString &words)
{
    m_title = title;
    m_value = value;
    m_interval = interval;
    m_words = words;
    const QString figure = value ? QLocale().toString(*value, 'f', 2) : tr("not known");
    setAccessibleName(tr("%1: %2").arg(title, figure));
    setAccessibleDescription(words);
    update();
}

QSize FigureCard::sizeHint() const
{
    return {px(220), px(116)};
}

void FigureCard::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QColor(t.line));
    painter.setBrush(QColor(t.canvas));
    painter.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), px(8), px(8));
    const QRect inside = rect().adjusted(px(16), px(12), -px(16), -px(12));
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.setPen(t.t2);
    painter.drawText(QRect(inside.left(), inside.top(), inside.width(), px(20)),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_title, Qt::ElideRight, inside.width()));
    painter.setFont(theme::font(theme::TextRole::Figure));
    painter.setPen(t.t1);
    const QString figure = m_value ? QLocale().toString(*m_value, 'f', 2) : QStringLiteral("–");
    const QRect number(inside.left(), inside.top() + px(20), inside.width(), px(32));
    painter.drawText(number, Qt::AlignLeft | Qt::AlignVCenter, figure);
    const int after = number.left() + painter.fontMetrics().horizontalAdvance(figure) + px(8);
    painter.setFont(theme::font(theme::TextRole::Caption));
    painter.setPen(t.t2);
    if (m_interval) {
        const QRect range(after, number.top() + px(4), inside.right() - after, px(28));
        painter.drawText(QStyle::visualRect(layoutDirection(), inside, range),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         tr("%1 to %2")
                             .arg(QLocale().toString(m_interval->low, 'f', 2),
                                  QLocale().toString(m_interval->high, 'f', 2)));
    }
    painter.drawText(QRect(inside.left(), inside.bottom() - px(16), inside.width(), px(18)),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_words, Qt::ElideRight, inside.width()));
    const QRectF bar(inside.left(), inside.top() + px(60), inside.width(), px(4));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(t.press));
    painter.drawRoundedRect(bar, 2, 2);
    if (m_interval) {
        QColor soft = t.accfill;
        soft.setAlphaF(0.55F);
        const QRectF range(bar.left() + bar.width() * m_interval->low, bar.top(),
                           bar.width() * (m_interval->high - m_interval->low), bar.height());
        painter.fillRect(range, soft);
        // Its ends are ticks, as in the table of categories: a band alone is faint on a dark ground.
        for (const double end : {range.left(), range.right() - px(1)})
            painter.fillRect(QRectF(end, bar.center().y() - px(4), px(1), px(8)), QColor(t.accfill));
    }
    if (m_value) {
        painter.setBrush(QColor(t.accfill));
        painter.drawEllipse(QPointF(bar.left() + bar.width() * *m_value, bar.center().y()), px(4), px(4));
    }
}

} // namespace glossa::details
#include "moc_figure_card.cpp"
