// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/keys.h"

#include "core/serve/private_file.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <thread>
#include <vector>

using namespace glossa;

class TestKeys : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aKeyOpensUntilItIsRevoked()
    {
        const auto ana = serve::addKey(file(), "ana", m_clock);
        const auto ben = serve::addKey(file(), "b\xC3\xA9n", m_clock);
        QVERIFY(ana && ben);
        QCOMPARE(ana->secret.size(), std::size_t{64});
        QVERIFY(ana->secret != ben->secret);
        const auto ring = serve::readKeys(file());
        QVERIFY(ring->opens(ana->secret));
        QVERIFY(ring->opens(ben->secret));
        QCOMPARE(ring->keys().at(1).name, std::string("b\xC3\xA9n"));
        QVERIFY(serve::revokeKey(file(), "ana"));
        QVERIFY(!serve::readKeys(file())->opens(ana->secret));
        QVERIFY(serve::readKeys(file())->opens(ben->secret));
    }

    void whatIsNearlyAKeyOpensNothing()
    {
        const std::string key = serve::addKey(file(), "ana", m_clock)->secret;
        const auto ring = serve::readKeys(file());
        std::string other = key;
        other.back() = other.back() == '0' ? '1' : '0';
        for (const std::string &wrong :
             {std::string(), other, key + '0', key.substr(1), ' ' + key, std::string("ana")})
            QVERIFY2(!ring->opens(wrong), wrong.c_str());
        QVERIFY(!serve::KeyRing().opens(key));
        QVERIFY(!serve::KeyRing().opens(""));
    }

    void theFileIsItsOwnersAndHoldsNoKey()
    {
        const auto key = serve::addKey(file(), "ana", m_clock);
        QFile kept(QString::fromStdString(file()));
        QCOMPARE(kept.permissions() &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
        QVERIFY(kept.open(QIODevice::ReadOnly));
        const QByteArray bytes = kept.readAll();
        QVERIFY(bytes.contains("ana"));
        QVERIFY(!bytes.contains(QByteArray::fromStdString(key->secret)));
        // SHA-256 of the key, as any tool computes it.
        const QByteArray hash =
            QCryptographicHash::hash(QByteArray::fromStdString(key->secret), QCryptographicHash::Sha256)
                .toHex();
        QVERIFY(bytes.contains(hash));
    }

    void namesAreTakenOnce()
    {
        QVERIFY(serve::addKey(file(), "ana", m_clock));
        QCOMPARE(serve::addKey(file(), "ana", m_clock).error().code, ErrorCode::AlreadyExists);
        QCOMPARE(serve::revokeKey(file(), "ben").error().code, ErrorCode::NotFound);
        for (const std::string &name : {std::string(), std::string("a\nb"), std::string("\x1b"),
                                        std::string("\xFF"), std::string(101, 'x'), std::string("\xC2\x85")})
            QCOMPARE(serve::addKey(file(), name, m_clock).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(serve::readKeys(file())->keys().size(), std::size_t{1});
    }

    void thereIsABound()
    {
        for (int i = 0; i < 100; ++i)
            QVERIFY(serve::addKey(file(), std::to_string(i), m_clock));
        const auto refused = serve::addKey(file(), "one more", m_clock);
        QCOMPARE(refused.error().expected, Message(Phrase::AtMostKeys, 100));
    }

    void keysThatAreMadeAtOnceAreAllKept()
    {
        std::vector<std::thread> makers;
        for (int maker = 0; maker < 4; ++maker)
            makers.emplace_back([this, maker] {
                for (int i = 0; i < 5; ++i)
                    static_cast<void>(
                        serve::addKey(file(), std::to_string(maker) + '-' + std::to_string(i), m_clock));
            });
        for (std::thread &maker : makers)
            maker.join();
        QCOMPARE(serve::readKeys(file())->keys().size(), std::size_t{20});
    }

    void damageIsToldAndNotOverwritten_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, const QByteArray &bytes, ErrorCode code) {
            QTest::newRow(name) << bytes << static_cast<int>(code);
        };
        // No raw string: moc reads an odd number of quotation marks in one as an open text.
        row("cut off", "{\"version\":1,\"keys\":[{\"na", ErrorCode::Malformed);
        row("empty", "", ErrorCode::Malformed);
        row("another shape", "[]", ErrorCode::Malformed);
        row("no hash", R"({"version":1,"keys":[{"name":"a"}]})", ErrorCode::Malformed);
        row("short hash", R"({"version":1,"keys":[{"name":"a","sha256":"abcd"}]})", ErrorCode::Malformed);
        row("hash of other letters",
            R"({"version":1,"keys":[{"name":"a","sha256":"zz00000000000000000000000000000000000000000000000000000000000000"}]})",
            ErrorCode::Malformed);
        row("of a later version", R"({"version":2,"keys":[]})", ErrorCode::NewerVersion);
        row("without version", R"({"keys":[]})", ErrorCode::NewerVersion);
    }
    void damageIsToldAndNotOverwritten()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        QVERIFY(serve::writePrivateFile(file(), bytes.toStdString()));
        const auto read = serve::readKeys(file());
        QVERIFY(!read);
        QCOMPARE(static_cast<int>(read.error().code), code);
        QCOMPARE(read.error().file, file());
        QVERIFY(!serve::addKey(file(), "ana", m_clock));
        QVERIFY(!serve::revokeKey(file(), "a"));
        QCOMPARE(*serve::readSmallFile(file(), 1000), bytes.toStdString());
    }

    void noFileIsNoKey() { QVERIFY(serve::readKeys(file())->keys().empty()); }

private:
    [[nodiscard]] std::string file() const
    {
        return m_folder->filePath(QStringLiteral("keys.json")).toStdString();
    }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
};

GLOSSA_TEST(TestKeys);
#include "tst_keys.moc"
