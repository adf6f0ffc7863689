// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/model.h"
#include "core/learn/trainer.h"

#include "tests/core/learn/training_sets.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <cstring>

using namespace glossa;
using namespace glossa::learn;

namespace {

bool sameAnswers(const Model &a, const Model &b, std::u16string_view text)
{
    const Prediction one = a.predict(text, "en");
    const Prediction two = b.predict(text, "en");
    if (one.intents.size() != two.intents.size() || one.spans.size() != two.spans.size())
        return false;
    for (std::size_t i = 0; i < one.intents.size(); ++i) {
        if (one.intents[i].intent != two.intents[i].intent ||
            one.intents[i].confidence != two.intents[i].confidence)
            return false;
    }
    for (std::size_t i = 0; i < one.spans.size(); ++i) {
        if (one.spans[i].span != two.spans[i].span || one.spans[i].category != two.spans[i].category ||
            one.spans[i].confidence != two.spans[i].confidence)
            return false;
    }
    return true;
}

/// The file with another payload: size and checksum are right again, so that the reader itself is asked.
std::string resealed(std::string file)
{
    constexpr std::size_t head = 20;
    const std::uint64_t size = file.size() - head - 8;
    const std::uint64_t sum = fingerprint(file.data() + head, size);
    std::memcpy(file.data() + 12, &size, sizeof size);
    std::memcpy(file.data() + head + size, &sum, sizeof sum);
    return file;
}

} // namespace

class TestModelFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        TrainOptions options;
        options.threads = 1;
        options.maxIterations = 10;
        auto model = train(test::lamps(20), options, R"({"seed":7})", {}, {});
        QVERIFY(model.has_value());
        m_model = std::move(*model);
        m_bytes = m_model.serialize();
    }

    void bytesBecomeTheSameModel()
    {
        const auto again = Model::deserialize(m_bytes);
        QVERIFY(again.has_value());
        QVERIFY(again->serialize() == m_bytes);
        QCOMPARE(again->metadata(), std::string(R"({"seed":7})"));
        QCOMPARE(again->intents(), m_model.intents());
        QCOMPARE(again->entities(), m_model.entities());
        for (const Example &example : test::lamps(20, 3).examples)
            QVERIFY(sameAnswers(m_model, *again, example.text));
    }

    void savedFileIsLoadedAndNothingElseIsLeft()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lämp.model"));
        QVERIFY(m_model.save(path.toStdString()).has_value());
        QVERIFY(m_model.save(path.toStdString()).has_value());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("lämp.model")});
        const auto again = Model::load(path.toStdString());
        QVERIFY(again.has_value());
        QVERIFY(again->serialize() == m_bytes);
    }

    void savingWhereNothingCanBeWrittenIsRefused()
    {
        QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("absent/m.model")).toStdString();
        const auto saved = m_model.save(path);
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, ErrorCode::UnwritableFile);
        QCOMPARE(saved.error().file, path);
        const auto loaded = Model::load(path);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, ErrorCode::UnreadableFile);
    }

    void everyCutIsCorrupt()
    {
        for (std::size_t size = 0; size < m_bytes.size(); size += size < 200 ? 1 : 97) {
            const auto model = Model::deserialize(std::string_view(m_bytes).substr(0, size));
            QVERIFY(!model);
            QCOMPARE(model.error().code, ErrorCode::CorruptModel);
        }
        const auto longer = Model::deserialize(m_bytes + "x");
        QVERIFY(!longer);
        QCOMPARE(longer.error().code, ErrorCode::CorruptModel);
    }

    void everyFlippedBitIsNoticed()
    {
        for (std::size_t at = 0; at < m_bytes.size(); at += at < 100 ? 1 : 131) {
            std::string damaged = m_bytes;
            damaged[at] = static_cast<char>(damaged[at] ^ (1 << (at % 8)));
            const auto model = Model::deserialize(damaged);
            QVERIFY2(!model, qPrintable(QStringLiteral("byte %1").arg(at)));
            // A version number that has grown by damage reads as a later program's.
            const bool inVersion = at >= 8 && at < 12;
            QCOMPARE(model.error().code, inVersion && model.error().code == ErrorCode::NewerVersion
                                             ? ErrorCode::NewerVersion
                                             : ErrorCode::CorruptModel);
        }
    }

    void damageUnderARightChecksumIsRefusedOrHarmless()
    {
        std::size_t refused = 0;
        Random random(5);
        for (std::size_t at = 20; at + 8 < m_bytes.size(); at += at < 300 ? 1 : 211) {
            std::string damaged = m_bytes;
            damaged[at] = static_cast<char>(at % 3 == 0 ? 0xff : random.next());
            const auto model = Model::deserialize(resealed(damaged));
            if (model)
                std::ignore = model->predict(u"dim the hall to 40 percent", "en");
            else
                refused += model.error().code == ErrorCode::CorruptModel ? 1 : 0;
        }
        QVERIFY(refused > 10);
    }

    void cutsUnderARightChecksumAreRefused()
    {
        for (std::size_t size = 28; size < m_bytes.size(); size += size < 300 ? 1 : 211) {
            const auto model = Model::deserialize(resealed(m_bytes.substr(0, size)));
            QVERIFY(!model);
            QCOMPARE(model.error().code, ErrorCode::CorruptModel);
        }
    }

    void laterVersionIsNamed()
    {
        std::string later = m_bytes;
        later[8] = 2;
        const auto model = Model::deserialize(later);
        QVERIFY(!model);
        QCOMPARE(model.error().code, ErrorCode::NewerVersion);
    }

    void damagedFileIsNamed()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("m.model")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no model at all, but text of some length");
        file.close();
        const auto model = Model::load(file.fileName().toStdString());
        QVERIFY(!model);
        QCOMPARE(model.error().code, ErrorCode::CorruptModel);
        QCOMPARE(model.error().file, file.fileName().toStdString());
    }

private:
    Model m_model;
    std::string m_bytes;
};

GLOSSA_TEST(TestModelFile);
#include "tst_model_file.moc"
