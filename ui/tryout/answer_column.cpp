// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tryout/answer_column.h"

#include "core/wire/prediction_json.h"
#include "ui/theme/theme.h"
#include "ui/tryout/answer_marks.h"
#include "ui/tryout/json_view.h"
#include "ui/tryout/score_rows.h"
#include "ui/widgets/eliding_label.h"
#include "ui/widgets/fitted_text.h"
#include "ui/widgets/give_way.h"
#include "ui/widgets/prose.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/span_view.h"
#include "wording/numbers.h"
#include "wording/reasons.h"

#include <QBoxLayout>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

namespace glossa::tryout {

using theme::px;

namespace {

constexpr int drawnTextSize = 16;
constexpr int mostDrawnText = 260; // of an utterance; what is longer is scrolled
constexpr int scoreHeight = 26;
constexpr int mostScores = 4;
constexpr int jsonWidth = 480;
constexpr std::size_t reasonsOfEach = 3; // where several classes have theirs
constexpr std::size_t mostExplained = mostScores;

} // namespace

AnswerColumn::AnswerColumn(models::StudioContext &context, const QString &prefix, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_head(new widgets::ElidingLabel)
    , m_refusal(new widgets::Prose(theme::TextRole::Body, theme::Ink::Error))
    , m_view(new widgets::SpanView)
    , m_fitted(new widgets::FittedText(*m_view))
    , m_scores(new ScoreRows(this))
    , m_bars(new widgets::RowView)
    , m_why(widgets::prose({}, theme::TextRole::Caption, theme::Ink::Secondary))
    , m_noneBelow(new QDoubleSpinBox)
    , m_add(new QPushButton(tr("Add to training set")))
    , m_json(new JsonView)
    , m_sides(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_view->setTextSize(drawnTextSize);
    m_view->setFrameShape(QFrame::NoFrame);
    m_bars->setRowHeight(px(scoreHeight));
    m_bars->setLines(false);
    m_bars->setModel(m_scores);
    m_bars->setMaximumWidth(px(420));
    m_bars->setFrameShape(QFrame::NoFrame);
    m_json->setMinimumWidth(px(200));
    m_json->setMinimumHeight(px(84));
    theme::setRole(*m_head, theme::TextRole::SectionHead, theme::Ink::Secondary);
    auto *drawn = new QVBoxLayout;
    drawn->setSpacing(px(8));
    drawn->addWidget(m_head);
    drawn->addWidget(m_refusal);
    drawn->addWidget(m_view, 1);
    drawn->addWidget(m_bars);
    drawn->addWidget(m_why);
    m_foot = makeFoot();
    drawn->addWidget(m_foot);
    m_sides->setContentsMargins({});
    m_sides->setSpacing(px(24));
    m_sides->addLayout(drawn, 5);
    m_sides->addWidget(m_json, 3);
    nameParts(prefix);
    connect(m_view, &widgets::SpanView::spanActivated, this, &AnswerColumn::showWhy);
    connect(&context, &models::StudioContext::categoriesChanged, this, [this] {
        if (m_answer)
            showPrediction();
    });
    setJsonBeside(true);
    showParts(false);
}

void AnswerColumn::nameParts(const QString &prefix)
{
    const auto name = [&prefix](QWidget *part, const char *own, const QString &accessible = {}) {
        // The first letter of what stands behind a prefix is large.
        QString whole = QString::fromLatin1(own);
        if (!prefix.isEmpty())
            whole[0] = whole[0].toUpper();
        part->setObjectName(prefix + whole);
        if (!accessible.isEmpty())
            part->setAccessibleName(accessible);
    };
    name(this, "answerColumn", tr("Answer"));
    name(m_head, "answerOf");
    name(m_refusal, "answerRefusal");
    name(m_view, "answerText", tr("Answer drawn over the text"));
    name(m_bars, "answerScores", tr("Scores of the answer"));
    name(m_why, "answerWhy");
    name(m_json, "answerJson", tr("Answer as JSON"));
    name(m_noneBelow, "noneBelow", tr("None below"));
    name(m_add, "addToTraining");
}

QWidget *AnswerColumn::makeFoot()
{
    m_threshold = new QWidget;
    auto *before = widgets::plainLabel(tr("None &below"), theme::TextRole::Caption, theme::Ink::Secondary);
    before->setBuddy(m_noneBelow);
    auto *after = widgets::plainLabel(tr("tried at once, no new training"), theme::TextRole::Caption,
                                      theme::Ink::Secondary);
    m_noneBelow->setRange(0.0, 1.0);
    m_noneBelow->setSingleStep(0.05);
    m_noneBelow->setDecimals(2);
    m_noneBelow->setFixedWidth(px(68));
    auto *thresholdRow = new QHBoxLayout(m_threshold);
    thresholdRow->setContentsMargins(0, 0, 0, 0);
    thresholdRow->setSpacing(px(8));
    thresholdRow->addWidget(before);
    thresholdRow->addWidget(m_noneBelow);
    thresholdRow->addWidget(after);
    m_add->setIcon(theme::icon(theme::Icon::Plus));
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(8));
    row->addWidget(m_threshold);
    row->addStretch(1);
    row->addWidget(m_add);
    new widgets::GiveWay(*foot, {after});
    connect(m_noneBelow, &QDoubleSpinBox::valueChanged, this, [this](double threshold) {
        if (!m_answer)
            return;
        m_answer->prediction =
            workspace::Predictor::withThreshold(std::move(m_answer->prediction), threshold);
        showPrediction();
        Q_EMIT changed();
    });
    connect(m_add, &QPushButton::clicked, this, &AnswerColumn::addRequested);
    return foot;
}

void AnswerColumn::setJsonBeside(bool beside)
{
    m_sides->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_sides->setSpacing(px(beside ? 24 : 8));
    m_json->setMaximumWidth(beside ? px(jsonWidth) : QWIDGETSIZE_MAX);
}

void AnswerColumn::showParts(bool answered)
{
    for (QWidget *part : std::initializer_list<QWidget *>{m_view, m_bars, m_why, m_foot, m_json})
        part->setVisible(answered);
    m_refusal->setVisible(!answered && !m_refusal->text().isEmpty());
    m_head->setVisible(!m_head->text().isEmpty());
}

bool AnswerColumn::isRefused() const
{
    return !m_refusal->text().isEmpty();
}

void AnswerColumn::clear()
{
    m_answer.reset();
    m_head->show({});
    m_refusal->clear();
    showParts(false);
    Q_EMIT changed();
}

void AnswerColumn::show(const Target &target, const QString &refusal)
{
    m_answer.reset();
    m_head->show(nameOf(target));
    m_refusal->setText(refusal);
    showParts(false);
    Q_EMIT changed();
}

void AnswerColumn::show(const Answer &answer)
{
    m_answer = answer;
    const auto &overview = m_context.overview();
    m_head->show(tr("%1, %2", "who has answered, in what time")
                     .arg(nameOf(answer.target),
                          wording::isolated(tr("%1 ms").arg(QLocale().toString(answer.tookMs)))));
    m_refusal->clear();
    m_view->setText(answer.prediction.text, overview ? overview->summary.info.language : QString());
    m_view->setActiveSpan(-1);
    const QSignalBlocker quiet(m_noneBelow);
    m_noneBelow->setValue(answer.prediction.threshold);
    showParts(true);
    showPrediction();
    Q_EMIT changed();
}

void AnswerColumn::showPrediction()
{
    const project::Prediction &said = m_answer->prediction;
    m_view->setSpans(marksOf(m_context, said, widgets::SpanLook::Person));
    std::vector<Score> scores = scoresOf(said);
    const int rows = std::clamp(static_cast<int>(scores.size()), 1, mostScores);
    m_bars->setVisible(!scores.empty());
    m_bars->setFixedHeight(rows * px(scoreHeight));
    m_scores->show(std::move(scores));
    // A service does not tell the threshold that it goes by.
    m_threshold->setVisible(project::traitsOf(said.kind).noneIntent && !m_answer->target.isRemote());
    // An utterance is seen whole and leaves no hole above its scores; a document takes what there is.
    if (m_context.hasDocuments())
        m_fitted->setBounds(px(60), px(110), true);
    else
        m_fitted->setBounds(px(60), px(mostDrawnText));
    m_json->setPlainText(m_answer->json.isEmpty() ? wire::predictionText(said) : m_answer->json);
    showWhy();
}

void AnswerColumn::showWhy()
{
    if (!m_answer)
        return;
    const project::Prediction &said = m_answer->prediction;
    const int active = m_view->activeSpan();
    if (m_answer->target.isRemote())
        m_why->setText(tr("A service does not tell why; ask a model of this project for its reasons."));
    else if (active >= 0 && active < static_cast<int>(said.entities.size()))
        m_why->setText(whyEntity(static_cast<std::size_t>(active)));
    else if (project::traitsOf(said.kind).classes)
        m_why->setText(whyClasses());
    else
        m_why->setText(whyIntent());
}

QString AnswerColumn::whyEntity(std::size_t number) const
{
    const project::EntityPrediction &entity = m_answer->prediction.entities[number];
    const auto &all = m_answer->reasons.forEntities;
    const std::vector<workspace::Reason> reasons =
        number < all.size() ? all[number] : std::vector<workspace::Reason>();
    const QString finder = foundBy(entity);
    if (reasons.empty())
        return finder.isEmpty()
                   ? QString()
                   : tr("Why %1: found by %2", "entity, what found it").arg(entity.category, finder);
    return tr("Why %1: %2", "answer, reasons").arg(entity.category, wording::reasons(reasons));
}

QString AnswerColumn::whyIntent() const
{
    const project::Prediction &said = m_answer->prediction;
    const std::vector<workspace::Reason> &reasons = m_answer->reasons.forIntent;
    if (!said.intents.empty() && !reasons.empty())
        return tr("Why %1: %2", "answer, reasons")
            .arg(said.intents.front().category, wording::reasons(reasons));
    return said.entities.empty() ? QString() : tr("Click a label in the text to see what spoke for it.");
}

QString AnswerColumn::whyClasses() const
{
    const project::Prediction &said = m_answer->prediction;
    const auto &all = m_answer->reasons.forClasses;
    if (said.classes.empty()) {
        if (said.allClasses.empty() || all.empty() || all.front().empty())
            return {};
        return tr("No class is given. For %1 speaks most: %2", "the likeliest class, reasons")
            .arg(said.allClasses.front().category, wording::reasons(all.front()));
    }
    // Each line is short, so that those of several classes can be read beside each other.
    const std::size_t shown = said.classes.size() == 1 ? all.front().size() : reasonsOfEach;
    QStringList lines;
    for (std::size_t i = 0; i < std::min(all.size(), mostExplained); ++i) {
        const std::vector<workspace::Reason> reasons(
            all[i].begin(), all[i].begin() + static_cast<std::ptrdiff_t>(std::min(shown, all[i].size())));
        if (!reasons.empty())
            lines << tr("Why %1: %2", "answer, reasons")
                         .arg(said.classes[i].category, wording::reasons(reasons));
    }
    return lines.join(u'\n');
}

} // namespace glossa::tryout
#include "moc_answer_column.cpp"
