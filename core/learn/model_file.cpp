// SPDX-License-Identifier: GPL-3.0-or-later
// A model file, little-endian:
//   magic "GLOSSAM\n" · u32 version (1) · u64 size of the payload · payload · u64 FNV-1a of the payload
// payload:
//   names intents · names entities · text metadata
//   u8 has classifier; then: u32 classes · u8 wide · f32 temperature · keys · floats weights · floats bias
//   u8 has tagger; then: u32 entities · u8 wide · u8 uses intent · keys · u32s rows · u32s columns · floats
//   weights ·
//     floats transitions · u32s tagged entities · u64 phrases, each: u64 key · u32 count, each: u32 entity ·
//     u32 times
// names: u64 count, each a text; text: u64 bytes, UTF-8; keys/u32s/floats: u64 count and the values.
#include "core/base/seed.h"
#include "core/learn/model_parts.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace glossa::learn {

namespace {

constexpr std::string_view magic = "GLOSSAM\n";
constexpr std::uint32_t version = 1;

class Writer {
public:
    template <typename T>
    void number(T value)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        m_bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
    }
    void text(const std::string &value)
    {
        number<std::uint64_t>(value.size());
        m_bytes += value;
    }
    void names(const std::vector<std::string> &values)
    {
        number<std::uint64_t>(values.size());
        for (const std::string &value : values)
            text(value);
    }
    template <typename T>
    void array(const std::vector<T> &values)
    {
        number<std::uint64_t>(values.size());
        m_bytes.append(reinterpret_cast<const char *>(values.data()), values.size() * sizeof(T));
    }
    [[nodiscard]] std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

/// Reads what Writer writes; after the first thing that does not fit, everything is empty and ok() is false.
class Reader {
public:
    explicit Reader(std::string_view bytes) : m_bytes(bytes) {}

    template <typename T>
    T number()
    {
        T value{};
        if (take(sizeof value))
            std::memcpy(&value, m_bytes.data() + m_at - sizeof value, sizeof value);
        return value;
    }
    std::string text()
    {
        const auto size = number<std::uint64_t>();
        return take(size) ? std::string(m_bytes.substr(m_at - size, size)) : std::string();
    }
    std::vector<std::string> names()
    {
        std::vector<std::string> values;
        const auto count = number<std::uint64_t>();
        for (std::uint64_t i = 0; i < count && m_ok; ++i)
            values.push_back(text());
        return values;
    }
    template <typename T>
    std::vector<T> array()
    {
        const auto count = number<std::uint64_t>();
        if (count > m_bytes.size() / sizeof(T) || !take(count * sizeof(T))) {
            m_ok = false;
            return {};
        }
        std::vector<T> values(count);
        if (count > 0)
            std::memcpy(values.data(), m_bytes.data() + m_at - count * sizeof(T), count * sizeof(T));
        return values;
    }
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool atEnd() const { return m_at == m_bytes.size(); }
    void refuse() { m_ok = false; }

private:
    bool take(std::uint64_t size)
    {
        m_ok = m_ok && size <= m_bytes.size() - m_at;
        if (m_ok)
            m_at += size;
        return m_ok;
    }
    std::string_view m_bytes;
    std::size_t m_at = 0;
    bool m_ok = true;
};

void write(Writer &writer, const Classifier &classifier)
{
    writer.number(classifier.classes);
    writer.number<std::uint8_t>(classifier.wide);
    writer.number(classifier.temperature);
    writer.array(classifier.vocabulary.keys());
    writer.array(classifier.weights);
    writer.array(classifier.bias);
}

void write(Writer &writer, const Gazetteer &gazetteer)
{
    writer.number<std::uint64_t>(gazetteer.entries().size());
    for (const auto &[key, entities] : gazetteer.entries()) {
        writer.number(key);
        writer.number(static_cast<std::uint32_t>(entities.size()));
        for (const auto &[entity, times] : entities) {
            writer.number(entity);
            writer.number(times);
        }
    }
}

void write(Writer &writer, const Tagger &tagger, const std::vector<std::uint32_t> &taggedEntities)
{
    writer.number(tagger.tags.entities);
    writer.number<std::uint8_t>(tagger.wide);
    writer.number<std::uint8_t>(tagger.usesIntent);
    writer.array(tagger.vocabulary.keys());
    writer.array(tagger.rows);
    writer.array(tagger.columns);
    writer.array(tagger.weights);
    writer.array(tagger.transitions);
    writer.array(taggedEntities);
    write(writer, tagger.gazetteer);
}

Classifier readClassifier(Reader &reader, std::size_t intents)
{
    Classifier classifier;
    classifier.classes = reader.number<std::uint32_t>();
    classifier.wide = reader.number<std::uint8_t>() != 0;
    classifier.temperature = reader.number<float>();
    classifier.vocabulary = Vocabulary(reader.array<FeatureKey>());
    classifier.weights = reader.array<float>();
    classifier.bias = reader.array<float>();
    if (classifier.classes != intents || classifier.bias.size() != classifier.classes ||
        classifier.weights.size() != classifier.vocabulary.size() * classifier.classes ||
        !(classifier.temperature > 0.0F))
        reader.refuse();
    return classifier;
}

Gazetteer readGazetteer(Reader &reader, std::uint32_t entities)
{
    Gazetteer::Entries entries;
    const auto phrases = reader.number<std::uint64_t>();
    for (std::uint64_t i = 0; i < phrases && reader.ok(); ++i) {
        auto &counts = entries[reader.number<FeatureKey>()];
        const auto size = reader.number<std::uint32_t>();
        for (std::uint32_t k = 0; k < size && reader.ok(); ++k) {
            const auto entity = reader.number<std::uint32_t>();
            if (entity >= entities)
                reader.refuse();
            counts[entity] = reader.number<std::uint32_t>();
        }
    }
    Gazetteer gazetteer;
    gazetteer.setEntries(std::move(entries));
    return gazetteer;
}

bool fits(const Tagger &tagger)
{
    if (tagger.rows.size() != tagger.vocabulary.size() + 1 ||
        tagger.columns.size() != tagger.weights.size() ||
        tagger.transitions.size() != tagger.tags.transitions() || tagger.rows.back() != tagger.columns.size())
        return false;
    for (std::size_t i = 0; i + 1 < tagger.rows.size(); ++i) {
        if (tagger.rows[i] > tagger.rows[i + 1])
            return false;
    }
    for (const std::uint32_t column : tagger.columns) {
        if (column >= tagger.tags.size())
            return false;
    }
    return true;
}

Tagger readTagger(Reader &reader, std::size_t entities, std::vector<std::uint32_t> &taggedEntities)
{
    Tagger tagger;
    tagger.tags.entities = reader.number<std::uint32_t>();
    if (tagger.tags.entities > entities) {
        reader.refuse();
        return tagger;
    }
    tagger.wide = reader.number<std::uint8_t>() != 0;
    tagger.usesIntent = reader.number<std::uint8_t>() != 0;
    tagger.vocabulary = Vocabulary(reader.array<FeatureKey>());
    tagger.rows = reader.array<std::uint32_t>();
    tagger.columns = reader.array<std::uint32_t>();
    tagger.weights = reader.array<float>();
    tagger.transitions = reader.array<float>();
    taggedEntities = reader.array<std::uint32_t>();
    tagger.gazetteer = readGazetteer(reader, tagger.tags.entities);
    bool right = reader.ok() && fits(tagger) && taggedEntities.size() == tagger.tags.entities;
    for (const std::uint32_t entity : taggedEntities)
        right = right && entity < entities;
    if (!right)
        reader.refuse();
    return tagger;
}

tl::unexpected<Error> corrupt(const char *what)
{
    return fail(ErrorCode::CorruptModel, what);
}

} // namespace

std::string Model::serialize() const
{
    Writer payload;
    payload.names(m_parts->intents);
    payload.names(m_parts->entities);
    payload.text(m_parts->metadata);
    payload.number<std::uint8_t>(m_parts->classifier.has_value());
    if (m_parts->classifier)
        write(payload, *m_parts->classifier);
    payload.number<std::uint8_t>(m_parts->tagger.has_value());
    if (m_parts->tagger)
        write(payload, *m_parts->tagger, m_parts->taggedEntities);
    const std::string bytes = payload.take();

    Writer file;
    file.number(version);
    file.number<std::uint64_t>(bytes.size());
    Writer end;
    end.number(fingerprint(bytes.data(), bytes.size()));
    return std::string(magic) + file.take() + bytes + end.take();
}

Result<Model> Model::deserialize(std::string_view bytes)
{
    constexpr std::size_t head = magic.size() + sizeof(std::uint32_t) + sizeof(std::uint64_t);
    if (bytes.size() < head + sizeof(std::uint64_t) || bytes.substr(0, magic.size()) != magic)
        return corrupt("it is no model of Glossa");
    Reader header(bytes.substr(magic.size()));
    const auto found = header.number<std::uint32_t>();
    if (found > version)
        return fail(ErrorCode::NewerVersion, "model version " + std::to_string(found));
    if (found < version)
        return corrupt("it has a version that never was");
    const auto size = header.number<std::uint64_t>();
    if (size != bytes.size() - head - sizeof(std::uint64_t))
        return corrupt("it is cut off or has something behind it");
    const std::string_view payload = bytes.substr(head, size);
    Reader checksum(bytes.substr(head + size));
    if (checksum.number<std::uint64_t>() != fingerprint(payload.data(), payload.size()))
        return corrupt("its checksum differs");

    Reader reader(payload);
    auto parts = std::make_unique<Parts>();
    parts->intents = reader.names();
    parts->entities = reader.names();
    parts->metadata = reader.text();
    if (reader.number<std::uint8_t>() != 0)
        parts->classifier = readClassifier(reader, parts->intents.size());
    if (reader.number<std::uint8_t>() != 0)
        parts->tagger = readTagger(reader, parts->entities.size(), parts->taggedEntities);
    if (!reader.ok() || !reader.atEnd())
        return corrupt("its parts do not fit each other");
    return Model(std::move(parts));
}

Status Model::save(const std::string &path) const
{
    const std::string bytes = serialize();
    const std::string aside = path + ".part";
    const auto refuse = [&](int error) {
        ::unlink(aside.c_str());
        const bool full = error == ENOSPC || error == EFBIG || error == EDQUOT;
        return fail(full ? ErrorCode::DiskFull : ErrorCode::UnwritableFile, std::strerror(error), {}, {},
                    path);
    };
    const int file = ::open(aside.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0644);
    if (file < 0)
        return refuse(errno);
    for (std::size_t at = 0; at < bytes.size();) {
        const ssize_t written = ::write(file, bytes.data() + at, bytes.size() - at);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            const int error = errno;
            ::close(file);
            return refuse(error);
        }
        at += static_cast<std::size_t>(written);
    }
    const bool synced = ::fsync(file) == 0;
    const int error = errno;
    ::close(file);
    if (!synced)
        return refuse(error);
    if (::rename(aside.c_str(), path.c_str()) != 0)
        return refuse(errno);
    // The name, too, must outlive a power cut: a row of the workspace will say that the file is there.
    const std::string folder = std::filesystem::path(path).parent_path().string();
    const int directory = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory >= 0) {
        ::fsync(directory);
        ::close(directory);
    }
    return {};
}

Result<Model> Model::load(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return fail(ErrorCode::UnreadableFile, std::strerror(errno), {}, {}, path);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    auto model = deserialize(std::move(bytes).str());
    if (!model) {
        Error error = model.error();
        error.file = path;
        return fail(std::move(error));
    }
    return model;
}

} // namespace glossa::learn
