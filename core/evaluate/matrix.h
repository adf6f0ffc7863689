// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/confusion.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace glossa::evaluate {

/// Gathers the cells of a confusion matrix with the places that add to them.
class Matrix {
public:
    explicit Matrix(std::vector<std::string> names) : m_names(std::move(names)) {}

    /// The row and column of what is neither labeled nor predicted.
    [[nodiscard]] std::uint32_t noneClass() const { return static_cast<std::uint32_t>(m_names.size()) - 1; }

    void add(std::uint32_t row, std::uint32_t column, double amount, const ExampleRef &example);
    /// As add, for a pair whose boundary is wrong.
    void addBoundaryWrong(std::uint32_t row, std::uint32_t column, const ExampleRef &example);

    /// `distinct`: a place that adds several times is listed once.
    [[nodiscard]] Confusion finish(bool distinct);

private:
    Cell &at(std::uint32_t row, std::uint32_t column);

    std::vector<std::string> m_names;
    std::map<std::pair<std::uint32_t, std::uint32_t>, Cell> m_cells;
};

/// The names and "$none".
[[nodiscard]] Matrix matrixWithNone(std::vector<std::string> names);

/// EntityView::CharacterShare and EntityView::Token; `matrix` comes from matrixWithNone.
void addCharacterShares(const Outcomes &outcomes, Matrix &matrix);
void addTokens(const Outcomes &outcomes, Matrix &matrix);

} // namespace glossa::evaluate
