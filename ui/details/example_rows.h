// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/evaluation_report.h"
#include "ui/widgets/span_painter.h"
#include "ui/widgets/table_model.h"

#include <memory>
#include <vector>

namespace glossa::details {

/// Test items with what people labeled above what the model said. A row stands for one place in the outcomes;
/// of a long document it shows the surroundings of that place.
class ExampleRows : public widgets::TableModel<evaluate::ExampleRef, int> {
public:
    /// Wide: labeled above predicted, the intents beside. In a narrow list the text gets the whole width:
    /// with its intents (or, in any list, classes) below it, or as it is labeled and as it is predicted.
    enum class Shape { Wide, NarrowIntents, NarrowSpans };
    explicit ExampleRows(QObject *parent = nullptr);
    void setShape(Shape shape) { m_shape = shape; }
    void set(std::shared_ptr<const workspace::EvaluationReport> view,
             std::vector<evaluate::ExampleRef> examples);
    [[nodiscard]] const evaluate::Outcome &outcome(const evaluate::ExampleRef &example) const;
    [[nodiscard]] QString rowText(int row) const override;
    [[nodiscard]] static int height();

protected:
    /// The same place of an item can stand in many lists, so that nothing but its place tells a row.
    [[nodiscard]] int keyOf(const evaluate::ExampleRef &, int place) const override { return place; }
    [[nodiscard]] QString rowTip(int row) const override;

private:
    struct Lines {
        widgets::SpanLine labeled;
        widgets::SpanLine predicted;
    };
    [[nodiscard]] Lines linesOf(const evaluate::ExampleRef &example, int length) const; // length: characters
    void paint(QPainter &painter, const QRect &cell, const evaluate::ExampleRef &example) const;
    /// What people and the model say of the whole text: its intent, or its classes.
    struct Answer {
        QString labeled;
        QString predicted;
        QString sure; // empty where there are several
        bool wrong = false;
    };
    [[nodiscard]] Answer answerOf(const evaluate::Outcome &item) const;
    [[nodiscard]] QString nameAt(const std::vector<evaluate::CategorySpan> &spans, int index,
                                 const QString &none) const; // none: where the index is -1
    void paintSpanBeside(QPainter &painter, const QRect &place, const evaluate::Outcome &item,
                         const evaluate::ExampleRef &example) const;
    void paintIntentsBeside(QPainter &painter, const QRect &place, const evaluate::Outcome &item) const;
    void paintAnswerBelow(QPainter &painter, const QRect &place, const Answer &answer) const;

    Shape m_shape = Shape::Wide;
    int m_widestIntent = 0;
    std::shared_ptr<const workspace::EvaluationReport> m_view;
};

} // namespace glossa::details
