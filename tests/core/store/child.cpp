// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/child.h"

#include <array>
#include <utility>

#include <sys/wait.h>
#include <unistd.h>

namespace glossa::test {

Child::Child(const std::function<void(int pipe)> &body)
{
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0)
        return;
    m_process = ::fork();
    if (m_process == 0) {
        ::close(ends[0]);
        body(ends[1]);
        ::_exit(0);
    }
    ::close(ends[1]);
    m_pipe = ends[0];
}

Child::~Child()
{
    kill();
}

QByteArray Child::readLines(int count)
{
    std::array<char, 4096> buffer{};
    while (m_read.count('\n') < count) {
        const auto size = ::read(m_pipe, buffer.data(), buffer.size());
        if (size <= 0)
            break;
        m_read.append(buffer.data(), size);
    }
    return m_read;
}

QByteArray Child::kill()
{
    if (m_process > 0)
        ::kill(m_process, SIGKILL);
    return join();
}

QByteArray Child::join()
{
    readRest();
    reap();
    return m_read;
}

void Child::readRest()
{
    std::array<char, 4096> buffer{};
    while (m_pipe >= 0) {
        const auto size = ::read(m_pipe, buffer.data(), buffer.size());
        if (size <= 0)
            break;
        m_read.append(buffer.data(), size);
    }
    if (m_pipe >= 0)
        ::close(std::exchange(m_pipe, -1));
}

void Child::reap()
{
    if (m_process > 0)
        ::waitpid(std::exchange(m_process, -1), nullptr, 0);
}

void writeNumber(int pipe, std::int64_t number)
{
    const QByteArray line = QByteArray::number(static_cast<qlonglong>(number)) + '\n';
    std::ignore = ::write(pipe, line.constData(), static_cast<std::size_t>(line.size()));
}

} // namespace glossa::test
