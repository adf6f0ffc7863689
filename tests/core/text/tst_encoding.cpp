// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/offset_map.h"

#include "tests/core/text/random_text.h"
#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;
using namespace glossa::text;

class TestEncoding : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void roundTripKeepsEveryText()
    {
        QVERIFY(rc::check([] {
            const std::u16string text = *randomText();
            RC_ASSERT(fromUtf8(toUtf8(text)).value() == text);
        }));
    }

    void utf8IsThatOfQt()
    {
        QVERIFY(rc::check([] {
            const std::u16string text = *randomText();
            // Not fromStdU16String, which drops a byte order mark.
            const QString same(reinterpret_cast<const QChar *>(text.data()),
                               static_cast<qsizetype>(text.size()));
            RC_ASSERT(toUtf8(text) == same.toStdString());
        }));
    }

    void loneSurrogateIsFound_data()
    {
        QTest::addColumn<QList<ushort>>("units");
        QTest::addColumn<int>("place");
        QTest::newRow("empty") << QList<ushort>{} << -1;
        QTest::newRow("pair") << QList<ushort>{0x61, 0xD83D, 0xDE00} << -1;
        QTest::newRow("lead at end") << QList<ushort>{0x61, 0xD83D} << 1;
        QTest::newRow("trail first") << QList<ushort>{0xDE00, 0x61} << 0;
        QTest::newRow("two leads") << QList<ushort>{0xD83D, 0xD83D, 0xDE00} << 0;
        QTest::newRow("after a pair") << QList<ushort>{0xD83D, 0xDE00, 0xDE00} << 2;
    }
    void loneSurrogateIsFound()
    {
        QFETCH(QList<ushort>, units);
        QFETCH(int, place);
        const std::u16string text(units.begin(), units.end());
        QCOMPARE(findLoneSurrogate(text), place);
    }

    void loneSurrogateBecomesReplacementCharacter()
    {
        const std::u16string text = {u'a', 0xD83D, u'b'};
        QVERIFY(toUtf8(text) == "a\xEF\xBF\xBD"
                                "b");
    }

    void malformedBytesAreRefusedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("place");
        QTest::newRow("stray trail") << QByteArray("ab\x80") << QStringLiteral("byte(2)");
        QTest::newRow("cut short") << QByteArray("a\xE2\x82") << QStringLiteral("byte(1)");
        QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << QStringLiteral("byte(0)");
        QTest::newRow("overlong of three") << QByteArray("\xE0\x80\xAF") << QStringLiteral("byte(0)");
        QTest::newRow("overlong of four") << QByteArray("\xF0\x80\x80\xAF") << QStringLiteral("byte(0)");
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\xBD") << QStringLiteral("byte(0)");
        QTest::newRow("past U+10FFFF") << QByteArray("\xF4\x90\x80\x80") << QStringLiteral("byte(0)");
        QTest::newRow("latin 1") << QByteArray("caf\xE9 x") << QStringLiteral("byte(3)");
    }
    void malformedBytesAreRefusedWithTheirPlace()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, place);
        const auto text = fromUtf8({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        QVERIFY(!text);
        QCOMPARE(text.error().code, ErrorCode::BadEncoding);
        QCOMPARE(QString::fromStdString(plain(text.error().place)), place);
    }
};

GLOSSA_TEST(TestEncoding);
#include "tst_encoding.moc"
