// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/search_field.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyle>

namespace glossa::widgets {

using theme::px;

SearchField::SearchField(QWidget *parent) : QLineEdit(parent)
{
    setProperty("region", true);
    fit();
}

void SearchField::setKey(const QString &key)
{
    m_key = key;
    fit();
}

void SearchField::fit()
{
    // Margins of a line edit are not mirrored by Qt.
    const int icon = px(18);
    const int end = m_key.isEmpty() ? 0 : theme::keyCapWidth(m_key);
    if (layoutDirection() == Qt::LeftToRight)
        setTextMargins(icon, 0, end, 0);
    else
        setTextMargins(end, 0, icon, 0);
}

void SearchField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange)
        fit();
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const QRect glass =
        QStyle::visualRect(layoutDirection(), rect(), QRect(px(8), height() / 2 - px(7), px(14), px(14)));
    theme::paintIcon(painter, glass, theme::Icon::Search, theme::tokens().t2);
    if (!m_key.isEmpty() && text().isEmpty() && !hasFocus()) {
        const int width = theme::keyCapWidth(m_key);
        const QRect cap = QStyle::visualRect(layoutDirection(), rect(),
                                             QRect(this->width() - px(5) - width, 0, width, height()));
        theme::paintKeyCap(painter, {cap.left(), height() / 2}, m_key);
    }
}

} // namespace glossa::widgets
#include "moc_search_field.cpp"
