// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/private_file.h"

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace glossa::serve {

namespace {

constexpr mode_t ownerOnly = 0600;
constexpr mode_t folderOfOwner = 0700;

/// A descriptor that is closed at the end.
struct Opened {
    int file = -1;
    explicit Opened(int descriptor) : file(descriptor) {}
    Opened(const Opened &) = delete;
    Opened &operator=(const Opened &) = delete;
    ~Opened()
    {
        if (file >= 0)
            ::close(file);
    }
};

tl::unexpected<Error> cannotWrite(const std::string &path, int reason)
{
    const ErrorCode code = reason == ENOSPC || reason == EDQUOT ? ErrorCode::DiskFull
                           : reason == EROFS                    ? ErrorCode::ReadOnly
                                                                : ErrorCode::UnwritableFile;
    return fail(code, std::string(std::strerror(reason)), {}, {}, path);
}

bool writeAll(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

std::string folderOf(const std::string &path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string(".") : path.substr(0, slash + 1);
}

} // namespace

Status makePrivateFolder(const std::string &path)
{
    if (::mkdir(path.c_str(), folderOfOwner) != 0 && errno != EEXIST)
        return cannotWrite(path, errno);
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0 || !S_ISDIR(found.st_mode))
        return fail(ErrorCode::UnwritableFile, Phrase::ItIsNoFolder, {}, {}, path);
    return {};
}

Status writePrivateFile(const std::string &path, std::string_view bytes)
{
    std::string aside = path + ".XXXXXX";
    const Opened file(::mkostemp(aside.data(), O_CLOEXEC)); // 0600
    if (file.file < 0)
        return cannotWrite(path, errno);
    if (!writeAll(file.file, bytes) || ::fsync(file.file) != 0 ||
        ::rename(aside.c_str(), path.c_str()) != 0) {
        const int reason = errno;
        ::unlink(aside.c_str());
        return cannotWrite(path, reason);
    }
    // The new name is kept over a power cut only when the folder is on the disk.
    const Opened folder(::open(folderOf(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.file < 0 || ::fsync(folder.file) != 0)
        return cannotWrite(path, errno);
    return {};
}

Result<std::string> readSmallFile(const std::string &path, std::size_t mostBytes)
{
    const auto cannotRead = [&path](int reason) {
        return fail(reason == ENOENT ? ErrorCode::NotFound : ErrorCode::UnreadableFile,
                    std::string(std::strerror(reason)), {}, {}, path);
    };
    // A pipe of that name must not keep the server waiting.
    const Opened file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.file < 0)
        return cannotRead(errno);
    std::string bytes(mostBytes + 1, '\0');
    std::size_t length = 0;
    while (length < bytes.size()) {
        const ssize_t got = ::read(file.file, bytes.data() + length, bytes.size() - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return cannotRead(errno);
        if (got == 0)
            break;
        length += static_cast<std::size_t>(got);
    }
    if (length > mostBytes)
        return fail(ErrorCode::TooLarge, {}, {}, {Phrase::AtMostBytes, mostBytes}, path);
    bytes.resize(length);
    return bytes;
}

Result<FileLock> FileLock::take(const std::string &path, const std::stop_token &stop)
{
    constexpr std::chrono::milliseconds again{20};
    const int file = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, ownerOnly);
    if (file < 0)
        return cannotWrite(path, errno);
    // Nothing wakes a thread that waits in flock, so that one that may be stopped asks again and again.
    const int how = stop.stop_possible() ? LOCK_EX | LOCK_NB : LOCK_EX;
    while (::flock(file, how) != 0) {
        const int reason = errno;
        if (reason == EWOULDBLOCK && !stop.stop_requested()) {
            std::this_thread::sleep_for(again);
            continue;
        }
        if (reason == EINTR)
            continue;
        ::close(file);
        if (reason == EWOULDBLOCK)
            return fail(ErrorCode::Busy, {}, {}, {}, path);
        return cannotWrite(path, reason);
    }
    return FileLock(file);
}

FileLock::FileLock(FileLock &&other) noexcept : m_file(std::exchange(other.m_file, -1)) {}

FileLock::~FileLock()
{
    if (m_file >= 0)
        ::close(m_file);
}

FileStamp stampOf(const std::string &path)
{
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0)
        return {};
    constexpr long long nsInASecond = 1'000'000'000;
    return {found.st_dev, found.st_ino, found.st_mtim.tv_sec * nsInASecond + found.st_mtim.tv_nsec,
            found.st_size};
}

} // namespace glossa::serve
