// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace glossa::text {

/// The runs of four code units of a text, its ends among them, each once and in ascending order. A text that
/// is not empty has at least one.
using Grams = std::vector<std::uint64_t>;
[[nodiscard]] Grams gramsOf(std::u16string_view text);

/// What share of the runs of two texts they have in common (Jaccard), from 0 to 1; 0 for two empty ones.
[[nodiscard]] double likeness(const Grams &a, const Grams &b);

/// A text of one list that is nearly one of another, by their places there.
struct Twin {
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    double likeness = 0.0;
    bool operator==(const Twin &) const = default;
};

struct TwinSearch {
    double least = 0.75;         // likeness of what counts as a twin
    std::size_t mostOfOne = 20;  // twins that are told of one text: more of a template say nothing new
    std::size_t mostGrams = 2e7; // of all texts; from there on a part of them is looked at
};

/// Finds the texts of `left` that are nearly one of `right`, by their likeness, in the order of `left`, of
/// each the most alike first. Where texts are long, both lists are looked at by the same part of all runs,
/// and the likeness is an estimate. Empty soon after `stop`.
[[nodiscard]] std::vector<Twin> nearTwins(const std::vector<std::u16string> &left,
                                          const std::vector<std::u16string> &right,
                                          const TwinSearch &search = {}, const std::stop_token &stop = {});

} // namespace glossa::text
