// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/bar_names.h"

#include "ui/charts/chart_view.h"
#include "ui/theme/theme.h"

#include "tests/support/registry.h"

#include <QHelpEvent>
#include <QToolTip>
#include <QtTest>

using namespace glossa;
using charts::BarNames;

namespace {

QStringList names(int count)
{
    QStringList result;
    for (int i = 0; i < count; ++i)
        result << QStringLiteral("an_intent_with_a_long_name_%1").arg(i);
    return result;
}

QFontMetrics caption()
{
    return QFontMetrics(theme::font(theme::TextRole::Caption));
}

} // namespace

class BarNamesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fewShortNamesStandUpright()
    {
        const BarNames few({QStringLiteral("On"), QStringLiteral("Off")}, caption(), 600.0);
        QVERIFY(!few.areTurned());
        QCOMPARE(few.every(), 1);
        const auto places = few.places(QRectF(40, 10, 600, 100));
        QCOMPARE(places.size(), std::size_t{2});
        QCOMPARE(places[0].point.x(), 190.0); // under the middles
        QCOMPARE(places[1].point.x(), 490.0);
        QCOMPARE(places[1].text, QStringLiteral("Off"));
    }

    void ofManyEachThatIsShownCanBeRead_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {1, 14, 77, 150, 1000})
            QTest::addRow("%d bars", count) << count;
    }
    void ofManyEachThatIsShownCanBeRead()
    {
        QFETCH(int, count);
        const double room = 700.0;
        const BarNames many(names(count), caption(), room);
        const auto places = many.places(QRectF(60, 10, room, 100));
        QVERIFY(!places.empty());
        QCOMPARE(static_cast<int>(places.size()), (count + many.every() - 1) / many.every());
        for (std::size_t i = 0; i < places.size(); ++i) {
            // Dots alone are no name; those at the left edge have less room than the others.
            if (places[i].point.x() > 100)
                QVERIFY2(places[i].text.size() >= 6, qPrintable(places[i].text));
            QVERIFY(caption().horizontalAdvance(places[i].text) <= theme::px(120) || !many.areTurned());
            if (i > 0 && many.areTurned())
                QVERIFY(places[i].point.x() - places[i - 1].point.x() >= caption().height());
        }
        QVERIFY(many.height() < theme::px(140));
    }

    void noBarsHaveNoNames()
    {
        const BarNames none({}, caption(), 700.0);
        QCOMPARE(none.height(), 0);
        QVERIFY(none.places(QRectF(0, 0, 700, 100)).empty());
    }

    void aColumnTellsItsFigures()
    {
        charts::ChartView chart;
        chart.resize(900, 300);
        std::vector<charts::ChartView::Bar> bars;
        for (int i = 0; i < 77; ++i)
            bars.push_back({QStringLiteral("name %1").arg(i), 5.0 + i, 2.0});
        chart.showBars(bars, QStringLiteral("learned"), QStringLiteral("judged"));
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        const QRectF plot = chart.chart()->plotArea();
        QVERIFY(plot.width() > 500.0 && plot.height() > 60.0);
        const QPoint place(static_cast<int>(plot.left() + plot.width() * 76.5 / 77.0),
                           static_cast<int>(plot.bottom()) + 10);
        QHelpEvent help(QEvent::ToolTip, place, chart.viewport()->mapToGlobal(place));
        QCoreApplication::sendEvent(chart.viewport(), &help);
        QTRY_COMPARE(QToolTip::text(), QStringLiteral("name 76: learned 81, judged 2"));
    }
};

GLOSSA_TEST(BarNamesTest);
#include "tst_bar_names.moc"
