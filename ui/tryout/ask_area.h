// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"
#include "ui/tryout/asked_model.h"
#include "ui/tryout/review_actions.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;

namespace glossa::tryout {

class AnswerColumn;

/// A text to ask a model for, and its answer; beside it that of a second one, and whether both say the same.
class AskArea : public QWidget {
    Q_OBJECT
public:
    AskArea(models::StudioContext &context, AskedModel &first, AskedModel &second, ReviewActions &actions,
            QWidget *parent = nullptr);

    /// Another project is open.
    void begin();
    /// Asks both for what stands in the field, if anything does.
    void ask();
    /// Another second one, or none, was chosen: it is asked for what the first one has answered.
    void askSecond();
    void focusQuestion();
    [[nodiscard]] bool isAnswered() const;
    /// Somebody else can be asked, or nobody any more.
    void showMayAsk();

Q_SIGNALS:
    void answerShown();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeQuestion();
    QWidget *makeAnswers();
    void connectModel(AskedModel &model, AnswerColumn &column);
    [[nodiscard]] QString question() const;
    [[nodiscard]] bool isAsking() const;
    void stop();
    void openFile();
    void readFile(const QString &path);
    void showAnswers();
    void placeAnswers();
    void addToTraining(const AnswerColumn &column);
    void addExample(const project::Item &item);

    models::StudioContext &m_context;
    AskedModel &m_firstModel;
    AskedModel &m_secondModel;
    ReviewActions &m_actions;
    bool m_adding = false; // an example is on its way into the project
    QString m_location; // of the file that was read; empty = typed
    QLineEdit *m_line;
    QPlainTextEdit *m_text;
    QPushButton *m_file;
    QPushButton *m_ask;
    QBoxLayout *m_buttons;
    QTimer m_slow; // while it runs, an answer that is on its way is not worth a word
    QScrollArea *m_result = nullptr;
    QLabel *m_verdict;
    AnswerColumn *m_first;
    AnswerColumn *m_second;
    QWidget *m_between;
    QBoxLayout *m_columns = nullptr;
};

} // namespace glossa::tryout
