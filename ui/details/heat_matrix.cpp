// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/heat_matrix.h"

#include "ui/details/heat_matrix_accessible.h"
#include "ui/details/heat_scale.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPixmap>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <functional>

namespace glossa::details {

using theme::px;

namespace {

// Design pixels: the smallest and largest cell that the fit chooses by itself, and the least that zoom
// allows.
constexpr int smallest = 29;
constexpr int squeezed = 22; // if all of it fits then
constexpr int largest = 48;
constexpr int least = 8;
constexpr int numbersFrom = 20; // below this width, cells have no number
constexpr int recallWidth = 96;
constexpr int precisionHeight = 28;
constexpr double columnAngle = -48.0;

/// What is there does not read as nothing.
QString inCell(double value, int decimals)
{
    const double unit = std::pow(10.0, -decimals);
    return value > 0.0 && value < unit / 2 ? QLatin1Char('<') + QLocale().toString(unit, 'f', decimals)
                                           : QLocale().toString(value, 'f', decimals);
}

} // namespace

HeatMatrix::HeatMatrix(QWidget *parent) : QAbstractScrollArea(parent)
{
    installHeatMatrixAccessibility();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    setAccessibleName(tr("Confusion matrix"));
}

void HeatMatrix::setConfusion(const evaluate::Confusion &confusion, const QStringList &keys)
{
    m_confusion = confusion;
    m_keys = keys;
    m_used.clear();
    for (std::uint32_t i = 0; i < confusion.names.size(); ++i) {
        if (confusion.rowSum(i) > 0.0 || confusion.columnSum(i) > 0.0)
            m_used.push_back(i);
    }
    m_hoverRow = -1;
    m_hoverColumn = -1;
    m_led = {-1, -1};
    m_zoom = 0;
    fit();
    const auto worst = ranked();
    m_row = worst.empty() ? 0 : worst.front().first;
    m_column = worst.empty() ? 0 : worst.front().second;
    centre();
    viewport()->update();
    Q_EMIT currentChanged();
}

void HeatMatrix::setShow(Show show)
{
    m_show = show;
    viewport()->update();
}

void HeatMatrix::setNormalized(bool normalized)
{
    m_normalized = normalized;
    viewport()->update();
}

bool HeatMatrix::isNothing(int line) const
{
    return m_confusion.names[m_used[static_cast<std::size_t>(line)]] == "$none";
}

QString HeatMatrix::name(int line) const
{
    const QString name = QString::fromStdString(m_confusion.names[m_used[static_cast<std::size_t>(line)]]);
    return isNothing(line) ? tr("(nothing)") : name;
}

const evaluate::Cell *HeatMatrix::cellAt(int row, int column) const
{
    if (row < 0 || column < 0 || row >= size() || column >= size())
        return nullptr;
    return m_confusion.cell(m_used[static_cast<std::size_t>(row)], m_used[static_cast<std::size_t>(column)]);
}

bool HeatMatrix::isShown(int row, int column) const
{
    return m_show == Show::All || (m_show == Show::Matches) == (row == column);
}

const evaluate::Cell *HeatMatrix::currentCell() const
{
    return isShown(m_row, m_column) ? cellAt(m_row, m_column) : nullptr;
}

void HeatMatrix::setCurrent(int row, int column)
{
    const int last = std::max(0, size() - 1);
    m_row = std::clamp(row, 0, last);
    m_column = std::clamp(column, 0, last);
    ensureVisible();
    viewport()->update();
    Q_EMIT currentChanged();
}

std::vector<std::pair<int, int>> HeatMatrix::ranked() const
{
    std::vector<std::pair<double, std::pair<int, int>>> confusions;
    std::vector<int> lineOf(m_confusion.names.size(), -1);
    for (int line = 0; line < size(); ++line)
        lineOf[m_used[static_cast<std::size_t>(line)]] = line;
    for (const evaluate::Cell &cell : m_confusion.cells)
        if (cell.row != cell.column && cell.raw > 0.0)
            confusions.push_back({cell.raw, {lineOf[cell.row], lineOf[cell.column]}});
    std::ranges::stable_sort(confusions, std::ranges::greater{}, [](const auto &c) { return c.first; });
    std::vector<std::pair<int, int>> places;
    places.reserve(confusions.size());
    for (const auto &[raw, place] : confusions)
        places.push_back(place);
    return places;
}

bool HeatMatrix::goToWorst()
{
    const auto all = ranked();
    if (all.empty())
        return false;
    // Asked again from where it led: the next one.
    auto next = all.end();
    if (m_led == std::pair(m_row, m_column))
        next = std::ranges::find(all, m_led);
    if (next != all.end())
        ++next;
    const auto [row, column] = next == all.end() ? all.front() : *next;
    m_led = {row, column};
    setCurrent(row, column);
    centre();
    return true;
}

QString HeatMatrix::inWords(const evaluate::Cell &cell) const
{
    const bool whole = std::abs(cell.raw - std::round(cell.raw)) < 1e-9;
    return m_normalized ? inCell(m_confusion.normalized(cell), 0) : inCell(cell.raw, whole ? 0 : 1);
}

QString HeatMatrix::table() const
{
    QStringList head{tr("labeled \\ predicted")};
    for (int column = 0; column < size(); ++column)
        head << name(column);
    QStringList lines{head.join(u'\t')};
    for (int row = 0; row < size(); ++row) {
        QStringList cells{name(row)};
        for (int column = 0; column < size(); ++column) {
            const auto *cell = isShown(row, column) ? cellAt(row, column) : nullptr;
            cells << (cell ? inWords(*cell) : QString());
        }
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n') + u'\n';
}

QPixmap HeatMatrix::picture() const
{
    HeatMatrix whole;
    whole.setAttribute(Qt::WA_DontShowOnScreen);
    whole.m_show = m_show;
    whole.m_normalized = m_normalized;
    whole.resize(px(400), px(300));
    whole.setConfusion(m_confusion, m_keys);
    const int lines = std::max(1, size());
    const int side = std::max(px(smallest), m_cell.height());
    whole.resize(whole.m_left + lines * side + px(recallWidth) + px(60),
                 whole.m_top + lines * side + px(precisionHeight) + px(24));
    whole.m_row = -1; // nobody stands anywhere in a picture
    whole.m_column = -1;
    return whole.grab();
}

QString HeatMatrix::sentence(int row, int column) const
{
    const auto *cell = cellAt(row, column);
    if (m_confusion.rowSum(m_used[static_cast<std::size_t>(row)]) <= 0.0)
        return tr("Nothing is labeled %1, so there is no share of it.").arg(name(row));
    const double raw = cell ? cell->raw : 0.0;
    const bool whole = std::abs(raw - std::round(raw)) < 1e-9;
    const QString count = QLocale().toString(raw, 'f', whole ? 0 : 2);
    const QString share = inCell(cell ? m_confusion.normalized(*cell) : 0.0, 0);
    QString words =
        row == column
            ? tr("%1 labeled %2 and predicted so, %3 % of %2").arg(count, name(row), share)
            : tr("%1 labeled %2 were predicted %3, %4 % of %2").arg(count, name(row), name(column), share);
    return words.replace(share + QStringLiteral(" %"), share + QStringLiteral("\u00a0%"));
}

void HeatMatrix::fit()
{
    const QFontMetrics metrics(theme::font(theme::TextRole::Caption));
    int widest = 0;
    for (int i = 0; i < size(); ++i)
        widest = std::max(widest, metrics.horizontalAdvance(name(i)));
    widest = std::min(widest, px(170));
    m_left = widest + px(56);
    m_top = static_cast<int>(widest * std::sin(-columnAngle * M_PI / 180.0)) + px(28);
    const int lines = std::max(1, size());
    const int overhang = px(40);
    const int wide = (viewport()->width() - m_left - px(recallWidth) - overhang) / lines;
    const int high = (viewport()->height() - m_top - px(precisionHeight) - px(12)) / lines;
    const int fitting = std::min(wide, high);
    const int natural =
        std::clamp(fitting, fitting >= px(squeezed) ? px(squeezed) : px(smallest), px(largest));
    const int side = std::max(px(least), natural + m_zoom * px(4));
    m_cell = {std::max(side, std::min(px(largest), std::clamp(wide, side, side + px(8)))), side};
    if (m_zoom != 0)
        m_cell = {side, side};
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(
        0, std::max(0, m_left + lines * m_cell.width() + px(recallWidth) + px(8) - viewport()->width()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(
        0, std::max(0, m_top + lines * m_cell.height() + px(precisionHeight) - viewport()->height()));
}

QRect HeatMatrix::cellRect(int row, int column) const
{
    return {m_left + column * m_cell.width() - horizontalScrollBar()->value(),
            m_top + row * m_cell.height() - verticalScrollBar()->value(), m_cell.width(), m_cell.height()};
}

void HeatMatrix::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens();
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), t.canvas);
    if (m_used.empty())
        return;
    painter.setFont(theme::font(theme::TextRole::Caption));
    const QRect inside(m_left, m_top, viewport()->width() - m_left, viewport()->height() - m_top);
    painter.setClipRect(inside.adjusted(-2, -2, 0, 0));
    for (int row = 0; row < size(); ++row) {
        if (!cellRect(row, 0).intersects(QRect(-1000000, inside.top(), 3000000, inside.height())))
            continue;
        for (int column = 0; column < size(); ++column) {
            if (cellRect(row, column).intersects(inside))
                paintCell(painter, row, column);
        }
    }
    const QRect frame = cellRect(0, 0).united(cellRect(size() - 1, size() - 1));
    painter.setPen(t.line2);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(frame.adjusted(-1, -1, 0, 0));
    if (m_row >= 0 && m_row < size() && m_column >= 0 && m_column < size()) {
        const QRect current = cellRect(m_row, m_column);
        painter.setPen(QPen(QColor(t.acc), hasFocus() ? 2.5 : 1.5));
        painter.drawRect(current.adjusted(0, 0, -1, -1));
        painter.setPen(QPen(QColor(t.canvas), 1.5));
        painter.drawRect(QRectF(current).adjusted(2, 2, -3, -3));
    }
    painter.setClipping(false);
    for (int i = 0; i < size(); ++i) {
        painter.setClipRect(QRect(0, m_top, viewport()->width(), inside.height()));
        paintRowHead(painter, i);
        painter.setClipRect(QRect(m_left - px(8), 0, viewport()->width(), viewport()->height()));
        paintColumnHead(painter, i);
    }
    painter.setClipping(false);
    paintAxes(painter);
}

void HeatMatrix::paintCell(QPainter &painter, int row, int column)
{
    const theme::Tokens &t = theme::tokens();
    const QRect place = cellRect(row, column);
    const auto *cell = isShown(row, column) ? cellAt(row, column) : nullptr;
    if (!cell) {
        painter.fillRect(QRect(place.center(), QSize(2, 2)), t.line2);
        return;
    }
    const double share = m_confusion.normalized(*cell) / 100.0;
    const QColor ground = row == column ? matchColor(share) : errorColor(share);
    painter.fillRect(place.adjusted(0, 0, -1, -1), ground);
    if (m_cell.width() < px(numbersFrom))
        return;
    painter.setPen(inkOn(ground, row == column));
    painter.drawText(place, Qt::AlignCenter, inWords(*cell));
}

bool HeatMatrix::hasHead(int line, int lookedAt, int extent, int need)
{
    if (extent >= need || line == lookedAt)
        return true;
    const int every = (need + extent - 1) / std::max(1, extent);
    return line % every == 0 && (lookedAt < 0 || std::abs(line - lookedAt) >= every);
}

void HeatMatrix::paintRowHead(QPainter &painter, int row)
{
    const theme::Tokens &t = theme::tokens();
    QRect line = cellRect(row, 0);
    const std::uint32_t own = m_used[static_cast<std::size_t>(row)];
    const int lookedAt = m_hoverRow >= 0 ? m_hoverRow : m_row;
    const bool current = row == lookedAt;
    QFont font = theme::font(theme::TextRole::Caption);
    font.setWeight(current ? QFont::DemiBold : QFont::Normal);
    painter.setFont(font);
    const int textHeight = painter.fontMetrics().height();
    if (!hasHead(row, lookedAt, line.height(), textHeight))
        return;
    line.setTop(line.center().y() - std::max(textHeight, line.height()) / 2);
    line.setHeight(std::max(textHeight, cellRect(row, 0).height()));
    const double total = m_confusion.rowSum(own);
    const QString support = QLocale().toString(total, 'f', 0);
    const QRect number(m_left - px(40), line.top(), px(32), line.height());
    painter.setPen(t.t3);
    painter.drawText(number, Qt::AlignVCenter | Qt::AlignRight, support);
    painter.setPen(current ? QColor(t.t1) : QColor(t.t2));
    const QRect words(px(8), line.top(), m_left - px(52), line.height());
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignRight,
                     painter.fontMetrics().elidedText(name(row), Qt::ElideRight, words.width()));

    const QRect last = cellRect(row, size() - 1);
    const auto *match = cellAt(row, row);
    const bool defined = total > 0.0 && (match || !isNothing(row));
    const double recall = defined && match ? match->raw / total : 0.0;
    const QRect bar(last.right() + px(44), line.center().y() - px(3), px(recallWidth) - px(48), px(6));
    painter.setFont(theme::font(theme::TextRole::Caption));
    painter.setPen(t.t1);
    painter.drawText(QRect(last.right() + px(8), line.top(), px(32), line.height()),
                     Qt::AlignVCenter | Qt::AlignLeft,
                     defined ? QLocale().toString(recall, 'f', 2) : QStringLiteral("–"));
    if (!defined)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(t.press));
    painter.drawRoundedRect(bar, 3, 3);
    painter.setBrush(QColor(t.accfill));
    painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * recall, bar.height()), 3, 3);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void HeatMatrix::paintColumnHead(QPainter &painter, int column)
{
    const QRect line = cellRect(0, column);
    if (line.left() + 4 < m_left)
        return;
    const int lookedAt = m_hoverColumn >= 0 ? m_hoverColumn : m_column;
    const bool current = column == lookedAt;
    QFont font = theme::font(theme::TextRole::Caption);
    font.setWeight(current ? QFont::DemiBold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    painter.setFont(font);
    // Turned lines of text stand as far apart as their height divided by the sine of the angle.
    const int nameNeeds =
        static_cast<int>(painter.fontMetrics().height() / std::sin(-columnAngle * M_PI / 180.0) * 0.9);
    if (hasHead(column, lookedAt, line.width(), nameNeeds))
        paintColumnName(painter, column, current);
    if (hasHead(column, lookedAt, line.width(), px(28)))
        paintPrecision(painter, column);
}

void HeatMatrix::paintColumnName(QPainter &painter, int column, bool current)
{
    const theme::Tokens &t = theme::tokens();
    const QRect line = cellRect(0, column);
    painter.save();
    painter.translate(line.center().x() - px(2), m_top - px(8));
    painter.rotate(columnAngle);
    painter.setPen(current ? QColor(t.t1) : QColor(t.t2));
    const int room = static_cast<int>((m_top - px(16)) / std::sin(-columnAngle * M_PI / 180.0));
    painter.drawText(0, 0, painter.fontMetrics().elidedText(name(column), Qt::ElideRight, room));
    painter.restore();
}

void HeatMatrix::paintPrecision(QPainter &painter, int column)
{
    const theme::Tokens &t = theme::tokens();
    const QRect line = cellRect(0, column);
    const std::uint32_t own = m_used[static_cast<std::size_t>(column)];
    const double total = m_confusion.columnSum(own);
    const auto *match = cellAt(column, column);
    painter.setFont(theme::font(theme::TextRole::Caption));
    painter.setPen(t.t1);
    const QRect foot(line.left() - px(6), cellRect(size() - 1, 0).bottom() + px(4), line.width() + px(12),
                     px(20));
    painter.drawText(foot, Qt::AlignCenter,
                     total > 0.0 && (match || !isNothing(column))
                         ? QLocale().toString(match ? match->raw / total : 0.0, 'f', 2)
                         : QStringLiteral("–"));
}

void HeatMatrix::paintAxes(QPainter &painter)
{
    const theme::Tokens &t = theme::tokens();
    painter.setFont(theme::font(theme::TextRole::Caption));
    painter.setPen(t.t2);
    const QRect corner(px(8), m_top - px(40), m_left - px(16), px(36));
    painter.fillRect(corner, t.canvas);
    painter.drawText(corner, Qt::AlignRight | Qt::AlignBottom, tr("Predicted →\nLabeled ↓"));
    const QRect last = cellRect(0, size() - 1);
    painter.drawText(QRect(last.right() + px(8), m_top - px(20), px(80), px(16)),
                     Qt::AlignLeft | Qt::AlignBottom, tr("Recall"));
    const int bottom = cellRect(size() - 1, 0).bottom() + px(4);
    painter.drawText(QRect(px(8), bottom, m_left - px(16), px(20)), Qt::AlignRight | Qt::AlignVCenter,
                     tr("Precision"));
}

bool HeatMatrix::cellAtPlace(const QPoint &place, int &row, int &column) const
{
    if (place.x() < m_left || place.y() < m_top)
        return false;
    column = (place.x() - m_left + horizontalScrollBar()->value()) / m_cell.width();
    row = (place.y() - m_top + verticalScrollBar()->value()) / m_cell.height();
    return row < size() && column < size();
}

void HeatMatrix::mousePressEvent(QMouseEvent *event)
{
    int row = 0;
    int column = 0;
    if (event->button() != Qt::LeftButton || !cellAtPlace(event->position().toPoint(), row, column))
        return;
    setCurrent(row, column);
    Q_EMIT cellActivated();
}

void HeatMatrix::mouseMoveEvent(QMouseEvent *event)
{
    int row = 0;
    int column = 0;
    const bool inside = cellAtPlace(event->position().toPoint(), row, column);
    hover(inside ? row : -1, inside ? column : -1);
    const bool over = inside && isShown(row, column) && cellAt(row, column) != nullptr;
    viewport()->setCursor(over ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void HeatMatrix::hover(int row, int column)
{
    if (row == m_hoverRow && column == m_hoverColumn)
        return;
    m_hoverRow = row;
    m_hoverColumn = column;
    viewport()->update();
}

void HeatMatrix::keyPressEvent(QKeyEvent *event)
{
    const int last = size() - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return setCurrent(m_row, m_column - 1);
    case Qt::Key_Right:
        return setCurrent(m_row, m_column + 1);
    case Qt::Key_Up:
        return setCurrent(m_row - 1, m_column);
    case Qt::Key_Down:
        return setCurrent(m_row + 1, m_column);
    case Qt::Key_Home:
        return setCurrent(event->modifiers() & Qt::ControlModifier ? 0 : m_row, 0);
    case Qt::Key_End:
        return setCurrent(event->modifiers() & Qt::ControlModifier ? last : m_row, last);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        Q_EMIT cellActivated();
        return;
    case Qt::Key_Plus:
        return zoom(1);
    case Qt::Key_Minus:
        return zoom(-1);
    case Qt::Key_0:
        return zoom(-m_zoom); // as it was fitted
    default:
        break;
    }
    if (event->modifiers() != Qt::NoModifier || !jumpToLetter(event->text()))
        QAbstractScrollArea::keyPressEvent(event);
}

bool HeatMatrix::jumpToLetter(const QString &letter)
{
    if (letter.isEmpty() || !letter.at(0).isLetterOrNumber())
        return false;
    for (int i = 1; i <= size(); ++i) {
        const int row = (m_row + i) % size();
        if (name(row).startsWith(letter, Qt::CaseInsensitive)) {
            setCurrent(row, row);
            return true;
        }
    }
    return false;
}

void HeatMatrix::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier))
        return QAbstractScrollArea::wheelEvent(event);
    zoom(event->angleDelta().y() > 0 ? 1 : -1);
}

void HeatMatrix::zoom(int steps)
{
    m_zoom = std::clamp(m_zoom + steps, -12, 12);
    fit();
    ensureVisible();
    viewport()->update();
}

void HeatMatrix::centre()
{
    const QRect cell = cellRect(m_row, m_column);
    const QPoint middle((m_left + viewport()->width()) / 2, (m_top + viewport()->height()) / 2);
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + cell.center().x() - middle.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + cell.center().y() - middle.y());
}

void HeatMatrix::ensureVisible()
{
    const QRect cell = cellRect(m_row, m_column);
    const auto reveal = [](QScrollBar *bar, int begin, int end, int low, int high) {
        if (begin < low)
            bar->setValue(bar->value() - (low - begin));
        else if (end > high)
            bar->setValue(bar->value() + (end - high));
    };
    reveal(horizontalScrollBar(), cell.left(), cell.right(), m_left, viewport()->width());
    reveal(verticalScrollBar(), cell.top(), cell.bottom(), m_top, viewport()->height());
}

void HeatMatrix::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    fit();
}

void HeatMatrix::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void HeatMatrix::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool HeatMatrix::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        hover(-1, -1);
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        int row = 0;
        int column = 0;
        if (cellAtPlace(help->pos(), row, column))
            QToolTip::showText(help->globalPos(), sentence(row, column), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace glossa::details
