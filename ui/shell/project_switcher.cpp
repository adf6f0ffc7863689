// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/project_switcher.h"

#include "ui/projects/avatar.h"
#include "ui/projects/standing.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace glossa::shell {

using theme::px;

ProjectSwitcher::ProjectSwitcher(models::StudioContext &context, QWidget *parent)
    : QAbstractButton(parent), m_context(context)
{
    setObjectName(QStringLiteral("projectSwitcher"));
    setFocusPolicy(Qt::TabFocus);
    connect(&m_context, &models::StudioContext::projectOpened, this, &ProjectSwitcher::showProject);
    connect(&m_context, &models::StudioContext::overviewChanged, this, &ProjectSwitcher::showProject);
    showProject();
}

QSize ProjectSwitcher::sizeHint() const
{
    return {px(232), px(36)};
}

QSize ProjectSwitcher::minimumSizeHint() const
{
    return {px(120), px(36)};
}

void ProjectSwitcher::showProject()
{
    const auto &overview = m_context.overview();
    m_name = overview ? overview->summary.info.name : tr("No project");
    m_line = tr("open or make one");
    QString whole = m_line;
    if (overview) {
        // The field has room for kind and language; the rest is in the tool tip.
        project::ProjectInfo brief = overview->summary.info;
        whole = projects::headline(brief);
        brief.multilingual = false;
        m_line = projects::headline(brief);
    }
    setAccessibleName(tr("Project: %1. Choose another").arg(m_name));
    setToolTip(tr("%1, %2", "project, kind").arg(m_name, whole));
    update();
}

void ProjectSwitcher::enterEvent(QEnterEvent *)
{
    update();
}

void ProjectSwitcher::leaveEvent(QEvent *)
{
    update();
}

void ProjectSwitcher::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isDown() ? QColor(t.press) : QColor(t.hover));
        painter.drawRoundedRect(rect(), px(6), px(6));
    }
    const bool open = m_context.project() != 0;
    const QRect room = rect().adjusted(px(8), 0, -px(8), 0);
    QRectF sign(room.left(), 0, px(20), px(20));
    sign.moveCenter({sign.center().x(), height() / 2.0});
    projects::paintAvatar(painter, sign, open ? m_name : QString(), m_context.project());
    theme::paintIcon(painter, QRectF(room.right() - px(12), height() / 2.0 - px(6), px(12), px(12)),
                     theme::Icon::ChevronDown, t.t2);
    const QRect text = room.adjusted(px(28), 0, -px(20), 0);
    painter.setFont(theme::font(theme::TextRole::BodyMedium));
    painter.setPen(t.t1);
    painter.drawText(QRect(text.left(), px(1), text.width(), px(18)), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_name, Qt::ElideRight, text.width()));
    painter.setFont(theme::font(theme::TextRole::Caption));
    painter.setPen(t.t2);
    painter.drawText(QRect(text.left(), px(18), text.width(), px(16)), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_line, Qt::ElideRight, text.width()));
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(QColor(t.accfill), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), px(6), px(6));
    }
}

} // namespace glossa::shell
#include "moc_project_switcher.cpp"
