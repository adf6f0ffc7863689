// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokenizer.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa::text;

namespace {

QString part(const std::u16string &text, Utf16Span span)
{
    return QString::fromStdU16String(
        text.substr(static_cast<std::size_t>(span.begin), static_cast<std::size_t>(span.length)));
}

} // namespace

class TestWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordIsTheOneAReaderSees_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("offset");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, const char16_t *text, int offset, const char16_t *word) {
            QTest::newRow(name) << QString::fromUtf16(text) << offset << QString::fromUtf16(word);
        };
        row("inside", u"at five o'clock", 10, u"o'clock");
        row("at its begin", u"at five", 3, u"five");
        row("at its end", u"at five, then", 7, u"five");
        row("at the text's end", u"at five", 7, u"five");
        row("number", u"pay $8,765.50 now", 7, u"8,765.50");
        row("between mark and word", u"($5", 2, u"5");
        row("mark alone", u"a ; b", 2, u";");
        row("after a mark", u"a ; b", 3, u";");
        row("between blanks", u"a   b", 2, u"");
        row("Japanese", u"東京へ行く", 1, u"東京");
        row("empty text", u"", 0, u"");
        row("past the end", u"abc", 99, u"abc");
    }
    void wordIsTheOneAReaderSees()
    {
        QFETCH(QString, text);
        QFETCH(int, offset);
        QFETCH(QString, word);
        const std::u16string units = text.toStdU16String();
        QCOMPARE(part(units, wordAt(units, offset, "en")), word);
    }
};

GLOSSA_TEST(TestWords);
#include "tst_words.moc"
