// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognize/pattern_matcher.h"
#include "core/recognize/pattern_syntax.h"
#include "core/recognize/recognizer.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;
using namespace glossa::recognize;

class TestPatternMatcher : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void matchesAreThoseOfDotNet_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("matches"); // "begin:text"
        const auto row = [](const char *name, const char16_t *pattern, const char16_t *text,
                            const QStringList &all) {
            QTest::newRow(name) << QString::fromUtf16(pattern) << QString::fromUtf16(text) << all;
        };
        const auto l = [](auto... words) { return QStringList{QString::fromUtf16(words)...}; };
        row("as written", u"AB\\d+", u"ab1 AB12 xAB3", l(u"4:AB12", u"10:AB3"));
        row("slashes", u"/AB\\d+/", u"AB12", l(u"0:AB12"));
        row("slash inside", u"/a\\/b/", u"a/b", l(u"0:a/b"));
        row("Azure's example", u"/^\\(?([0-9]{3})\\)?[-.\\s]?([0-9]{3})[-.\\s]?([0-9]{4})$/",
            u"(555) 123-4567", l(u"0:(555) 123-4567"));
        row("named groups", u"(?<a>x)(?'b'y)(?<a>z)", u"xyz", l(u"0:xyz"));
        row("offsets after astral text", u"b+", u"😀é b", l(u"4:b"));
        row("empty matches are skipped", u"a*", u"baac", l(u"1:aa"));
        row("flags", u"(?i)ab(?-i:C)", u"ABC abc", l(u"0:ABC"));
        row("explicit capture, comment", u"(?n:a)(?#what)b", u"ab", l(u"0:ab"));
        row("dot is one character", u"^.$", u"😀", l(u"0:😀"));
        row("Arabic digits", u"\\d+", u"x١٢3", l(u"1:١٢3"));
        row("no digits", u"\\D+", u"1ab١", l(u"1:ab"));
        row("letters of all scripts", u"\\w+", u"naïve Москва!", l(u"0:naïve", u"6:Москва"));
        row("no letters", u"\\W+", u"é, é", l(u"1:, "));
        row("class of kinds", u"[\\w-]+", u"é-è!", l(u"0:é-è"));
        row("word but not", u"[^\\W_]+", u"é_è", l(u"0:é", u"2:è"));
        row("space", u"a\\sb", u"a\u00A0b a\u3000b", l(u"0:a\u00A0b", u"4:a\u3000b"));
        row("all there is", u"[\\s\\S]+", u"é\n😀\u00A0", l(u"0:é\n😀\u00A0"));
        row("no space", u"\\S+", u"\u00A0é \u0085a", l(u"1:é", u"4:a"));
        row("code unit", u"\\u00e9", u"é", l(u"0:é"));
        row("bracket in a class", u"[[a]+", u"a[b", l(u"0:a["));
        row("bracket first in a class", u"[]a]+", u"a]b", l(u"0:a]"));
        row("backspace in a class", u"[\\b]", u"a\bc", l(u"1:\b"));
        row("no counted repetition", u"a{,2}", u"a{,2}", l(u"0:a{,2}"));
        row("lazy", u"a{1,3}?", u"aa", l(u"0:a", u"1:a"));
        row("escaped umlaut", u"\\é", u"é", l(u"0:é"));
        row("end", u"b\\Z", u"ab", l(u"1:b"));
        row("end before a last line feed", u"b\\Z|c$", u"bc\nb\n", l(u"3:b"));
        row("very end", u"b\\z", u"b\nb\n", {});
        row("end before no other line feed", u"[ab]$\\n?", u"a\nb\n", l(u"2:b\n"));
        row("ends of lines", u"(?m)^.$", u"a\né\nbc\n", l(u"0:a", u"2:é"));
        row("begin of the text alone", u"^\\w", u"é\né", l(u"0:é"));
        row("dot and line feed", u"a.|(?s:b.)", u"a\nb\n", l(u"2:b\n"));
        row("any case of all letters", u"(?i)straße ΣΑΣ", u"STRAẞE σας", l(u"0:STRAẞE σας"));
        row("any case up to the group's end", u"(a(?i)b)c", u"aBc aBC", l(u"0:aBc"));
        row("any case of a class", u"(?i)[^а-я]+", u"ЖжaÉ", l(u"2:aÉ"));
        row("property", u"\\p{Greek}+|\\p{^L}|\\PL{2}|\\pN", u"xλπ1x", l(u"1:λπ", u"3:1"));
        row("numbers of characters, in hex", u"\\x41\\x{1F600}\\cI\\012", u"A😀\t\n", l(u"0:A😀\t\n"));
        row("octal in a class", u"[\\101\\60-\\71]+", u"A09b", l(u"0:A09"));
        row("class of nothing", u"[^\\s\\S]|é", u"aé", l(u"1:é"));
        row("range of astral characters", u"[😀-😂]+", u"😁😂😃", l(u"0:😁😂"));
        row("boundary in each round", u"(?:\\b[A-Z]\\w+\\s?)+", u"iPhone Max für", l(u"7:Max "));
        row("boundary in each round, umlaut", u"(?:\\b[A-Z]\\w+\\s?)+", u"iPhone Müller", l(u"7:Müller"));
        row("boundary in each counted round", u"(?:\\b\\d{2}[ -]?){1,9}", u"ä12 34 56", l(u"4:34 56"));
        row("no boundary in each round", u"(?:\\Bж\\w)+", u"жжжжж я", l(u"1:жжжж"));
        row("boundary at a joiner", u"\\bم\\b", u"م\u200Cم م", l(u"4:م"));
        row("boundary, ASCII", u"\\bcat\\b", u"cat concat cats", l(u"0:cat"));
        row("boundary before an accent", u"\\bcaf\\b", u"café", {});
        row("boundary at an accent", u"\\bcafé\\b", u"un café, décafé", l(u"3:café"));
        row("boundary in Cyrillic", u"\\bот\\b", u"от вот отец от", l(u"0:от", u"12:от"));
        row("boundary after going back", u"\\bа.*\\b", u"а б!", l(u"0:а б"));
        row("boundary after going on", u"а.*?\\b", u"ааб в", l(u"0:ааб"));
        row("no boundary", u"\\Bт", u"т от", l(u"3:т"));
        row("boundary on one branch", u"(?:\\bд|в)а", u"да ва уда ува", l(u"0:да", u"3:ва", u"11:ва"));
    }
    void matchesAreThoseOfDotNet()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, text);
        QFETCH(QStringList, matches);
        const auto matcher = PatternMatcher::compile(pattern.toStdU16String());
        QVERIFY2(matcher.has_value(), matcher ? "" : plain(matcher.error().detail).c_str());
        const std::u16string units = text.toStdU16String();
        QStringList found;
        for (const text::Utf16Span &span : matcher->find(units))
            found << QStringLiteral("%1:").arg(span.begin) + text.mid(span.begin, span.length);
        QCOMPARE(found, matches);
    }

    void whatRe2LacksIsRefusedByNameAndPlace_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *pattern, const char *reason, int place) {
            QTest::newRow(pattern) << QString::fromLatin1(pattern) << QString::fromLatin1(reason)
                                   << (place < 0 ? QString() : QStringLiteral("position(%1)").arg(place));
        };
        row("a(?=b)", "lookAhead", 1);
        row("a(?!b)", "lookAhead", 1);
        row("(?<=a)b", "lookBehind", 0);
        row("/(?<!a)b/", "lookBehind", 1);
        row("(?>a+)b", "atomicGroup", 0);
        row("(?(1)a|b)", "conditionalGroup", 0);
        row("(a)\\1", "backReference", 3);
        row("(?<x>a)\\k<x>", "backReference", 7);
        row("(?<a-b>x)", "balancingGroup", 0);
        row("a++", "possessiveQuantifier", 2);
        row("a{2}+", "possessiveQuantifier", 4);
        row("\\Ga", "unsupportedAnchor(G)", 0);
        row("[a-z-[aeiou]]", "classSubtraction", 4);
        row("(?x) a", "freeSpacing", 0);
        row("\\C", "unknownEscape", 0);
        row("\\Qa\\E", "unknownEscape", 0);
        row("a[bc", "classWithoutEnd", 4);
        row("a\\", "backslashAtTheEnd", 1);
        row("(a", "missingParenthesis", 0);
        row("a)", "unexpectedParenthesis", 1);
        row("a**", "repetitionOfRepetition", 2);
        row("a|*", "nothingToRepeat", 2);
        row("[b-a]", "badRangeOfAClass", 1);
        row("a{3,2}", "repetitionFromMoreToLess", 1);
        row("a{2000}", "repetitionOfMoreThan(1000)", 1);
        row("[0-9]{1,2000}", "repetitionOfMoreThan(1000)", 5);
        row("(a{100}){100}", "tooManyRepetitionsTogether", -1);
        row("(?m:a$)|b$", "dollarWithAndWithoutM", 0);
        row("\\p{IsGreek}", "unknownProperty(IsGreek)", 0);
        row("\\p{L", "propertyWithoutName", 0);
        row("\\x4", "withoutTwoDigits(x)", 0);
        row("\\u12", "withoutFourDigits(u)", 0);
    }
    void whatRe2LacksIsRefusedByNameAndPlace()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, reason);
        QFETCH(QString, place);
        const Status status = checkPattern(pattern.toStdU16String());
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::UnsupportedPattern);
        QVERIFY2(QString::fromStdString(plain(status.error().detail)).contains(reason),
                 plain(status.error().detail).c_str());
        QCOMPARE(QString::fromStdString(plain(status.error().place)), place);
    }

    /// More letters and marks than there are bytes: their codes are strings, which must not be torn.
    void patternsOfManyCharactersAreRight()
    {
        std::u16string pattern = u"\\b(?:";
        std::u16string text;
        for (char16_t c = u'가'; c < u'가' + 150; ++c) {
            pattern += std::u16string(1, c) + u'|';
            text += std::u16string(1, c) + u' ';
        }
        for (char16_t c = u'─'; c < u'─' + 250; ++c)
            pattern += std::u16string(1, c) + u'|';
        const auto matcher = PatternMatcher::compile(pattern + u"é)\\b");
        QVERIFY2(matcher.has_value(), matcher ? "" : plain(matcher.error().detail).c_str());
        const auto spans = matcher->find(text + u"\n가각 xé é\n─ a┼b");
        QCOMPARE(spans.size(), std::size_t(152));
        QCOMPARE(spans[149], (text::Utf16Span{298, 1}));
        QCOMPARE(spans[150], (text::Utf16Span{307, 1}));
        QCOMPARE(spans[151], (text::Utf16Span{312, 1}));
    }

    /// However many near misses stand before it.
    void matchFarDownIsFoundInAnyText_data()
    {
        QTest::addColumn<QString>("first");
        QTest::newRow("ASCII") << QStringLiteral("ae");
        QTest::newRow("umlaut") << QStringLiteral("ä");
    }
    void matchFarDownIsFoundInAnyText()
    {
        QFETCH(QString, first);
        const QString text = first + QStringLiteral(" EUR 5x EUR .,").repeated(2000);
        const auto matcher = PatternMatcher::compile(u"\\bEUR [\\d.,]+\\b");
        const auto spans = matcher->find((text + QStringLiteral(" EUR 1.200,50")).toStdU16String());
        QCOMPARE(spans.size(), std::size_t(1));
        QCOMPARE(spans[0], (text::Utf16Span{static_cast<std::int32_t>(text.size()) + 1, 12}));
    }

    void hostilePatternsStayQuick()
    {
        const auto matcher = PatternMatcher::compile(u"(a+)+$");
        const std::u16string text(20000, u'a');
        QElapsedTimer timer;
        timer.start();
        QVERIFY(matcher->find(text + u"b").empty());
        const auto boundary = PatternMatcher::compile(u"é(\\w|\\s)*\\bx");
        QVERIFY(boundary->find(u"é" + std::u16string(3000, u'é') + u"x").empty());
        QVERIFY(timer.elapsed() < 10000);
    }
};

GLOSSA_TEST(TestPatternMatcher);
#include "tst_pattern_matcher.moc"
