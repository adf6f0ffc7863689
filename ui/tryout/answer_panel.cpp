// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tryout/answer_panel.h"

#include "ui/models/category_choices.h"
#include "ui/models/may_write.h"
#include "ui/theme/theme.h"
#include "ui/tryout/answer_marks.h"
#include "ui/tryout/draft_labels.h"
#include "ui/tryout/query_rows.h"
#include "ui/widgets/choice_popup.h"
#include "ui/widgets/fitted_text.h"
#include "ui/widgets/give_way.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/plain_words.h"
#include "ui/widgets/prose.h"
#include "ui/widgets/span_view.h"
#include "wording/numbers.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::tryout {

using project::CategoryKind;
using theme::px;

namespace {

constexpr int panelTextSize = 16;
constexpr int leastText = 58;
constexpr int mostText = 260;

} // namespace

AnswerPanel::AnswerPanel(models::StudioContext &context, ReviewActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_actions(actions)
    , m_head(new QLabel)
    , m_view(new widgets::SpanView)
    , m_draft(new DraftLabels(context, *m_view, this))
    , m_popup(new widgets::ChoicePopup(this))
    , m_answerLine(new QWidget)
    , m_answerName(new QLabel)
    , m_answer(new QPushButton)
    , m_second(widgets::prose({}, theme::TextRole::Caption, theme::Ink::Warning))
    , m_note(widgets::prose({}, theme::TextRole::Caption, theme::Ink::Secondary))
{
    setObjectName(QStringLiteral("answerPanel"));
    setAccessibleName(tr("Answer to the query"));
    theme::setPaneGround(*this);
    theme::setRole(*m_head, theme::TextRole::SectionHead, theme::Ink::Secondary);
    m_head->setObjectName(QStringLiteral("queryPosition"));
    m_view->setObjectName(QStringLiteral("queryText"));
    m_view->setAccessibleName(tr("Text of the query"));
    m_view->setTextSize(panelTextSize);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setOnPane(true);
    (new widgets::FittedText(*m_view))->setBounds(px(leastText), px(mostText));
    theme::setRole(*m_answerName, theme::TextRole::Body, theme::Ink::Secondary);
    m_answer->setObjectName(QStringLiteral("queryAnswer"));
    m_answer->setProperty("kind", QStringLiteral("chooser"));
    m_answer->setMinimumWidth(px(80)); // many classes, or a long name, must not make the panel wider
    m_answerName->setBuddy(m_answer);
    m_second->setObjectName(QStringLiteral("querySecond"));
    m_note->setObjectName(QStringLiteral("queryNote"));
    auto *answerRow = new QHBoxLayout(m_answerLine);
    answerRow->setContentsMargins(0, 0, 0, 0);
    answerRow->setSpacing(px(8));
    answerRow->addWidget(m_answerName);
    answerRow->addWidget(m_answer, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(16), px(12), px(16), px(16));
    column->setSpacing(px(12));
    column->addWidget(m_head);
    column->addWidget(m_view);
    column->addWidget(m_answerLine);
    column->addWidget(m_second);
    column->addWidget(m_note);
    column->addWidget(makeButtons());
    column->addStretch(1);
    connect(m_answer, &QPushButton::clicked, this, &AnswerPanel::chooseAnswer);
    connect(m_draft, &DraftLabels::changed, this, &AnswerPanel::showDraft);
    connect(m_draft, &DraftLabels::refused, this, &AnswerPanel::showNote);
    connect(&context, &models::StudioContext::categoriesChanged, this, [this] {
        if (m_query && !isCorrecting())
            showAnswer();
    });
    show(nullptr, -1, 0);
}

QWidget *AnswerPanel::makeButtons()
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(8));
    const auto button = [&](const char *name, const char *kind, QAction *action) {
        auto *made = new QPushButton;
        made->setObjectName(QLatin1String(name));
        made->setProperty("kind", QLatin1String(kind));
        made->setProperty("key", widgets::keyText(action->shortcut()));
        row->addWidget(made);
        return made;
    };
    m_accept = button("acceptQuery", "primary", m_actions.accept);
    m_correct = button("correctQuery", "", m_actions.correct);
    m_discard = button("discardQuery", "danger", m_actions.discard);
    row->addStretch(1);
    connect(m_accept, &QPushButton::clicked, this,
            [this] { isCorrecting() ? save() : m_actions.accept->trigger(); });
    connect(m_correct, &QPushButton::clicked, this,
            [this] { isCorrecting() ? cancelCorrecting() : m_actions.correct->trigger(); });
    connect(m_discard, &QPushButton::clicked, m_actions.discard, &QAction::trigger);
    return line;
}

bool AnswerPanel::isCorrecting() const
{
    return m_draft->isOn();
}

void AnswerPanel::show(const workspace::Query *query, int index, int count, int selected)
{
    m_selected = selected;
    const QLocale locale;
    m_head->setText(index < 0 ? QString()
                              : tr("Query %1 of %2").arg(locale.toString(index + 1), locale.toString(count)));
    if (isCorrecting() && query != nullptr && query->id == m_query->id)
        return;
    const bool was = isCorrecting();
    leaveDraft();
    const bool same = query != nullptr && m_query && m_query->id == query->id;
    m_query = query != nullptr ? std::optional(*query) : std::nullopt;
    if (!same)
        m_view->setActiveSpan(-1);
    showAnswer();
    if (was)
        Q_EMIT correctingChanged();
}

void AnswerPanel::showAnswer()
{
    const bool any = m_query.has_value();
    for (QWidget *part : std::initializer_list<QWidget *>{m_view, m_accept, m_correct, m_discard, m_note})
        part->setVisible(any);
    m_answerLine->setVisible(any &&
                             (m_context.has(CategoryKind::Intent) || m_context.has(CategoryKind::Class)));
    m_second->setVisible(any && m_query->second && m_query->second->differs);
    if (!any)
        return;
    const project::Prediction &prediction = m_query->prediction;
    const QLocale locale;
    if (m_view->text() != prediction.text) {
        const auto &overview = m_context.overview();
        m_view->setText(prediction.text, !m_query->language.isEmpty() || !overview
                                             ? m_query->language
                                             : overview->summary.info.language);
    }
    m_view->setSpans(marksOf(m_context, prediction, widgets::SpanLook::Suggestion));
    m_answerName->setText(m_context.has(CategoryKind::Intent) ? tr("Intent")
                          : m_context.hasOneClass()           ? tr("Class")
                                                              : tr("Classes"));
    QString said = workspace::categoriesOf(prediction).join(QStringLiteral(", "));
    if (!prediction.intents.empty())
        said = tr("%1   %2", "intent, score")
                   .arg(prediction.intents.front().category,
                        locale.toString(prediction.intents.front().confidence, 'f', 2));
    nameAnswer(said.isEmpty() ? tr("none", "classes") : said);
    if (m_query->second && m_query->second->differs) {
        workspace::Query other = *m_query;
        other.prediction = m_query->second->prediction;
        m_second->setText(tr("%1 says %2", "model, answer").arg(m_query->second->model, answerWords(other)));
    }
    m_accept->setText(tr("Accept"));
    m_accept->setIcon(theme::icon(theme::Icon::Return, theme::IconInk::OnAccent));
    m_accept->setProperty("iconLast", true);
    m_accept->setProperty("key", QVariant());
    m_correct->setText(tr("Correct"));
    m_correct->setProperty("key", widgets::keyText(m_actions.correct->shortcut()));
    m_discard->setText(tr("Discard"));
    showNote();
}

void AnswerPanel::nameAnswer(const QString &answer)
{
    m_answer->setText(widgets::plainWords(answer));
    m_answer->setToolTip(answer); // where it has no room
    m_answer->setAccessibleName(tr("%1: %2").arg(m_answerName->text(), answer));
}

void AnswerPanel::showNote(const QString &refusal)
{
    if (!refusal.isEmpty()) {
        m_note->setText(refusal);
        return;
    }
    if (isCorrecting()) {
        m_note->setText(
            m_context.hasOneClass()
                ? tr("Give it the right class: by its key, or by its name with Space. Enter "
                     "saves, Esc leaves it; who comes back goes on with it.")
            : m_context.has(CategoryKind::Class)
                ? tr("Give it the right classes: a key gives one or takes it away, Space finds one by its "
                     "name. Enter saves, Esc leaves it; who comes back goes on with it.")
                : tr("Give it the right labels: a key labels what is selected, Space finds one by its "
                     "name. Enter saves, Esc leaves it; who comes back goes on with it."));
        return;
    }
    const project::Prediction &prediction = m_query->prediction;
    const QLocale locale;
    if (m_selected > 1) {
        m_note->setText(
            tr("%n queries are selected; Accept and Discard act on all of them, each with its own "
               "answer.",
               nullptr, m_selected));
        return;
    }
    QStringList sentences{tr("Asked %n times of %1 (%2), last %3.", nullptr, static_cast<int>(m_query->count))
                              .arg(m_query->deployment, m_query->model,
                                   wording::isolated(wording::relativeTime(m_query->lastMs)))};
    if (!prediction.intents.empty() && prediction.topIntent != prediction.intents.front().category)
        sentences << tr("Below the threshold of %1: the caller got %2.")
                         .arg(locale.toString(prediction.threshold, 'f', 2), prediction.topIntent);
    sentences << tr("Accepted, it becomes a training example as it is drawn here.");
    m_note->setText(sentences.join(u' '));
}

void AnswerPanel::beginCorrecting()
{
    if (!m_query || isCorrecting() || !models::mayWrite(m_context))
        return;
    m_draft->begin(m_left.query == m_query->id
                       ? m_left.item
                       : exampleOf(m_context, m_query->prediction, m_query->language));
    m_view->setFocus(Qt::OtherFocusReason);
    Q_EMIT correctingChanged();
}

void AnswerPanel::cancelCorrecting()
{
    if (!isCorrecting())
        return;
    leaveDraft();
    showAnswer();
    Q_EMIT correctingChanged();
}

void AnswerPanel::leaveDraft()
{
    if (isCorrecting() && m_query)
        m_left = {m_query->id, m_draft->item()};
    m_draft->end();
}

void AnswerPanel::showDraft()
{
    if (!isCorrecting())
        return;
    const project::Item &item = m_draft->item();
    QStringList classes;
    for (const project::ClassLabel &given : item.classes)
        classes << given.category;
    nameAnswer(m_context.has(CategoryKind::Class)
                   ? (classes.isEmpty() ? tr("none", "classes") : classes.join(QStringLiteral(", ")))
               : item.intent.isEmpty() ? tr("Set intent")
                                       : item.intent);
    m_accept->setText(tr("Save"));
    m_correct->setText(tr("Cancel"));
    m_correct->setProperty("key", QStringLiteral("Esc"));
    m_discard->hide();
    showNote();
}

void AnswerPanel::save()
{
    if (!m_query || !isCorrecting())
        return;
    // Of several classes none may be right; where there is one, it is missing.
    if (m_context.hasOneClass() && m_draft->item().classes.empty())
        chooseClasses();
    else
        Q_EMIT corrected(m_query->id, m_draft->item());
}

void AnswerPanel::chooseAnswer()
{
    const bool classes = m_context.has(CategoryKind::Class);
    if (!m_query || (!classes && !m_context.has(CategoryKind::Intent)))
        return;
    beginCorrecting();
    if (isCorrecting())
        classes ? chooseClasses() : chooseIntent();
}

void AnswerPanel::chooseIntent()
{
    widgets::ChoicePopup::Request request;
    request.choices = models::intentChoices(m_context, &m_query->prediction);
    request.current = m_draft->item().intent;
    request.likely = request.current;
    request.hint = tr("Type to find an intent");
    request.chosen = [this, id = m_query->id](const QString &name, bool) {
        if (!isCorrecting() || query() != id)
            return; // left while the list stood open
        m_draft->setIntent(name);
        m_view->setFocus(Qt::OtherFocusReason);
    };
    m_popup->open(m_answer->mapToGlobal(QPoint(0, m_answer->height() + px(4))), std::move(request));
}

void AnswerPanel::chooseClasses()
{
    const project::Item &item = m_draft->item();
    widgets::ChoicePopup::Request request;
    request.choices = models::classChoices(m_context, &item);
    request.hint = tr("Type to find a class");
    const auto turn = [this, id = m_query->id](const QString &name, bool) {
        if (!isCorrecting() || query() != id)
            return; // left while the list stood open
        m_draft->toggleClass(name);
        if (m_context.hasOneClass())
            m_view->setFocus(Qt::OtherFocusReason);
    };
    if (m_context.hasOneClass()) {
        request.current = item.classes.empty() ? QString() : item.classes.front().category;
        request.likely = request.current;
        request.chosen = turn;
    } else {
        request.toggled = turn;
    }
    m_popup->open(m_answer->mapToGlobal(QPoint(0, m_answer->height() + px(4))), std::move(request));
}

void AnswerPanel::openLabels()
{
    if (m_context.has(CategoryKind::Class)) {
        chooseClasses();
        return;
    }
    if (!m_draft->aim())
        return;
    widgets::ChoicePopup::Request request;
    request.choices = models::entityChoices(m_context);
    request.hint = tr("Label as");
    request.chosen = [this, id = m_query->id](const QString &name, bool) {
        if (!isCorrecting() || query() != id)
            return;
        m_draft->labelWith(name);
        m_view->setFocus(Qt::OtherFocusReason);
    };
    m_popup->open(m_view->popupPlace(), std::move(request));
}

bool AnswerPanel::labelByKey(const QString &key)
{
    const bool classes = m_context.has(CategoryKind::Class);
    const CategoryKind kind = classes ? CategoryKind::Class : CategoryKind::Entity;
    const auto found = std::ranges::find_if(m_context.categories(), [&](const workspace::CategoryUse &use) {
        return use.category.kind == kind && use.category.key == key;
    });
    if (key.isEmpty() || found == m_context.categories().end())
        return false;
    if (classes)
        m_draft->toggleClass(found->category.name);
    else
        m_draft->labelWith(found->category.name);
    return true;
}

void AnswerPanel::removeLabel()
{
    if (m_context.has(CategoryKind::Class))
        m_draft->clearClasses();
    else
        m_draft->removeActive();
}

void AnswerPanel::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    if (!isCorrecting() || modifiers != Qt::NoModifier) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (auto *button = qobject_cast<QAbstractButton *>(focusWidget()))
            button->click();
        else
            save();
        return;
    case Qt::Key_Escape:
        cancelCorrecting();
        return;
    case Qt::Key_Space:
    case Qt::Key_Slash:
        openLabels();
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        removeLabel();
        return;
    default:
        break;
    }
    if (labelByKey(event->text()))
        return;
    if (event->key() == Qt::Key_X)
        removeLabel();
    else if (event->key() == Qt::Key_I)
        chooseAnswer();
    else
        QWidget::keyPressEvent(event);
}

} // namespace glossa::tryout
#include "moc_answer_panel.cpp"
