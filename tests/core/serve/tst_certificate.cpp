// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/certificate.h"

#include "core/serve/private_file.h"
#include "tests/core/serve/running_server.h"
#include "tests/support/registry.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>

using namespace glossa;

namespace {

class SetClock final : public Clock {
public:
    [[nodiscard]] std::int64_t nowMs() const override { return now; }
    std::int64_t now = SystemClock().nowMs();
};

constexpr std::int64_t dayMs = 24LL * 60 * 60 * 1000;

const std::vector<std::string> names = serve::namesOf({"127.0.0.1", "models.example.org", "10.1.2.3"});

/// Days from a time to its end.
int daysLeft(const std::string &pem, std::int64_t nowMs)
{
    constexpr std::int64_t msASecond = 1000;
    ASN1_TIME *now = ASN1_TIME_set(nullptr, nowMs / msASecond);
    BIO *source = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
    X509 *certificate = PEM_read_bio_X509(source, nullptr, nullptr, nullptr);
    int days = 0;
    int seconds = 0;
    ASN1_TIME_diff(&days, &seconds, now, X509_get0_notAfter(certificate));
    X509_free(certificate);
    BIO_free(source);
    ASN1_TIME_free(now);
    return days;
}

} // namespace

class TestCertificate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock.now = SystemClock().nowMs();
    }

    void clientsThatTrustItComeThroughUnderEachOfItsNames()
    {
        serve::ServerSettings settings = test::onFreePort();
        settings.certificate = [this](const std::stop_token &stop) { return own(stop); };
        const test::RunningServer running(settings);
        QVERIFY(running.server);
        for (const char *name : {"localhost", "models.example.org"}) {
            test::Client client(running.address(), file("own-certificate.pem"), name);
            QVERIFY2(client.isConnected(), name);
            QCOMPARE(client.ask(test::get("/hello"))->body, std::string(R"({"hello":"world"})"));
            // Links in answers are of the same kind.
            const auto answer = client.ask(test::post("/items/7:cancel", ""));
            QCOMPARE(answer->headers.at("operation-location"),
                     std::string("https://localhost/items/7:cancel"));
            const std::string body(300'000, 'x');
            QCOMPARE(client.ask(test::post("/echo", body))->body, body);
            QCOMPARE(client.ask(test::get("/hello", "Connection: close\r\n"))->status, 200);
            QVERIFY(client.isEnded());
        }
        const test::Client stranger(running.address(), file("own-certificate.pem"), "other.example.org");
        QVERIFY(!stranger.isConnected());
        ERR_clear_error();
    }

    void plainRequestsToAnEncryptedPortDisturbNobody()
    {
        serve::ServerSettings settings = test::onFreePort();
        settings.certificate = [this](const std::stop_token &stop) { return own(stop); };
        const test::RunningServer running(settings);
        for (int i = 0; i < 20; ++i) {
            test::Client plain = running.client();
            plain.send(test::get("/hello"));
            QVERIFY(plain.isEnded() || plain.rest().empty());
        }
        test::Client client(running.address(), file("own-certificate.pem"), "localhost");
        QCOMPARE(client.ask(test::get("/hello"))->status, 200);
    }

    /// Another process that makes the certificate may be stopped while it holds the lock.
    void aHeldLockKeepsNobodyFromTheirAnswersNorTheServerFromItsEnd()
    {
        std::atomic<int> asked = 0;
        std::unique_ptr<serve::FileLock> held; // longer than the server, whose end is not kept back either
        serve::ServerSettings settings = test::onFreePort();
        settings.certificateEvery = std::chrono::milliseconds(10);
        settings.certificate = [this, &asked](const std::stop_token &stop) {
            ++asked;
            return own(stop);
        };
        const test::RunningServer running(settings);
        QVERIFY(running.server);
        auto lock = serve::FileLock::take(file("own.lock"));
        QVERIFY(lock);
        held = std::make_unique<serve::FileLock>(std::move(*lock));
        QTRY_VERIFY(standsStill(asked)); // the server waits for the lock
        for (int i = 0; i < 3; ++i) {
            test::Client client(running.address(), file("own-certificate.pem"), "localhost");
            QVERIFY(client.isConnected());
            QCOMPARE(client.ask(test::get("/hello"))->status, 200);
        }
        QCOMPARE(running.troubles.load(), 0);
    }

    void aCertificateThatIsMadeAnewIsUsedWithoutARestart()
    {
        serve::ServerSettings settings = test::onFreePort();
        settings.certificateEvery = std::chrono::milliseconds(10);
        settings.certificate = [this](const std::stop_token &stop) { return own(stop); };
        const test::RunningServer running(settings);
        QVERIFY(running.server);
        QVERIFY(serve::writePrivateFile(file("own-key.pem"), "damaged"));
        // Who trusts the new one alone gets through once it is there and in use.
        QTRY_VERIFY(serve::readCertificate(file("own-certificate.pem"), file("own-key.pem")));
        QTRY_VERIFY(test::Client(running.address(), file("own-certificate.pem"), "localhost").isConnected());
        ERR_clear_error();
    }

    void whoIsAskedToStopWaitsForNoLock()
    {
        const auto held = serve::FileLock::take(file("own.lock"));
        QVERIFY(held);
        std::stop_source stopped;
        stopped.request_stop();
        QCOMPARE(own(stopped.get_token()).error().code, ErrorCode::Busy);
    }

    void itIsKeptAndHeldBackFromOthers()
    {
        const auto first = own();
        QVERIFY(first);
        QVERIFY(*own() == *first);
        m_clock.now += 360 * dayMs;
        QVERIFY(*own() == *first);
        for (const char *each : {"own-certificate.pem", "own-key.pem"}) {
            const auto permissions = QFile::permissions(m_folder->filePath(QLatin1String(each)));
            QCOMPARE(permissions &
                         (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                     QFile::Permissions());
        }
    }

    void itIsMadeAnewBeforeItsEnd()
    {
        const auto first = own();
        QCOMPARE(daysLeft(first->chainPem, m_clock.now), 396); // with the day before now, 397
        m_clock.now += 367 * dayMs;
        const auto second = own();
        QVERIFY(second && !(*second == *first));
        QCOMPARE(daysLeft(second->chainPem, m_clock.now), 396);
    }

    void itIsMadeAnewForAnotherName()
    {
        const auto first = own();
        const auto fewer = serve::ownCertificate(m_folder->path().toStdString(), serve::namesOf({}), m_clock);
        QVERIFY(*fewer == *first);
        const auto more =
            serve::ownCertificate(m_folder->path().toStdString(), serve::namesOf({"10.9.9.9"}), m_clock);
        QVERIFY(more && !(*more == *first));
    }

    void itIsMadeAnewWhereItIsDamaged_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("certificate") << QByteArray("own-certificate.pem")
                                     << QByteArray("-----BEGIN CERTIFICATE-----\nAAAA\n");
        QTest::newRow("key") << QByteArray("own-key.pem") << QByteArray();
    }
    void itIsMadeAnewWhereItIsDamaged()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, bytes);
        const auto first = own();
        QVERIFY(serve::writePrivateFile(file(name.toStdString()), bytes.toStdString()));
        const auto second = own();
        QVERIFY(second && !(*second == *first));
        QVERIFY(*own() == *second);
    }

    void aCertificateOfTheUsersIsChecked()
    {
        const auto mine = own();
        QVERIFY(*serve::readCertificate(file("own-certificate.pem"), file("own-key.pem")) == *mine);
        const auto absent = serve::readCertificate(file("absent.pem"), file("own-key.pem"));
        QCOMPARE(absent.error().code, ErrorCode::NotFound);
        QCOMPARE(absent.error().file, file("absent.pem"));
        QVERIFY(serve::writePrivateFile(file("text.pem"), "no certificate"));
        QCOMPARE(serve::readCertificate(file("text.pem"), file("own-key.pem")).error().expected,
                 Message(Phrase::ACertificateAsPem));
        QCOMPARE(serve::readCertificate(file("own-certificate.pem"), file("text.pem")).error().expected,
                 Message(Phrase::AKeyAsPem));
        QVERIFY(serve::writePrivateFile(file("other.pem"), otherKey(nullptr)));
        const auto misfit = serve::readCertificate(file("own-certificate.pem"), file("other.pem"));
        QCOMPARE(misfit.error().file, file("other.pem"));
        QCOMPARE(misfit.error().expected, Message(Phrase::KeyOfTheCertificate, file("own-certificate.pem")));
        // Nobody is asked for the password.
        QVERIFY(serve::writePrivateFile(file("locked.pem"), otherKey("secret")));
        QCOMPARE(serve::readCertificate(file("own-certificate.pem"), file("locked.pem")).error().expected,
                 Message(Phrase::AKeyAsPem));
    }

    void anAddressForAllNamesThoseOfTheMachine()
    {
        QCOMPARE(serve::namesOf({}), (std::vector<std::string>{"127.0.0.1", "::1", "localhost"}));
        QCOMPARE(serve::namesOf({"127.0.0.1"}), serve::namesOf({}));
        const auto all = serve::namesOf({"0.0.0.0"});
        QVERIFY(std::ranges::find(all, "0.0.0.0") == all.end());
        QVERIFY(std::ranges::includes(all, serve::namesOf({})));
        QVERIFY(serve::ownCertificate(m_folder->path().toStdString(), all, m_clock));
    }

private:
    /// Whether a count has stood still for some of its rounds.
    static bool standsStill(const std::atomic<int> &count)
    {
        const int before = count;
        QTest::qWait(100);
        return before > 0 && count == before;
    }
    [[nodiscard]] std::string file(const std::string &name) const
    {
        return m_folder->path().toStdString() + '/' + name;
    }
    Result<serve::Certificate> own(const std::stop_token &stop = {})
    {
        return serve::ownCertificate(m_folder->path().toStdString(), names, m_clock, stop);
    }

    static std::string otherKey(const char *password)
    {
        EVP_PKEY *key = EVP_EC_gen("P-256");
        BIO *target = BIO_new(BIO_s_mem());
        PEM_write_bio_PrivateKey(target, key, password ? EVP_aes_128_cbc() : nullptr, nullptr, 0, nullptr,
                                 const_cast<char *>(password));
        char *bytes = nullptr;
        const long length = BIO_get_mem_data(target, &bytes);
        std::string pem(bytes, static_cast<std::size_t>(length));
        BIO_free(target);
        EVP_PKEY_free(key);
        return pem;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    SetClock m_clock;
};

GLOSSA_TEST(TestCertificate);
#include "tst_certificate.moc"
