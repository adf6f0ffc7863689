// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/address.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;
using serve::Address;

class TestAddress : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hostsAndPortsAreRead()
    {
        QCOMPARE(*serve::addressFromText("127.0.0.1:5000"), (Address{"127.0.0.1", 5000}));
        QCOMPARE(*serve::addressFromText("[::1]:0"), (Address{"::1", 0}));
        QCOMPARE(*serve::addressFromText("localhost:65535"), (Address{"localhost", 65535}));
        QCOMPARE(serve::addressText({"::1", 80}), std::string("[::1]:80"));
        QCOMPARE(serve::addressText({"0.0.0.0", 80}), std::string("0.0.0.0:80"));
    }

    void whatIsNoAddressIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"", "5000", ":5000", "localhost", "localhost:", "localhost:65536",
                                 "localhost:-1", "localhost:80x", "::1:80", "[::1]", "[::1]80", "[::1",
                                 "[localhost]:80", "[127.0.0.1]:80", "a b:80", "http://a:80"})
            QTest::newRow(text) << QByteArray(text);
    }
    void whatIsNoAddressIsRefused()
    {
        QFETCH(QByteArray, text);
        const auto address = serve::addressFromText(text.toStdString());
        QVERIFY(!address);
        QCOMPARE(address.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(address.error().expected, Message(Phrase::HostAndPort));
    }

    void loopbackIsToldFromOthers()
    {
        for (const char *host : {"127.0.0.1", "127.255.0.3", "::1", "localhost"})
            QVERIFY2(serve::isLoopback(host), host);
        for (const char *host : {"0.0.0.0", "::", "10.0.0.1", "128.0.0.1", "localhost.example.org",
                                 "127.0.0.1.example.org", "::2", "", "1::1", "::ffff:127.0.0.1"})
            QVERIFY2(!serve::isLoopback(host), host);
    }

    void theHostOfAHeaderIsWithoutPortAndSmall()
    {
        QCOMPARE(serve::hostOf("LocalHost:80"), std::optional<std::string>("localhost"));
        QCOMPARE(serve::hostOf("[::1]"), std::optional<std::string>("::1"));
        QCOMPARE(serve::hostOf("127.0.0.1"), std::optional<std::string>("127.0.0.1"));
        for (const char *text :
             {"", "a b", "a:b", "[::1", "localhost@evil.example", "localhost/x", "a:1:2", "é"})
            QVERIFY2(!serve::hostOf(text), text);
    }

    void namesHaveTheirNumbers()
    {
        const auto numbers = serve::numbersOf({"localhost", 7});
        QVERIFY(numbers);
        QVERIFY(std::ranges::find(*numbers, Address{"127.0.0.1", 7}) != numbers->end());
        QVERIFY(
            std::ranges::all_of(*numbers, [](const Address &each) { return serve::isLoopback(each.host); }));
        QCOMPARE(*serve::numbersOf({"0.0.0.0", 7}), (std::vector<Address>{{"0.0.0.0", 7}}));
        const auto unknown = serve::numbersOf({"no-such-name.invalid", 7});
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().file, std::string("no-such-name.invalid"));
    }
};

GLOSSA_TEST(TestAddress);
#include "tst_address.moc"
