// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

namespace glossa::cli {

/// While it lives, Ctrl+C (and SIGTERM) ask for a stop instead of ending the process; a second one ends it.
/// At most one at a time.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;
    [[nodiscard]] std::stop_token token() const;

private:
    struct Watcher;
    Watcher *m_watcher;
};

} // namespace glossa::cli
