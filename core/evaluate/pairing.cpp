// SPDX-License-Identifier: GPL-3.0-or-later
// This pairs labels with predictions one to one. Overlapping spans fall into groups (intervals linked by
// overlap), mostly of one or two. Each group is an assignment problem, which is solved by the Hungarian
// method with potentials (Kuhn 1955, Munkres 1957; the O(n^2 m) form). Worths are vectors that are compared
// from left to right. They form an ordered group under addition, which is all that the method needs.
#include "core/evaluate/pairing.h"

#include <algorithm>

namespace glossa::evaluate {

namespace {

/// The indexes of the expected spans (rows) and the predicted spans (columns) of one group.
struct Group {
    std::vector<int> expected;
    std::vector<int> predicted;
};

std::vector<Group> overlapGroups(const Outcome &outcome, const SpanSets &sets)
{
    std::vector<Group> groups;
    std::size_t e = 0;
    std::size_t p = 0;
    std::int32_t end = 0;
    while (e < sets.expected.size() || p < sets.predicted.size()) {
        const bool takesExpected =
            p == sets.predicted.size() ||
            (e < sets.expected.size() &&
             outcome.expected[static_cast<std::size_t>(sets.expected[e])].span.begin <=
                 outcome.predicted[static_cast<std::size_t>(sets.predicted[p])].span.begin);
        const int index = takesExpected ? sets.expected[e++] : sets.predicted[p++];
        const auto &span =
            (takesExpected ? outcome.expected : outcome.predicted)[static_cast<std::size_t>(index)].span;
        if (groups.empty() || span.begin >= end)
            groups.emplace_back();
        (takesExpected ? groups.back().expected : groups.back().predicted).push_back(index);
        end = std::max(end, span.end());
    }
    return groups;
}

/// Assigns every row to its own column at least cost. There must not be more rows than columns. Returns the
/// column of each row.
class Assignment {
public:
    Assignment(std::size_t rows, std::size_t columns)
        : m_rows(rows)
        , m_columns(columns)
        , m_cost(rows * columns)
        , m_rowPotential(rows + 1)
        , m_columnPotential(columns + 1)
        , m_rowOf(columns + 1, 0)
        , m_way(columns + 1, 0)
    {
    }

    PairWorth &cost(std::size_t row, std::size_t column) { return m_cost[row * m_columns + column]; }

    std::vector<std::size_t> solve()
    {
        for (std::size_t row = 1; row <= m_rows; ++row)
            place(row);
        std::vector<std::size_t> columns(m_rows);
        for (std::size_t column = 1; column <= m_columns; ++column)
            if (m_rowOf[column] > 0)
                columns[m_rowOf[column] - 1] = column - 1;
        return columns;
    }

private:
    /// Grows an alternating tree from `row` until a free column ends it, then reverses the path. Rows and
    /// columns are counted from 1; column 0 holds the row that is being placed.
    void place(std::size_t row)
    {
        std::vector<PairWorth> slack(m_columns + 1);
        std::vector<bool> reached(m_columns + 1, false);
        std::vector<bool> inTree(m_columns + 1, false);
        m_rowOf[0] = row;
        std::size_t column = 0;
        do {
            inTree[column] = true;
            const std::size_t next = extend(column, slack, reached, inTree);
            const PairWorth delta = slack[next];
            for (std::size_t j = 0; j <= m_columns; ++j) {
                if (inTree[j]) {
                    m_rowPotential[m_rowOf[j]] += delta;
                    m_columnPotential[j] -= delta;
                } else if (reached[j]) {
                    slack[j] -= delta;
                }
            }
            column = next;
        } while (m_rowOf[column] != 0);
        for (; column != 0; column = m_way[column])
            m_rowOf[column] = m_rowOf[m_way[column]];
    }

    std::size_t extend(std::size_t column, std::vector<PairWorth> &slack, std::vector<bool> &reached,
                       const std::vector<bool> &inTree)
    {
        const std::size_t row = m_rowOf[column];
        std::size_t next = 0;
        for (std::size_t j = 1; j <= m_columns; ++j) {
            if (inTree[j])
                continue;
            PairWorth reduced = cost(row - 1, j - 1);
            reduced -= m_rowPotential[row];
            reduced -= m_columnPotential[j];
            if (!reached[j] || reduced < slack[j]) {
                slack[j] = reduced;
                reached[j] = true;
                m_way[j] = column;
            }
            if (next == 0 || slack[j] < slack[next])
                next = j;
        }
        return next;
    }

    std::size_t m_rows;
    std::size_t m_columns;
    std::vector<PairWorth> m_cost;
    std::vector<PairWorth> m_rowPotential;
    std::vector<PairWorth> m_columnPotential;
    std::vector<std::size_t> m_rowOf;
    std::vector<std::size_t> m_way;
};

void pairGroup(const Outcome &outcome, const Group &group, std::vector<SpanPair> &pairs)
{
    if (group.expected.empty() || group.predicted.empty())
        return;
    const bool turned = group.expected.size() > group.predicted.size();
    const std::vector<int> &rows = turned ? group.predicted : group.expected;
    const std::vector<int> &columns = turned ? group.expected : group.predicted;
    const auto pairAt = [&](std::size_t row, std::size_t column) {
        return turned ? SpanPair{columns[column], rows[row]} : SpanPair{rows[row], columns[column]};
    };
    const auto worthAt = [&](std::size_t row, std::size_t column) {
        const SpanPair pair = pairAt(row, column);
        return worthOf(outcome.expected[static_cast<std::size_t>(pair.expected)],
                       outcome.predicted[static_cast<std::size_t>(pair.predicted)]);
    };
    Assignment assignment(rows.size(), columns.size());
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t column = 0; column < columns.size(); ++column)
            assignment.cost(row, column) -= worthAt(row, column);
    const std::vector<std::size_t> chosen = assignment.solve();
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (worthAt(row, chosen[row]) != PairWorth{})
            pairs.push_back(pairAt(row, chosen[row]));
}

} // namespace

PairWorth &PairWorth::operator+=(const PairWorth &other)
{
    for (std::size_t i = 0; i < parts.size(); ++i)
        parts[i] += other.parts[i];
    return *this;
}

PairWorth &PairWorth::operator-=(const PairWorth &other)
{
    for (std::size_t i = 0; i < parts.size(); ++i)
        parts[i] -= other.parts[i];
    return *this;
}

PairWorth worthOf(const CategorySpan &expected, const CategorySpan &predicted)
{
    if (!expected.span.overlaps(predicted.span))
        return {};
    const std::int64_t sameCategory = expected.category == predicted.category ? 1 : 0;
    const std::int64_t samePlace = expected.span == predicted.span ? 1 : 0;
    const std::int64_t beginGap = expected.span.begin - predicted.span.begin;
    const std::int64_t endGap = expected.span.end() - predicted.span.end();
    return {{samePlace * sameCategory, samePlace, sameCategory, 1,
             sharedLength(expected.span, predicted.span),
             -(std::int64_t{expected.span.begin} + predicted.span.begin),
             -(beginGap * beginGap + endGap * endGap)}};
}

std::vector<SpanPair> bestPairing(const Outcome &outcome, const SpanSets &sets)
{
    std::vector<SpanPair> pairs;
    for (const Group &group : overlapGroups(outcome, sets))
        pairGroup(outcome, group, pairs);
    std::ranges::sort(pairs, {}, [&](const SpanPair &pair) {
        return outcome.expected[static_cast<std::size_t>(pair.expected)];
    });
    return pairs;
}

} // namespace glossa::evaluate
