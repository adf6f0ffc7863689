// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/evaluation_report.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/span_painter.h"

#include <memory>
#include <vector>

namespace glossa::details {

/// Test items with what people labeled above what the model said. A row stands for one place in the outcomes;
/// of a long document it shows the surroundings of that place.
class ExampleRows : public widgets::RowSource {
public:
    /// Wide: labeled above predicted, the intents beside. In a narrow list the text gets the whole width:
    /// with its intents below it, or as it is labeled and as it is predicted.
    enum class Shape { Wide, NarrowIntents, NarrowSpans };
    void setShape(Shape shape) { m_shape = shape; }
    void set(std::shared_ptr<const workspace::EvaluationReport> view,
             std::vector<evaluate::ExampleRef> examples);
    [[nodiscard]] const evaluate::ExampleRef &example(int row) const;
    [[nodiscard]] const evaluate::Outcome &outcome(int row) const;

    [[nodiscard]] int rowCount() const override;
    void paintRow(QPainter &painter, const widgets::RowPaint &paint) override;
    [[nodiscard]] QString rowText(int row) const override;
    [[nodiscard]] QString toolTip(int row) const override;
    [[nodiscard]] static int height();

private:
    struct Lines {
        widgets::SpanLine labeled;
        widgets::SpanLine predicted;
    };
    [[nodiscard]] Lines linesOf(int row, int length) const; // length: characters
    void paintIntentsBeside(QPainter &painter, const QRect &place, const evaluate::Outcome &item) const;
    void paintIntentsBelow(QPainter &painter, const QRect &place, const evaluate::Outcome &item) const;

    Shape m_shape = Shape::Wide;
    std::shared_ptr<const workspace::EvaluationReport> m_view;
    std::vector<evaluate::ExampleRef> m_examples;
};

} // namespace glossa::details
