// SPDX-License-Identifier: GPL-3.0-or-later
// The thresholds of the findings, each with its reason; docs/metrics/improve.md tells them to people. Azure
// publishes that of its first rule only (enoughLabels in core/base/rules.h).
#pragma once

#include <cstddef>
#include <cstdint>

namespace glossa::workspace::rules {

// Balance: a category has this many times the median of its kind, or that part of it. Of three categories on,
// as of two none is the exception.
inline constexpr double unbalanced = 5.0;
inline constexpr std::size_t balancedAmong = 3;

// Even sets: one share is at least this many times the other, and chance makes such a difference once in a
// thousand (the z of two proportions).
inline constexpr double unevenFactor = 2.0;
inline constexpr double unevenZ = 3.29;

// Unclear distinction: so many mix-ups, which are that share of the test labels of the rarer of the two. With
// what is not labeled or not predicted a model makes more of its errors, so that it takes more of them.
inline constexpr std::int64_t mixUps = 2;
inline constexpr double mixUpShare = 0.05;
inline constexpr std::int64_t mixUpsWithNone = 3;
inline constexpr double mixUpShareWithNone = 0.2;

// A practice: it was followed so often, and at least so many times as often as not.
inline constexpr std::int64_t practiced = 3;
inline constexpr std::int64_t practicedTimes = 4;
// Longer surface forms hardly ever occur twice.
inline constexpr std::size_t longestSurface = 6; // words

// Near twins: what two texts have in common of their runs of four letters.
inline constexpr double twinLikeness = 0.75;

// Likely wrong: a model that has not learned from the item is so sure of another name. Half of those are
// taken for errors of people, half for errors of the model, where their effect is estimated.
inline constexpr double sureOfAnother = 0.95;
inline constexpr double likelyWrong = 0.5;

// To label next: of the least sure so many are told, out of a pool of that many, and at most so many are
// asked for in all, spread evenly over the project.
inline constexpr std::size_t nextItems = 12;
inline constexpr std::size_t nextPool = 240;
inline constexpr std::size_t mostAsked = 5000;

// A rule that changes what is measured and not what is learned counts as this part of the labels it concerns.
inline constexpr double trust = 0.1;
// The error of a category that was not judged.
inline constexpr double unknownError = 0.5;
// As a share of what a category has in training, so much goes to the test set where that has none of it.
inline constexpr double testShare = 0.2;

// So many pieces of evidence are told of a finding; its counts and its fix are of all of them.
inline constexpr std::size_t mostEvidence = 200;

[[nodiscard]] constexpr bool isPractice(std::int64_t followed, std::int64_t broken)
{
    return followed >= practiced && followed >= practicedTimes * broken;
}

} // namespace glossa::workspace::rules
