// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/theme/glossa_style.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QRawFont>
#include <QtTest>

using namespace glossa::theme;

class FontsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        apply(Scheme::Light);
        if (!QFontDatabase::families().contains(QStringLiteral("Glossa Sans")))
            qInfo("without the variable Inter or fonttools at build time: Noto Sans stands in");
    }
    void cleanupTestCase() { apply(Scheme::Light); }

    void everyWeightHasItsOwnFace_data()
    {
        QTest::addColumn<int>("weight");
        QTest::addColumn<bool>("italic");
        QTest::addColumn<QString>("style");
        QTest::newRow("400") << 400 << false << "Regular";
        QTest::newRow("500") << 500 << false << "Medium";
        QTest::newRow("600") << 600 << false << "SemiBold";
        QTest::newRow("400 italic") << 400 << true << "Italic";
        QTest::newRow("500 italic") << 500 << true << "Medium Italic";
        QTest::newRow("600 italic") << 600 << true << "SemiBold Italic";
    }
    void everyWeightHasItsOwnFace()
    {
        if (!QFontDatabase::families().contains(QStringLiteral("Glossa Sans")))
            QSKIP("Glossa Sans was not cut at build time");
        QFETCH(int, weight);
        QFETCH(bool, italic);
        QFETCH(QString, style);
        QFont wanted = font(TextRole::Body);
        wanted.setWeight(static_cast<QFont::Weight>(weight));
        wanted.setItalic(italic);
        const QRawFont raw = QRawFont::fromFont(wanted);
        QCOMPARE(raw.familyName(), QStringLiteral("Glossa Sans"));
        QCOMPARE(raw.styleName(), style);
        QVERIFY(!raw.fontTable("glyf").isEmpty()); // CFF outlines come out bolder on dark
    }

    void digitsAreTabularAndTextIsShownAsItIs()
    {
        const QFontMetricsF metrics(font(TextRole::Body));
        QCOMPARE(metrics.horizontalAdvance(QStringLiteral("1111")),
                 metrics.horizontalAdvance(QStringLiteral("0000")));
        if (!QFontDatabase::families().contains(QStringLiteral("Glossa Sans")))
            QSKIP("Glossa Sans was not cut at build time");
        // Inter's contextual alternates would make an arrow of it, as wide as one letter.
        const double arrow = metrics.horizontalAdvance(QStringLiteral("->"));
        const double parts = metrics.horizontalAdvance(u'-') + metrics.horizontalAdvance(u'>');
        QVERIFY(std::abs(arrow - parts) < 1.0);
    }

    void theTextFactorReachesEveryMeasure()
    {
        apply(Scheme::Light, 2.0);
        QCOMPARE(px(28), 56);
        QCOMPARE(font(TextRole::Body).pixelSize(), 26);
        QCOMPARE(contentFont(16, QStringLiteral("en-us")).pixelSize(), 32);
        apply(Scheme::Light);
        QCOMPARE(px(28), 28);
    }

    void chineseJapaneseAndKoreanGetTheirOwnForms()
    {
        if (!QFontDatabase::families().contains(QStringLiteral("Noto Sans CJK SC")))
            QSKIP("Noto Sans CJK is not installed");
        QVERIFY(
            contentFont(16, QStringLiteral("ja")).families().contains(QStringLiteral("Noto Sans CJK JP")));
        QVERIFY(
            contentFont(16, QStringLiteral("ko-kr")).families().contains(QStringLiteral("Noto Sans CJK KR")));
        QVERIFY(contentFont(16, QStringLiteral("zh-hant"))
                    .families()
                    .contains(QStringLiteral("Noto Sans CJK TC")));
        QVERIFY(contentFont(16, QStringLiteral("zh-hans"))
                    .families()
                    .contains(QStringLiteral("Noto Sans CJK SC")));
    }
};

GLOSSA_TEST(FontsTest);
#include "tst_fonts.moc"
