// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace glossa::learn {

unsigned threadCount(unsigned wanted)
{
    return wanted > 0 ? wanted : std::max(1U, std::thread::hardware_concurrency());
}

void parallelFor(std::size_t count, unsigned threads, const std::function<void(std::size_t)> &work)
{
    std::atomic<std::size_t> next = 0;
    const auto run = [&] {
        for (std::size_t i = next++; i < count; i = next++)
            work(i);
    };
    const std::size_t helpers = std::min<std::size_t>(threads, count);
    std::vector<std::jthread> pool;
    for (std::size_t i = 1; i < helpers; ++i)
        pool.emplace_back(run);
    run();
}

} // namespace glossa::learn
