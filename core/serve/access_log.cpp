// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/access_log.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace glossa::serve {

namespace {

constexpr std::size_t mostWaiting = 65536;
constexpr auto pause = std::chrono::milliseconds(200);
constexpr std::size_t mostAtOnce = PIPE_BUF; // a pipe that takes anything takes as much without waiting

int openForAppending(const std::string &file)
{
    constexpr mode_t readableForGroup = 0640;
    return ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, readableForGroup);
}

Error cannotWrite(const std::string &file, int reason)
{
    return {reason == ENOSPC ? ErrorCode::DiskFull : ErrorCode::UnwritableFile,
            file,
            {},
            {},
            std::string(std::strerror(reason))};
}

} // namespace

std::string logLine(const AnsweredRequest &request)
{
    constexpr std::int64_t msASecond = 1000;
    const auto seconds = static_cast<std::time_t>(request.atMs / msASecond);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 80> time{};
    std::snprintf(time.data(), time.size(), "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", parts.tm_year + 1900,
                  parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec,
                  static_cast<int>(request.atMs % msASecond));
    const auto took = request.took.count();
    std::array<char, 40> milliseconds{};
    std::snprintf(milliseconds.data(), milliseconds.size(), "%lld.%03lld",
                  static_cast<long long>(took / msASecond), static_cast<long long>(took % msASecond));
    std::string line;
    for (const std::string &part : {std::string(time.data()), request.method, request.route,
                                    std::to_string(request.status), std::string(milliseconds.data()),
                                    std::to_string(request.bytesIn), std::to_string(request.bytesOut)})
        line += (line.empty() ? "" : " ") + part;
    return line + '\n';
}

Result<std::unique_ptr<AccessLog>> AccessLog::open(const std::string &file, Trouble trouble)
{
    const int descriptor = file.empty() ? STDERR_FILENO : openForAppending(file);
    if (descriptor < 0)
        return fail(cannotWrite(file, errno));
    return std::unique_ptr<AccessLog>(new AccessLog(file, descriptor, std::move(trouble)));
}

AccessLog::AccessLog(std::string file, int descriptor, Trouble trouble)
    : m_file(std::move(file))
    , m_descriptor(descriptor)
    , m_trouble(std::move(trouble))
    , m_writer([this] { run(); })
{
}

AccessLog::~AccessLog()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_end.notify_one();
    m_writer.join();
    if (!m_file.empty() && m_descriptor >= 0)
        ::close(m_descriptor);
}

void AccessLog::add(AnsweredRequest request)
{
    const std::lock_guard lock(m_mutex);
    if (m_waiting.size() >= mostWaiting)
        ++m_lost;
    else
        m_waiting.push_back(std::move(request));
}

void AccessLog::run()
{
    for (bool ending = false; !ending;) {
        std::vector<AnsweredRequest> requests;
        {
            // Nobody wakes the writer for a line, so that a line costs the answering thread no system call.
            std::unique_lock lock(m_mutex);
            m_end.wait_for(lock, pause, [this] { return m_ending; });
            ending = m_ending;
            requests.swap(m_waiting);
        }
        if (!requests.empty())
            write(requests);
    }
}

void AccessLog::write(const std::vector<AnsweredRequest> &requests)
{
    followMovedFile();
    std::string lines;
    for (const AnsweredRequest &request : requests)
        lines += logLine(request);
    std::string_view rest = lines;
    bool taken = true;
    while (!rest.empty() && (taken = isTaken())) {
        const ssize_t written = ::write(m_descriptor, rest.data(), std::min(rest.size(), mostAtOnce));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            break;
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
    if (rest.empty())
        return;
    if (taken && m_lost == 0) // said once; the metrics count on
        m_trouble(cannotWrite(m_file, errno));
    m_lost += static_cast<std::uint64_t>(std::count(rest.begin(), rest.end(), '\n'));
}

bool AccessLog::isTaken()
{
    while (m_descriptor >= 0) {
        pollfd target{m_descriptor, POLLOUT, 0};
        if (::poll(&target, 1, static_cast<int>(pause.count())) != 0)
            return true;
        const std::lock_guard lock(m_mutex);
        if (m_ending)
            return false;
    }
    return true; // there is no file, which writing tells
}

void AccessLog::followMovedFile()
{
    if (m_file.empty())
        return;
    struct stat named {};
    struct stat open {};
    if (m_descriptor >= 0 && ::stat(m_file.c_str(), &named) == 0 && ::fstat(m_descriptor, &open) == 0 &&
        named.st_ino == open.st_ino && named.st_dev == open.st_dev)
        return;
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = openForAppending(m_file);
}

} // namespace glossa::serve
