// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/access_log.h"

#include "tests/core/serve/running_server.h"
#include "tests/support/registry.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace glossa;

class TestAccessLog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLineHasItsParts()
    {
        serve::AnsweredRequest request;
        request.atMs = 784'111'777'042; // 1994-11-06 08:49:37
        request.method = "POST";
        request.route = "/language/:analyze-conversations";
        request.status = 200;
        request.took = std::chrono::microseconds(12'034);
        request.bytesIn = 210;
        request.bytesOut = 1812;
        QCOMPARE(serve::logLine(request),
                 std::string(
                     "1994-11-06T08:49:37.042Z POST /language/:analyze-conversations 200 12.034 210 1812\n"));
    }

    /// Only what the routes' patterns say gets there.
    void noTextAndNoKeyIsWritten()
    {
        serve::ServerSettings settings = test::onFreePort();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("access.log"));
        settings.log = path.toStdString();
        {
            test::RunningServer running(settings);
            test::Client client = running.client();
            QCOMPARE(client
                         .ask(test::post("/echo?secret-query=1", "\"secret-text\"",
                                         "Ocp-Apim-Subscription-Key: secret-key\r\n"))
                         ->status,
                     200);
            QCOMPARE(client.ask(test::get("/items/secret-item"))->status, 200);
            QCOMPARE(client.ask(test::get("/secret-path"))->status, 404);
            QCOMPARE(client.ask("SECRET /secret HTTP/1.1\r\nHost: localhost\r\n\r\n")->status, 404);
            client.send("secret nonsense\r\n\r\n");
            QCOMPARE(client.answer()->status, 400);
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        QVERIFY2(!text.contains(QStringLiteral("secret"), Qt::CaseInsensitive), qPrintable(text));
        const QStringList lines = text.split(u'\n');
        QCOMPARE(lines.size(), 6);
        const QStringList wanted = {QStringLiteral("POST /echo 200"), QStringLiteral("GET /items/{id} 200"),
                                    QStringLiteral("GET - 404"), QStringLiteral("- - 404"),
                                    QStringLiteral("- - 400")};
        for (int i = 0; i < wanted.size(); ++i) {
            const QRegularExpression form(
                QStringLiteral(R"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z %1 \d+\.\d{3} \d+ \d+$)")
                    .arg(QRegularExpression::escape(wanted.at(i))));
            QVERIFY2(form.match(lines.at(i)).hasMatch(), qPrintable(lines.at(i)));
        }
    }

    void aMovedFileIsMadeAnew()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("access.log"));
        auto log = serve::AccessLog::open(path.toStdString(), [](const Error &) {});
        QVERIFY(log);
        (*log)->add({});
        QTRY_VERIFY(QFileInfo(path).size() > 0);
        QVERIFY(QFile::rename(path, path + QStringLiteral(".1")));
        (*log)->add({});
        QTRY_VERIFY(QFileInfo(path).size() > 0);
        QCOMPARE(QFileInfo(path).size(), QFileInfo(path + QStringLiteral(".1")).size());
    }

    /// Who starts a server need not read what it says on its standard error.
    void aPipeThatNobodyReadsKeepsNoServerFromEnding()
    {
        const QTemporaryDir folder;
        const QByteArray path = QFile::encodeName(folder.filePath(QStringLiteral("pipe")));
        QCOMPARE(::mkfifo(path.constData(), 0600), 0);
        const int reader = ::open(path.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        auto log = serve::AccessLog::open(path.toStdString(), [](const Error &) {});
        QVERIFY(log);
        for (int i = 0; i < 20'000; ++i) // more than a pipe takes
            (*log)->add({});
        QElapsedTimer timer;
        timer.start();
        log->reset();
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
        char first[4] = {};
        QCOMPARE(::read(reader, first, sizeof(first)), ssize_t{4});
        QCOMPARE(QByteArray(first, 4), QByteArray("1970"));
        ::close(reader);
    }

    void whatCannotBeWrittenIsToldAndCounted()
    {
        const auto none = serve::AccessLog::open("/nowhere/access.log", [](const Error &) {});
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::UnwritableFile);
        QCOMPARE(none.error().file, std::string("/nowhere/access.log"));
        if (!QFile::exists(QStringLiteral("/dev/full")))
            QSKIP("there is no /dev/full here");
        std::atomic<int> told = 0;
        auto log = serve::AccessLog::open("/dev/full", [&told](const Error &error) {
            told += error.code == ErrorCode::DiskFull ? 1 : 100;
        });
        QVERIFY(log);
        (*log)->add({});
        (*log)->add({});
        QTRY_COMPARE((*log)->lost(), std::uint64_t{2});
        (*log)->add({});
        QTRY_COMPARE((*log)->lost(), std::uint64_t{3});
        QCOMPARE(told.load(), 1);
    }
};

GLOSSA_TEST(TestAccessLog);
#include "tst_access_log.moc"
