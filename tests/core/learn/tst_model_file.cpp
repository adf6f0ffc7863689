// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/model_parts.h"
#include "core/learn/trainer.h"

#include "tests/core/learn/training_sets.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <cstring>
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

template <typename T>
std::string arrayOf(const std::vector<T> &values)
{
    return bytesOf(static_cast<std::uint64_t>(values.size())) +
           std::string(reinterpret_cast<const char *>(values.data()), values.size() * sizeof(T));
}

/// The transitions as they stood in TAGR: each entity behind each other has a weight of its own.
std::vector<float> denseTransitions(const Tagger &tagger)
{
    const Transitions &layout = tagger.layout;
    const auto entities = static_cast<std::uint32_t>(layout.entities());
    const std::vector<float> &w = tagger.transitions;
    std::vector<float> dense{w[0]}; // from O, from each entity, from the start; to O and to each entity
    for (std::uint32_t e = 0; e < entities; ++e)
        dense.push_back(w[layout.fromOutside(e)]);
    for (std::uint32_t first = 0; first < entities; ++first) {
        dense.push_back(w[layout.toOutside(first)]);
        for (std::uint32_t second = 0; second < entities; ++second) {
            const std::size_t pair = layout.find({first, second});
            dense.push_back(w[layout.leave(first)] + w[layout.enter(second)] +
                            (pair < layout.pairs().size() ? w[layout.pair(pair)] : 0.0F));
        }
    }
    dense.push_back(w[1]);
    for (std::uint32_t e = 0; e < entities; ++e)
        dense.push_back(w[layout.fromStart(e)]);
    for (std::uint32_t e = 0; e < entities; ++e)
        dense.insert(dense.end(), {w[layout.beginInside(e)], w[layout.beginEnd(e)], w[layout.insideInside(e)],
                                   w[layout.insideEnd(e)]});
    return dense;
}

/// The sections of the same model as programs wrote them before transitions were sparse.
std::vector<Section> withDenseTagger(std::vector<Section> sections, const Model &model)
{
    const Tagger &tagger = *model.parts().tagger;
    for (Section &section : sections) {
        if (section.tag != "TAG2")
            continue;
        section.tag = "TAGR";
        section.payload = bytesOf(static_cast<std::uint32_t>(tagger.layout.entities())) +
                          bytesOf(std::uint8_t{tagger.wide}) + bytesOf(std::uint8_t{tagger.usesIntent}) +
                          arrayOf(tagger.vocabulary.keys()) + arrayOf(tagger.rows) + arrayOf(tagger.columns) +
                          arrayOf(tagger.weights) + arrayOf(denseTransitions(tagger)) +
                          arrayOf(model.parts().taggedEntities) +
                          bytesOf(static_cast<std::uint64_t>(tagger.gazetteer.entries().size()));
        for (const auto &[key, entities] : tagger.gazetteer.entries()) {
            section.payload += bytesOf(key) + bytesOf(static_cast<std::uint32_t>(entities.size()));
            for (const auto &[entity, times] : entities)
                section.payload += bytesOf(entity) + bytesOf(times);
        }
    }
    return sections;
}

/// The same model as a program of version 1 wrote it.
std::string asVersion1(const std::vector<Section> &sections, const Model &model)
{
    std::string payload;
    for (const Section &section : withDenseTagger(sections, model)) {
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
        file.write(QByteArray::fromStdString(asVersion1(sectionsIn(m_bytes), m_model)));
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
        const auto old = Model::deserialize(asVersion1(sections, m_model));
        QVERIFY(old.has_value());
        QVERIFY(answersAlike(*old));
        std::string damaged = asVersion1(sections, m_model);
        damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
        const auto refused = Model::deserialize(damaged);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::CorruptModel);
    }

    void taggersWithDenseTransitionsAreStillRead()
    {
        std::vector<Section> sections = withDenseTagger(sectionsIn(m_bytes), m_model);
        const auto old = Model::deserialize(fileOf(sections));
        QVERIFY(old.has_value());
        QVERIFY(answersAlike(*old));
        const auto again = Model::deserialize(old->serialize());
        QVERIFY(again.has_value());
        QVERIFY(answersAlike(*again));
        // Beside a tagger of today it is one too many.
        sections.push_back(sectionsIn(m_bytes).back());
        QCOMPARE(sections.back().tag, std::string("TAG2"));
        QCOMPARE(Model::deserialize(fileOf(sections)).error().code, ErrorCode::CorruptModel);
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
    /// Whether another model finds the same spans as surely, but for rounding.
    [[nodiscard]] bool answersAlike(const Model &other) const
    {
        for (const Example &example : test::lamps(20, 3).examples) {
            const auto mine = m_model.predict(example.text, "en").spans;
            const auto its = other.predict(example.text, "en").spans;
            const bool alike = std::ranges::equal(mine, its, [](const auto &a, const auto &b) {
                return a.span == b.span && a.category == b.category &&
                       std::abs(a.confidence - b.confidence) < 1e-6;
            });
            if (!alike || mine.empty())
                return false;
        }
        return true;
    }

    Model m_model;
    std::string m_bytes;
};

GLOSSA_TEST(TestModelFile);
#include "tst_model_file.moc"
