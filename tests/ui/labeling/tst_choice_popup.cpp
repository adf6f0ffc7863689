// SPDX-License-Identifier: GPL-3.0-or-later
// The list to choose a category from: where it opens, and what it says where there is nothing to choose.
#include "tests/support/registry.h"
#include "ui/widgets/choice_rows.h"
#include "ui/widgets/choice_popup.h"
#include "ui/theme/glossa_style.h"
#include "ui/widgets/row_view.h"

#include <QDebug>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QScreen>
#include <QWindow>
#include <QtTest>

using namespace glossa;
using widgets::ChoicePopup;

namespace {

/// A list over a window of its own, with as many choices as asked for.
struct OpenPopup {
    OpenPopup()
    {
        window.show();
        if (!QTest::qWaitForWindowExposed(&window))
            qFatal("the window is not shown");
    }
    ~OpenPopup() { popup.close(); }
    void open(const QPoint &at, int choices)
    {
        ChoicePopup::Request request;
        for (int i = 0; i < choices; ++i)
            request.choices.push_back({QStringLiteral("Choice %1").arg(i), {}, {}, -1});
        request.createWords = QStringLiteral("Add “%1”");
        request.emptyWords = QStringLiteral("There is none yet.");
        request.chosen = [this](const QString &name, bool create) {
            chosen = name;
            created = create;
        };
        popup.open(at, std::move(request));
    }
    [[nodiscard]] QRect room() const { return window.screen()->availableGeometry(); }
    [[nodiscard]] QLineEdit *field() const
    {
        return popup.findChild<QLineEdit *>(QStringLiteral("choiceField"));
    }
    [[nodiscard]] widgets::RowView *list() const
    {
        return popup.findChild<widgets::RowView *>(QStringLiteral("choiceList"));
    }
    [[nodiscard]] QString none() const
    {
        const auto *label = popup.findChild<QLabel *>(QStringLiteral("choiceNone"));
        return label->isVisible() ? label->text() : QString();
    }

    QWidget window;
    ChoicePopup popup{&window};
    QString chosen;
    bool created = false;
};

/// How a row looks that is, or is not, under the hand.
QImage picture(const widgets::ChoiceRows &rows, bool current)
{
    QImage image(260, 28, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    const auto cell = rows.index(0, 0).data(widgets::RowModel::CellRole).value<widgets::Cell>();
    std::get<widgets::DrawnCell>(cell).paint(painter, image.rect(), {current, current});
    return image;
}

} // namespace

class ChoicePopupTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { theme::apply(theme::Scheme::Light); }
    void cleanupTestCase() { theme::apply(theme::Scheme::Light); }

    void staysOnTheScreen_data()
    {
        QTest::addColumn<double>("textFactor");
        QTest::addColumn<int>("choices");
        for (const double factor : {1.0, 1.5, 2.5})
            for (const int choices : {0, 1, 77})
                QTest::addRow("%d choices at %.1f", choices, factor) << factor << choices;
    }
    void staysOnTheScreen()
    {
        QFETCH(double, textFactor);
        QFETCH(int, choices);
        theme::apply(theme::Scheme::Light, textFactor);
        OpenPopup f;
        const QRect room = f.room();
        for (int part = 0; part <= 10; ++part) {
            const QPoint at(room.left() + room.width() * part / 10, room.top() + room.height() * part / 10);
            f.open(at, choices);
            // Without the frame that the offscreen platform puts around every window.
            const QMargins frame = f.popup.windowHandle()->frameMargins();
            const QRect shown = f.popup.geometry().translated(-frame.left(), -frame.top());
            QVERIFY2(room.contains(shown), qPrintable(QDebug::toString(shown)));
            if (choices > 0)
                QVERIFY(f.list()->height() >= f.list()->rowHeight());
            f.popup.close();
        }
    }

    void whereThereIsLessRoomTheListIsLower()
    {
        theme::apply(theme::Scheme::Light, 2.5);
        OpenPopup f;
        const QPoint middle = f.room().center();
        f.open(middle, 77);
        QVERIFY(f.list()->height() < 9 * f.list()->rowHeight());
        QVERIFY(f.popup.geometry().top() >= middle.y() || f.popup.geometry().bottom() < middle.y());
        f.list()->setCurrentRow(76); // all of it can be reached
        QVERIFY(f.list()->viewport()->rect().contains(f.list()->rowRect(76)));
    }

    void withoutChoicesItSaysSo()
    {
        OpenPopup f;
        f.open(f.room().topLeft(), 0);
        QCOMPARE(f.none(), QStringLiteral("There is none yet."));
        QTest::keyClicks(f.field(), QStringLiteral("c"));
        QCOMPARE(f.none(), QStringLiteral("There is none yet."));
    }

    void aNameThatNothingHasIsSaidToBeNone()
    {
        OpenPopup f;
        f.open(f.room().topLeft(), 3);
        QTest::keyClicks(f.field(), QStringLiteral("x"));
        QCOMPARE(f.none(), QStringLiteral("Nothing has this name"));
    }

    void aNewNameTakesAsManyEntersAsItsRowSays()
    {
        OpenPopup f;
        f.open(f.room().topLeft(), 0);
        QTest::keyClicks(f.field(), QStringLiteral("City"));
        QCOMPARE(f.list()->rowCount(), 1);
        QTest::keyClick(f.field(), Qt::Key_Return);
        QCOMPARE(f.chosen, QString());
        QTest::keyClick(f.field(), Qt::Key_Return);
        QCOMPARE(f.chosen, QStringLiteral("City"));
        QVERIFY(f.created);
    }

    void theRowOfANewNameSaysWhatToPressUntilItIsUnderTheHand()
    {
        widgets::ChoiceRows silent;
        silent.show({}, {}, QStringLiteral("Add City"));
        widgets::ChoiceRows saying;
        saying.show({}, {}, QStringLiteral("Add City"), QStringLiteral("Enter twice"));
        QVERIFY(picture(saying, false) != picture(silent, false));
        QVERIFY(picture(saying, true) == picture(silent, true));
    }
};

GLOSSA_TEST(ChoicePopupTest);
#include "tst_choice_popup.moc"
