// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/session/workspace.h"
#include "ui/details/class_error_rows.h"
#include "ui/details/example_rows.h"
#include "ui/details/tab.h"

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace glossa::widgets {
class RowView;
class Segment;
} // namespace glossa::widgets

namespace glossa::details {

class HeatLegend;
class HeatMatrix;

/// The heat map (of several classes a text the table of those that were missed and given wrongly together)
/// with a drawer: the current cell in a sentence and the examples behind it; one opens in
/// Labeling.
class ConfusionTab : public Tab {
    Q_OBJECT
public:
    ConfusionTab(models::StudioContext &context, QWidget *parent = nullptr);
    void show(std::shared_ptr<const workspace::EvaluationReport> view) override;
    [[nodiscard]] QList<QAction *> actions() const override { return m_actions; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] evaluate::JudgedKind kind() const;
    [[nodiscard]] bool entities() const { return kind() == evaluate::JudgedKind::Entity; }
    /// The table stands in the place of the matrix.
    [[nodiscard]] bool sets() const;
    void refresh();
    void showCell();
    void showErrors();
    void fit();
    void fitTools();
    void openExample(int row);
    void acceptPrediction();
    void setAnswers(const std::vector<workspace::ItemRow> &rows, const QString &labeled,
                    const QString &predicted);
    void makeActions();
    void goToWorst();
    void savePicture();
    /// The surest wrong answers first: they tell most.
    [[nodiscard]] std::vector<evaluate::ExampleRef> surestFirst(const evaluate::Cell &cell) const;
    QWidget *makeTools();
    QWidget *makeDrawer();

    models::StudioContext &m_context;
    std::shared_ptr<const workspace::EvaluationReport> m_view;
    ExampleRows m_examples;
    ClassErrorRows m_errors;
    widgets::Segment *m_which;
    widgets::Segment *m_filter;
    QComboBox *m_entityView;
    QCheckBox *m_normalized;
    QPushButton *m_worst;
    QToolButton *m_more;
    HeatMatrix *m_matrix;
    QStackedWidget *m_pages;
    widgets::RowView *m_errorList;
    QHBoxLayout *m_tools;
    QLabel *m_legend;
    HeatLegend *m_scales;
    QLabel *m_sentence;
    QLabel *m_hint;
    widgets::RowView *m_list;
    QPushButton *m_open;
    QPushButton *m_accept;
    QBoxLayout *m_foot;
    QList<QAction *> m_actions;
};

} // namespace glossa::details
