// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/error_json.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;
using namespace glossa::project;

class TestErrorJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void errorComesBackAsItWas()
    {
        const Error error{ErrorCode::TooLarge, "mail.json", Message(Phrase::LineByte, 3, 70),
                          Message(Phrase::LinesOfAtMost, 16),
                          Message(Phrase::ReasonAt, "“x”", Message(Phrase::Position, 2))};
        QCOMPARE(errorFromJson(toJson(error)), error);
    }

    /// Stored with jobs: frozen.
    void shapeIsFrozen()
    {
        QCOMPARE(
            toJson(Error{ErrorCode::WorkerDied, {}, "job", {}, Message(Phrase::WorkerEnded, 9, "killed")}),
            QByteArray(
                "{\"code\":31,\"file\":\"\",\"place\":\"job\",\"expected\":\"\",\"detail\":{\"phrase\":"
                "\"workerEnded\",\"arguments\":[\"9\",\"killed\"]}}"));
    }

    void errorStoredBeforePhrasesKeepsItsWords()
    {
        const auto error = errorFromJson("{\"code\":31,\"file\":\"\",\"place\":\"\",\"expected\":\"\","
                                         "\"detail\":\"the worker process crashed\"}");
        QVERIFY(error.has_value());
        QCOMPARE(error->code, ErrorCode::WorkerDied);
        QCOMPARE(error->detail, Message("the worker process crashed"));
    }

    void whatALaterVersionSaysIsKeptAsFarAsItCanBe()
    {
        QCOMPARE(errorFromJson("{\"code\": 9999}")->code, ErrorCode::Internal);
        const auto unknown = errorFromJson(
            "{\"code\":31,\"detail\":{\"phrase\":\"workerFroze\",\"arguments\":[\"4\",{\"phrase\":\"line\","
            "\"arguments\":[\"2\"]}]}}");
        QCOMPARE(unknown->detail, Message("workerFroze 4 line(2)"));
        const auto otherCount =
            errorFromJson("{\"code\":31,\"detail\":{\"phrase\":\"line\",\"arguments\":[]}}");
        QCOMPARE(otherCount->detail, Message("line"));
    }

    void aPhraseThatIsNoNameIsNone_data()
    {
        QTest::addColumn<QByteArray>("phrase");
        for (const char *phrase : {"7", "null", "[]", "{}", "true"})
            QTest::newRow(phrase) << QByteArray(phrase);
    }
    void aPhraseThatIsNoNameIsNone()
    {
        QFETCH(QByteArray, phrase);
        const auto error = errorFromJson("{\"code\":31,\"place\":\"job\",\"detail\":{\"phrase\":" + phrase +
                                         ",\"arguments\":[\"9\"]}}");
        QVERIFY(error.has_value());
        QCOMPARE(error->code, ErrorCode::WorkerDied);
        QCOMPARE(error->place, Message("job"));
        QCOMPARE(error->detail, Message(" 9"));
    }

    void whatIsNoErrorIsNone_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const char *json : {"", "{}", "[]", "{", "7", "null"})
            QTest::newRow(json) << QByteArray(json);
    }
    void whatIsNoErrorIsNone()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!errorFromJson(json).has_value());
    }
};

GLOSSA_TEST(TestErrorJson);
#include "tst_error_json.moc"
