// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/link.h"

#include <algorithm>
#include <cmath>

namespace glossa::learn {

namespace {

double softmaxErrors(std::span<double> scores, std::size_t right)
{
    const double highest = *std::ranges::max_element(scores);
    const double rightScore = scores[right];
    double sum = 0.0;
    for (double &score : scores) {
        score = std::exp(score - highest);
        sum += score;
    }
    for (double &score : scores)
        score /= sum;
    scores[right] -= 1.0;
    return std::log(sum) + highest - rightScore;
}

double logisticErrors(std::span<double> scores, std::span<const std::uint32_t> right)
{
    double loss = 0.0;
    for (const std::uint32_t output : right)
        loss -= scores[output];
    for (double &score : scores) {
        // log(1 + e^s) without overflow
        loss += std::max(score, 0.0) + std::log1p(std::exp(-std::abs(score)));
        score = score >= 0.0 ? 1.0 / (1.0 + std::exp(-score)) : std::exp(score) / (1.0 + std::exp(score));
    }
    for (const std::uint32_t output : right)
        scores[output] -= 1.0;
    return loss;
}

} // namespace

double errorsOf(Link link, std::span<double> scores, std::span<const std::uint32_t> right)
{
    return link == Link::Softmax ? softmaxErrors(scores, right.front()) : logisticErrors(scores, right);
}

} // namespace glossa::learn
