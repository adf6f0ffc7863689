// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/minimap.h"

#include "ui/theme/theme.h"
#include "ui/widgets/span_view.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace glossa::widgets {

using theme::px;

namespace {

constexpr double normalScale = 1.0 / 6.0;
constexpr int charactersWide = 100;
constexpr int marksAPixel = 4; // more cannot be told apart

} // namespace

Minimap::Minimap(SpanView &view, QWidget *parent) : QWidget(parent), m_view(view)
{
    setObjectName(QStringLiteral("minimap"));
    setAccessibleName(tr("Overview of the document"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(&view, &SpanView::viewChanged, this, qOverload<>(&QWidget::update));
}

QSize Minimap::sizeHint() const
{
    return {px(60), px(200)};
}

double Minimap::scale() const
{
    const int whole = m_view.verticalScrollBar()->maximum() + m_view.viewport()->height();
    return std::min(normalScale, height() / std::max(1.0, static_cast<double>(whole)));
}

void Minimap::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.canvas);
    painter.fillRect(QRect(0, 0, 1, height()), t.line);
    const double factor = scale();
    const int scrolled = m_view.verticalScrollBar()->value();
    painter.fillRect(QRectF(1, scrolled * factor, width() - 1, m_view.viewport()->height() * factor),
                     t.accsoft);
    const double unit = (width() - px(14)) / static_cast<double>(charactersWide);
    const int left = px(7);
    const auto &paragraphs = m_view.layoutOfText().paragraphs();
    const auto &marks = m_view.spans();
    int lastY = -1;
    int drawn = 0; // marks at this height
    for (const SpanLayout::Paragraph &paragraph : paragraphs) {
        const int y = static_cast<int>(paragraph.top * factor) + px(3);
        // A long document has more lines than there are pixels.
        if (paragraph.length == 0 || (y == lastY && paragraph.marks.empty()))
            continue;
        drawn = y == lastY ? drawn : 0;
        lastY = y;
        const int lines = 1 + paragraph.length / charactersWide;
        for (int line = 0; line < std::min(lines, 4); ++line) {
            const int characters = std::min(charactersWide, paragraph.length - line * charactersWide);
            painter.fillRect(QRectF(left, y + line * 3, characters * unit, 1), t.line2);
        }
        for (const int mark : paragraph.marks) {
            if (++drawn > marksAPixel)
                break;
            const SpanMark &span = marks[static_cast<std::size_t>(mark)];
            const int from = std::max(0, span.span.begin - paragraph.begin);
            const int line = std::min(3, from / charactersWide);
            const double x = left + (from % charactersWide) * unit;
            const double wide = std::clamp(span.span.length * unit, 3.0, width() - px(7) - x);
            painter.fillRect(QRectF(x, y + line * 3 - 1, std::max(2.0, wide), 3), t.category(span.slot).mark);
        }
    }
}

void Minimap::goTo(int y)
{
    const double factor = std::max(1e-6, scale());
    m_view.verticalScrollBar()->setValue(static_cast<int>(y / factor) - m_view.viewport()->height() / 2);
}

void Minimap::mousePressEvent(QMouseEvent *event)
{
    goTo(event->pos().y());
}

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        goTo(event->pos().y());
}

} // namespace glossa::widgets
#include "moc_minimap.cpp"
