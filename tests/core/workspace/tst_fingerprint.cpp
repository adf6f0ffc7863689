// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/fingerprint.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;
using namespace glossa::workspace;

namespace {

learn::TrainingSet examples()
{
    learn::TrainingSet set;
    set.examples.push_back({u"hello 😀", "en", 1, {{{0, 5}, 2}, {{6, 2}, 0}}, {}, true});
    set.examples.push_back({u"", {}, -1, {}, {}, true});
    set.examples.push_back({u"a b", {}, 0, {{{2, 1}, 1}}, {}, true});
    return set;
}

// Computed by another program from the bytes that fingerprint.cpp names.
const QString newForm = QStringLiteral("a698f4faabab3242f9b2e497c66635ef");
const QString olderForm = QStringLiteral("f635ffa530b5a4e7");

} // namespace

class TestFingerprint : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsFrozen() { QCOMPARE(fingerprintOf(examples()), newForm); }

    void bothFormsAreUnderstood()
    {
        QVERIFY(isFingerprintOf(newForm, examples()));
        QVERIFY(isFingerprintOf(olderForm, examples()));
        QVERIFY(!isFingerprintOf(QStringLiteral("f635ffa530b5a4e8"), examples()));
        QVERIFY(!isFingerprintOf({}, examples()));
    }

    void anotherTextIntentOrSpanIsAnother()
    {
        auto text = examples();
        text.examples[2].text = u"a c";
        auto intent = examples();
        intent.examples[1].intent = 0;
        auto span = examples();
        span.examples[0].spans[1].category = 1;
        auto order = examples();
        std::swap(order.examples[0], order.examples[2]);
        for (const learn::TrainingSet &changed : {text, intent, span, order}) {
            QVERIFY(!isFingerprintOf(newForm, changed));
            QVERIFY(!isFingerprintOf(olderForm, changed));
        }
    }

    void classesChangeIt()
    {
        auto one = examples();
        one.examples[1].classes = {0};
        auto other = examples();
        other.examples[1].classes = {1};
        auto both = examples();
        both.examples[1].classes = {0, 1};
        auto elsewhere = examples();
        elsewhere.examples[2].classes = {0};
        const QStringList all{newForm, fingerprintOf(one), fingerprintOf(other), fingerprintOf(both),
                              fingerprintOf(elsewhere)};
        QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), all.size());
    }
};

GLOSSA_TEST(TestFingerprint);
#include "tst_fingerprint.moc"
