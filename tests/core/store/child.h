// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <csignal>
#include <cstdint>
#include <functional>

#include <sys/types.h>

namespace glossa::test {

/// A child process of this test (fork, without exec) that runs `body` with a pipe to write lines to, to be
/// killed or waited for. Fork from a process without other threads only; the child must not use stores opened
/// before.
class Child {
public:
    explicit Child(const std::function<void(int pipe)> &body);
    ~Child();
    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;

    /// Reads until the child has written so many lines (or ended). All it has written so far.
    QByteArray readLines(int count);
    /// SIGKILL; what it had written until then.
    QByteArray kill();
    /// Waits for its end; what it had written.
    QByteArray join();

private:
    void readRest();
    void reap();
    pid_t m_process = -1;
    int m_pipe = -1;
    QByteArray m_read;
};

/// Writes a number and a line end, in one write.
void writeNumber(int pipe, std::int64_t number);

} // namespace glossa::test
