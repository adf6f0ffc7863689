// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/seed.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;

class TestSeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Frozen numbers of SplitMix64 with seed 1234567 (the reference implementation's test vector).
    void numbersAreThoseOfTheReference()
    {
        Random random(1234567);
        QCOMPARE(random.next(), 6457827717110365317ULL);
        QCOMPARE(random.next(), 3203168211198807973ULL);
    }

    void shuffleKeepsEveryElement()
    {
        std::vector<int> items(100);
        for (int i = 0; i < 100; ++i)
            items[static_cast<std::size_t>(i)] = i;
        Random(7).shuffle(items);
        QVERIFY(!std::is_sorted(items.begin(), items.end()));
        std::sort(items.begin(), items.end());
        for (int i = 0; i < 100; ++i)
            QCOMPARE(items[static_cast<std::size_t>(i)], i);
    }

    void fingerprintIsFnv1a() { QCOMPARE(fingerprint("foobar", 6), 0x85944171f73967e8ULL); }
};

GLOSSA_TEST(TestSeed);
#include "tst_seed.moc"
