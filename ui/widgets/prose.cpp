// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/prose.h"

#include <QPainter>
#include <QStyle>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace glossa::widgets {

namespace {

QTextLayout::FormatRange strong(int length)
{
    QTextLayout::FormatRange range;
    range.start = 0;
    range.length = length;
    range.format.setFontWeight(QFont::DemiBold);
    return range;
}

} // namespace

Prose::Prose(theme::TextRole role, theme::Ink ink, const QString &text, QWidget *parent)
    : QLabel(text, parent), m_role(role)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    theme::setRole(*this, role, ink);
}

void Prose::setInk(theme::Ink ink)
{
    theme::setRole(*this, m_role, ink);
}

void Prose::setLead(int length)
{
    m_lead = length;
    updateGeometry();
    update();
}

int Prose::outside() const
{
    const QMargins frame = contentsMargins();
    return frame.left() + frame.right() + 2 * margin();
}

int Prose::layOut(QTextLayout &layout, int width) const
{
    QString words = text();
    words.replace(u'\n', QChar::LineSeparator);
    layout.setText(words);
    layout.setFont(font());
    if (m_lead > 0)
        layout.setFormats({strong(m_lead)});
    QTextOption option;
    option.setTextDirection(layoutDirection());
    option.setAlignment(QStyle::visualAlignment(layoutDirection(), alignment()) & Qt::AlignHorizontal_Mask);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    const int height = theme::lineHeight(m_role);
    double top = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(1, width));
        // On whole pixels, or hinted glyphs would sit between two.
        line.setPosition({0.0, std::floor(top + (height - line.ascent() - line.descent()) / 2.0)});
        top += height;
    }
    layout.endLayout();
    return std::max(height, static_cast<int>(top));
}

int Prose::heightForWidth(int width) const
{
    const QMargins frame = contentsMargins();
    QTextLayout layout;
    return layOut(layout, width - outside()) + frame.top() + frame.bottom() + 2 * margin();
}

QSize Prose::sizeHint() const
{
    const int width = QLabel::sizeHint().width();
    return {width, heightForWidth(width)};
}

QSize Prose::minimumSizeHint() const
{
    // Lines break within a word where they must, so that one long name makes no panel wider than its room.
    const int word = QLabel::minimumSizeHint().width();
    return {std::min(word, theme::px(120)), heightForWidth(QWIDGETSIZE_MAX)};
}

void Prose::paintEvent(QPaintEvent *)
{
    const QRect area = contentsRect().adjusted(margin(), margin(), -margin(), -margin());
    QTextLayout layout;
    const int height = layOut(layout, area.width());
    int top = area.top();
    if (alignment() & Qt::AlignVCenter)
        top += std::max(0, (area.height() - height) / 2);
    else if (alignment() & Qt::AlignBottom)
        top += std::max(0, area.height() - height);
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    layout.draw(&painter, QPointF(area.left(), top));
}

QLabel *prose(const QString &text, theme::TextRole role, theme::Ink ink)
{
    return new Prose(role, ink, text);
}

QLabel *plainLabel(const QString &text, theme::TextRole role, theme::Ink ink)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    theme::setRole(*label, role, ink);
    return label;
}

QLabel *fieldLabel(const QString &text, QWidget *field)
{
    auto *label = new QLabel(text);
    theme::setRole(*label, theme::TextRole::Caption, theme::Ink::Secondary);
    label->setBuddy(field);
    return label;
}

} // namespace glossa::widgets
#include "moc_prose.cpp"
