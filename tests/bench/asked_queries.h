// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message.h"
#include "core/base/seed.h"
#include "core/workspace/review/review.h"

#include <cstdio>
#include <cstdlib>
#include <utility>

namespace glossa::bench {

/// What the benchmarks cannot go on without; a failure ends the program.
template <typename T>
T need(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "failed at %s: %s\n", plain(result.error().place).c_str(),
                     plain(result.error().detail).c_str());
        std::exit(1);
    }
    return std::move(*result);
}
void need(const Status &status);

/// Who changes projects here.
[[nodiscard]] const workspace::Origin &origin();

/// A project "Mail" with 10 intents and 10 entities that keeps as many queries for review.
[[nodiscard]] std::int64_t makeProject(workspace::Workspace &workspace, int mostQueries);
/// An answer as a model could have given it, of its own text for each number.
[[nodiscard]] workspace::AnsweredQuery randomQuery(Random &random, std::int64_t project, int number);
/// Records queries 0 to count - 1 in batches of 1,000.
void askQueries(workspace::Workspace &workspace, std::int64_t project, int count, Random &random);

} // namespace glossa::bench
