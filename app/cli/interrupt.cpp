// SPDX-License-Identifier: GPL-3.0-or-later
// A handler may only do what is async-signal-safe: it writes one byte into a pipe, and a thread asks for the
// stop.
#include "app/cli/interrupt.h"

#include <csignal>
#include <thread>
#include <unistd.h>

namespace glossa::cli {

namespace {

int pipeEnds[2] = {-1, -1};

void wake(int signal)
{
    const char byte = 's';
    if (::write(pipeEnds[1], &byte, 1) < 0)
        ::_exit(1);
    std::signal(signal, SIG_DFL);
}

} // namespace

struct Interrupt::Watcher {
    std::stop_source stop;
    std::thread thread;
};

Interrupt::Interrupt() : m_watcher(new Watcher)
{
    if (::pipe(pipeEnds) != 0)
        return;
    m_watcher->thread = std::thread([watcher = m_watcher] {
        char byte = 0;
        while (::read(pipeEnds[0], &byte, 1) == 1 && byte == 's')
            watcher->stop.request_stop();
    });
    std::signal(SIGINT, wake);
    std::signal(SIGTERM, wake);
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    if (m_watcher->thread.joinable()) {
        const char byte = 'e';
        if (::write(pipeEnds[1], &byte, 1) == 1)
            m_watcher->thread.join();
        ::close(pipeEnds[0]);
        ::close(pipeEnds[1]);
    }
    delete m_watcher;
}

std::stop_token Interrupt::token() const
{
    return m_watcher->stop.get_token();
}

} // namespace glossa::cli
