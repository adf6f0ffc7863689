// SPDX-License-Identifier: GPL-3.0-or-later
// Where text and labels stand: offsets of every character, lanes, lines that do not move.
#include "tests/support/registry.h"
#include "ui/theme/glossa_style.h"
#include "ui/theme/theme.h"
#include "ui/widgets/span_layout.h"

#include <QtTest>

using namespace glossa;
using text::Utf16Span;
using widgets::SpanLayout;
using widgets::SpanMark;

class SpanLayoutTest : public QObject {
    Q_OBJECT

    static SpanLayout laidOut(const QString &text, int width = 500)
    {
        SpanLayout layout;
        layout.setFont(theme::contentFont(16, QStringLiteral("en")), 1.0);
        layout.setWidth(width);
        layout.setText(text, QStringLiteral("en"));
        layout.layOut(0, 100'000);
        return layout;
    }

private Q_SLOTS:
    void initTestCase() { theme::apply(theme::Scheme::Light); }

    void everyCharacterIsFoundAgainAtItsPlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("CRLF") << QStringLiteral("one\r\ntwo\r\n\r\nthree");
        QTest::newRow("mixed line ends") << QStringLiteral("one\rtwo\nthree\u2028four\u2029five");
        QTest::newRow("emoji") << QStringLiteral("play 🎸 solo 😀!");
        QTest::newRow("trailing blank line") << QStringLiteral("one\n");
        QTest::newRow("long words") << QString(300, u'x');
        QTest::newRow("Hebrew") << QStringLiteral("שלום עולם");
    }
    void everyCharacterIsFoundAgainAtItsPlace()
    {
        QFETCH(QString, text);
        SpanLayout layout = laidOut(text);
        for (int i = 0; i < text.size(); ++i) {
            const QChar c = text[i];
            if (c.isSpace() || c.isLowSurrogate())
                continue;
            const int units = c.isHighSurrogate() ? 2 : 1;
            const auto rects = layout.rectsOf({i, units});
            QCOMPARE(rects.size(), 1U);
            const bool toLeft = c.direction() == QChar::DirR;
            const QRectF box = rects.front();
            const double nearStart =
                toLeft ? box.right() - box.width() * .25 : box.left() + box.width() * .25;
            QCOMPARE(layout.offsetAt(QPointF(nearStart, box.center().y())), i);
        }
    }

    void paragraphsTileTheText()
    {
        const QString text = QStringLiteral("a\r\nbb\n\nccc\rd");
        const SpanLayout layout = laidOut(text);
        std::vector<int> begins;
        std::vector<int> numbers;
        for (const auto &paragraph : layout.paragraphs()) {
            begins.push_back(paragraph.begin);
            numbers.push_back(paragraph.number);
        }
        QCOMPARE(begins, (std::vector<int>{0, 3, 6, 7, 11}));
        QCOMPARE(numbers, (std::vector<int>{1, 2, 3, 4, 5}));
    }

    void onlyLinesWithLabelsGrow()
    {
        SpanLayout layout = laidOut(QStringLiteral("first line\nsecond line\nthird line"));
        const int plain = layout.height();
        const double before = layout.rectsOf({0, 5}).front().top();
        layout.setMarks({{{11, 6}, QStringLiteral("Ordinal")}});
        layout.layOut(0, 1000);
        QCOMPARE(layout.height(), plain + theme::px(14));
        QCOMPARE(layout.rectsOf({0, 5}).front().top(), before);
        layout.setMarks({{{11, 6}, QStringLiteral("Ordinal")}, {{11, 11}, QStringLiteral("Line")}});
        layout.layOut(0, 1000);
        QCOMPARE(layout.height(), plain + theme::px(30));
        layout.setMarks({});
        layout.layOut(0, 1000);
        QCOMPARE(layout.height(), plain);
    }

    void theBaselineIsTheSameInEveryScript()
    {
        SpanLayout layout = laidOut(QStringLiteral("Bern\n東京\nกรุงเทพ\nשלום"));
        const auto &paragraphs = layout.paragraphs();
        for (const auto &paragraph : paragraphs) {
            const QTextLine line = paragraph.layout->lineAt(0);
            QCOMPARE(std::round(line.y() + line.ascent()), 19.0);
            QCOMPARE(paragraph.height, 26);
        }
    }

    void aParagraphFromTheRightBeginsAtTheRight()
    {
        SpanLayout layout = laidOut(QStringLiteral("שלום עולם\nBern"));
        const QRectF first = layout.rectsOf({0, 4}).front();
        QVERIFY(std::abs(first.right() - 500) < 2); // the width of the layout
        QVERIFY(std::abs(layout.caretRect(0).left() - 500) < 2);
        QCOMPARE(layout.offsetAt(QPointF(first.right() - 1, 10)), 0);
        QVERIFY(layout.rectsOf({10, 4}).front().left() < 2);
    }

    void directionChangesLoseNoLetter()
    {
        const QString text = QStringLiteral("שלום Berlin 40");
        SpanLayout layout = laidOut(text);
        const double whole = layout.rectsOf({0, 4}).front().width();
        double parts = 0;
        for (int i = 0; i < 4; ++i)
            parts += layout.rectsOf({i, 1}).front().width();
        QVERIFY(std::abs(whole - parts) < 2.0);
        const QRectF hebrew = layout.rectsOf({0, 4}).front();
        const QRectF latin = layout.rectsOf({5, 6}).front();
        QVERIFY(!hebrew.intersects(latin.adjusted(1, 0, -1, 0)));
    }

    void aMegabyteIsLaidOutOnlyWhereItIsSeen()
    {
        QString text;
        while (text.size() < 1'000'000)
            text += QStringLiteral("A line of a long agreement between two parties.\r\n");
        SpanLayout layout;
        layout.setFont(theme::contentFont(16, QStringLiteral("en")), 1.0);
        layout.setWidth(600);
        layout.setText(text, QStringLiteral("en"));
        layout.layOut(10'000, 10'800);
        const auto made =
            std::ranges::count_if(layout.paragraphs(), [](const auto &p) { return p.layout != nullptr; });
        QVERIFY2(made < 40, qPrintable(QString::number(made)));
        QVERIFY(layout.height() > 100'000);
    }

    void marksUnderAPlaceAreInnermostFirst()
    {
        SpanLayout layout = laidOut(QStringLiteral("Ana paid 40 euro in Bern"));
        layout.setMarks({{{9, 15}, QStringLiteral("Payment")}, {{20, 4}, QStringLiteral("City")}});
        layout.layOut(0, 200);
        const QPointF bern = layout.rectsOf({20, 4}).front().center();
        QCOMPARE(layout.marksAt(bern), (std::vector<int>{1, 0}));
        QCOMPARE(layout.marksAt(layout.rectsOf({0, 3}).front().center()), std::vector<int>{});
    }

    void lanesFollowTheTextSize()
    {
        theme::apply(theme::Scheme::Light, 2.0);
        SpanLayout layout;
        layout.setFont(theme::contentFont(16, QStringLiteral("en")), 2.0);
        layout.setWidth(900);
        layout.setText(QStringLiteral("Bern"), QStringLiteral("en"));
        layout.setMarks({{{0, 4}, QStringLiteral("City")}});
        layout.layOut(0, 400);
        QCOMPARE(layout.height(), 2 * (26 + 14));
        theme::apply(theme::Scheme::Light);
    }
};

GLOSSA_TEST(SpanLayoutTest);
#include "tst_span_layout.moc"
