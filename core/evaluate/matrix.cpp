// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluate/matrix.h"

#include <algorithm>

namespace glossa::evaluate {

Cell &Matrix::at(std::uint32_t row, std::uint32_t column)
{
    Cell &cell = m_cells[{row, column}];
    cell.row = row;
    cell.column = column;
    return cell;
}

void Matrix::add(std::uint32_t row, std::uint32_t column, double amount, const ExampleRef &example)
{
    Cell &cell = at(row, column);
    cell.raw += amount;
    cell.examples.push_back(example);
}

void Matrix::addBoundaryWrong(std::uint32_t row, std::uint32_t column, const ExampleRef &example)
{
    add(row, column, 1.0, example);
    at(row, column).rawBoundaryWrong += 1.0;
}

Confusion Matrix::finish(bool distinct)
{
    Confusion confusion;
    confusion.names = std::move(m_names);
    confusion.cells.reserve(m_cells.size());
    for (auto &[place, cell] : m_cells) {
        if (distinct) {
            std::ranges::sort(cell.examples);
            const auto repeated = std::ranges::unique(cell.examples);
            cell.examples.erase(repeated.begin(), repeated.end());
        }
        confusion.cells.push_back(std::move(cell));
    }
    m_cells.clear();
    confusion.addUp();
    return confusion;
}

Matrix matrixWithNone(std::vector<std::string> names)
{
    names.emplace_back("$none");
    return Matrix(std::move(names));
}

const Cell *Confusion::cell(std::uint32_t row, std::uint32_t column) const
{
    const auto found = std::ranges::lower_bound(
        cells, std::pair(row, column), {}, [](const Cell &cell) { return std::pair(cell.row, cell.column); });
    return found != cells.end() && found->row == row && found->column == column ? &*found : nullptr;
}

void Confusion::addUp()
{
    rowSums.assign(names.size(), 0.0);
    columnSums.assign(names.size(), 0.0);
    for (const Cell &cell : cells) {
        rowSums[cell.row] += cell.raw;
        columnSums[cell.column] += cell.raw;
    }
}

double Confusion::rowSum(std::uint32_t row) const
{
    return row < rowSums.size() ? rowSums[row] : 0.0;
}

double Confusion::columnSum(std::uint32_t column) const
{
    return column < columnSums.size() ? columnSums[column] : 0.0;
}

double Confusion::normalized(const Cell &cell) const
{
    const double sum = rowSum(cell.row);
    return sum > 0.0 ? 100.0 * cell.raw / sum : 0.0;
}

} // namespace glossa::evaluate
