// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/projects/avatar.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QTextBoundaryFinder>

namespace glossa::projects {

using theme::px;

void paintAvatar(QPainter &painter, const QRectF &place, const QString &name, std::int64_t project)
{
    const theme::Tokens &t = theme::tokens();
    QTextBoundaryFinder letters(QTextBoundaryFinder::Grapheme, name);
    letters.toNextBoundary();
    const QString letter = name.left(letters.position() > 0 ? letters.position() : 0).toUpper();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(project > 0 ? QColor(t.category(static_cast<int>((project - 1) % 24)).ink)
                                 : QColor(t.accfill));
    painter.drawRoundedRect(place, place.width() / 5, place.width() / 5);
    QFont font = theme::font(theme::TextRole::BodyStrong);
    font.setPixelSize(static_cast<int>(place.height() * .45));
    painter.setFont(font);
    painter.setPen(project > 0 ? t.canvas : t.onacc);
    painter.drawText(place, Qt::AlignCenter, letter.isEmpty() ? QStringLiteral("–") : letter);
    painter.restore();
}

Avatar::Avatar(double side, QWidget *parent) : QWidget(parent)
{
    setFixedSize(px(side), px(side));
}

void Avatar::show(const QString &name, std::int64_t project)
{
    m_name = name;
    m_project = project;
    update();
}

void Avatar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintAvatar(painter, rect(), m_name, m_project);
}

} // namespace glossa::projects
#include "moc_avatar.cpp"
