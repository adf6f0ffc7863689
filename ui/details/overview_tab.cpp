// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/overview_tab.h"

#include "core/workspace/models/model_facts.h"
#include "ui/charts/chart_view.h"
#include "ui/details/figure_card.h"
#include "ui/details/judged_kind.h"
#include "ui/models/category_kinds.h"
#include "ui/theme/theme.h"
#include "ui/widgets/icon_sign.h"
#include "ui/widgets/margins.h"
#include "ui/widgets/prose.h"
#include "ui/widgets/segment.h"
#include "ui/widgets/side_split.h"
#include "wording/numbers.h"
#include "wording/reading.h"

#include <QApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>
#include <cmath>
#include <functional>

namespace glossa::details {

using theme::px;

namespace {

// Below this many test items the page says how little they prove.
constexpr std::int64_t smallTestSet = 100;
constexpr std::size_t firstReadings = 4; // the rest when asked for

QString figure(const std::optional<double> &value)
{
    return value ? QLocale().toString(*value, 'f', 2) : QStringLiteral("–");
}

std::int64_t errorsOf(const evaluate::Reading &reading)
{
    return reading.metrics.counts.falsePositives + reading.metrics.counts.falseNegatives;
}

QFrame *card()
{
    auto *frame = new QFrame;
    frame->setFrameShape(QFrame::StyledPanel);
    frame->setProperty("kind", QStringLiteral("card"));
    return frame;
}

QLabel *label(const QString &text, theme::TextRole role, theme::Ink ink)
{
    auto *result = new QLabel(text);
    theme::setRole(*result, role, ink);
    return result;
}

void clear(QLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

/// Whether a category stands in the place of one that was missed, or beside it in the same text.
bool wasPredictedInstead(const evaluate::Outcome &item, const evaluate::ExampleRef &missed,
                         evaluate::JudgedKind kind, std::uint32_t category)
{
    switch (kind) {
    case evaluate::JudgedKind::Intent:
        return item.predictedIntent == category;
    case evaluate::JudgedKind::Entity:
        return std::ranges::any_of(item.predicted, [&](const evaluate::CategorySpan &span) {
            const auto at = static_cast<std::size_t>(missed.expected);
            return span.category == category && span.span.overlaps(item.expected[at].span);
        });
    case evaluate::JudgedKind::Class:
        break;
    }
    return std::ranges::find(item.predictedClasses, category, &evaluate::ClassScore::category) !=
               item.predictedClasses.end() &&
           std::ranges::find(item.expectedClasses, category) == item.expectedClasses.end();
}

} // namespace

OverviewTab::OverviewTab(QWidget *parent) : Tab(parent)
{
    m_intents = new FigureCard;
    m_entities = new FigureCard;
    m_classes = new FigureCard;
    m_both = new FigureCard;
    auto *figures = new QHBoxLayout;
    figures->setSpacing(px(12));
    for (FigureCard *figure : {m_intents, m_entities, m_classes, m_both})
        figures->addWidget(figure);

    m_combined = new widgets::Prose(theme::TextRole::Caption, theme::Ink::Secondary);
    m_combined->setObjectName(QStringLiteral("combinedFigure"));
    m_smallSet = new widgets::Prose(theme::TextRole::Body, theme::Ink::Warning);
    auto *readings = card();
    auto *readingsLayout = new QVBoxLayout(readings);
    readingsLayout->setContentsMargins(0, px(10), 0, 0);
    readingsLayout->setSpacing(px(8));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(px(16), 0, px(16), 0);
    head->addWidget(label(tr("What the figures say"), theme::TextRole::BodyStrong, theme::Ink::Primary));
    head->addStretch();
    head->addWidget(label(tr("most errors first; ranges are 95 % bootstrap"), theme::TextRole::Caption,
                          theme::Ink::Secondary));
    readingsLayout->addLayout(head);
    m_smallSet->setContentsMargins(px(16), 0, px(16), 0);
    readingsLayout->addWidget(m_smallSet);
    m_readings = new QVBoxLayout;
    m_readings->setSpacing(0);
    readingsLayout->addLayout(m_readings);

    auto *chartCard = card();
    auto *chartLayout = new QVBoxLayout(chartCard);
    chartLayout->setContentsMargins(px(16), px(10), px(16), px(10));
    m_chartTitle = label({}, theme::TextRole::BodyStrong, theme::Ink::Primary);
    m_chartWhich = new widgets::Segment({tr("Intents"), tr("Entities")});
    m_chartWhich->setObjectName(QStringLiteral("distributionWhich"));
    m_chartWhich->setAccessibleName(tr("Which categories"));
    m_chartWhich->setCurrent(1);
    connect(m_chartWhich, &widgets::Segment::chosen, this, &OverviewTab::showChart);
    auto *chartHead = new QHBoxLayout;
    chartHead->addWidget(m_chartTitle, 1);
    chartHead->addWidget(m_chartWhich);
    chartLayout->addLayout(chartHead);
    m_chart = new charts::ChartView;
    m_chart->setAccessibleName(tr("Labels per category: learned from and judged on"));
    m_chart->setMinimumHeight(px(260));
    chartLayout->addWidget(m_chart);

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(px(16), px(16), px(16), px(16));
    column->setSpacing(px(12));
    column->addLayout(figures);
    column->addWidget(m_combined);
    column->addWidget(readings);
    column->addWidget(chartCard);
    column->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setAccessibleName(tr("Overview of the model"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(content);

    auto *side = new QWidget;
    auto *sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(px(16), px(12), px(16), px(12));
    sideLayout->addWidget(label(tr("Facts"), theme::TextRole::SectionHead, theme::Ink::Secondary));
    m_facts = new QGridLayout;
    m_facts->setHorizontalSpacing(px(12));
    m_facts->setVerticalSpacing(px(6));
    m_facts->setColumnMinimumWidth(0, px(92));
    m_facts->setColumnStretch(1, 1);
    sideLayout->addLayout(m_facts);
    sideLayout->addStretch();

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    auto *sideScroll = new QScrollArea; // large text needs more height than the window has
    sideScroll->setAccessibleName(tr("Facts"));
    sideScroll->setWidgetResizable(true);
    sideScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    sideScroll->setFrameShape(QFrame::NoFrame);
    sideScroll->setWidget(side);
    layout->addWidget(new widgets::SideSplit(QStringLiteral("details/facts"), tr("Facts"), scroll, sideScroll,
                                             {.leastMiddle = 600, .leastPanel = 220, .panel = 264}));
}

void OverviewTab::show(std::shared_ptr<const workspace::EvaluationReport> view)
{
    m_view = std::move(view);
    m_allReadings = false;
    // Rows are made anew: the focus stays in the pane, whose keys would be dead without.
    if (isAncestorOf(QApplication::focusWidget()))
        setFocus(Qt::OtherFocusReason);
    showFigures();
    showReadings();
    showChart();
    showFacts();
}

void OverviewTab::showFigures()
{
    const evaluate::Metrics &metrics = m_view->metrics;
    const QLocale locale;
    m_intents->setVisible(metrics.intents.has_value());
    m_entities->setVisible(metrics.entities.has_value());
    m_classes->setVisible(metrics.classes.has_value());
    m_both->setVisible(metrics.intents && metrics.entities);
    if (metrics.classes)
        showClassFigures();
    if (metrics.intents) {
        std::int64_t judged = 0;
        for (const auto &category : metrics.intents->categories)
            judged += category.support;
        const double accuracy =
            judged > 0 ? static_cast<double>(metrics.intentsRight) / static_cast<double>(judged) : 0.0;
        m_intents->set(tr("Intents, accuracy"), judged > 0 ? std::optional(accuracy) : std::nullopt,
                       evaluate::wilson(metrics.intentsRight, judged),
                       tr("%1 of %2 right; macro F1 %3")
                           .arg(locale.toString(static_cast<qlonglong>(metrics.intentsRight)),
                                locale.toString(static_cast<qlonglong>(judged)),
                                figure(metrics.intents->macro.f1)));
    }
    if (metrics.entities) {
        m_entities->set(
            tr("Entities, F1 (exact spans)"), evaluate::f1(metrics.entities->total), m_view->entityF1.micro,
            tr("precision %1, recall %2")
                .arg(figure(metrics.entities->micro.precision), figure(metrics.entities->micro.recall)));
    }
    const bool both = metrics.intents && metrics.entities;
    m_combined->setVisible(both);
    if (both)
        m_combined->setText(
            tr("Combined F1 %1: intents and entities counted together, the figure of the lists")
                .arg(figure(evaluate::f1(metrics.combined))));
    if (metrics.intents && metrics.entities && metrics.items > 0) {
        m_both->set(tr("Both right in one utterance"),
                    static_cast<double>(metrics.bothRight) / static_cast<double>(metrics.items),
                    evaluate::wilson(metrics.bothRight, metrics.items),
                    tr("%1 of %2; what a caller feels")
                        .arg(locale.toString(static_cast<qlonglong>(metrics.bothRight)),
                             locale.toString(static_cast<qlonglong>(metrics.items))));
    }
}

/// Of one class an item all that counts is whether it is right; of several also how many of them are.
void OverviewTab::showClassFigures()
{
    const evaluate::Metrics &metrics = m_view->metrics;
    const evaluate::Section &classes = *metrics.classes;
    const QLocale locale;
    const auto number = [&locale](std::int64_t value) {
        return locale.toString(static_cast<qlonglong>(value));
    };
    const auto right =
        metrics.items > 0
            ? std::optional(static_cast<double>(metrics.bothRight) / static_cast<double>(metrics.items))
            : std::nullopt;
    const auto reach = evaluate::wilson(metrics.bothRight, metrics.items);
    if (project::traitsOf(m_view->kind).oneClass) {
        m_classes->set(tr("Classes, accuracy"), right, reach,
                       tr("%1 of %2 right; macro F1 %3")
                           .arg(number(metrics.bothRight), number(metrics.items), figure(classes.macro.f1)));
        return;
    }
    m_classes->set(
        tr("Classes, F1"), evaluate::f1(classes.total), m_view->classF1.micro,
        tr("precision %1, recall %2; macro F1 %3")
            .arg(figure(classes.micro.precision), figure(classes.micro.recall), figure(classes.macro.f1)));
    m_both->setVisible(true);
    m_both->set(
        tr("All classes of a document right"), right, reach,
        tr("%1 of %2; none missing, none too many").arg(number(metrics.bothRight), number(metrics.items)));
}

void OverviewTab::showReadings()
{
    clear(*m_readings);
    const int items = static_cast<int>(m_view->metrics.items);
    m_smallSet->setVisible(items < smallTestSet);
    m_smallSet->setText(
        tr("%n test items prove little: read the ranges, not the figures alone.", nullptr, items));
    // Pairs first where they have as many errors: one mistake that explains two categories.
    const auto pairs = evaluate::mixedUp(m_view->readings);
    std::vector<const evaluate::Reading *> readings;
    for (const evaluate::Reading &reading : m_view->readings)
        readings.push_back(&reading);
    std::ranges::stable_sort(readings, std::ranges::greater{},
                             [](const evaluate::Reading *reading) { return errorsOf(*reading); });
    const auto all = pairs.size() + readings.size();
    const auto shown = m_allReadings ? all : std::min(all, firstReadings);
    auto pair = pairs.begin();
    auto reading = readings.begin();
    for (std::size_t i = 0; i < shown; ++i) {
        const bool isPair =
            pair != pairs.end() && (reading == readings.end() || 2 * pair->count() >= errorsOf(**reading));
        if (isPair)
            addPair(*pair++);
        else
            addReading(**reading++);
    }
    if (shown == all)
        return;
    auto *more = new QPushButton(tr("%n more", nullptr, static_cast<int>(all - shown)));
    more->setObjectName(QStringLiteral("moreReadings"));
    more->setProperty("kind", QStringLiteral("link"));
    connect(more, &QPushButton::clicked, this, [this] {
        m_allReadings = true;
        showReadings();
    });
    auto *foot = new QWidget;
    auto *layout = new QHBoxLayout(foot);
    widgets::setMargins(*layout, px(42), px(4), px(16), px(6));
    layout->addWidget(more);
    layout->addStretch();
    m_readings->addWidget(theme::hairline(Qt::Horizontal));
    m_readings->addWidget(foot);
}

void OverviewTab::addReading(const evaluate::Reading &reading)
{
    addSentence(reading.kind == evaluate::Performance::Solid && !reading.tooFew,
                wording::headline(reading, m_view->outcomes), wording::explanation(reading, m_view->outcomes),
                errorsOf(reading), [this, reading] { openReading(reading); });
}

void OverviewTab::addPair(const evaluate::MixedUp &pair)
{
    addSentence(false, wording::headline(pair, m_view->outcomes),
                wording::explanation(pair, m_view->outcomes), pair.count(), [this, pair] { openPair(pair); });
}

void OverviewTab::addSentence(bool good, const QString &headline, const QString &explanation,
                              std::int64_t errors, const std::function<void()> &open)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(px(16), px(9), px(16), px(9));
    layout->setSpacing(px(12));
    layout->addWidget(good ? new widgets::IconSign(theme::Icon::Check, theme::Ink::Good)
                           : new widgets::IconSign(theme::Icon::Warning, theme::Ink::Warning),
                      0, Qt::AlignTop);
    auto *words =
        new widgets::Prose(theme::TextRole::Body, theme::Ink::Primary, headline + u' ' + explanation);
    words->setLead(static_cast<int>(headline.size()));
    layout->addWidget(words, 1);
    if (errors > 0) {
        auto *button = new QPushButton(tr("%n errors", nullptr, static_cast<int>(errors)));
        button->setProperty("small", true);
        connect(button, &QPushButton::clicked, this, open);
        layout->addWidget(button, 0, Qt::AlignTop);
    }
    m_readings->addWidget(theme::hairline(Qt::Horizontal));
    m_readings->addWidget(row);
}

void OverviewTab::openPair(const evaluate::MixedUp &pair)
{
    // Where the other one was predicted: of each category's misses those that overlap it, or took its name.
    std::vector<evaluate::ExampleRef> examples;
    const auto add = [&](std::uint32_t labeled, std::uint32_t predicted) {
        const auto all = examplesOf(m_view->outcomes, pair.judged, labeled, evaluate::Verdict::FalseNegative);
        for (const evaluate::ExampleRef &example : all) {
            const evaluate::Outcome &item = m_view->outcomes.items[example.outcome];
            if (wasPredictedInstead(item, example, pair.judged, predicted))
                examples.push_back(example);
        }
    };
    add(pair.first, pair.second);
    add(pair.second, pair.first);
    Q_EMIT examplesRequested(examples, wording::headline(pair, m_view->outcomes));
}

void OverviewTab::openReading(const evaluate::Reading &reading)
{
    using evaluate::Verdict;
    std::vector<evaluate::ExampleRef> examples;
    for (const Verdict verdict : {Verdict::FalseNegative, Verdict::FalsePositive}) {
        const auto part = examplesOf(m_view->outcomes, reading.judged, reading.category, verdict);
        examples.insert(examples.end(), part.begin(), part.end());
    }
    const auto &names = m_view->outcomes.names(reading.judged);
    Q_EMIT examplesRequested(examples,
                             tr("Errors of %1").arg(QString::fromStdString(names[reading.category])));
}

void OverviewTab::showChart()
{
    const bool both = m_view->metrics.intents && m_view->metrics.entities;
    m_chartWhich->setVisible(both);
    const evaluate::JudgedKind kind = judgedKind(m_view->metrics, m_chartWhich->current() == 1);
    const auto &section = m_view->metrics.section(kind);
    std::vector<charts::ChartView::Bar> bars;
    if (section)
        for (const auto &category : section->categories) {
            const auto *known = kind == evaluate::JudgedKind::Intent ? nullptr // which have no colours
                                                                     : m_view->category(kind, category.name);
            bars.push_back({QString::fromStdString(category.name),
                            static_cast<double>(m_view->learnedFrom(kind, category.name)),
                            static_cast<double>(category.support), known == nullptr ? -1 : known->slot});
        }
    m_chartTitle->setText(models::byKind(kind,
                                         tr("Utterances per intent: learned from filled, judged on hollow"),
                                         tr("Labels per entity: learned from filled, judged on hollow"),
                                         tr("Documents per class: learned from filled, judged on hollow")));
    m_chart->showBars(bars, tr("learned from"), tr("judged on"));
}

void OverviewTab::showFacts()
{
    clear(*m_facts);
    const QLocale locale;
    const workspace::ModelFacts &facts = m_view->model.facts;
    int row = 0;
    const auto add = [&](const QString &name, const QString &value) {
        m_facts->addWidget(new widgets::Prose(theme::TextRole::Body, theme::Ink::Secondary, name), row, 0,
                           Qt::AlignTop);
        m_facts->addWidget(new widgets::Prose(theme::TextRole::Body, theme::Ink::Primary, value), row++, 1);
    };
    const project::KindTraits &kind = project::traitsOf(m_view->kind);
    add(tr("Trained"), wording::dayAndTime(m_view->model.trainedMs));
    add(tr("Took"),
        tr("%1 s").arg(locale.toString(static_cast<double>(m_view->model.tookMs) / 1000.0, 'f', 1)));
    add(tr("Depth"), facts.request.advanced ? tr("Advanced") : tr("Standard"));
    if (kind.entities && facts.trainLabels > 0)
        add(tr("Entities by"), tr("linear-chain CRF"));
    if (kind.intents)
        add(tr("Intents by"), tr("log-linear"));
    if (kind.classes)
        add(tr("Classes by"), kind.oneClass ? tr("log-linear") : tr("log-linear, a threshold each"));
    add(tr("Judged on"), judgedOn());
    auto *show = new QPushButton(tr("Show them in Labeling"));
    show->setObjectName(QStringLiteral("showJudged"));
    show->setProperty("kind", QStringLiteral("link"));
    connect(show, &QPushButton::clicked, this, &OverviewTab::openJudged);
    m_facts->addWidget(show, row++, 1, Qt::AlignLeft);
    if (kind.noneIntent)
        add(tr("None threshold"), tr("not applied to these figures, as in Azure"));
    add(tr("Seed"), locale.toString(static_cast<qulonglong>(facts.request.seed)));
    QString print = facts.fingerprint;
    for (qsizetype at = (print.size() - 1) / 8 * 8; at > 0; at -= 8)
        print.insert(at, u' '); // read and compared in pieces
    add(tr("Data print"), print);
    add(tr("File"), tr("%1 MB").arg(locale.toString(static_cast<double>(facts.fileBytes) / 1e6, 'f', 2)));
    add(kind.documents() ? tr("Documents") : tr("Utterances"),
        locale.toString(static_cast<qlonglong>(facts.items)));
    add(tr("Learned from"), locale.toString(static_cast<qlonglong>(facts.trainItems)));
    if (facts.trainLabels + facts.testLabels > 0)
        add(tr("Labels"), tr("%1 learned from, %2 judged on")
                              .arg(locale.toString(static_cast<qlonglong>(facts.trainLabels)),
                                   locale.toString(static_cast<qlonglong>(facts.testLabels))));
    add(tr("Since then"), {});
    m_since = qobject_cast<QLabel *>(m_facts->itemAtPosition(row - 1, 1)->widget());
    showSince(m_view->changedSince);
}

QString OverviewTab::judgedOn() const
{
    const QLocale locale;
    const workspace::ModelFacts &facts = m_view->model.facts;
    const auto number = [&locale](std::int64_t value) {
        return locale.toString(static_cast<qlonglong>(value));
    };
    const QString all = number(facts.testItems);
    if (facts.request.split.manual || facts.heldBack == 0)
        return tr("%1, the test set").arg(all);
    if (facts.heldBack < 0) // an older model, which does not say which were which
        return tr("%1, held back or of the test set").arg(all);
    const QString share =
        tr("%1 held back (%2 %)")
            .arg(number(facts.heldBack))
            .arg(std::lround(100.0 * static_cast<double>(facts.heldBack) /
                             static_cast<double>(std::max<std::int64_t>(1, facts.heldBackFrom))));
    return facts.heldBack == facts.testItems
               ? share
               : tr("%1 of the test set, %2").arg(number(facts.testItems - facts.heldBack), share);
}

void OverviewTab::openJudged()
{
    std::vector<evaluate::ExampleRef> all;
    for (std::size_t i = 0; i < m_view->outcomes.items.size(); ++i)
        all.push_back({i, -1, -1});
    Q_EMIT labelingRequested(all, 0,
                             tr("%Ln texts that %1 was judged on", nullptr, static_cast<int>(all.size()))
                                 .arg(m_view->model.label));
}

void OverviewTab::showSince(std::int64_t steps)
{
    if (m_since != nullptr)
        m_since->setText(steps == 0 ? tr("nothing changed")
                                    : tr("%n steps", nullptr, static_cast<int>(steps)));
}

} // namespace glossa::details
#include "moc_overview_tab.cpp"
