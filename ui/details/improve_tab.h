// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/improve/improvements.h"
#include "ui/details/finding_rows.h"
#include "ui/details/tab.h"

#include <QTimer>

#include <atomic>
#include <memory>
#include <stop_token>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace glossa::widgets {
class RowView;
class Segment;
class SideSplit;
class StatePanel;
} // namespace glossa::widgets

namespace glossa::details {

class EvidencePanel;

/// What to do for the model next, ranked by what it is likely to bring for the work. The project is looked at
/// on another thread while the tab is shown, and again after each step that was made here.
class ImproveTab : public Tab {
    Q_OBJECT
public:
    explicit ImproveTab(models::StudioContext &context, QWidget *parent = nullptr);
    ~ImproveTab() override;
    void show(std::shared_ptr<const workspace::EvaluationReport> view) override;
    void showSince(std::int64_t steps) override;
    [[nodiscard]] QList<QAction *> actions() const override;

Q_SIGNALS:
    /// How many findings are open; -1 = it is not known yet.
    void openCountChanged(int count);

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum Which { Open, Done, PutOff };
    QWidget *makeTools();
    void makeActions();
    /// Looks if what is shown is not of this model and of the project as it stands.
    void lookIfStale();
    void look();
    void stop();
    void take(const Result<workspace::Improvements> &found);
    /// What was open and is found no more has been done.
    void keepDone(const std::vector<workspace::Finding> &now);
    void refresh();
    void showProgress();
    void showFinding(int row);
    void carryOut(const std::vector<project::Edit> &edits, const QString &said);
    void openItems(const std::vector<project::ItemId> &items, project::ItemId current);
    void setPutOff(bool putOff);
    [[nodiscard]] Which which() const;

    models::StudioContext &m_context;
    std::shared_ptr<const workspace::EvaluationReport> m_view;
    std::vector<workspace::Finding> m_found;
    std::vector<workspace::Finding> m_done; // since the window showed this project
    std::int64_t m_project = 0;             // whose these are
    std::int64_t m_steps = 0;               // since the training, as the pane knows it
    std::int64_t m_lookedSteps = -1;        // when the last look began
    QString m_lookedModel;
    bool m_looking = false;
    std::uint64_t m_generation = 0; // answers to older looks are dropped
    std::stop_source m_stop;
    std::shared_ptr<std::atomic<int>> m_percent;
    QTimer m_progress;
    FindingRows m_rows;
    widgets::Segment *m_which;
    QLabel *m_words;
    QPushButton *m_again;
    QPushButton *m_stopButton;
    widgets::RowView *m_list;
    widgets::SideSplit *m_split;
    EvidencePanel *m_panel;
    widgets::StatePanel *m_state;
    QStackedWidget *m_pages;
    QList<QAction *> m_actions;
};

} // namespace glossa::details
