// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"
#include "ui/tryout/asked_model.h"

#include <QWidget>

#include <optional>

class QBoxLayout;
class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace glossa::widgets {
class ElidingLabel;
class FittedText;
class Prose;
class RowView;
class SpanView;
} // namespace glossa::widgets

namespace glossa::tryout {

class JsonView;
class ScoreRows;

/// One answer: who gave it, drawn over the text, as scores, as JSON, and why.
class AnswerColumn : public QWidget {
    Q_OBJECT
public:
    /// `prefix` begins the names of its parts: there are two columns.
    AnswerColumn(models::StudioContext &context, const QString &prefix, QWidget *parent = nullptr);

    void show(const Answer &answer);
    /// Why there is no answer of this one.
    void show(const Target &target, const QString &refusal);
    void clear();
    [[nodiscard]] const std::optional<Answer> &answer() const { return m_answer; }
    [[nodiscard]] bool isRefused() const;
    /// JSON stands beside the text where there is room for it, else under it.
    void setJsonBeside(bool beside);

Q_SIGNALS:
    /// The answer has become another one: it came, went, or another threshold is tried on it.
    void changed();
    void addRequested();

private:
    QWidget *makeFoot();
    void nameParts(const QString &prefix);
    void showPrediction();
    void showWhy();
    [[nodiscard]] QString whyEntity(std::size_t number) const;
    [[nodiscard]] QString whyIntent() const;
    [[nodiscard]] QString whyClasses() const;
    void showParts(bool answered);

    models::StudioContext &m_context;
    std::optional<Answer> m_answer;
    widgets::ElidingLabel *m_head;
    widgets::Prose *m_refusal;
    widgets::SpanView *m_view;
    widgets::FittedText *m_fitted;
    ScoreRows *m_scores;
    widgets::RowView *m_bars;
    QLabel *m_why;
    QWidget *m_foot = nullptr;
    QWidget *m_threshold = nullptr;
    QDoubleSpinBox *m_noneBelow;
    QPushButton *m_add;
    JsonView *m_json;
    QBoxLayout *m_sides;
};

} // namespace glossa::tryout
