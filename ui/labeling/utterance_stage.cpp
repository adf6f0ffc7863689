// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/utterance_stage.h"

#include "ui/labeling/text_editor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/eliding_label.h"
#include "ui/widgets/give_way.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/plain_words.h"
#include "ui/widgets/segment.h"
#include "ui/widgets/span_view.h"
#include "wording/numbers.h"

#include <QDateTime>
#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::labeling {

using theme::px;

namespace {

constexpr int stageTextSize = 16;
// Where the view's text begins: its margin, and the first line's baseline.
constexpr int textMargin = 16;
constexpr int textBaseline = 4 + 19;
constexpr int editorMargin = 8;

} // namespace

UtteranceStage::UtteranceStage(models::StudioContext &context, CurrentItem &item,
                               const LabelingActions &actions, QWidget *parent)
    : QWidget(parent), m_context(context), m_item(item)
{
    setObjectName(QStringLiteral("stage"));
    setAccessibleName(tr("Utterance under work"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeFactsLine(actions));
    m_view = new widgets::SpanView;
    m_view->setObjectName(QStringLiteral("stageText"));
    m_view->setAccessibleName(tr("Text of the utterance"));
    m_view->setTextSize(stageTextSize);
    layout->addWidget(m_view);
    layout->addWidget(makeEditor());
    layout->addWidget(makeActionLine(actions));
    connect(m_editor, &TextEditor::finished, this, &UtteranceStage::endEditing);
    connect(&item, &CurrentItem::opened, this, &UtteranceStage::showItem);
    connect(&item, &CurrentItem::opened, this, &UtteranceStage::fitText, Qt::QueuedConnection);
    connect(&item, &CurrentItem::changed, this, &UtteranceStage::showItem);
    connect(&context, &models::StudioContext::overviewChanged, this, &UtteranceStage::showFacts);
    showItem();
}

QWidget *UtteranceStage::makeFactsLine(const LabelingActions &actions)
{
    auto *line = new QWidget;
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(px(16), px(10), px(16), px(2));
    layout->setSpacing(px(6));
    m_facts = new QLabel;
    m_facts->setObjectName(QStringLiteral("stageFacts"));
    theme::setRole(*m_facts, theme::TextRole::Caption, theme::Ink::Secondary);
    layout->addWidget(m_facts, 1);
    m_stepKeys = new QWidget;
    auto *keyLine = new QHBoxLayout(m_stepKeys);
    keyLine->setContentsMargins(0, 0, 0, 0);
    keyLine->setSpacing(px(6));
    const auto words = [&](const QString &text) {
        auto *label = new QLabel(text);
        theme::setRole(*label, theme::TextRole::Caption, theme::Ink::Secondary);
        keyLine->addWidget(label);
    };
    keyLine->addWidget(new widgets::KeyCap(*actions.previous));
    keyLine->addWidget(new widgets::KeyCap(*actions.next));
    words(tr("previous, next"));
    keyLine->addSpacing(px(4));
    keyLine->addWidget(new widgets::KeyCap(*actions.nextUnlabeled));
    words(tr("next unlabeled"));
    layout->addWidget(m_stepKeys);
    new widgets::GiveWay(*line, {m_stepKeys});
    return line;
}

QWidget *UtteranceStage::makeEditor()
{
    m_editor = new TextEditor(m_context);
    m_editor->setAccessibleDescription(tr("Enter keeps it, Esc leaves it as it was"));
    m_editorPlace = new QWidget;
    auto *layout = new QVBoxLayout(m_editorPlace);
    layout->addWidget(m_editor);
    m_editorPlace->hide();
    return m_editorPlace;
}

void UtteranceStage::placeEditor()
{
    const int air = px(textMargin) - px(editorMargin) - m_editor->frameWidth();
    m_editor->document()->setDocumentMargin(std::max(0, air));
    const int ascent = qRound(QFontMetricsF(m_editor->font()).ascent());
    const int top = px(textBaseline) - ascent - m_editor->frameWidth() - std::max(0, air);
    m_editorPlace->layout()->setContentsMargins(px(editorMargin), std::max(0, top), px(editorMargin), 0);
    m_editorPlace->setFixedHeight(m_view->height());
}

QWidget *UtteranceStage::makeActionLine(const LabelingActions &actions)
{
    auto *line = new QWidget;
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(px(16), px(12), px(16), px(12));
    layout->setSpacing(px(8));
    auto *caption = new QLabel(tr("Intent"));
    theme::setRole(*caption, theme::TextRole::Body, theme::Ink::Secondary);
    m_intent = new QPushButton;
    m_intent->setObjectName(QStringLiteral("stageIntent"));
    m_intent->setProperty("kind", QStringLiteral("chooser"));
    m_intent->setProperty("key", actions.chooseIntent->shortcut().toString());
    m_intent->setMinimumWidth(px(144));
    caption->setBuddy(m_intent);
    m_dataset = new widgets::Segment({tr("Train"), tr("Test")});
    m_dataset->setObjectName(QStringLiteral("stageSet"));
    m_dataset->setAccessibleName(tr("Set of the utterance"));
    m_prediction = new widgets::ElidingLabel;
    m_prediction->setObjectName(QStringLiteral("stagePrediction"));
    theme::setRole(*m_prediction, theme::TextRole::Caption, theme::Ink::Secondary);
    m_accept = new QPushButton;
    m_accept->setObjectName(QStringLiteral("stageAccept"));
    m_accept->setFocusPolicy(Qt::TabFocus); // a click leaves the keys with the text
    m_accept->hide();
    m_acceptAction = actions.acceptIntent;
    connect(m_accept, &QPushButton::clicked, m_acceptAction, &QAction::trigger);
    m_done = new QPushButton(tr("Done, next"));
    m_done->setObjectName(QStringLiteral("stageDone"));
    m_done->setProperty("kind", QStringLiteral("primary"));
    m_done->setIcon(theme::icon(theme::Icon::Return));
    m_done->setProperty("iconLast", true);
    layout->addWidget(caption);
    layout->addWidget(m_intent);
    layout->addWidget(m_dataset);
    layout->addWidget(m_prediction, 1);
    layout->addWidget(m_accept);
    layout->addStretch(0); // what the prediction leaves
    layout->addWidget(m_done);
    new widgets::GiveWay(*line, {caption});
    connect(m_intent, &QPushButton::clicked, this, &UtteranceStage::intentRequested);
    connect(m_dataset, &widgets::Segment::chosen, this, [this](int index) {
        Q_EMIT datasetChosen(index == 0 ? project::Dataset::Train : project::Dataset::Test);
    });
    connect(m_done, &QPushButton::clicked, actions.done, &QAction::trigger);
    return line;
}

QWidget *UtteranceStage::intentButton() const
{
    return m_intent;
}

void UtteranceStage::setPosition(int index, int count)
{
    m_index = index;
    m_count = count;
    showFacts();
}

void UtteranceStage::showItem()
{
    const project::Item *item = m_item.item();
    if (m_editor->item() != 0 && m_editor->item() != m_item.id())
        endEditing(true, !m_editor->hasFocus()); // gone on to another: what was typed is meant
    // Not the whole stage: the text would lose the focus while the next item is on its way.
    for (QWidget *control : std::initializer_list<QWidget *>{m_intent, m_dataset, m_done})
        control->setEnabled(item != nullptr);
    const QString intent = item == nullptr || item->intent.isEmpty() ? tr("Set intent") : item->intent;
    m_intent->setText(widgets::plainWords(intent));
    m_intent->setAccessibleName(tr("Intent: %1").arg(intent));
    m_dataset->setCurrent(item != nullptr && item->dataset == project::Dataset::Test ? 1 : 0);
    showFacts();
}

void UtteranceStage::fitText()
{
    // Only another item (or window) changes the height: the text never moves under the hand.
    const int most = parentWidget() != nullptr ? parentWidget()->height() / 2 - px(2 * 44) : px(400);
    m_view->setFixedHeight(std::clamp(m_view->reservedHeight(), px(76), std::max(px(76), most)));
}

void UtteranceStage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitText();
}

void UtteranceStage::showFacts()
{
    const auto &row = m_item.row();
    const bool editing = m_editor->item() != 0;
    m_stepKeys->setVisible(!editing); // they are letters of the text then
    if (editing) {
        m_facts->setText(tr("Editing the text: Enter keeps it, Esc leaves it as it was"));
        return;
    }
    if (!row) {
        m_facts->clear();
        return;
    }
    const QLocale locale;
    QStringList facts;
    if (m_index >= 0)
        facts << tr("Utterance %1 of %2").arg(locale.toString(m_index + 1), locale.toString(m_count));
    else
        facts << tr("Utterance outside the list");
    const auto &overview = m_context.overview();
    const QString language =
        row->item.language.isEmpty() && overview ? overview->summary.info.language : row->item.language;
    if (!language.isEmpty())
        facts << language;
    if (row->changedMs > 0)
        facts << (row->changedBy.isEmpty()
                      ? tr("changed %1").arg(wording::relativeTime(row->changedMs))
                      : tr("changed by %1, %2").arg(row->changedBy, wording::relativeTime(row->changedMs)));
    m_facts->setText(facts.join(QStringLiteral("   ·   ")));
}

void UtteranceStage::editText()
{
    const project::Item *item = m_item.item();
    if (item == nullptr || m_editor->item() != 0)
        return;
    m_editor->setFont(theme::contentFont(stageTextSize, item->language));
    placeEditor();
    m_editor->open(*item, m_view->caret());
    showEditor(true);
    m_editor->setFocus(Qt::OtherFocusReason);
}

void UtteranceStage::editAgain(const project::SetText &change)
{
    if (m_item.id() != change.item)
        return;
    editText();
    if (m_editor->item() == change.item)
        m_editor->setPlainText(change.text);
}

void UtteranceStage::showEditor(bool on)
{
    m_view->setVisible(!on);
    m_editorPlace->setVisible(on);
    showFacts();
}

void UtteranceStage::endEditing(bool keep, bool left)
{
    const auto edit = keep ? m_editor->edit() : std::nullopt;
    // An utterance without a text would be lost to every list.
    if (edit && m_editor->toPlainText().trimmed().isEmpty()) {
        m_context.say(tr("An utterance needs a text; to remove it, delete it in the list."));
        if (!left)
            return;
    }
    m_editor->close();
    showEditor(false);
    if (!left)
        m_view->setFocus(Qt::OtherFocusReason);
    if (edit && !m_editor->toPlainText().trimmed().isEmpty())
        Q_EMIT textEdited(*edit);
}

void UtteranceStage::setPrediction(const project::Prediction *prediction, const QString &model)
{
    m_offered.clear();
    const bool says = prediction != nullptr && !prediction->intents.empty();
    m_prediction->setVisible(says);
    if (!says) {
        m_prediction->show({});
        m_accept->hide();
        return;
    }
    const project::IntentPrediction &best = prediction->intents.front();
    const QLocale locale;
    const QString score = locale.toString(best.confidence, 'f', 2);
    const project::Item *item = m_item.item();
    const bool surelyBest = prediction->topIntent == best.category;
    // One that the project has no more cannot be given.
    if (surelyBest && item != nullptr && item->intent != best.category &&
        m_context.category(project::CategoryKind::Intent, best.category) != nullptr)
        m_offered = best.category;
    if (!m_offered.isEmpty()) {
        m_prediction->show(tr("%1 says", "model; a button with its answer follows").arg(model));
        m_accept->setText(tr("%1 %2", "intent, score").arg(best.category, score));
        m_accept->setProperty("key", widgets::keyText(m_acceptAction->shortcut()));
        m_accept->setAccessibleName(tr("Accept what %1 says: %2, %3").arg(model, best.category, score));
        m_accept->setToolTip(m_acceptAction->text());
    } else if (surelyBest) {
        m_prediction->show(tr("%1 says %2, %3", "model, intent, score").arg(model, best.category, score));
    } else {
        m_prediction->show(
            tr("%1 says None (best: %2 %3, threshold %4)", "model, intent, score, threshold")
                .arg(model, best.category, score, locale.toString(prediction->threshold, 'f', 2)));
    }
    m_accept->setVisible(!m_offered.isEmpty());
}

} // namespace glossa::labeling
#include "moc_utterance_stage.cpp"
