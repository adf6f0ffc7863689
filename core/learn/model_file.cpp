// SPDX-License-Identifier: GPL-3.0-or-later
// A model file, little-endian:
//   magic "GLOSSAM\n", u32 version (2), u32 count of sections, each: 4 letters tag, u64 size of its payload;
//   then the payloads in that order, and u64 XXH3 (64 bits, seed 0) of everything before it.
// Version 1, which is still read: magic, u32 version (1), u64 size, one payload, u64 FNV-1a of the payload.
#include "core/base/seed.h"
#include "core/learn/byte_stream.h"
#include "core/learn/model_sections.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <unistd.h>
#include <utility>
#include <vector>
#include <xxhash.h>

namespace glossa::learn {

namespace {

constexpr std::string_view magic = "GLOSSAM\n";
constexpr std::uint32_t version = 2;
constexpr std::size_t checksumSize = sizeof(std::uint64_t);
// A file with more sections is damaged, as no program has so many parts.
constexpr std::uint32_t mostSections = 1000;

tl::unexpected<Error> corrupt(Phrase what)
{
    return fail(ErrorCode::CorruptModel, what);
}

/// Returns the number at the end of the file.
std::uint64_t checksumAt(std::string_view bytes)
{
    return ByteReader(bytes.substr(bytes.size() - checksumSize)).number<std::uint64_t>();
}

Result<Model> readVersion1(std::string_view bytes, std::string_view behindVersion)
{
    const auto size = ByteReader(behindVersion).number<std::uint64_t>();
    if (behindVersion.size() < sizeof size + checksumSize ||
        size != behindVersion.size() - sizeof size - checksumSize)
        return corrupt(Phrase::CutOffOrLonger);
    const std::string_view payload = behindVersion.substr(sizeof size, size);
    if (checksumAt(bytes) != fingerprint(payload.data(), payload.size()))
        return corrupt(Phrase::ChecksumDiffers);
    auto parts = partsOfVersion1(payload);
    if (!parts)
        return fail(parts.error());
    return Model(std::move(*parts));
}

using Section = std::pair<SectionTag, std::string_view>;

/// Returns the sections of a file of version 2, which lie in `bytes`.
Result<std::vector<Section>> splitSections(std::string_view bytes, std::string_view behindVersion)
{
    if (behindVersion.size() < sizeof(std::uint32_t) + checksumSize)
        return corrupt(Phrase::CutOff);
    if (checksumAt(bytes) != XXH3_64bits(bytes.data(), bytes.size() - checksumSize))
        return corrupt(Phrase::ChecksumDiffers);
    std::string_view rest = behindVersion.substr(0, behindVersion.size() - checksumSize);
    ByteReader table(rest);
    const auto count = table.number<std::uint32_t>();
    if (count > mostSections)
        return corrupt(Phrase::CutOff);
    std::vector<std::pair<SectionTag, std::uint64_t>> sizes;
    for (std::uint32_t i = 0; i < count && table.ok(); ++i) {
        const auto tag = table.number<SectionTag>();
        sizes.emplace_back(tag, table.number<std::uint64_t>());
    }
    if (!table.ok())
        return corrupt(Phrase::CutOff);
    rest.remove_prefix(sizeof count + count * (sizeof(SectionTag) + sizeof(std::uint64_t)));
    std::vector<Section> sections;
    for (const auto &[tag, size] : sizes) {
        if (size > rest.size())
            return corrupt(Phrase::CutOff);
        sections.emplace_back(tag, rest.substr(0, size));
        rest.remove_prefix(size);
    }
    if (!rest.empty())
        return corrupt(Phrase::SomethingBehindIt);
    return sections;
}

Result<Model> readSections(std::string_view bytes, std::string_view behindVersion)
{
    const auto sections = splitSections(bytes, behindVersion);
    if (!sections)
        return fail(sections.error());
    auto parts = std::make_unique<Model::Parts>();
    for (const auto &[tag, payload] : *sections) {
        if (auto taken = takeSection(*parts, tag, payload); !taken)
            return fail(taken.error());
    }
    return Model(std::move(parts));
}

/// What stands behind the version of a file of this program.
struct Opened {
    std::uint32_t version = 0;
    std::string_view behindVersion;
};

Result<Opened> open(std::string_view bytes)
{
    if (bytes.size() < magic.size() + sizeof version + checksumSize || bytes.substr(0, magic.size()) != magic)
        return corrupt(Phrase::NoModelOfGlossa);
    const auto found = ByteReader(bytes.substr(magic.size())).number<std::uint32_t>();
    if (found > version)
        return fail(ErrorCode::NewerVersion, {Phrase::ModelVersion, found});
    if (found == 0)
        return corrupt(Phrase::VersionThatNeverWas);
    return Opened{found, bytes.substr(magic.size() + sizeof version)};
}

Result<std::string> readWhole(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return fail(ErrorCode::UnreadableFile, std::strerror(errno), {}, {}, path);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return std::move(bytes).str();
}

tl::unexpected<Error> failOf(const std::string &path, Error error)
{
    error.file = path;
    return fail(std::move(error));
}

} // namespace

std::string Model::serialize(std::string_view attached) const
{
    auto sections = sectionsOf(*m_parts);
    if (!attached.empty())
        sections.emplace_back(attachedPart, attached);
    ByteWriter file;
    file.number(version);
    file.number(static_cast<std::uint32_t>(sections.size()));
    for (const auto &[tag, payload] : sections) {
        file.number(tag);
        file.number<std::uint64_t>(payload.size());
    }
    std::string bytes = std::string(magic) + file.take();
    for (const auto &[tag, payload] : sections)
        bytes += payload;
    ByteWriter end;
    end.number<std::uint64_t>(XXH3_64bits(bytes.data(), bytes.size()));
    return bytes + end.take();
}

Result<Model> Model::deserialize(std::string_view bytes)
{
    const auto opened = open(bytes);
    if (!opened)
        return fail(opened.error());
    return opened->version == 1 ? readVersion1(bytes, opened->behindVersion)
                                : readSections(bytes, opened->behindVersion);
}

Status Model::save(const std::string &path, std::string_view attached) const
{
    const std::string bytes = serialize(attached);
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
    // The name must outlive a power cut, too, because a row of the workspace will say that the file is there.
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
    const auto bytes = readWhole(path);
    if (!bytes)
        return fail(bytes.error());
    auto model = deserialize(*bytes);
    return model ? std::move(model) : failOf(path, model.error());
}

Result<std::string> Model::attached(const std::string &path)
{
    const auto bytes = readWhole(path);
    if (!bytes)
        return fail(bytes.error());
    const auto opened = open(*bytes);
    if (!opened)
        return failOf(path, opened.error());
    if (opened->version == 1)
        return std::string();
    const auto sections = splitSections(*bytes, opened->behindVersion);
    if (!sections)
        return failOf(path, sections.error());
    for (const auto &[tag, payload] : *sections) {
        if (tag == attachedPart)
            return std::string(payload);
    }
    return std::string();
}

} // namespace glossa::learn
