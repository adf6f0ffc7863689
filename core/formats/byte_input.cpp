// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/byte_input.h"

#include <QFileInfo>

#include <algorithm>
#include <cstring>

namespace glossa::formats {

namespace {

class FileInput final : public ByteInput {
public:
    explicit FileInput(const QString &path) : m_file(path) {}

    Status open()
    {
        const QFileInfo info(m_file.fileName());
        if (info.isDir())
            return fail(ErrorCode::UnreadableFile, {}, {}, Phrase::FileNotFolder,
                        m_file.fileName().toStdString());
        // Readers read a file more than once, but a pipe gives its bytes only once.
        if (info.exists() && !info.isFile())
            return fail(ErrorCode::UnreadableFile, {}, {}, Phrase::FileNotPipe,
                        m_file.fileName().toStdString());
        // The file is unbuffered, because chunks are larger than QFile's own buffer.
        if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return failure();
        return {};
    }

    Result<std::int64_t> read(char *to, std::int64_t max) override
    {
        const qint64 got = m_file.read(to, max);
        if (got < 0)
            return failure();
        return got;
    }

    [[nodiscard]] std::int64_t size() const override { return m_file.size(); }

private:
    [[nodiscard]] tl::unexpected<Error> failure() const
    {
        return fail(ErrorCode::UnreadableFile, m_file.errorString().toStdString(), {}, {},
                    m_file.fileName().toStdString());
    }

    QFile m_file;
};

} // namespace

Result<std::int64_t> MemoryInput::read(char *to, std::int64_t max)
{
    const std::size_t count = std::min(static_cast<std::size_t>(max), m_bytes.size() - m_at);
    if (count > 0)
        std::memcpy(to, m_bytes.data() + m_at, count);
    m_at += count;
    return static_cast<std::int64_t>(count);
}

Result<std::unique_ptr<ByteInput>> openFile(const QString &path)
{
    auto file = std::make_unique<FileInput>(path);
    if (const auto opened = file->open(); !opened)
        return fail(opened.error());
    return file;
}

} // namespace glossa::formats
