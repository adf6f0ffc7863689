// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

namespace glossa::learn {

/// This is limited-memory BFGS (Nocedal 1980; Liu & Nocedal 1989) with a backtracking line search, and its
/// orthant-wise form for an L1 penalty (Andrew & Gao 2007). It is deterministic. An iteration costs about
/// 4·memory dot products and one or more evaluations. It needs 2·memory + 6 vectors.
struct LbfgsOptions {
    unsigned maxIterations = 100;
    unsigned memory = 6; // pairs kept; more hardly helps on these problems
    double l1 = 0.0;     // weight of Σ|w|; the objective below excludes it
    double tolerance =
        1e-4; // relative fall of the objective over `window` iterations that still counts as progress
    unsigned window = 5;
};

/// Evaluates the objective at w and writes its gradient. It returns false to stop at once.
using Objective =
    std::function<bool(const std::vector<double> &w, double &value, std::vector<double> &gradient)>;

/// Is called after each iteration. It returns false to end the search (early stopping).
using OnIteration = std::function<bool(unsigned iteration, double value, const std::vector<double> &w)>;

/// Minimizes the objective from w, in place. Returns false if the objective asked to stop.
bool minimize(const Objective &objective, const LbfgsOptions &options, std::vector<double> &w,
              const OnIteration &onIteration);

} // namespace glossa::learn
