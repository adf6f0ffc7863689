// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/stage_list.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyle>

namespace glossa::training {

using theme::px;

namespace {

constexpr double rowHeight = 26;
constexpr double mostRows = 6;
constexpr double columnWidth = 204;
constexpr double iconSide = 16;
constexpr double dot = 8;

} // namespace

StageList::StageList(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Minimum);
    setAccessibleName(tr("Stages of the training"));
}

QSize StageList::sizeHint() const
{
    return {px(columnWidth), px(rowHeight * mostRows)};
}

void StageList::set(std::vector<Stage> stages)
{
    m_stages = std::move(stages);
    QStringList told;
    for (const Stage &stage : m_stages)
        told << (stage.step == Step::Done ? tr("%1 done in %2", "stage, time").arg(stage.name, stage.time)
                 : stage.step == Step::Running ? tr("%1 running", "stage").arg(stage.name)
                 : stage.step == Step::Stopped ? tr("%1 stopped", "stage").arg(stage.name)
                 : stage.step == Step::Failed  ? tr("%1 failed", "stage").arg(stage.name)
                                               : tr("%1 to come", "stage").arg(stage.name));
    setAccessibleDescription(told.join(QStringLiteral(", ")));
    update();
}

void StageList::end(Step how)
{
    std::vector<Stage> stages = m_stages;
    std::erase_if(stages, [](const Stage &stage) { return stage.step == Step::Coming; });
    for (Stage &stage : stages)
        if (stage.step == Step::Running)
            stage.step = how;
    set(std::move(stages));
}

void StageList::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto mirrored = [this](const QRect &place) {
        return QStyle::visualRect(layoutDirection(), rect(), place);
    };
    int y = 0;
    for (const Stage &stage : m_stages) {
        const int middle = y + px(rowHeight) / 2;
        const QRect icon = mirrored({0, middle - px(iconSide) / 2, px(iconSide), px(iconSide)});
        if (stage.step == Step::Done) {
            theme::paintIcon(painter, icon, theme::Icon::Check, t.ok);
        } else if (stage.step == Step::Stopped || stage.step == Step::Failed) {
            const bool stopped = stage.step == Step::Stopped;
            theme::paintIcon(painter, icon, stopped ? theme::Icon::Stop : theme::Icon::Error,
                             stopped ? t.t2 : t.err);
        } else {
            const bool coming = stage.step == Step::Coming;
            painter.setPen(coming ? QPen(QColor(t.t3), 1.5) : QPen(Qt::NoPen));
            painter.setBrush(coming ? QBrush(Qt::NoBrush) : QBrush(QColor(t.accfill)));
            painter.drawEllipse(QRectF(icon.center().x() + .5 - px(dot) / 2.0,
                                       icon.center().y() + .5 - px(dot) / 2.0, px(dot), px(dot)));
        }
        const int left = px(iconSide) + px(8);
        painter.setFont(theme::font(theme::TextRole::Caption));
        const int room = painter.fontMetrics().horizontalAdvance(stage.time);
        painter.setPen(t.t2);
        painter.drawText(mirrored({width() - px(12) - room, y, room + 1, px(rowHeight)}), Qt::AlignVCenter,
                         stage.time);
        painter.setFont(theme::font(theme::TextRole::Body));
        painter.setPen(stage.step == Step::Coming ? t.t2 : t.t1);
        painter.drawText(mirrored({left, y, width() - left - room - px(16), px(rowHeight)}),
                         Qt::AlignVCenter | Qt::AlignLeft, stage.name);
        y += px(rowHeight);
    }
}

} // namespace glossa::training
#include "moc_stage_list.cpp"
