// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/metrics.h"
#include "core/evaluate/outcome.h"

#include <cstdint>
#include <string>
#include <vector>

namespace glossa::evaluate {

/// How entity confusion is counted; labeling tools and services differ in it.
enum class EntityView : std::uint8_t {
    CharacterShare, // Azure's: each labeled or unlabeled stretch weighs 1, shared by non-blank characters
    PairedOverlap,  // labeled and predicted spans paired one to one by overlap
    ExactPlace,     // pairs with equal bounds only
    Token,          // tokens by the category over them
};

/// One cell's content. `examples` lists every place that adds to it, with the expected and predicted spans
/// where there are any; `raw` is their sum (a count; shares for CharacterShare; tokens for Token, a place
/// with several once).
struct Cell {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    double raw = 0.0;
    double rawBoundaryWrong = 0.0; // PairedOverlap's diagonal: of raw, how much with a wrong boundary
    std::vector<ExampleRef> examples;
};

/// Rows are labeled, columns predicted; sparse, zero cells are absent, cells ordered by row then column.
/// For intents the names are the schema's intents; items without an expected intent are not judged, one
/// predicted without intent counts as "None" (appended if it is needed and the schema has none). For entities
/// and classes the last row and column is the none class ("$none": nothing labeled / predicted there; in
/// PairedOverlap, ExactPlace and of classes the made-up row and the missed column).
struct Confusion {
    std::vector<std::string> names;
    std::vector<Cell> cells;
    std::vector<double> rowSums, columnSums; // of `raw`, one a name; made by addUp()

    /// After the last change of names and cells: every share asks for a sum.
    void addUp();
    [[nodiscard]] const Cell *cell(std::uint32_t row, std::uint32_t column) const;
    [[nodiscard]] double rowSum(std::uint32_t row) const;
    [[nodiscard]] double columnSum(std::uint32_t column) const;
    /// 100 * raw / row sum, as Azure's normalizedValue; 0 for an empty row.
    [[nodiscard]] double normalized(const Cell &cell) const;
};

[[nodiscard]] Confusion intentConfusion(const Outcomes &outcomes);
/// A class that is labeled and predicted stands on the diagonal. Where an item lacks one class and has
/// another instead, the one was taken for the other, as always where items have one class each; what else is
/// missing or too much has no partner.
[[nodiscard]] Confusion classConfusion(const Outcomes &outcomes);
[[nodiscard]] Confusion entityConfusion(const Outcomes &outcomes, EntityView view);

/// What became of the errors of one entity, for the reading in words. Every false alarm is exactly one of
/// the first three kinds, every miss one of the last three.
struct ErrorMakeUp {
    std::int64_t wrongBorderPredicted = 0; // overlaps a label of the same category, other edges
    std::int64_t wrongName = 0;            // overlaps labels of other categories only
    std::int64_t madeUp = 0;               // overlaps no label
    std::int64_t wrongBorderLabeled = 0;
    std::int64_t labeledOther = 0; // missed: overlapped by predictions of other categories only
    std::int64_t missed = 0;       // missed: nothing predicted there
    std::vector<std::int64_t>
        falseAlarmsLabeledAs;                    // by entity: of wrongName, the overlapping label's category
    std::vector<std::int64_t> missesPredictedAs; // by entity: of labeledOther, the overlapping prediction's
};
[[nodiscard]] std::vector<ErrorMakeUp> entityErrors(const Outcomes &outcomes);

} // namespace glossa::evaluate
