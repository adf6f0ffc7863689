// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/hour_bars.h"

#include "ui/theme/theme.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace glossa::deployments {

using theme::px;

namespace {

constexpr int barWidth = 3;
constexpr int barStep = 5;
constexpr int mostHeight = 32;

} // namespace

HourBars::HourBars(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("hourBars"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    show({});
}

void HourBars::show(const workspace::ServedDay &day)
{
    m_day = day;
    const auto most = std::ranges::max_element(m_day.hours);
    const auto hoursAgo = static_cast<int>(m_day.hours.end() - most) - 1;
    const QString count = QLocale().toString(qlonglong(*most));
    setToolTip(m_day.answers == 0 ? tr("No query in the last day")
               : hoursAgo == 0
                   ? tr("Queries by the hour; most in this one: %1").arg(count)
                   : tr("Queries by the hour; most %n hours ago: %1", nullptr, hoursAgo).arg(count));
    setAccessibleName(toolTip());
    update();
}

QSize HourBars::sizeHint() const
{
    return {px(barStep * static_cast<int>(workspace::ServedDay::hourCount)), px(mostHeight)};
}

void HourBars::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens();
    QPainter painter(this);
    const std::int64_t most = std::max<std::int64_t>(1, *std::ranges::max_element(m_day.hours));
    for (std::size_t hour = 0; hour < m_day.hours.size(); ++hour) {
        // An hour with one query is seen beside one with thousands; one without has its place only.
        const std::int64_t answers = m_day.hours[hour];
        const int high =
            answers == 0 ? 1 : std::max(px(2), static_cast<int>(answers * px(mostHeight) / most));
        const QRect bar(px(barStep * static_cast<int>(hour)), height() - high, px(barWidth), high);
        // Time goes as the text does.
        painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), bar),
                         QColor(answers == 0 ? t.line2 : t.accfill));
    }
}

} // namespace glossa::deployments
#include "moc_hour_bars.cpp"
