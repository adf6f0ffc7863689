// SPDX-License-Identifier: GPL-3.0-or-later
// Times are counted in steps, four to a doubling, so that a day of any traffic is some hundred rows, and what
// is read from them is right within a tenth.
#include "core/workspace/deployments/served_day.h"

#include "core/store/served.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace glossa::workspace {

namespace {

constexpr std::int64_t hourMs = 3'600'000;
constexpr double stepsADoubling = 4.0;
constexpr int lastStep = 200;

int stepOf(std::chrono::microseconds took)
{
    const auto micros = static_cast<double>(std::max<std::int64_t>(took.count(), 1));
    return std::clamp(static_cast<int>(std::lround(stepsADoubling * std::log2(micros))), 0, lastStep);
}

double millisecondsOf(int step)
{
    return std::exp2(step / stepsADoubling) / 1000.0;
}

std::int64_t firstHour(const Workspace &workspace)
{
    return workspace.clock().nowMs() / hourMs - static_cast<std::int64_t>(ServedDay::hourCount) + 1;
}

/// Counts while the rows are read.
struct DayCount {
    ServedDay day;
    std::map<int, std::int64_t> steps;

    void add(const store::ServedRow &row, std::int64_t first)
    {
        const auto hour = std::clamp<std::int64_t>(row.hour - first, 0, ServedDay::hourCount - 1);
        day.hours[static_cast<std::size_t>(hour)] += row.answers;
        day.answers += row.answers;
        steps[row.step] += row.answers;
    }
    [[nodiscard]] ServedDay result() const
    {
        ServedDay done = day;
        std::int64_t passed = 0;
        for (const auto &[step, answers] : steps) {
            passed += answers;
            if (2 * passed >= day.answers) {
                done.medianMs = millisecondsOf(step);
                break;
            }
        }
        return done;
    }
};

} // namespace

Status recordServed(Workspace &workspace, const std::vector<ServedAnswer> &answers)
{
    if (answers.empty())
        return {};
    std::map<std::tuple<std::int64_t, QString, std::int64_t, int>, std::int64_t> counts;
    for (const ServedAnswer &answer : answers)
        ++counts[{answer.project, answer.deployment, answer.timeMs / hourMs, stepOf(answer.took)}];
    std::vector<store::ServedRow> rows;
    rows.reserve(counts.size());
    for (const auto &[key, count] : counts)
        rows.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), std::get<3>(key), count});
    return store::addServed(workspace.store(), rows, firstHour(workspace));
}

Result<ServedDays> servedDays(Workspace &workspace, std::int64_t project)
{
    const std::int64_t first = firstHour(workspace);
    const auto rows = store::served(workspace.store(), project, first);
    if (!rows)
        return fail(rows.error());
    DayCount all;
    std::map<QString, DayCount> counts;
    for (const store::ServedRow &row : *rows) {
        all.add(row, first);
        counts[row.deployment].add(row, first);
    }
    ServedDays days;
    days.all = all.result();
    for (const auto &[name, count] : counts)
        days.byDeployment.emplace(name, count.result());
    return days;
}

} // namespace glossa::workspace
