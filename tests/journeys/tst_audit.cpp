// SPDX-License-Identifier: GPL-3.0-or-later
// The audit of pictures must find what it is there for.
#include "tests/journeys/audit.h"

#include "tests/support/registry.h"
#include "ui/theme/glossa_style.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QtTest>

using namespace glossa;

namespace {

/// Paints its words itself, as lists and the matrix do.
class Painted : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), QColor(0xF0F0F0));
        painter.setPen(QColor(0xC0C0C0));
        painter.drawText(rect(), Qt::AlignCenter, QStringLiteral("faint"));
    }
};

} // namespace

class AuditTest : public QObject {
    Q_OBJECT

    static QString found(QWidget &window)
    {
        window.resize(300, 120);
        window.show();
        if (!QTest::qWaitForWindowExposed(&window))
            return QStringLiteral("not shown");
        return test::audit(window, window.grab().toImage().convertToFormat(QImage::Format_RGB32)).join(u'\n');
    }

private Q_SLOTS:
    void initTestCase() { theme::apply(theme::Scheme::Light); }

    void aGoodWindowHasNoFaults()
    {
        QWidget window;
        QLabel label(QStringLiteral("Readable"), &window);
        label.setGeometry(10, 10, 200, 30);
        QPushButton button(QStringLiteral("Press"), &window);
        button.setGeometry(10, 50, 120, 30);
        QCOMPARE(found(window), QString());
    }

    void faintWordsAreFound()
    {
        QWidget window;
        QLabel label(QStringLiteral("Grey on white"), &window);
        label.setGeometry(10, 10, 200, 30);
        QPalette palette = label.palette();
        palette.setColor(QPalette::WindowText, QColor(0xB8B8B8));
        label.setPalette(palette);
        QVERIFY(found(window).contains(QStringLiteral("contrast")));
    }

    void paintedWordsCountToo()
    {
        QWidget window;
        Painted painted(&window);
        painted.setGeometry(10, 10, 200, 30);
        QVERIFY(found(window).contains(QStringLiteral("\"faint\"")));
    }

    void cutWordsAreFound()
    {
        QWidget window;
        QLabel label(QStringLiteral("Far too long for so little room"), &window);
        label.setGeometry(10, 10, 60, 30);
        QVERIFY(found(window).contains(QStringLiteral("cut")));
    }

    void controlsThatLieOutsideAreFound()
    {
        QWidget window;
        QWidget part(&window);
        part.hide();
        QPushButton button(QStringLiteral("Press"), &window);
        button.setGeometry(250, 50, 120, 30); // the window is 300 wide
        QVERIFY(found(window).contains(QStringLiteral("outside")));
        button.move(10, 50);
        QCOMPARE(found(window), QString());
        part.setGeometry(0, 0, 60, 100);
        part.show();
        button.setParent(&part);
        button.show();
        QVERIFY(found(window).contains(QStringLiteral("outside")));
    }

    void whatOneCanScrollToIsNotOutside()
    {
        QWidget window;
        QScrollArea area(&window);
        area.setAccessibleName(QStringLiteral("Page"));
        area.setGeometry(0, 0, 200, 100);
        auto *page = new QWidget;
        page->resize(180, 400);
        auto *button = new QPushButton(QStringLiteral("Press"), page);
        button->setGeometry(10, 80, 100, 30);
        area.setWidget(page);
        QCOMPARE(found(window), QString());
        area.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        page->resize(400, 400);
        button->setGeometry(150, 40, 100, 30);
        QVERIFY(found(window).contains(QStringLiteral("outside")));
    }

    void controlsWithoutNameAreFound()
    {
        QWidget window;
        Painted painted(&window);
        painted.setFocusPolicy(Qt::StrongFocus);
        painted.setGeometry(10, 10, 200, 30);
        QVERIFY(found(window).contains(QStringLiteral("no accessible name")));
        painted.setAccessibleName(QStringLiteral("Faint words"));
        QVERIFY(!found(window).contains(QStringLiteral("no accessible name")));
    }
};

GLOSSA_TEST(AuditTest);
#include "tst_audit.moc"
