// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/theme/glossa_style.h"
#include "ui/theme/icon_paths.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QPainter>
#include <QtTest>

using namespace glossa::theme;

class IconsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyIconStaysOnItsGrid()
    {
        for (int i = 0; i <= static_cast<int>(Icon::Warning); ++i) {
            const QRectF bounds = iconPath(static_cast<Icon>(i)).boundingRect();
            // Half of the stroke is outside the path.
            QVERIFY2(bounds.left() >= .75 && bounds.right() <= 15.25 && bounds.top() >= .75 &&
                         bounds.bottom() <= 15.25,
                     qPrintable(QString::number(i)));
            QVERIFY2(qMax(bounds.width(), bounds.height()) >= 7, qPrintable(QString::number(i)));
        }
    }

    void anIconFollowsTheTheme()
    {
        const QIcon made = icon(Icon::Stop);
        const auto inkiest = [&] {
            QImage image(32, 32, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            made.paint(&painter, image.rect());
            painter.end();
            return image.pixelColor(8, 16); // on the left stroke of the square
        };
        apply(Scheme::Light);
        const QColor light = inkiest();
        apply(Scheme::Dark);
        const QColor dark = inkiest();
        apply(Scheme::Light);
        QVERIFY(light.alpha() > 200);
        QVERIFY(dark.alpha() > 200);
        QVERIFY(light.lightness() < 120);
        QVERIFY(dark.lightness() > 150);
    }
};

GLOSSA_TEST(IconsTest);
#include "tst_icons.moc"
