// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/improve/improvements.h"
#include "ui/details/finding_rows.h"
#include "ui/details/tab.h"

#include <QTimer>

#include <atomic>
#include <memory>
#include <optional>
#include <stop_token>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace glossa::widgets {
class RowView;
class Segment;
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
    /// Whose findings are looked for.
    struct Subject {
        std::int64_t project = 0;
        QString model;              // empty = none: what the data alone shows
        std::int64_t trainedMs = 0; // tells it from the one that it was before
        std::int64_t sequence = 0;  // of the history, when its training read the data
        bool operator==(const Subject &) const = default;
    };
    void show(std::shared_ptr<const workspace::EvaluationReport> view) override;
    /// `steps` are those of the history since the subject's; they tell one state of the data from another.
    void look(const Subject &subject, std::int64_t steps);
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
    void lookAgain();
    void stop();
    struct Look {
        workspace::Improvements found;
        std::int64_t steps = 0; // when the project was read
    };
    void take(const Result<Look> &look);
    /// What was open and is found no more has been done.
    void keepDone(const std::vector<workspace::Finding> &now);
    void refresh();
    void showProgress();
    void showFinding(int row);
    void carryOut(const std::vector<project::Edit> &edits, const QString &said);
    void openItems(const std::vector<project::ItemId> &items, project::ItemId current);
    /// Texts that have no label yet; where none is left, all.
    void openCandidates();
    /// What the button of a row does.
    void takeStep(int row);
    void setPutOff(bool putOff);
    [[nodiscard]] Which which() const;

    models::StudioContext &m_context;
    Subject m_subject;
    std::vector<workspace::Finding> m_found;
    std::vector<workspace::Finding> m_done; // since the window showed this project
    std::int64_t m_steps = 0;               // since the training, as the pane knows it
    std::int64_t m_lookedSteps = -1;        // as the last look has found them
    std::optional<Subject> m_looked;        // whose findings these are; none = not known
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
    EvidencePanel *m_panel;
    widgets::StatePanel *m_state;
    QStackedWidget *m_pages;
    QList<QAction *> m_actions;
};

} // namespace glossa::details
