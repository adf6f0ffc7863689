// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/project_switcher.h"

#include "ui/projects/avatar.h"
#include "ui/projects/standing.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QMenu>
#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace glossa::shell {

using theme::px;

namespace {

constexpr std::size_t mostListed = 12;

QIcon avatarIcon(const project::ProjectInfo &info)
{
    QPixmap pixmap(px(32), px(32));
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    projects::paintAvatar(painter, pixmap.rect(), info.name, info.id);
    return pixmap;
}

} // namespace

ProjectSwitcher::ProjectSwitcher(models::StudioContext &context, QWidget *parent)
    : QAbstractButton(parent), m_context(context)
{
    setObjectName(QStringLiteral("projectSwitcher"));
    setFocusPolicy(Qt::TabFocus);
    m_menu = new QMenu(this);
    m_menu->setObjectName(QStringLiteral("projectMenu"));
    connect(this, &QAbstractButton::clicked, this, &ProjectSwitcher::openList);
    connect(&m_context, &models::StudioContext::projectOpened, this, &ProjectSwitcher::showProject);
    connect(&m_context, &models::StudioContext::overviewChanged, this, &ProjectSwitcher::showProject);
    showProject();
}

QSize ProjectSwitcher::sizeHint() const
{
    return {px(184), px(36)};
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

void ProjectSwitcher::openList()
{
    m_context.session()
        .read([](workspace::Workspace &workspace) { return workspace::projectOverviews(workspace); })
        .then(this, [this](const Result<std::vector<workspace::ProjectOverview>> &projects) {
            if (!projects) {
                m_context.report(projects.error());
                return;
            }
            fillList(*projects);
            m_menu->setMinimumWidth(width());
            m_menu->popup(mapToGlobal(QPoint(0, height() + 2)));
        });
}

void ProjectSwitcher::fillList(const std::vector<workspace::ProjectOverview> &projects)
{
    m_menu->clear();
    m_listed.clear();
    std::vector<workspace::ProjectOverview> recent = projects;
    std::ranges::sort(recent,
                      [](const auto &a, const auto &b) { return a.summary.changedMs > b.summary.changedMs; });
    if (recent.size() > mostListed)
        recent.resize(mostListed);
    for (const workspace::ProjectOverview &project : recent) {
        const project::ProjectInfo &info = project.summary.info;
        QString name = info.name;
        QAction *action = m_menu->addAction(avatarIcon(info), name.replace(u'&', QStringLiteral("&&")));
        connect(action, &QAction::triggered, this, [this, id = info.id] { Q_EMIT projectChosen(id); });
        m_listed.emplace_back(action, info);
        if (info.id == m_context.project())
            m_menu->setActiveAction(action);
    }
    if (!recent.empty())
        m_menu->addSeparator();
    connect(m_menu->addAction(tr("All projects")), &QAction::triggered, this, &ProjectSwitcher::allRequested);
}

void ProjectSwitcher::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() != QEvent::StyleChange && event->type() != QEvent::PaletteChange)
        return;
    for (const auto &[action, info] : m_listed) // in the colours of the theme
        action->setIcon(avatarIcon(info));
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
