// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/table.h"

#include "app/cli/terminal.h"

#include <QDateTime>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace glossa::cli {

Table::Table(std::vector<Column> columns) : m_columns(std::move(columns)) {}

void Table::add(const QStringList &row)
{
    QStringList cells;
    for (const QString &cell : row)
        cells << shown(cell, text::Layout::None); // as wide as it is printed, and no tab moves a column
    m_rows.push_back(cells);
}

void Table::print() const
{
    std::vector<qsizetype> widths;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        qsizetype width = m_columns[i].head.size();
        for (const QStringList &row : m_rows)
            width = std::max(width, row.value(static_cast<qsizetype>(i)).size());
        widths.push_back(width);
    }
    const auto line = [&](const QStringList &cells) {
        QString text;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const QString cell = cells.value(static_cast<qsizetype>(i));
            text += m_columns[i].right ? cell.rightJustified(widths[i]) : cell.leftJustified(widths[i]);
            text += QStringLiteral("  ");
        }
        while (text.endsWith(u' '))
            text.chop(1);
        say(text);
    };
    QStringList heads;
    for (const Column &column : m_columns)
        heads << column.head;
    line(heads);
    for (const QStringList &row : m_rows)
        line(row);
}

void printCsvRow(const QStringList &cells)
{
    QStringList written;
    for (QString cell : cells) {
        const bool quoted = cell.contains(u',') || cell.contains(u'"') || cell.contains(u'\n') ||
                            cell.contains(u'\r') || cell.startsWith(u' ') || cell.endsWith(u' ');
        written << (quoted ? u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"' : cell);
    }
    std::fputs((written.join(u',') + u'\n').toUtf8().constData(), stdout);
}

QString figure(const std::optional<double> &value)
{
    return value ? QString::number(*value, 'f', 3) : QStringLiteral("–");
}

QString timeText(std::int64_t ms)
{
    return ms == 0 ? QStringLiteral("–")
                   : QDateTime::fromMSecsSinceEpoch(ms).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

ProgressBar::ProgressBar() : m_terminal(isatty(STDERR_FILENO) != 0) {}

ProgressBar::~ProgressBar()
{
    if (m_drawn)
        std::fputs("\r\033[K", stderr);
}

void ProgressBar::show(double fraction, const QString &what)
{
    constexpr int width = 30;
    const int percent = static_cast<int>(std::clamp(fraction, 0.0, 1.0) * 100.0);
    if (!m_terminal || (percent == m_shown && what == m_what))
        return;
    m_shown = percent;
    m_what = what;
    m_drawn = true;
    const int filled = percent * width / 100;
    const QString bar = QString(filled, u'#') + QString(width - filled, u'.');
    std::fprintf(stderr, "\r\033[K[%s] %3d %%  %s", bar.toUtf8().constData(), percent,
                 shown(what).toUtf8().constData());
    std::fflush(stderr);
}

} // namespace glossa::cli
