// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"
#include "ui/tryout/asked_model.h"
#include "ui/tryout/review_actions.h"

#include <QWidget>

#include <optional>

class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace glossa::widgets {
class RowView;
class SpanView;
} // namespace glossa::widgets

namespace glossa::tryout {

class JsonView;
class ScoreRows;

/// A text to ask a model for, and its answer: drawn over the text, as scores, as JSON, and why.
class AskArea : public QWidget {
    Q_OBJECT
public:
    AskArea(models::StudioContext &context, AskedModel &model, ReviewActions &actions,
            QWidget *parent = nullptr);

    /// Another project is open.
    void begin();
    /// Asks for what stands in the field, if anything does.
    void ask();
    void focusQuestion();
    [[nodiscard]] bool isAnswered() const { return m_answer.has_value(); }

Q_SIGNALS:
    void answerShown();

private:
    QWidget *makeQuestion();
    QWidget *makeResult();
    QWidget *makeFoot();
    [[nodiscard]] QString question() const;
    void openFile();
    void readFile(const QString &path);
    void show(const Answer &answer);
    void showPrediction();
    void showWhy();
    void showMayAsk();
    void addToTraining();
    void addExample(const project::Item &item);

    models::StudioContext &m_context;
    AskedModel &m_model;
    ReviewActions &m_actions;
    std::optional<Answer> m_answer;
    QString m_location; // of the file that was read; empty = typed
    QLineEdit *m_line;
    QPlainTextEdit *m_text;
    QPushButton *m_file;
    QPushButton *m_ask;
    QWidget *m_result;
    widgets::SpanView *m_view;
    ScoreRows *m_scores;
    widgets::RowView *m_bars;
    QLabel *m_why;
    QWidget *m_threshold;
    QDoubleSpinBox *m_noneBelow;
    QPushButton *m_add;
    JsonView *m_json;
};

} // namespace glossa::tryout
