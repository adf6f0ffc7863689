// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/model_view.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/span_painter.h"

#include <memory>
#include <vector>

namespace glossa::details {

/// Test items with what people labeled above what the model said. A row stands for one place in the outcomes;
/// of a long document it shows the surroundings of that place.
class ExampleRows : public widgets::RowSource {
public:
    void set(std::shared_ptr<const ModelView> view, std::vector<evaluate::ExampleRef> examples);
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
    [[nodiscard]] Lines linesOf(int row) const;

    std::shared_ptr<const ModelView> m_view;
    std::vector<evaluate::ExampleRef> m_examples;
};

} // namespace glossa::details
