// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/request_head.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;
using serve::HeadState;

namespace {

constexpr std::size_t mostFields = 10;

std::string withLines(const std::string &lines)
{
    return "POST /a HTTP/1.1\r\nHost: h\r\n" + lines + "\r\n";
}

std::string linesOf(int count)
{
    std::string lines;
    for (int i = 0; i < count; ++i)
        lines += "X-" + std::to_string(i) + ": y\r\n";
    return lines;
}

} // namespace

class TestRequestHead : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aHeadIsFoundWhereverItIsCut()
    {
        const std::string head = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
        const std::string input = head + "body\r\n\r\n";
        for (std::size_t cut = 0; cut < head.size(); ++cut) {
            std::size_t seen = 0;
            QCOMPARE(serve::findHead(std::string_view(input).substr(0, cut), seen), HeadState::More);
            QCOMPARE(serve::findHead(input, seen), HeadState::Whole);
            QCOMPARE(seen, head.size());
        }
    }

    void linesWithoutCarriageReturnMakeNoHead()
    {
        for (const char *text : {"GET / HTTP/1.1\n", "GET / HTTP/1.1\r\nHost: h\n", "\n",
                                 "GET / HTTP/1.1\r\nHost: h\r\n\n", " ", "\x16\x03\x01", ":a", "(GET"}) {
            std::size_t seen = 0;
            QVERIFY2(serve::findHead(text, seen) == HeadState::Broken, text);
        }
    }

    void aHeadIsReadWhole()
    {
        const auto head = serve::readHead(
            "POST /a?b HTTP/1.1\r\nHOST:  h:1 \t\r\nX-Empty:\r\nContent-Length: 12\r\nExpect: "
            "100-Continue\r\nConnection: x, Close\r\n\r\n",
            mostFields);
        QVERIFY(head);
        QCOMPARE(head->method, std::string("POST"));
        QCOMPARE(head->target, std::string("/a?b"));
        QCOMPARE(head->fields.size(), std::size_t{5});
        QCOMPARE(head->fields[0].name, std::string("host"));
        QCOMPARE(head->fields[0].value, std::string("h:1"));
        QCOMPARE(head->fields[1].value, std::string());
        QCOMPARE(head->contentLength, std::optional<std::uint64_t>(12));
        QVERIFY(head->expectsContinue);
        QVERIFY(!head->keepAlive);
        QVERIFY(head->hasBody());
    }

    void oldVersionsCloseUnlessTheyAskNotTo()
    {
        QVERIFY(serve::readHead("GET / HTTP/1.1\r\nHost: h\r\n\r\n", mostFields)->keepAlive);
        QVERIFY(!serve::readHead("GET / HTTP/1.0\r\n\r\n", mostFields)->keepAlive);
        QVERIFY(serve::readHead("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", mostFields)->keepAlive);
        QVERIFY(!serve::readHead("GET / HTTP/1.0\r\n\r\n", mostFields)->hasBody());
    }

    void whatCouldBeTakenInTwoWaysIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const std::string &text, int status, Phrase phrase) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << status
                                << QByteArray::fromStdString(phraseId(phrase));
        };
        row("length and chunks", withLines("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"), 400,
            Phrase::LengthOrChunks);
        row("chunks and length", withLines("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n"), 400,
            Phrase::LengthOrChunks);
        row("two lengths", withLines("Content-Length: 3\r\nContent-Length: 4\r\n"), 400,
            Phrase::HeaderStandsTwice);
        row("two equal lengths", withLines("Content-Length: 3\r\ncontent-length: 3\r\n"), 400,
            Phrase::HeaderStandsTwice);
        row("lengths in one", withLines("Content-Length: 3, 3\r\n"), 400, Phrase::ALengthInBytes);
        row("signed length", withLines("Content-Length: +3\r\n"), 400, Phrase::ALengthInBytes);
        row("negative length", withLines("Content-Length: -3\r\n"), 400, Phrase::ALengthInBytes);
        row("hexadecimal length", withLines("Content-Length: 0x3\r\n"), 400, Phrase::ALengthInBytes);
        row("no length", withLines("Content-Length:\r\n"), 400, Phrase::ALengthInBytes);
        row("length beyond numbers", withLines("Content-Length: 99999999999999999999\r\n"), 400,
            Phrase::ALengthInBytes);
        row("two encodings", withLines("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400,
            Phrase::HeaderStandsTwice);
        row("another encoding", withLines("Transfer-Encoding: gzip, chunked\r\n"), 501, Phrase::OnlyChunked);
        row("identity", withLines("Transfer-Encoding: identity\r\n"), 501, Phrase::OnlyChunked);
        row("nearly chunked", withLines("Transfer-Encoding: xchunked\r\n"), 501, Phrase::OnlyChunked);
        row("chunks in 1.0", "POST /a HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400,
            Phrase::OnlyChunked);
        row("folded line", withLines("X-A: b\r\n c\r\n"), 400, Phrase::AHeaderLine);
        row("folded by a tab", withLines("X-A: b\r\n\tTransfer-Encoding: chunked\r\n"), 400,
            Phrase::AHeaderLine);
        row("blank before the colon", withLines("Content-Length : 3\r\n"), 400, Phrase::AHeaderLine);
        row("no colon", withLines("Content-Length 3\r\n"), 400, Phrase::AHeaderLine);
        row("no name", withLines(": 3\r\n"), 400, Phrase::AHeaderLine);
        row("NUL in a value", withLines(std::string("X-A: b\0c\r\n", 10)), 400, Phrase::AHeaderLine);
        row("CR in a value", withLines("X-A: b\rTransfer-Encoding: chunked\r\n"), 400, Phrase::AHeaderLine);
        row("letter in a name", withLines("X-\xC3\xA9: b\r\n"), 400, Phrase::AHeaderLine);
        row("two hosts", withLines("Host: other\r\n"), 400, Phrase::HeaderStandsTwice);
        row("two keys", withLines("Ocp-Apim-Subscription-Key: a\r\nOcp-Apim-Subscription-Key: b\r\n"), 400,
            Phrase::HeaderStandsTwice);
        row("no host", "GET / HTTP/1.1\r\n\r\n", 400, Phrase::HostIsMissing);
        row("another expectation", withLines("Expect: 200-ok\r\n"), 417, Phrase::OnlyContinueExpected);
        row("version 2", "PRI * HTTP/2.0\r\n\r\n", 505, Phrase::OnlyHttp1);
        row("version 1.2", "GET / HTTP/1.2\r\nHost: h\r\n\r\n", 505, Phrase::OnlyHttp1);
        row("version 0.9", "GET /\r\n\r\n", 400, Phrase::ARequestLine);
        row("no version", "GET / HTTP\r\n\r\n", 400, Phrase::ARequestLine);
        row("small version", "GET / http/1.1\r\nHost: h\r\n\r\n", 400, Phrase::ARequestLine);
        row("two blanks", "GET  / HTTP/1.1\r\nHost: h\r\n\r\n", 400, Phrase::ARequestLine);
        row("blank in the path", "GET /a b HTTP/1.1\r\nHost: h\r\n\r\n", 400, Phrase::ARequestLine);
        row("blank at the end", "GET / HTTP/1.1 \r\nHost: h\r\n\r\n", 400, Phrase::ARequestLine);
        row("no method", " / HTTP/1.1\r\nHost: h\r\n\r\n", 400, Phrase::ARequestLine);
        row("method that is none", "G(T / HTTP/1.1\r\nHost: h\r\n\r\n", 400, Phrase::ARequestLine);
        row("too many headers", withLines(linesOf(10)), 431, Phrase::AtMostHeaders);
    }
    void whatCouldBeTakenInTwoWaysIsRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, status);
        QFETCH(QByteArray, reason);
        const auto head = serve::readHead(text.toStdString(), mostFields);
        QVERIFY(!head);
        QCOMPARE(head.error().status, status);
        QCOMPARE(QByteArray::fromStdString(phraseId(std::get<Message>(head.error().error.message).phrase)),
                 reason);
    }

    void boundsAreTakenWhereTheyAreMet()
    {
        QCOMPARE(serve::readHead(withLines(linesOf(9)), mostFields)->fields.size(), mostFields);
        QCOMPARE(
            serve::readHead(withLines("Content-Length: 999999999999999999\r\n"), mostFields)->contentLength,
            std::optional<std::uint64_t>(999'999'999'999'999'999));
        QVERIFY(serve::readHead(withLines("X-A: \xC3\xA9\tb\r\nX-A: again\r\n"), mostFields));
        QVERIFY(serve::readHead(withLines("transfer-encoding: CHUNKED\r\n"), mostFields)->chunked);
        QVERIFY(!serve::readHead(withLines("Content-Length: 0\r\n"), mostFields)->hasBody());
    }
};

GLOSSA_TEST(TestRequestHead);
#include "tst_request_head.moc"
