// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/target.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;
using serve::Field;
using serve::Target;

class TestTarget : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pathAndQueryAreDecoded()
    {
        const auto target =
            serve::readTarget("/language/%3Aanalyze-text?api-version=2023-04-01&a=%C3%A9+b&c&=d&e=f=g&&");
        QVERIFY(target);
        QCOMPARE(target->path, std::string("/language/:analyze-text"));
        const std::vector<Field> query{
            {"api-version", "2023-04-01"}, {"a", "\xC3\xA9 b"}, {"c", ""}, {"", "d"}, {"e", "f=g"}};
        QVERIFY(target->query == query);
    }

    void repeatedSlashesAreOne()
    {
        QCOMPARE(serve::readTarget("//language///jobs//")->path, std::string("/language/jobs"));
        QCOMPARE(serve::readTarget("/")->path, std::string("/"));
        QCOMPARE(serve::readTarget("///")->path, std::string("/"));
        QCOMPARE(serve::readTarget("/a+b")->path, std::string("/a+b")); // a blank in queries only
    }

    void proxiesSendTheWholeAddress()
    {
        const auto target = serve::readTarget("http://localhost:5000/hello?a=b");
        QVERIFY(target);
        QCOMPARE(target->path, std::string("/hello"));
        QCOMPARE(target->authority, std::string("localhost:5000"));
        QCOMPARE(serve::readTarget("https://localhost")->path, std::string("/"));
    }

    void whatHasTwoMeaningsIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *text, Phrase phrase) {
            QTest::newRow(text) << QByteArray(text) << QByteArray::fromStdString(phraseId(phrase));
        };
        row("/a/../b", Phrase::PathLeavesItsPlace);
        row("/..", Phrase::PathLeavesItsPlace);
        row("/a/./b", Phrase::PathLeavesItsPlace);
        row("/%2e%2E/etc/passwd", Phrase::PathLeavesItsPlace);
        row("/.%2e/a", Phrase::PathLeavesItsPlace);
        row("/a%2fb", Phrase::PathLeavesItsPlace);
        row("/a%2Fb", Phrase::PathLeavesItsPlace);
        row("/%", Phrase::AddressNotDecodable);
        row("/%4", Phrase::AddressNotDecodable);
        row("/%zz", Phrase::AddressNotDecodable);
        row("/%4%41", Phrase::AddressNotDecodable);
        row("/a%00b", Phrase::AddressNotDecodable);
        row("/a%0Ab", Phrase::AddressNotDecodable);
        row("/a%7f", Phrase::AddressNotDecodable);
        row("/%ff", Phrase::AddressNotDecodable);
        row("/%C3", Phrase::AddressNotDecodable);
        row("/%c0%af", Phrase::AddressNotDecodable);    // a slash, overlong
        row("/%ed%a0%80", Phrase::AddressNotDecodable); // a lone surrogate
        row("/?a=%C0%AF", Phrase::AddressNotDecodable);
        row("/?%=a", Phrase::AddressNotDecodable);
        row("/?a=%1", Phrase::AddressNotDecodable);
        row("/?a=%0d%0aX:y", Phrase::AddressNotDecodable);
        row("/\xC3\xA9", Phrase::AddressNotDecodable);
        row("/a#b", Phrase::AddressNotDecodable);
        row("", Phrase::ATargetWithPath);
        row("*", Phrase::ATargetWithPath);
        row("hello", Phrase::ATargetWithPath);
        row("localhost:443", Phrase::ATargetWithPath);
        row("http:///a", Phrase::ATargetWithPath);
        row("ftp://a/b", Phrase::ATargetWithPath);
        row("?a=b", Phrase::ATargetWithPath);
    }
    void whatHasTwoMeaningsIsRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, reason);
        const auto target = serve::readTarget(text.toStdString());
        QVERIFY(!target);
        QCOMPARE(target.error().status, 400);
        QCOMPARE(QByteArray::fromStdString(phraseId(std::get<Message>(target.error().error.message).phrase)),
                 reason);
    }

    void aQueryHasABound()
    {
        std::string text = "/?";
        for (int i = 0; i < 100; ++i)
            text += "a=b&";
        QVERIFY(serve::readTarget(text));
        const auto refused = serve::readTarget(text + "a");
        QVERIFY(!refused);
        QCOMPARE(std::get<Message>(refused.error().error.message), Message(Phrase::AtMostQueryValues, 100));
    }

    void whatIsEncodedIsDecodedToTheSame()
    {
        std::string all;
        for (int code = ' '; code < 0x7f; ++code) {
            if (code != '/')
                all += static_cast<char>(code);
        }
        all += "\xC3\xA9\xF0\x9F\x98\x80";
        const std::string encoded = serve::percentEncoded(all);
        QCOMPARE(serve::readTarget('/' + encoded)->path, '/' + all);
        QVERIFY(serve::readTarget("/?q=" + encoded)->query == (std::vector<Field>{{"q", all}}));
        QCOMPARE(serve::percentEncoded("a-b_c.d~e f/g"), std::string("a-b_c.d~e%20f%2Fg"));
    }
};

GLOSSA_TEST(TestTarget);
#include "tst_target.moc"
