// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/byte_stream.h"
#include "core/learn/model.h"
#include "core/learn/trainer.h"
#include "core/learn/vocabulary.h"

#include "tests/core/learn/training_sets.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <cstring>
#include <utility>
#include <xxhash.h>

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

/// The file with a right checksum, so that the reader itself is asked.
std::string resealed(std::string file)
{
    const std::size_t size = file.size() - sizeof(std::uint64_t);
    const std::uint64_t sum = XXH3_64bits(file.data(), size);
    std::memcpy(file.data() + size, &sum, sizeof sum);
    return file;
}

struct Section {
    std::string tag;
    std::string payload;
};

constexpr std::size_t headSize = 16; // magic, version, count
constexpr std::size_t rowSize = 12;  // tag, size

std::vector<Section> sectionsIn(const std::string &file)
{
    std::uint32_t count = 0;
    std::memcpy(&count, file.data() + 12, sizeof count);
    std::vector<Section> sections;
    std::size_t at = headSize + count * rowSize;
    for (std::uint32_t i = 0; i < count; ++i) {
        const char *row = file.data() + headSize + i * rowSize;
        std::uint64_t size = 0;
        std::memcpy(&size, row + 4, sizeof size);
        sections.push_back({std::string(row, 4), file.substr(at, size)});
        at += size;
    }
    return sections;
}

template <typename T>
std::string bytesOf(T value)
{
    return {reinterpret_cast<const char *>(&value), sizeof value};
}

std::string fileOf(const std::vector<Section> &sections)
{
    std::string file =
        "GLOSSAM\n" + bytesOf(std::uint32_t{2}) + bytesOf(static_cast<std::uint32_t>(sections.size()));
    for (const Section &section : sections)
        file += section.tag + bytesOf(static_cast<std::uint64_t>(section.payload.size()));
    for (const Section &section : sections)
        file += section.payload;
    return resealed(file + std::string(8, '\0'));
}

/// What a program of version 1 wrote as its classifier of two intents: all weights of two features, of which
/// the word "dim" speaks for the second one.
std::string earlierClassifier()
{
    std::vector<FeatureKey> keys{KeyBuilder(1).add(u"dim").key(), KeyBuilder(1).add(u"turn").key()};
    std::vector<float> weights{-1.5F, 1.5F, 1.0F, 0.0F};
    if (keys[0] > keys[1]) {
        std::swap(keys[0], keys[1]);
        weights = {1.0F, 0.0F, -1.5F, 1.5F};
    }
    ByteWriter writer;
    writer.number(std::uint32_t{2});
    writer.number(std::uint8_t{0});
    writer.number(0.5F); // temperature
    writer.array(keys);
    writer.array(weights);
    writer.array(std::vector<float>{0.25F, 0.0F});
    return writer.take();
}

/// The sections with the classifier of an earlier program.
std::vector<Section> withEarlierClassifier(std::vector<Section> sections)
{
    for (Section &section : sections)
        if (section.tag == "CLS2")
            section = {"CLSF", earlierClassifier()};
    return sections;
}

/// The same model, but for its classifier, as a program of version 1 wrote it.
std::string asVersion1(const std::vector<Section> &sections)
{
    std::string payload;
    for (const Section &section : withEarlierClassifier(sections)) {
        if (section.tag == "CLSF" || section.tag == "TAGR")
            payload += '\1';
        payload += section.payload;
    }
    return "GLOSSAM\n" + bytesOf(std::uint32_t{1}) + bytesOf(static_cast<std::uint64_t>(payload.size())) +
           payload + bytesOf(fingerprint(payload.data(), payload.size()));
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
        QCOMPARE(Model::attached(path.toStdString()).value(), std::string());
    }

    void whatIsAttachedIsCarriedAndNoPartOfTheModel()
    {
        QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("m.model")).toStdString();
        const std::string carried("any\0bytes", 9);
        QVERIFY(m_model.save(path, carried).has_value());
        QCOMPARE(Model::attached(path).value(), carried);
        const auto again = Model::load(path);
        QVERIFY(again.has_value());
        QVERIFY(again->serialize() == m_bytes);
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.resize(file.size() - 1));
        QCOMPARE(Model::attached(path).error().code, ErrorCode::CorruptModel);
        QCOMPARE(Model::attached(path).error().file, path);
    }

    void aFileOfVersion1CarriesNothing()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("old.model")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(asVersion1(sectionsIn(m_bytes))));
        file.close();
        QCOMPARE(Model::attached(file.fileName().toStdString()).value(), std::string());
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
        for (std::size_t at = 12; at + 8 < m_bytes.size(); at += at < 300 ? 1 : 211) {
            std::string damaged = m_bytes;
            damaged[at] = static_cast<char>(at % 3 == 0 ? 0xff : random.next());
            const auto model = Model::deserialize(resealed(damaged));
            if (model)
                std::ignore = model->predict(u"dim the hall to 40 percent", "en");
            else
                refused += 1;
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
        later[8] = 3;
        const auto model = Model::deserialize(later);
        QVERIFY(!model);
        QCOMPARE(model.error().code, ErrorCode::NewerVersion);
    }

    void modelsOfVersion1AreStillRead()
    {
        const std::vector<Section> sections = sectionsIn(m_bytes);
        QCOMPARE(sections.size(), std::size_t{5});
        const auto old = Model::deserialize(asVersion1(sections));
        QVERIFY(old.has_value());
        // Two features are known, each of the value 1 / sqrt(2): scores of 0.25 - 0.3536 and 1.0607 over 0.5.
        const auto intents = old->predict(u"dim turn", "en").intents;
        QCOMPARE(intents.front().intent, 1U);
        QVERIFY(std::abs(intents.front().confidence - 1.0 / (1.0 + std::exp(-2.3284))) < 1e-3);
        // It is written as this program writes, and means the same.
        const auto again = Model::deserialize(old->serialize());
        QVERIFY(again.has_value());
        QVERIFY(again->serialize() == old->serialize());
        for (const Example &example : test::lamps(20, 3).examples)
            QVERIFY(sameAnswers(*old, *again, example.text));
        std::string damaged = asVersion1(sections);
        damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
        const auto refused = Model::deserialize(damaged);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::CorruptModel);
    }

    void aClassifierOfAnEarlierProgramIsRead()
    {
        const auto sections = withEarlierClassifier(sectionsIn(m_bytes));
        const auto earlier = Model::deserialize(fileOf(sections));
        QVERIFY(earlier.has_value());
        const auto old = Model::deserialize(asVersion1(sections));
        for (const Example &example : test::lamps(20, 3).examples)
            QVERIFY(sameAnswers(*earlier, *old, example.text));
        for (std::size_t at = 0; at < sections.size(); ++at) {
            if (sections[at].tag != "CLSF")
                continue;
            for (std::size_t size = 0; size < sections[at].payload.size(); ++size) {
                auto cut = sections;
                cut[at].payload.resize(size);
                const auto refused = Model::deserialize(fileOf(cut));
                QVERIFY(!refused);
                QCOMPARE(refused.error().code, ErrorCode::CorruptModel);
            }
            auto both = sections;
            both.push_back(sectionsIn(m_bytes)[at]);
            QCOMPARE(Model::deserialize(fileOf(both)).error().code, ErrorCode::CorruptModel);
        }
    }

    void unknownSectionsAreLeftOutOnlyWhereTheyMayBe()
    {
        std::vector<Section> sections = sectionsIn(m_bytes);
        QVERIFY(fileOf(sections) == m_bytes);
        sections.push_back({"note", "may be left out"});
        const auto same = Model::deserialize(fileOf(sections));
        QVERIFY(same.has_value());
        QVERIFY(same->serialize() == m_bytes);
        sections.back().tag = "CLAS";
        const auto later = Model::deserialize(fileOf(sections));
        QVERIFY(!later);
        QCOMPARE(later.error().code, ErrorCode::NewerVersion);
        QCOMPARE(plain(later.error().place), std::string("CLAS"));
    }

    void aSectionThatStandsTwiceIsRefused()
    {
        std::vector<Section> sections = sectionsIn(m_bytes);
        sections.push_back(sections.back());
        const auto twice = Model::deserialize(fileOf(sections));
        QVERIFY(!twice);
        QCOMPARE(twice.error().code, ErrorCode::CorruptModel);
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
