// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/camera.h"

#include "tests/journeys/audit.h"

#include "ui/theme/theme.h"
#include "ui/widgets/side_split.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QPainter>

namespace glossa::test {

void Camera::shoot(const QString &name)
{
    // A text that changed a moment ago has its room by the next turn of the loop.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QImage whole = m_studio.window().grab().toImage().convertToFormat(QImage::Format_RGB32);
    const auto note = [&](QWidget &window, const QImage &picture) {
        for (const QString &fault : audit(window, picture))
            m_found << name + QStringLiteral(": ") + fault;
    };
    QWidget *modal = QApplication::activeModalWidget();
    if (modal == nullptr && QApplication::activePopupWidget() == nullptr)
        note(m_studio.window(), whole);
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (top == &m_studio.window() || !top->isVisible())
            continue;
        const QImage picture = top->grab().toImage().convertToFormat(QImage::Format_RGB32);
        note(*top, picture);
        QPainter painter(&whole);
        const QPoint middle((whole.width() - picture.width()) / 2, (whole.height() - picture.height()) / 2);
        const bool dialog = qobject_cast<QDialog *>(top) != nullptr;
        const QPoint place = dialog ? middle : m_studio.window().mapFromGlobal(top->mapToGlobal(QPoint()));
        painter.drawImage(place, picture);
        if (!dialog)
            continue;
        painter.setPen(QColor(theme::tokens().ctl)); // where a window manager draws its frame
        painter.drawRect(QRect(place, picture.size()).adjusted(-1, -1, 0, 0));
    }
    if (!m_folder.isEmpty() && !whole.save(m_folder + u'/' + name + QStringLiteral(".png")))
        qFatal("cannot write to %s", qPrintable(m_folder));
}

void Camera::shootDrawers(const QString &name)
{
    if (QApplication::activeModalWidget() != nullptr || QApplication::activePopupWidget() != nullptr ||
        m_studio.seen(QStringLiteral("commandPalette")) != nullptr)
        return;
    for (auto *split : m_studio.window().findChildren<widgets::SideSplit *>()) {
        if (!split->handle()->isVisible() || split->isPanelShown())
            continue;
        QTest::mouseClick(split->handle(), Qt::LeftButton);
        m_studio.settle(60);
        shoot(name + QStringLiteral("-drawer"));
        QTest::mouseClick(split->handle(), Qt::LeftButton);
    }
}

void Camera::closeAll()
{
    while (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
    for (QWidget *top : QApplication::topLevelWidgets())
        if (auto *dialog = qobject_cast<QDialog *>(top); dialog != nullptr && dialog->isVisible())
            dialog->reject();
    if (QWidget *palette = m_studio.seen(QStringLiteral("commandPalette")))
        QTest::keyClick(palette->findChild<QLineEdit *>(QStringLiteral("paletteField")), Qt::Key_Escape);
    m_studio.settle(60);
}

} // namespace glossa::test
