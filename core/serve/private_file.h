// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <stop_token>
#include <string>
#include <string_view>

namespace glossa::serve {

// Files that nobody but their owner may read: keys and certificates.

/// Makes a folder for its owner alone, if it is not there.
[[nodiscard]] Status makePrivateFolder(const std::string &path);

/// Replaces a file as a whole (aside, synced, renamed), readable for its owner alone.
[[nodiscard]] Status writePrivateFile(const std::string &path, std::string_view bytes);

/// UnreadableFile with the system's reason, NotFound if there is none, TooLarge beyond a bound.
[[nodiscard]] Result<std::string> readSmallFile(const std::string &path, std::size_t mostBytes);

/// While it lives, no other process holds the lock of that file, which is made if need be and never removed.
class FileLock {
public:
    /// Waits for who holds it; Busy once `stop` asks to wait no longer.
    [[nodiscard]] static Result<FileLock> take(const std::string &path, const std::stop_token &stop = {});
    FileLock(FileLock &&other) noexcept;
    FileLock &operator=(FileLock &&) = delete;
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;
    ~FileLock();

private:
    explicit FileLock(int file) : m_file(file) {}
    int m_file;
};

/// Tells one state of a file from the next without reading it; all zero if it is not there.
struct FileStamp {
    unsigned long long device = 0;
    unsigned long long inode = 0;
    long long changedNs = 0;
    long long size = 0;
    bool operator==(const FileStamp &) const = default;
};
[[nodiscard]] FileStamp stampOf(const std::string &path);

} // namespace glossa::serve
