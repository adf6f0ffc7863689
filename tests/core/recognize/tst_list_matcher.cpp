// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognize/list_matcher.h"

#include "tests/support/registry.h"

#ifndef Q_MOC_RUN // moc follows it into the standard library and fails
#include <rapidcheck.h>
#endif

#include <QtTest>

using namespace glossa::recognize;

namespace {

/// The phrases found, as "begin:words".
QStringList found(const QStringList &phrases, const QString &text,
                  glossa::text::LetterRules rules = glossa::text::LetterRules::Usual)
{
    ListMatcher matcher;
    for (qsizetype i = 0; i < phrases.size(); ++i)
        matcher.add(phrases[i].toStdU16String(), static_cast<std::uint32_t>(i));
    QStringList hits;
    for (const ListMatcher::Hit &hit : matcher.find(text.toStdU16String(), rules))
        hits << QStringLiteral("%1:%2").arg(hit.span.begin).arg(text.mid(hit.span.begin, hit.span.length));
    return hits;
}

} // namespace

class TestListMatcher : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void phrasesAreFoundOnWholeTokens_data()
    {
        QTest::addColumn<QStringList>("phrases");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("hits");
        const auto l = [](auto... words) { return QStringList{QString::fromUtf16(words)...}; };
        const auto row = [](const char *name, const QStringList &phrases, const char16_t *text,
                            const QStringList &hits) {
            QTest::newRow(name) << phrases << QString::fromUtf16(text) << hits;
        };
        row("any case", l(u"Living Room"), u"the LIVING room", l(u"4:LIVING room"));
        row("not inside a word", l(u"lamp"), u"lamps, clamp lamp", l(u"13:lamp"));
        row("nested phrases", l(u"lamp", u"lamp 1"), u"lamp 1", l(u"0:lamp", u"0:lamp 1"));
        row("wider blanks", l(u"living room"), u"living \t room", l(u"0:living \t room"));
        row("blank or not is told apart", l(u"B2B"), u"B 2 B b2b", l(u"6:b2b"));
        row("marks", l(u"o'clock", u"%"), u"5 O'Clock 6%", l(u"2:O'Clock", u"11:%"));
        row("umlauts", l(u"ÜBER"), u"über", l(u"0:über"));
        row("astral capitals", l(u"𐐀"), u"𐐨", l(u"0:𐐨"));
        row("inside a longer Chinese word", l(u"北京"), u"我在北京市", l(u"2:北京"));
        row("Thai", l(u"ไทย"), u"ภาษาไทย", l(u"4:ไทย"));
        row("not through a character", l(u"e"), u"e\u0301", {});
        row("blank phrases", l(u"", u"  "), u"a  b", {});
        row("again and again", l(u"a b a"), u"a b a b a", l(u"0:a b a", u"4:a b a"));
    }
    void phrasesAreFoundOnWholeTokens()
    {
        QFETCH(QStringList, phrases);
        QFETCH(QString, text);
        QFETCH(QStringList, hits);
        QCOMPARE(found(phrases, text), hits);
    }

    void oneWordInSeveralWritings_data()
    {
        using glossa::text::LetterRules;
        QTest::addColumn<QString>("phrase");
        QTest::addColumn<LetterRules>("rules");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("hits");
        const auto row = [](const char *name, const char16_t *phrase, LetterRules rules, const char16_t *text,
                            const QStringList &hits) {
            QTest::newRow(name) << QString::fromUtf16(phrase) << rules << QString::fromUtf16(text) << hits;
        };
        const auto l = [](auto... words) { return QStringList{QString::fromUtf16(words)...}; };
        using enum LetterRules;
        row("Turkish small ı", u"Işık", Turkic, u"ışık kapat", l(u"0:ışık"));
        row("Turkish capital I", u"Isparta", Turkic, u"a ısparta ISPARTA isparta",
            l(u"2:ısparta", u"10:ISPARTA"));
        row("Turkish small i", u"İstanbul", Turkic, u"istanbul ıstanbul", l(u"0:istanbul"));
        row("Turkish capital İ", u"Diyarbakır", Turkic, u"DİYARBAKIR", l(u"0:DİYARBAKIR"));
        row("Turkish İ as I and a dot", u"İzmir", Turkic, u"I\u0307zmir i\u0307zmir!",
            l(u"0:I\u0307zmir", u"7:i\u0307zmir"));
        row("i and I elsewhere", u"Iris", Usual, u"iris IRIS ırıs", l(u"0:iris", u"5:IRIS"));
        row("composed in the list", u"café", Usual, u"un cafe\u0301 x", l(u"3:cafe\u0301"));
        row("decomposed in the list", u"nai\u0308ve", Usual, u"x NAÏVE", l(u"2:NAÏVE"));
        row("marks in another order", u"q\u0323\u0307", Usual, u"q\u0307\u0323 x", l(u"0:q\u0307\u0323"));
        row("Korean in parts", u"한국", Usual, u"\u1112\u1161\u11ab\u1100\u116e\u11a8 x",
            l(u"0:\u1112\u1161\u11ab\u1100\u116e\u11a8"));
        row("sharp s", u"Straße", Usual, u"die STRASSE, straße, STRAẞE",
            l(u"4:STRASSE", u"13:straße", u"21:STRAẞE"));
        row("sharp s in the text", u"GRÖSSE", Usual, u"😀 Größe", l(u"3:Größe"));
        row("last sigma", u"ΟΔΟΣ", Usual, u"οδος", l(u"0:οδος"));
        row("soft hyphens", u"Wertpapierindex", Usual, u"(Wert\u00adpapier\u00adindex)",
            l(u"1:Wert\u00adpapier\u00adindex"));
        row("soft hyphen in the list", u"Wert\u00adpapier", Usual, u"wertpapier", l(u"0:wertpapier"));
        row("direction marks around", u"שלום", Usual, u"\u200fשלום\u200f!", l(u"1:שלום"));
        row("another letter", u"cafe", Usual, u"café cafe\u0301", {});
    }
    void oneWordInSeveralWritings()
    {
        QFETCH(QString, phrase);
        QFETCH(glossa::text::LetterRules, rules);
        QFETCH(QString, text);
        QFETCH(QStringList, hits);
        QCOMPARE(found({phrase}, text, rules), hits);
    }

    void oneWordingMayStandForSeveral()
    {
        ListMatcher matcher;
        matcher.add(u"bat", 7);
        matcher.add(u"Bat", 9);
        const auto hits = matcher.find(u"bat", glossa::text::LetterRules::Usual);
        QCOMPARE(hits.size(), std::size_t(2));
        QCOMPARE(hits[0].phrase, 7U);
        QCOMPARE(hits[1].phrase, 9U);
    }

    /// Against looking for each phrase at each place.
    void agreesWithPlainSearch()
    {
        QVERIFY(rc::check([] {
            const auto words = rc::gen::container<QStringList>(rc::gen::map(
                rc::gen::elementOf(std::string("abAB")), [](char c) { return QString(QLatin1Char(c)); }));
            QStringList phrases;
            ListMatcher matcher;
            for (std::uint32_t i = 0; i < 4; ++i) {
                phrases << (*rc::gen::resize(4, words)).join(QLatin1Char(' '));
                matcher.add(phrases.back().toStdU16String(), i);
            }
            const QString text = (*words).join(QLatin1Char(' '));
            QStringList fast;
            for (const ListMatcher::Hit &hit :
                 matcher.find(text.toStdU16String(), glossa::text::LetterRules::Usual))
                fast << QStringLiteral("%1 %2 %3").arg(hit.span.begin).arg(hit.span.length).arg(hit.phrase);
            QStringList slow;
            for (qsizetype begin = 0; begin < text.size(); begin += 2)
                for (qsizetype i = 0; i < phrases.size(); ++i) {
                    const qsizetype end = begin + phrases[i].size();
                    const bool whole =
                        end == text.size() || (end < text.size() && text[end] == QLatin1Char(' '));
                    if (!phrases[i].isEmpty() && whole &&
                        text.mid(begin).startsWith(phrases[i], Qt::CaseInsensitive))
                        slow << QStringLiteral("%1 %2 %3").arg(begin).arg(phrases[i].size()).arg(i);
                }
            fast.sort();
            slow.sort();
            RC_ASSERT((fast == slow));
        }));
    }
};

GLOSSA_TEST(TestListMatcher);
#include "tst_list_matcher.moc"
