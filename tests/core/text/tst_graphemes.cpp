// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/graphemes.h"
#include "core/text/tokenizer.h"

#include "tests/core/text/random_text.h"
#include "tests/support/registry.h"

#include <unicode/localpointer.h>
#include <unicode/ubrk.h>

#include <QtTest>

using namespace glossa::text;

namespace {

std::vector<std::int32_t> startsOfIcu(const std::u16string &text)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::LocalUBreakIteratorPointer breaker(
        ubrk_open(UBRK_CHARACTER, "", text.data(), static_cast<std::int32_t>(text.size()), &status));
    std::vector<std::int32_t> starts;
    for (std::int32_t at = ubrk_first(breaker.getAlias()); at != UBRK_DONE;
         at = ubrk_next(breaker.getAlias()))
        starts.push_back(at);
    return starts;
}

} // namespace

class TestGraphemes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void currentRulesAreThoseOfIcu()
    {
        QVERIFY(rc::check([] {
            const std::u16string text = *randomText();
            RC_ASSERT(clusterStarts(text, ClusterRules::Current) == startsOfIcu(text));
        }));
    }

    void stepsFromAnywhereMeetTheBoundaries()
    {
        QVERIFY(rc::check([] {
            const std::u16string text = *randomText();
            const std::vector<std::int32_t> starts = clusterStarts(text, ClusterRules::Current);
            const auto size = static_cast<std::int32_t>(text.size());
            for (std::int32_t at = 0; at <= size; ++at) {
                std::int32_t next = size;
                std::int32_t previous = 0;
                for (const std::int32_t start : starts) {
                    if (start > at)
                        next = std::min(next, start);
                    if (start < at)
                        previous = std::max(previous, start);
                }
                RC_ASSERT(nextGrapheme(text, at) == next);
                RC_ASSERT(previousGrapheme(text, at) == previous);
            }
        }));
    }

    void textElementsFollowUnicode8_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<int>>("starts");
        const auto row = [](const char *name, const char16_t *text, const QList<int> &starts) {
            QTest::newRow(name) << QString::fromUtf16(text) << starts;
        };
        row("line end", u"a\r\nb\n\r", {0, 1, 3, 4, 5, 6});
        row("accents", u"e\u0301\u0308x", {0, 3, 4});
        row("accent first", u"\u0301a", {0, 1, 2});
        row("family: ZWJ extends but does not join", u"👨\u200D👩\u200D👧", {0, 3, 6, 8});
        row("skin tone stands alone", u"👍🏽", {0, 2, 4});
        row("four indicators are one", u"🇩🇪🇫🇷a", {0, 8, 9});
        row("syllable in parts", u"\u1100\u1161\u11A8가\u11A8각\u11A8각", {0, 3, 5, 7, 8});
        row("spacing mark", u"\u0928\u093F\u0E01\u0E33", {0, 2, 4});
        row("Burmese a is no spacing mark", u"\u1000\u102B", {0, 1, 2});
        row("no prepend class: a control", u"\u0600\u0661", {0, 1, 2});
        row("tag characters are controls", u"🏴\U000E0067", {0, 2, 4});
        row("mark of Unicode 9", u"a\U0001E000", {0, 1, 3});
        row("keycap", u"1\uFE0F\u20E3", {0, 3});
    }
    void textElementsFollowUnicode8()
    {
        QFETCH(QString, text);
        QFETCH(QList<int>, starts);
        const auto found = clusterStarts(text.toStdU16String(), ClusterRules::Unicode8);
        QCOMPARE(QList<int>(found.begin(), found.end()), starts);
    }
};

GLOSSA_TEST(TestGraphemes);
#include "tst_graphemes.moc"
