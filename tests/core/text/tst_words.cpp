// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokenizer.h"

#include "tests/core/text/random_text.h"
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

    void sentencesAreThoseOfAReader_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("sentences");
        QTest::newRow("plain") << QStringLiteral(" It rains. We stay!  Do we?")
                               << QStringList{QStringLiteral("It rains."), QStringLiteral("We stay!"),
                                              QStringLiteral("Do we?")};
        QTest::newRow("abbreviation")
            << QStringLiteral("I met Mr. Smith today. He left.")
            << QStringList{QStringLiteral("I met Mr. Smith today."), QStringLiteral("He left.")};
        QTest::newRow("wrapped lines")
            << QStringLiteral("The loan shall be\r\npaid in full,\r\nBorrower agrees.")
            << QStringList{QStringLiteral("The loan shall be\r\npaid in full,\r\nBorrower agrees.")};
        QTest::newRow("paragraphs") << QStringLiteral("the title\n\nthe text")
                                    << QStringList{QStringLiteral("the title"), QStringLiteral("the text")};
        QTest::newRow("list") << QStringLiteral("Terms:\nRate\nDate")
                              << QStringList{QStringLiteral("Terms:"), QStringLiteral("Rate"),
                                             QStringLiteral("Date")};
        QTest::newRow("blank") << QStringLiteral(" \r\n ") << QStringList{};
    }
    void sentencesAreThoseOfAReader()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, sentences);
        const std::u16string units = text.toStdU16String();
        QStringList found;
        for (const Utf16Span &span : splitSentences(units, "en-us"))
            found << part(units, span);
        QCOMPARE(found, sentences);
    }

    void sentencesHoldAllThatIsVisible()
    {
        QVERIFY(rc::check([] {
            const std::u16string text = *randomText();
            std::int32_t last = 0;
            std::u16string gaps;
            for (const Utf16Span &span : splitSentences(text, "")) {
                RC_ASSERT(span.begin >= last && span.length > 0);
                gaps +=
                    text.substr(static_cast<std::size_t>(last), static_cast<std::size_t>(span.begin - last));
                last = span.end();
            }
            gaps += text.substr(static_cast<std::size_t>(last));
            RC_ASSERT(QString::fromStdU16String(gaps).trimmed().isEmpty());
        }));
    }
};

GLOSSA_TEST(TestWords);
#include "tst_words.moc"
