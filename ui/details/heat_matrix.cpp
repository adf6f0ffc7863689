// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/heat_matrix.h"

#include "ui/details/heat_matrix_accessible.h"
#include "ui/details/heat_matrix_parts.h"
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
    // Of as many examples those are worse that are more of what was labeled.
    using Weight = std::pair<double, double>;
    std::vector<std::pair<Weight, std::pair<int, int>>> confusions;
    std::vector<int> lineOf(m_confusion.names.size(), -1);
    for (int line = 0; line < size(); ++line)
        lineOf[m_used[static_cast<std::size_t>(line)]] = line;
    for (const evaluate::Cell &cell : m_confusion.cells)
        if (cell.row != cell.column && cell.raw > 0.0)
            confusions.push_back(
                {{cell.raw, m_confusion.normalized(cell)}, {lineOf[cell.row], lineOf[cell.column]}});
    std::ranges::stable_sort(confusions, std::ranges::greater{}, [](const auto &c) { return c.first; });
    std::vector<std::pair<int, int>> places;
    places.reserve(confusions.size());
    for (const auto &[weight, place] : confusions)
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
#include "moc_heat_matrix.cpp"
