// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/folding.h"

#include "core/text/offset_map.h"

#include "tests/core/text/random_text.h"
#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa::text;

class TestFolding : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void languagesHaveTheirRules()
    {
        for (const char *language : {"tr", "TR", "tr-TR", "az_Latn_AZ"})
            QCOMPARE(letterRules(language), LetterRules::Turkic);
        for (const char *language : {"", "t", "en", "tru", "azb", "de-tr"})
            QCOMPARE(letterRules(language), LetterRules::Usual);
    }

    void placesLeadBackToTheOriginal()
    {
        const std::u16string text = u"a\u00ad ße\u0301 😀 I\u0307";
        const FoldedText folded = foldForComparing(text, LetterRules::Turkic);
        QCOMPARE(folded.text, std::u16string(u"a ssé 😀 i"));
        QCOMPARE(folded.original({0, 1}), (Utf16Span{0, 1}));  // without the soft hyphen behind it
        QCOMPARE(folded.original({2, 2}), (Utf16Span{3, 1}));  // ß
        QCOMPARE(folded.original({3, 1}), (Utf16Span{3, 1}));  // half of it is the whole
        QCOMPARE(folded.original({4, 1}), (Utf16Span{4, 2}));  // e and its accent
        QCOMPARE(folded.original({9, 1}), (Utf16Span{10, 2})); // İ
        QCOMPARE(folded.original({0, 10}), (Utf16Span{0, 12}));
    }

    void lookAlikesStayApart()
    {
        for (const auto &[one, other] :
             {std::pair(u"é", u"e"), {u"’", u"'"}, {u"Ａ", u"a"}, {u"٣", u"3"}, {u"ı", u"i"}})
            QVERIFY(foldForComparing(one, LetterRules::Usual).text !=
                    foldForComparing(other, LetterRules::Usual).text);
    }

    void placesCoverTheTextInOrder()
    {
        QVERIFY(rc::check([] {
            const std::u16string text = *randomText();
            const OffsetMap map(text);
            for (const LetterRules rules : {LetterRules::Usual, LetterRules::Turkic}) {
                const FoldedText folded = foldForComparing(text, rules);
                RC_ASSERT(folded.sources.size() == folded.text.size());
                std::int32_t last = 0;
                for (const Utf16Span &source : folded.sources) {
                    RC_ASSERT(source.length > 0);
                    RC_ASSERT(map.isValid(source));
                    RC_ASSERT(source.begin >= last);
                    last = source.begin;
                }
            }
        }));
    }

    /// A long piece, longer than its first buffer.
    void manyMarksFold()
    {
        const std::u16string marks(3000, u'\u0323');
        QCOMPARE(foldForComparing(u"Q" + marks, LetterRules::Usual).text, u"q" + marks);
    }
};

GLOSSA_TEST(TestFolding);
#include "tst_folding.moc"
