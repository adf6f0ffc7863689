// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFile>
#include <QString>

#include <cstdint>
#include <memory>

namespace glossa::formats {

/// A stream of bytes: a file, or a member of an archive.
class ByteInput {
public:
    ByteInput() = default;
    ByteInput(const ByteInput &) = delete;
    ByteInput &operator=(const ByteInput &) = delete;
    virtual ~ByteInput() = default;

    /// Reads up to `max` bytes and returns how many it has read; 0 means the end.
    virtual Result<std::int64_t> read(char *to, std::int64_t max) = 0;
    /// Returns the number of bytes for showing progress, or 0 if it is unknown.
    [[nodiscard]] virtual std::int64_t size() const = 0;
};

/// Reads bytes in memory. The memory must outlive this object.
class MemoryInput final : public ByteInput {
public:
    explicit MemoryInput(std::string_view bytes) : m_bytes(bytes) {}
    Result<std::int64_t> read(char *to, std::int64_t max) override;
    [[nodiscard]] std::int64_t size() const override { return static_cast<std::int64_t>(m_bytes.size()); }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
};

/// Opens a file. Returns UnreadableFile if it cannot be opened or is a folder.
[[nodiscard]] Result<std::unique_ptr<ByteInput>> openFile(const QString &path);

} // namespace glossa::formats
