// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/prediction.h"
#include "ui/widgets/table_model.h"

#include <vector>

class QPainter;

namespace glossa::tryout {

struct Score {
    QString name;
    double confidence = 0.0;
    bool answered = false; // this is what the caller gets
    bool operator==(const Score &) const = default;
};

/// The intents or the classes of an answer with their scores, best first.
[[nodiscard]] std::vector<Score> scoresOf(const project::Prediction &prediction);

/// A bar that is filled by a share of 0 to 1, in the middle of a cell.
void paintShare(QPainter &painter, const QRect &cell, double share, const QColor &fill);

/// Scores as rows: name, bar, figure.
class ScoreRows : public widgets::TableModel<Score> {
public:
    explicit ScoreRows(QObject *parent = nullptr);
    void show(std::vector<Score> scores) { setRows(std::move(scores)); }
    [[nodiscard]] QString rowText(int row) const override;

protected:
    [[nodiscard]] QString keyOf(const Score &score, int) const override { return score.name; }
    [[nodiscard]] QString rowTip(int row) const override { return at(row)->name; }
};

} // namespace glossa::tryout
