// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/tab.h"

#include <functional>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace glossa::charts {
class ChartView;
}

namespace glossa::widgets {
class Segment;
}

namespace glossa::details {

class FigureCard;

/// Headline figures with ranges, what the figures say in words with the examples behind each sentence, the
/// distribution of labels, and the facts of the training.
class OverviewTab : public Tab {
    Q_OBJECT
public:
    explicit OverviewTab(QWidget *parent = nullptr);
    void show(std::shared_ptr<const workspace::EvaluationReport> view) override;
    void showSince(std::int64_t steps) override;

private:
    void showFigures();
    void showClassFigures();
    void showReadings();
    void addReading(const evaluate::Reading &reading);
    void addPair(const evaluate::MixedUp &pair);
    /// A sentence with its sign, and a button to the errors it tells of.
    void addSentence(bool good, const QString &headline, const QString &explanation, std::int64_t errors,
                     const std::function<void()> &open);
    [[nodiscard]] QString judgedOn() const;
    void openJudged();
    void showChart();
    void showFacts();
    void openReading(const evaluate::Reading &reading);
    void openPair(const evaluate::MixedUp &pair);

    std::shared_ptr<const workspace::EvaluationReport> m_view;
    bool m_allReadings = false;
    FigureCard *m_intents;
    FigureCard *m_entities;
    FigureCard *m_classes = nullptr;
    FigureCard *m_both;
    QVBoxLayout *m_readings;
    QLabel *m_smallSet;
    QLabel *m_combined;
    QLabel *m_since = nullptr; // among the facts
    charts::ChartView *m_chart;
    QLabel *m_chartTitle;
    widgets::Segment *m_chartWhich;
    QGridLayout *m_facts;
};

} // namespace glossa::details
