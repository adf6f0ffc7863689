// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/graphemes.h"
#include "core/text/offset_map.h"

#include "tests/core/text/random_text.h"
#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;
using namespace glossa::text;

namespace {

/// UTF-16 offsets of a unit's begins, counted by the slowest means.
std::vector<std::int32_t> slowStarts(const std::u16string &text, IndexUnit unit)
{
    if (unit == IndexUnit::TextElementsV8)
        return clusterStarts(text, ClusterRules::Unicode8);
    std::vector<std::int32_t> starts;
    for (std::size_t i = 0; i <= text.size(); ++i)
        if (unit == IndexUnit::Utf16CodeUnit || i == text.size() || !QChar::isLowSurrogate(text[i]))
            starts.push_back(static_cast<std::int32_t>(i));
    return starts;
}

} // namespace

class TestOffsetMap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPlaceOfEveryUnitAgreesWithCounting()
    {
        QVERIFY(rc::check([] {
            const std::u16string text = *randomText();
            const OffsetMap map(text);
            for (const auto unit :
                 {IndexUnit::Utf16CodeUnit, IndexUnit::UnicodeCodePoint, IndexUnit::TextElementsV8}) {
                const auto starts = slowStarts(text, unit);
                const auto count = static_cast<std::int32_t>(starts.size()) - 1;
                RC_ASSERT(map.length(unit) == count);
                for (std::int32_t i = 0; i <= count; ++i) {
                    const std::int32_t start = starts[static_cast<std::size_t>(i)];
                    RC_ASSERT(map.toUtf16(i, unit).value() == start);
                    const std::int32_t end = i < count ? starts[static_cast<std::size_t>(i) + 1] : start + 1;
                    for (std::int32_t inside = start; inside < end; ++inside)
                        RC_ASSERT(map.fromUtf16(inside, unit) == i);
                }
            }
        }));
    }

    void bytesAgreeWithEncodingThePrefix()
    {
        QVERIFY(rc::check([] {
            const std::u16string text = *randomText();
            const OffsetMap map(text);
            const auto starts = slowStarts(text, IndexUnit::UnicodeCodePoint);
            std::vector<bool> isStart(toUtf8(text).size() + 1);
            for (const std::int32_t start : starts) {
                const auto bytes = static_cast<std::int32_t>(
                    toUtf8(std::u16string_view(text).substr(0, static_cast<std::size_t>(start))).size());
                RC_ASSERT(map.fromUtf16(start, IndexUnit::Utf8Byte) == bytes);
                RC_ASSERT(map.toUtf16(bytes, IndexUnit::Utf8Byte).value() == start);
                isStart[static_cast<std::size_t>(bytes)] = true;
            }
            for (std::size_t i = 0; i < isStart.size(); ++i)
                RC_ASSERT(map.toUtf16(static_cast<std::int32_t>(i), IndexUnit::Utf8Byte).has_value() ==
                          isStart[i]);
        }));
    }

    void spansSurviveTheWayToBytesAndBack()
    {
        QVERIFY(rc::check([] {
            const std::u16string text = *randomText();
            const OffsetMap map(text);
            const auto starts = slowStarts(text, IndexUnit::UnicodeCodePoint);
            const auto begin = *rc::gen::elementOf(starts);
            const auto end = *rc::gen::elementOf(starts);
            RC_PRE(begin <= end);
            const Utf16Span span{begin, end - begin};
            RC_ASSERT(map.isValid(span));
            RC_ASSERT(map.toUtf16(map.toUtf8(span)) == span);
        }));
    }

    void placesOutsideAreRefused()
    {
        const OffsetMap map(u"a😀b");
        for (const auto unit : {IndexUnit::Utf16CodeUnit, IndexUnit::UnicodeCodePoint,
                                IndexUnit::TextElementsV8, IndexUnit::Utf8Byte}) {
            QVERIFY(!map.toUtf16(-1, unit));
            QVERIFY(!map.toUtf16(map.length(unit) + 1, unit));
            QCOMPARE(map.toUtf16(map.length(unit) + 1, unit).error().code, ErrorCode::BadOffset);
        }
    }

    void spanInsideSurrogatePairIsInvalid()
    {
        const OffsetMap map(u"a😀b");
        QVERIFY(map.isValid({1, 2}));
        QVERIFY(!map.isValid({1, 1}));
        QVERIFY(!map.isValid({2, 1}));
    }

    void spanOutsideTheTextIsInvalid()
    {
        const OffsetMap map(u"abc");
        QVERIFY(map.isValid({0, 3}));
        QVERIFY(!map.isValid({-1, 2}));
        QVERIFY(!map.isValid({1, 3}));
        QVERIFY(!map.isValid({2, -1}));
        QVERIFY(!map.isValid({2, std::numeric_limits<std::int32_t>::max()}));
    }

    void spanThroughAClusterIsNoticed()
    {
        const OffsetMap map(u"e\u0301 👍🏽\r\n");
        QVERIFY(!map.cutsGrapheme({0, 2}));
        QVERIFY(map.cutsGrapheme({0, 1}));
        QVERIFY(map.cutsGrapheme({3, 2}));
        QVERIFY(!map.cutsGrapheme({3, 4}));
        QVERIFY(map.cutsGrapheme({8, 1}));
    }
};

GLOSSA_TEST(TestOffsetMap);
#include "tst_offset_map.moc"
