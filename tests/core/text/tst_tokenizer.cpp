// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/graphemes.h"
#include "core/text/tokenizer.h"

#include "tests/core/text/random_text.h"
#include "tests/support/registry.h"

#include <QtTest>

#include <algorithm>

using namespace glossa::text;

namespace {

/// The tokens of a text, parted by bars.
QString barred(const QString &text)
{
    const std::u16string units = text.toStdU16String();
    QStringList parts;
    for (const Token &token : tokenize(units, "en"))
        parts << QString::fromUtf16(token.text.data(), static_cast<qsizetype>(token.text.size()));
    return parts.join(QLatin1Char('|'));
}

} // namespace

class TestTokenizer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textIsCutWhereLabelsMayBegin_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("tokens");
        const auto row = [](const char *name, const char16_t *text, const char16_t *tokens) {
            QTest::newRow(name) << QString::fromUtf16(text) << QString::fromUtf16(tokens);
        };
        row("empty", u"", u"");
        row("blank", u" \t\r\n\u00A0\u3000", u"");
        row("words", u"turn off  the lamp.", u"turn|off|the|lamp|.");
        row("apostrophe", u"Carol's o’clock", u"Carol|'|s|o|’|clock");
        row("money", u"$353,184.00", u"$|353|,|184|.|00");
        row("percent", u"6%", u"6|%");
        row("letters and digits", u"60days B2B", u"60|days|B|2|B");
        row("underscore and mail", u"a_b@c.de", u"a|_|b|@|c|.|de");
        row("accents stay", u"cafe\u0301 naïve", u"cafe\u0301|naïve");
        row("every mark alone", u"...--", u".|.|.|-|-");
        row("emoji are one each", u"ok👍🏽👨\u200D👩\u200D👧!",
            u"ok|👍🏽|👨\u200D👩\u200D👧|!");
        row("flags by two", u"🇩🇪🇫🇷", u"🇩🇪|🇫🇷");
        row("soft hyphen shows not", u"Ver\u00ADtrag", u"Ver|trag");
        row("joiner in a word", u"می\u200Cخواهم", u"می\u200Cخواهم");
        row("Cyrillic, Greek", u"Москва Αθήνα", u"Москва|Αθήνα");
        row("Hangul by spaces", u"서울에서 부산", u"서울에서|부산");
        row("Arabic digits", u"١٢٣ كتاب", u"١٢٣|كتاب");
        row("Japanese", u"東京へ行きます。", u"東京|へ|行き|ます|。");
        row("Chinese in Latin", u"去Berlin旅行3天", u"去|Berlin|旅行|3|天");
        row("Thai", u"ภาษาไทยง่าย", u"ภาษา|ไทย|ง่าย");
        row("accent on a space", u"a \u0301b", u"a| \u0301|b");
    }
    void textIsCutWhereLabelsMayBegin()
    {
        QFETCH(QString, text);
        QFETCH(QString, tokens);
        QCOMPARE(barred(text), tokens);
    }

    void tokensLieInOrderAndNeverCutAClusterOrLoseALetter()
    {
        QVERIFY(rc::check([] {
            const std::u16string text = *randomText();
            const auto starts = clusterStarts(text, ClusterRules::Current);
            std::int32_t last = 0;
            std::size_t visible = 0;
            for (const Token &token : tokenize(text, "")) {
                RC_ASSERT(token.span.length > 0);
                RC_ASSERT(token.span.begin >= last);
                RC_ASSERT(std::ranges::binary_search(starts, token.span.begin));
                RC_ASSERT(std::ranges::binary_search(starts, token.span.end()));
                RC_ASSERT((token.text.data() == text.data() + token.span.begin));
                RC_ASSERT(token.text.size() == static_cast<std::size_t>(token.span.length));
                visible += static_cast<std::size_t>(std::ranges::count_if(
                    token.text, [](char16_t c) { return QChar(c).isLetterOrNumber(); }));
                last = token.span.end();
            }
            RC_ASSERT(visible == static_cast<std::size_t>(std::ranges::count_if(
                                     text, [](char16_t c) { return QChar(c).isLetterOrNumber(); })));
        }));
    }

    void lookupCutsScriptsWithoutSpacesIntoCharacters()
    {
        QStringList parts;
        const std::u16string text = u"去Berlin 12ไท";
        for (const Token &token : tokenizeForLookup(text))
            parts << QString::fromUtf16(token.text.data(), static_cast<qsizetype>(token.text.size()));
        QCOMPARE(parts.join(QLatin1Char('|')), QString::fromUtf16(u"去|Berlin|12|ไ|ท"));
    }

    void loneSurrogatesDoNoHarm()
    {
        const std::u16string text = {u'a', 0xD83D, u' ', 0xDE00, u'b'};
        QCOMPARE(tokenize(text, "").size(), std::size_t(4));
    }
};

GLOSSA_TEST(TestTokenizer);
#include "tst_tokenizer.moc"
