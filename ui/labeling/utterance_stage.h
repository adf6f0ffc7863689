// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/labeling/current_item.h"
#include "ui/labeling/labeling_actions.h"

#include "core/project/prediction.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace glossa::widgets {
class ElidingLabel;
class Segment;
class SpanView;
} // namespace glossa::widgets

namespace glossa::labeling {

class TextEditor;

/// The fixed place of the utterance under work: where it stands, its text with the labels, its intent and
/// set.
class UtteranceStage : public QWidget {
    Q_OBJECT
public:
    UtteranceStage(models::StudioContext &context, CurrentItem &item, const LabelingActions &actions,
                   QWidget *parent = nullptr);

    [[nodiscard]] widgets::SpanView &view() { return *m_view; }
    [[nodiscard]] QWidget *intentButton() const;
    /// Where the item stands in the list; index -1 = it is not in it.
    void setPosition(int index, int count);
    /// Null = the model has not answered, or there is none.
    void setPrediction(const project::Prediction *prediction, const QString &model);
    /// The intent that the model says and that the utterance has not; empty = there is none to accept.
    [[nodiscard]] const QString &offeredIntent() const { return m_offered; }
    /// The text becomes a field to type in, at the caret.
    void editText();
    /// The same with what was typed before, if that utterance is still here.
    void editAgain(const project::SetText &change);

Q_SIGNALS:
    void intentRequested();
    /// What was typed in the text is meant.
    void textEdited(const glossa::project::SetText &change);
    void datasetChosen(glossa::project::Dataset dataset);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeFactsLine(const LabelingActions &actions);
    QWidget *makeEditor();
    /// The text in the field stands where it stood in the view.
    void placeEditor();
    QWidget *makeActionLine(const LabelingActions &actions);
    void showItem();
    void showFacts();
    void fitText();
    void endEditing(bool keep, bool left);
    void showEditor(bool on);

    models::StudioContext &m_context;
    CurrentItem &m_item;
    int m_index = -1;
    int m_count = 0;
    QLabel *m_facts = nullptr;
    QWidget *m_stepKeys = nullptr;
    widgets::SpanView *m_view = nullptr;
    TextEditor *m_editor = nullptr;
    QWidget *m_editorPlace = nullptr; // the field with the air around it
    QPushButton *m_intent = nullptr;
    widgets::Segment *m_dataset = nullptr;
    widgets::ElidingLabel *m_prediction = nullptr;
    QPushButton *m_accept = nullptr;
    QAction *m_acceptAction = nullptr;
    QString m_offered;
    QPushButton *m_done = nullptr;
};

} // namespace glossa::labeling
