// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/labeling/model_scores.h"
#include "ui/labeling/paged_rows.h"
#include "ui/models/studio_context.h"

#include <QCoreApplication>

namespace glossa::labeling {

/// Utterances as rows: state, text with its labels, intent, set, and how sure the last model is.
class UtteranceRows : public PagedRows {
    Q_DECLARE_TR_FUNCTIONS(glossa::labeling::UtteranceRows)
public:
    UtteranceRows(ItemPages &pages, ModelScores &scores, const models::StudioContext &context,
                  QObject *parent = nullptr);

    /// Wide: with room for language and last change. The last column is there while there is a model.
    void fitColumns(bool wide);
    /// The order that the head of a column stands for; AsImported for heads without one.
    [[nodiscard]] workspace::ItemOrder orderOf(int column) const;
    /// -1 where no head stands for it.
    [[nodiscard]] int columnOf(workspace::ItemOrder order) const;
    void setHits(const QString &text) { m_hits = text; }
    [[nodiscard]] QString rowText(int row) const override;

protected:
    [[nodiscard]] widgets::Cell cell(int row, int column) const override;
    [[nodiscard]] QString rowTip(int row) const override;

private:
    enum class Column : std::uint8_t { State, Text, Intent, Language, Changed, Set, Sure };
    [[nodiscard]] widgets::Cell state(const project::Item &item) const;
    [[nodiscard]] widgets::Cell text(const project::Item &item) const;
    [[nodiscard]] widgets::Cell sure(const project::Item &item) const;
    /// What the model thinks of first, if the utterance has another intent; null = they agree, or one of them
    /// has none.
    [[nodiscard]] const project::IntentPrediction *otherIntent(const project::Item &item) const;
    /// What the names of the intents need, within bounds; in pixels of the design.
    [[nodiscard]] int intentWidth() const;

    ModelScores &m_scores;
    const models::StudioContext &m_context;
    std::vector<Column> m_columns;
    bool m_wide = false;
    QString m_hits;
};

} // namespace glossa::labeling
