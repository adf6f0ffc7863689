// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/model.h"
#include "core/learn/training_set.h"

#include <chrono>
#include <cmath>
#include <cstdint>
#include <set>
#include <string>
#include <sys/resource.h>
#include <tuple>
#include <vector>

namespace glossa::bench {

/// Counts over judged examples; exact spans.
struct Tally {
    std::size_t examples = 0;
    std::size_t rightIntents = 0;
    double logLoss = 0.0;    // of the right intents
    double confidence = 0.0; // of the top intents; beside the accuracy it tells the calibration
    std::size_t hits = 0;
    std::size_t predicted = 0;
    std::size_t labeled = 0;
    std::vector<double> micros;

    [[nodiscard]] double accuracy() const
    {
        return static_cast<double>(rightIntents) / static_cast<double>(examples);
    }
    [[nodiscard]] double f1() const
    {
        return 2.0 * static_cast<double>(hits) / static_cast<double>(predicted + labeled);
    }
};

inline void judge(const learn::Model &model, const learn::Example &example, Tally &tally)
{
    const auto before = std::chrono::steady_clock::now();
    const auto said = model.predict(example.text, example.language);
    const auto taken = std::chrono::steady_clock::now() - before;
    tally.micros.push_back(std::chrono::duration<double, std::micro>(taken).count());
    ++tally.examples;
    for (const learn::IntentScore &score : said.intents) {
        if (static_cast<std::int32_t>(score.intent) == example.intent)
            tally.logLoss -= std::log(std::max(score.confidence, 1e-12));
    }
    if (!said.intents.empty()) {
        const learn::IntentScore &top = said.intents.front();
        tally.rightIntents += static_cast<std::int32_t>(top.intent) == example.intent ? 1 : 0;
        tally.confidence += top.confidence;
    }
    using Key = std::tuple<std::int32_t, std::int32_t, std::uint32_t>;
    std::set<Key> gold;
    for (const learn::LabeledSpan &span : example.spans)
        gold.insert({span.span.begin, span.span.length, span.category});
    tally.labeled += gold.size();
    tally.predicted += said.spans.size();
    for (const learn::PredictedSpan &span : said.spans)
        tally.hits += gold.count({span.span.begin, span.span.length, span.category});
}

/// Processor seconds of this process so far, all threads: what other programs do does not disturb them.
inline double processorSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

inline double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

} // namespace glossa::bench
