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

Result<Model> readSections(std::string_view bytes, std::string_view behindVersion)
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
    std::vector<std::pair<SectionTag, std::uint64_t>> sections;
    for (std::uint32_t i = 0; i < count && table.ok(); ++i) {
        const auto tag = table.number<SectionTag>();
        sections.emplace_back(tag, table.number<std::uint64_t>());
    }
    if (!table.ok())
        return corrupt(Phrase::CutOff);
    rest.remove_prefix(sizeof count + count * (sizeof(SectionTag) + sizeof(std::uint64_t)));
    auto parts = std::make_unique<Model::Parts>();
    for (const auto &[tag, size] : sections) {
        if (size > rest.size())
            return corrupt(Phrase::CutOff);
        if (auto taken = takeSection(*parts, tag, rest.substr(0, size)); !taken)
            return fail(taken.error());
        rest.remove_prefix(size);
    }
    if (!rest.empty())
        return corrupt(Phrase::SomethingBehindIt);
    return Model(std::move(parts));
}

} // namespace

std::string Model::serialize() const
{
    const auto sections = sectionsOf(*m_parts);
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
    if (bytes.size() < magic.size() + sizeof version + checksumSize || bytes.substr(0, magic.size()) != magic)
        return corrupt(Phrase::NoModelOfGlossa);
    const auto found = ByteReader(bytes.substr(magic.size())).number<std::uint32_t>();
    const std::string_view behind = bytes.substr(magic.size() + sizeof version);
    if (found > version)
        return fail(ErrorCode::NewerVersion, {Phrase::ModelVersion, found});
    if (found == 0)
        return corrupt(Phrase::VersionThatNeverWas);
    return found == 1 ? readVersion1(bytes, behind) : readSections(bytes, behind);
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
