// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/labeling/item_pages.h"
#include "ui/labeling/model_scores.h"
#include "ui/models/studio_context.h"
#include "ui/widgets/row_view.h"

#include <QCoreApplication>

namespace glossa::labeling {

/// Utterances as rows: state, text with its labels, intent, set, and how sure the last model is.
class UtteranceRows : public widgets::RowSource {
    Q_DECLARE_TR_FUNCTIONS(glossa::labeling::UtteranceRows)
public:
    UtteranceRows(ItemPages &pages, ModelScores &scores, const models::StudioContext &context);

    /// With room for language and last change.
    void setWide(bool wide) { m_wide = wide; }
    void setHits(const QString &text) { m_hits = text; }

    [[nodiscard]] int rowCount() const override { return m_pages.count(); }
    [[nodiscard]] std::vector<widgets::RowColumn> columns() const override;
    void paintRow(QPainter &painter, const widgets::RowPaint &paint) override;
    [[nodiscard]] QString rowText(int row) const override;
    [[nodiscard]] QString toolTip(int row) const override;

private:
    void paintState(QPainter &painter, const QRect &cell, const project::Item &item, bool current) const;
    void paintText(QPainter &painter, const QRect &cell, const project::Item &item) const;
    void paintSure(QPainter &painter, const QRect &cell, const project::Item &item);

    ItemPages &m_pages;
    ModelScores &m_scores;
    const models::StudioContext &m_context;
    bool m_wide = false;
    QString m_hits;
};

} // namespace glossa::labeling
