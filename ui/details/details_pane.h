// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/evaluation_report.h"
#include "ui/models/studio_context.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace glossa::widgets {
class Banner;
class StatePanel;
} // namespace glossa::widgets

namespace glossa::models {
class ModelActions;
}

namespace glossa::details {

class ConfusionTab;
class ExamplesTab;
class ImproveTab;
class Tab;

/// A model's details: overview, metrics by category, confusion, and the test set, of the model that the
/// header names.
class DetailsPane : public QWidget {
    Q_OBJECT
public:
    explicit DetailsPane(models::StudioContext &context, QWidget *parent = nullptr);
    [[nodiscard]] QList<QAction *> actions() const { return m_actions; }
    /// What the status bar says of this pane.
    [[nodiscard]] QString statusText() const;
    /// Shows this model; the newest if there is none of that name.
    void choose(const QString &label);

Q_SIGNALS:
    void statusTextChanged();

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// What can be looked at: nothing but words; what the data shows without a judgement; everything.
    enum class Shown { State, DataAlone, Judged };
    QWidget *makeHeader();
    void addTab(Tab *tab, const QString &title);
    /// Another project, or none: what stands here is that of the one before.
    void begin();
    /// Reads the list of models when it can be seen; else when it is shown.
    void refreshModels();
    void setShown(Shown shown);
    /// The chosen tab, or why it has nothing to show.
    void showTab();
    /// Without a model, or with one that was not judged (null = none).
    void showDataAlone(const workspace::Model *model, std::int64_t steps);
    /// How many steps stand in the history after that one; not told once another project is open.
    void readSteps(std::int64_t sequence, const std::function<void(std::int64_t)> &then);
    void showModels(const std::vector<workspace::Model> &rows);
    void fillPicker(const std::vector<workspace::Model> &rows);
    void makeMenu();
    void load(const QString &label);
    void showSince(std::int64_t steps);
    void showModel(const std::shared_ptr<const workspace::EvaluationReport> &view);
    void openInLabeling(const std::vector<evaluate::ExampleRef> &examples, int current,
                        const QString &reason);

    models::StudioContext &m_context;
    std::shared_ptr<const workspace::EvaluationReport> m_view;
    std::uint64_t m_listing = 0; // answers to older questions are dropped
    std::uint64_t m_loading = 0;
    QString m_loaded;                       // label and time of the model that was asked for last
    QString m_wanted;                       // label chosen in the picker
    std::vector<workspace::Model> m_models; // as the picker has them
    bool m_stale = true;                    // the list has not been read since something changed
    QComboBox *m_picker;
    QToolButton *m_more;
    models::ModelActions *m_modelActions = nullptr;
    QLabel *m_note;
    QTabBar *m_tabBar;
    QStackedWidget *m_tabs;
    QWidget *m_tabLine;
    widgets::StatePanel *m_state;
    widgets::Banner *m_banner;
    ExamplesTab *m_examples;
    ImproveTab *m_improve;
    Shown m_shown = Shown::State;
    std::vector<Tab *> m_all;
    QList<QAction *> m_actions;
};

} // namespace glossa::details
