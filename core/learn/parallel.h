// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

namespace glossa::learn {

/// Returns how many threads "0 = all cores" means.
[[nodiscard]] unsigned threadCount(unsigned wanted);

/// Calls work(0) … work(count - 1), each once, on up to `threads` threads in any order. Callers keep a result
/// for each number and add them up in order, so that the number of threads never changes a sum.
void parallelFor(std::size_t count, unsigned threads, const std::function<void(std::size_t)> &work);

} // namespace glossa::learn
