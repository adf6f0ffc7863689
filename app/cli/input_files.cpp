// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/input_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace glossa::cli {

namespace {

constexpr std::int64_t mostBytes = std::int64_t{4} * 1024 * 1024 * 1024;
constexpr int lookMs = 200; // how often a stop is looked for while nothing comes
constexpr std::string_view standardInput = "-";
constexpr const char *standardInputName = "standard input";

bool isPipe(const std::string &name)
{
    struct stat status = {};
    return ::stat(name.c_str(), &status) == 0 && (S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode));
}

/// Closes what it opened; standard input stays open.
class Source {
public:
    explicit Source(const std::string &name)
        : m_owned(name != standardInput)
        , m_descriptor(m_owned ? ::open(name.c_str(), O_RDONLY | O_CLOEXEC) : 0)
    {
    }
    Source(const Source &) = delete;
    Source &operator=(const Source &) = delete;
    ~Source()
    {
        if (m_owned && m_descriptor >= 0)
            ::close(m_descriptor);
    }

    /// As read(2); a stop ends the waiting with -1 and ECANCELED.
    ssize_t read(char *to, std::size_t size, const std::stop_token &stop) const
    {
        while (true) {
            pollfd ready{m_descriptor, POLLIN, 0};
            const int count = ::poll(&ready, 1, lookMs);
            if (stop.stop_requested()) {
                errno = ECANCELED;
                return -1;
            }
            if (count == 0 || (count < 0 && errno == EINTR))
                continue;
            const ssize_t got = ::read(m_descriptor, to, size);
            if (got >= 0 || errno != EINTR)
                return got;
        }
    }

private:
    bool m_owned;
    int m_descriptor;
};

} // namespace

Result<InputFiles> InputFiles::from(const std::vector<std::string> &names, const std::stop_token &stop)
{
    InputFiles files;
    bool anyStandardInput = false;
    for (const std::string &name : names) {
        if (name != standardInput && !isPipe(name)) {
            files.m_paths << QString::fromStdString(name);
            continue;
        }
        if (name == standardInput && std::exchange(anyStandardInput, true))
            return fail(ErrorCode::InvalidArgument, name, {}, "standard input once");
        if (const auto copied = files.copy(name, stop); !copied)
            return fail(copied.error());
    }
    return files;
}

Status InputFiles::copy(const std::string &name, const std::stop_token &stop)
{
    const Source source(name);
    const std::string shown = name == standardInput ? standardInputName : name;
    if (!m_folder)
        m_folder =
            std::make_unique<QTemporaryDir>(QDir::temp().filePath(QStringLiteral("glossa-input-XXXXXX")));
    // A folder for each, as formats and names of projects go by the file's name.
    const QString folder = m_folder->filePath(QString::number(m_paths.size()));
    const QString path = QDir(folder).filePath(QFileInfo(QString::fromStdString(shown)).fileName());
    QFile file(path);
    const auto unwritable = [&file](bool full) {
        return fail(full ? ErrorCode::DiskFull : ErrorCode::UnwritableFile, file.errorString().toStdString(),
                    {}, {}, QDir::tempPath().toStdString());
    };
    if (!m_folder->isValid() || !QDir().mkpath(folder) ||
        !file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return unwritable(file.error() == QFileDevice::ResourceError);
    std::array<char, 65536> bytes; // NOLINT(cppcoreguidelines-pro-type-member-init)
    while (true) {
        const ssize_t got = source.read(bytes.data(), bytes.size(), stop);
        if (got == 0)
            break;
        if (got < 0 && errno == ECANCELED)
            return fail(ErrorCode::Cancelled);
        if (got < 0)
            return fail(ErrorCode::UnreadableFile, std::strerror(errno), {}, {}, shown);
        m_copied += got;
        if (m_copied > mostBytes)
            return fail(ErrorCode::TooLarge, {}, {}, "at most 4 GiB from pipes; save the data to a file",
                        shown);
        if (file.write(bytes.data(), got) != got)
            return unwritable(errno == ENOSPC || errno == EDQUOT);
    }
    m_paths << path;
    m_names[path.toStdString()] = shown;
    return {};
}

void InputFiles::name(Error &error) const
{
    if (const auto copy = m_names.find(error.file); copy != m_names.end())
        error.file = copy->second;
}

void InputFiles::name(workspace::ReadReport &report) const
{
    for (workspace::Problem &problem : report.problems)
        name(problem.error);
}

} // namespace glossa::cli
