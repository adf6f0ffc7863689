// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"

#include <QAction>
#include <QList>
#include <QStackedWidget>

#include <map>
#include <optional>

namespace glossa::deployments {
class Endpoint;
}
namespace glossa::details {
class DetailsPane;
}
namespace glossa::labeling {
class LabelingPane;
}
namespace glossa::projects {
class ProjectsPane;
}
namespace glossa::settings {
class Appearance;
class KeyBindings;
class SettingsPane;
} // namespace glossa::settings
namespace glossa::training {
class RunningTraining;
}

namespace glossa::shell {

/// The panes of the window, each made when it is first asked for.
class PaneHost : public QStackedWidget {
    Q_OBJECT
public:
    PaneHost(models::StudioContext &context, training::RunningTraining &training,
             deployments::Endpoint &endpoint, settings::KeyBindings &keys, settings::Appearance &appearance,
             QWidget *parent = nullptr);
    ~PaneHost() override;

    void show(models::Step step);
    /// All panes, so that lists of commands are complete.
    void makeAll();
    [[nodiscard]] QString statusText(models::Step step) const;

    [[nodiscard]] projects::ProjectsPane &projects();
    [[nodiscard]] labeling::LabelingPane &labeling();
    [[nodiscard]] details::DetailsPane &details();
    [[nodiscard]] settings::SettingsPane &settings();

Q_SIGNALS:
    void statusTextChanged();
    /// A pane was made; these are its commands.
    void paneMade(glossa::models::Step step, const QList<QAction *> &actions);

private:
    QWidget *pane(models::Step step);
    QWidget *make(models::Step step);
    void adopt(models::Step step, QWidget *pane, const QList<QAction *> &actions);

    models::StudioContext &m_context;
    training::RunningTraining &m_training;
    deployments::Endpoint &m_endpoint;
    settings::KeyBindings &m_keys;
    settings::Appearance &m_appearance;
    std::map<models::Step, QWidget *> m_panes;
};

/// The name of a step for people.
[[nodiscard]] QString stepName(models::Step step);
/// The name of a step in settings and on the command line: "labeling".
[[nodiscard]] QString stepId(models::Step step);
/// nullopt for what is no step.
[[nodiscard]] std::optional<models::Step> stepOf(const QString &id);

} // namespace glossa::shell
