// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/session/answer.h"

#include "tests/support/registry.h"

#include <QPromise>
#include <QtTest>

#include <memory>

using glossa::workspace::Answer;

class TestAnswer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void valueComesThroughTheEventLoop()
    {
        QPromise<int> promise;
        promise.start();
        promise.addResult(7);
        promise.finish();
        QObject asker;
        int received = 0;
        Answer<int>(promise.future()).then(&asker, [&received](int value) { received = value; });
        QCOMPARE(received, 0); // also where it is there already
        QTRY_COMPARE(received, 7);
    }

    void nobodyIsCalledWhoIsGone()
    {
        QPromise<int> promise;
        promise.start();
        int received = 0;
        {
            QObject asker;
            Answer<int>(promise.future()).then(&asker, [&received](int value) { received = value; });
        }
        promise.addResult(7);
        promise.finish();
        QCoreApplication::processEvents();
        QCOMPARE(received, 0);
    }

    void askerMayGoWhileItIsAnswered()
    {
        QPromise<int> promise;
        promise.start();
        auto asker = std::make_unique<QObject>();
        int received = 0;
        Answer<int>(promise.future()).then(asker.get(), [&](int value) {
            asker.reset();
            received = value;
        });
        promise.addResult(7);
        promise.finish();
        QTRY_COMPARE(received, 7);
    }

    void eachAskerIsAnswered()
    {
        QPromise<int> promise;
        promise.start();
        const Answer<int> answer(promise.future());
        QObject one;
        QObject two;
        int sum = 0;
        answer.then(&one, [&sum](int value) { sum += value; });
        answer.then(&two, [&sum](int value) { sum += 10 * value; });
        promise.addResult(7);
        promise.finish();
        QTRY_COMPARE(sum, 77);
    }
};

GLOSSA_TEST(TestAnswer);
#include "tst_answer.moc"
