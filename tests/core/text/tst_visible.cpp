// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/visible.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;

class TestVisible : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCommandOfATerminalIsWritten()
    {
        const auto written = [](char16_t c) {
            return text::visible(std::u16string_view(&c, 1)) != std::u16string(1, c);
        };
        for (int c = 0; c <= 0xffff; ++c) {
            const bool wanted = c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x2028 && c <= 0x202e) ||
                                (c >= 0x2066 && c <= 0x2069);
            QVERIFY2(written(static_cast<char16_t>(c)) == wanted, qPrintable(QString::number(c, 16)));
        }
    }

    void theFormIsOne()
    {
        QCOMPARE(text::visible(u"a\x1b[2J\x9b\x7f\u202e\u2066z"),
                 std::u16string(u"a\\x1b[2J\\x9b\\x7f\\u202e\\u2066z"));
        QCOMPARE(text::visible(u"\t\n\r"), std::u16string(u"\\x09\\x0a\\x0d"));
        QCOMPARE(text::visible(u"\t\n\r", text::Layout::Tabs), std::u16string(u"\t\\x0a\\x0d"));
        QCOMPARE(text::visible(u"\t\n\r", text::Layout::TabsAndLines), std::u16string(u"\t\n\\x0d"));
    }

    void ordinaryTextStays()
    {
        const std::u16string text = u"Übung – שלום\u200f, \U0001F600 \\x1b";
        QCOMPARE(text::visible(text), text);
        QVERIFY(!text::hasInvisible(text));
        QVERIFY(text::hasInvisible(u"en\n"));
    }
};

GLOSSA_TEST(TestVisible);
#include "tst_visible.moc"
