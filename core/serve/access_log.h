// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/serve/metrics.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace glossa::serve {

/// Told what went wrong on one of the server's threads while it goes on.
using Trouble = std::function<void(const Error &)>;

/// One line a request, to a file or to standard error:
/// TIME METHOD ROUTE STATUS MILLISECONDS BYTES_IN BYTES_OUT
/// It is written on a thread of its own, up to a fifth of a second later. Lines that come faster than they
/// can be written are dropped and counted. A file that was moved away (logrotate) is made anew.
class AccessLog {
public:
    /// To standard error if the name is empty.
    [[nodiscard]] static Result<std::unique_ptr<AccessLog>> open(const std::string &file, Trouble trouble);
    /// Writes what is left, if anybody takes it.
    ~AccessLog();
    AccessLog(const AccessLog &) = delete;
    AccessLog &operator=(const AccessLog &) = delete;

    /// From any thread; waits for no disk.
    void add(AnsweredRequest request);
    [[nodiscard]] std::uint64_t lost() const { return m_lost; }

private:
    AccessLog(std::string file, int descriptor, Trouble trouble);
    void run();
    void write(const std::vector<AnsweredRequest> &requests);
    /// Waits until more can be written, but for a pipe that nobody reads while the server ends.
    bool isTaken();
    void followMovedFile();

    std::string m_file;
    int m_descriptor;
    Trouble m_trouble;
    std::atomic<std::uint64_t> m_lost = 0;
    std::mutex m_mutex;
    std::condition_variable m_end;
    bool m_ending = false;                  // guarded
    std::vector<AnsweredRequest> m_waiting; // guarded
    std::thread m_writer;
};

/// The line of a request, with its end.
[[nodiscard]] std::string logLine(const AnsweredRequest &request);

} // namespace glossa::serve
