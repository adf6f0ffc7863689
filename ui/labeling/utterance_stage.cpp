// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/utterance_stage.h"

#include "ui/theme/theme.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/segment.h"
#include "ui/widgets/span_view.h"
#include "ui/wording/numbers.h"

#include <QDateTime>
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
    layout->addWidget(makeActionLine(actions));
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
    const auto words = [&](const QString &text) {
        auto *label = new QLabel(text);
        theme::setRole(*label, theme::TextRole::Caption, theme::Ink::Secondary);
        layout->addWidget(label);
    };
    layout->addWidget(new widgets::KeyCap(*actions.previous));
    layout->addWidget(new widgets::KeyCap(*actions.next));
    words(tr("previous, next"));
    layout->addSpacing(px(4));
    layout->addWidget(new widgets::KeyCap(*actions.nextUnlabeled));
    words(tr("next unlabeled"));
    return line;
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
    m_prediction = new QLabel;
    m_prediction->setObjectName(QStringLiteral("stagePrediction"));
    theme::setRole(*m_prediction, theme::TextRole::Caption, theme::Ink::Secondary);
    m_done = new QPushButton(tr("Done, next"));
    m_done->setObjectName(QStringLiteral("stageDone"));
    m_done->setProperty("kind", QStringLiteral("primary"));
    m_done->setIcon(theme::icon(theme::Icon::Return));
    m_done->setProperty("iconLast", true);
    layout->addWidget(caption);
    layout->addWidget(m_intent);
    layout->addWidget(m_dataset);
    layout->addWidget(m_prediction, 1);
    layout->addWidget(m_done);
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
    // Not the whole stage: the text would lose the focus while the next item is on its way.
    for (QWidget *control : std::initializer_list<QWidget *>{m_intent, m_dataset, m_done})
        control->setEnabled(item != nullptr);
    m_intent->setText(item == nullptr || item->intent.isEmpty() ? tr("Set intent") : item->intent);
    m_intent->setAccessibleName(tr("Intent: %1").arg(m_intent->text()));
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

void UtteranceStage::setPrediction(const project::Prediction *prediction, const QString &model)
{
    if (prediction == nullptr || prediction->intents.empty()) {
        m_prediction->clear();
        return;
    }
    const project::IntentPrediction &best = prediction->intents.front();
    const QLocale locale;
    const QString score = locale.toString(best.confidence, 'f', 2);
    if (prediction->topIntent == best.category)
        m_prediction->setText(tr("%1 says %2, %3", "model, intent, score").arg(model, best.category, score));
    else
        m_prediction->setText(
            tr("%1 says None (best: %2 %3, threshold %4)", "model, intent, score, threshold")
                .arg(model, best.category, score, locale.toString(prediction->threshold, 'f', 2)));
}

} // namespace glossa::labeling
