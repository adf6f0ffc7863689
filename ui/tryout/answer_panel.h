// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/review/queue.h"
#include "ui/models/studio_context.h"
#include "ui/tryout/review_actions.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace glossa::widgets {
class ChoicePopup;
class SpanView;
} // namespace glossa::widgets

namespace glossa::tryout {

class DraftLabels;

/// One query of the queue with its answer drawn over it, and what a person says of that: it is right, it is
/// put right here, or it goes.
class AnswerPanel : public QWidget {
    Q_OBJECT
public:
    AnswerPanel(models::StudioContext &context, ReviewActions &actions, QWidget *parent = nullptr);

    /// Null = none, or it is on its way. One that is being corrected stays. `selected`: rows of the list that
    /// are accepted or discarded together.
    void show(const workspace::Query *query, int index, int count, int selected = 0);
    [[nodiscard]] workspace::QueryId query() const { return m_query ? m_query->id : 0; }
    [[nodiscard]] bool isCorrecting() const;
    void beginCorrecting();
    /// What was changed is kept for when the same query is corrected again.
    void cancelCorrecting();
    /// Opens the list of intents or classes, of which the answer becomes another one.
    void chooseAnswer();
    [[nodiscard]] widgets::SpanView &view() { return *m_view; }

Q_SIGNALS:
    /// The labels that a person gives instead.
    void corrected(glossa::workspace::QueryId query, const glossa::project::Item &given);
    void correctingChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeButtons();
    void showAnswer();
    void nameAnswer(const QString &answer);
    void showDraft();
    void showNote(const QString &refusal = {});
    void chooseIntent();
    void chooseClasses();
    bool labelByKey(const QString &key);
    void removeLabel();
    void openLabels();
    void save();
    void leaveDraft();

    models::StudioContext &m_context;
    ReviewActions &m_actions;
    std::optional<workspace::Query> m_query;
    int m_selected = 0;
    /// A draft that was left, for nothing that a person has done is thrown away by one key.
    struct LeftDraft {
        workspace::QueryId query = 0;
        project::Item item;
    };
    LeftDraft m_left;
    QLabel *m_head;
    widgets::SpanView *m_view;
    DraftLabels *m_draft;
    widgets::ChoicePopup *m_popup;
    QWidget *m_answerLine;
    QLabel *m_answerName;
    QPushButton *m_answer;
    QLabel *m_second;
    QLabel *m_note;
    QPushButton *m_accept;
    QPushButton *m_correct;
    QPushButton *m_discard;
};

} // namespace glossa::tryout
