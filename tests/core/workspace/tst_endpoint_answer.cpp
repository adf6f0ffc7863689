// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/endpoint/endpoint_answer.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;

class EndpointAnswerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstAddressIsTheEndpoints()
    {
        QCOMPARE(
            workspace::addressOfStart("{\"addresses\":[\"http://127.0.0.1:5000\",\"http://[::1]:5000\"]}"),
            QStringLiteral("http://127.0.0.1:5000"));
        for (const char *other : {"", "{", "7", "{}", "{\"addresses\":[]}", "{\"addresses\":[7]}",
                                  "{\"addresses\":\"http://127.0.0.1:5000\"}"})
            QCOMPARE(workspace::addressOfStart(other), QString());
    }

    void aRefusalIsItsLastMessage()
    {
        QCOMPARE(workspace::refusalOf("glossa: a warning\n{\"error\":{\"message\":\"Taken.\"}}\n"),
                 QStringLiteral("Taken."));
        QCOMPARE(workspace::refusalOf("sh: no such thing\n"), QStringLiteral("sh: no such thing"));
        QCOMPARE(workspace::refusalOf("{\"error\":7}"), QStringLiteral("{\"error\":7}"));
    }

    void keysAreReadOrNothingIs()
    {
        const auto keys = workspace::keysOf("[{\"name\":\"ana\",\"made\":5},{\"name\":\"ben\"}]");
        QVERIFY(keys.has_value());
        QCOMPARE(keys->size(), 2U);
        QCOMPARE(keys->at(0), (workspace::EndpointKey{QStringLiteral("ana"), 5}));
        QCOMPARE(keys->at(1), (workspace::EndpointKey{QStringLiteral("ben"), 0}));
        QVERIFY(workspace::keysOf("[]")->empty());
        for (const char *other : {"", "{}", "[7]", "[{\"made\":5}]"})
            QVERIFY(!workspace::keysOf(other).has_value());
        QCOMPARE(workspace::secretOf("{\"name\":\"ana\",\"key\":\"s\"}"), QStringLiteral("s"));
        QCOMPARE(workspace::secretOf("[]"), QString());
    }

    void anAnswerIsLaidOutForReading()
    {
        QCOMPARE(workspace::readableAnswer("{\"b\":1,\"a\":[]}"),
                 QStringLiteral("{\n  \"b\": 1,\n  \"a\": []\n}"));
        QCOMPARE(workspace::readableAnswer("<html>"), QStringLiteral("<html>"));
    }

    void aJobThatRunsIsUnfinished()
    {
        for (const char *status : {"notStarted", "running", "cancelling"})
            QVERIFY(workspace::isUnfinishedJob(QByteArray("{\"status\":\"") + status + "\"}"));
        for (const char *other : {"", "{}", "{\"status\":\"succeeded\"}", "{\"status\":\"failed\"}"})
            QVERIFY(!workspace::isUnfinishedJob(other));
    }
};

GLOSSA_TEST(EndpointAnswerTest);
#include "tst_endpoint_answer.moc"
