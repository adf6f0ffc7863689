// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pane_host.h"

#include "ui/deployments/deployments_pane.h"
#include "ui/details/details_pane.h"
#include "ui/labeling/labeling_pane.h"
#include "ui/projects/projects_pane.h"
#include "ui/schema/schema_pane.h"
#include "ui/settings/settings_pane.h"
#include "ui/training/training_pane.h"
#include "ui/tryout/tryout_pane.h"

#include <QPointer>

namespace glossa::shell {

using models::Step;

namespace {

constexpr Step everyStep[] = {Step::Projects, Step::Schema,      Step::Labeling, Step::Training,
                              Step::Details,  Step::Deployments, Step::Tryout,   Step::Settings};

} // namespace

QString stepName(Step step)
{
    switch (step) {
    case Step::Projects:
        return PaneHost::tr("Projects");
    case Step::Schema:
        return PaneHost::tr("Schema");
    case Step::Labeling:
        return PaneHost::tr("Labeling");
    case Step::Training:
        return PaneHost::tr("Training");
    case Step::Details:
        return PaneHost::tr("Model details");
    case Step::Deployments:
        return PaneHost::tr("Deployments");
    case Step::Tryout:
        return PaneHost::tr("Try & review");
    case Step::Settings:
        return PaneHost::tr("Settings");
    }
    return {};
}

QString stepId(Step step)
{
    switch (step) {
    case Step::Projects:
        return QStringLiteral("projects");
    case Step::Schema:
        return QStringLiteral("schema");
    case Step::Labeling:
        return QStringLiteral("labeling");
    case Step::Training:
        return QStringLiteral("training");
    case Step::Details:
        return QStringLiteral("details");
    case Step::Deployments:
        return QStringLiteral("deployments");
    case Step::Tryout:
        return QStringLiteral("tryout");
    case Step::Settings:
        return QStringLiteral("settings");
    }
    return {};
}

std::optional<Step> stepOf(const QString &id)
{
    for (const Step step : everyStep)
        if (stepId(step) == id)
            return step;
    return std::nullopt;
}

PaneHost::PaneHost(models::StudioContext &context, training::RunningTraining &training,
                   deployments::Endpoint &endpoint, settings::KeyBindings &keys,
                   settings::Appearance &appearance, QWidget *parent)
    : QStackedWidget(parent)
    , m_context(context)
    , m_training(training)
    , m_endpoint(endpoint)
    , m_keys(keys)
    , m_appearance(appearance)
{
    setObjectName(QStringLiteral("panes"));
    connect(&context, &models::StudioContext::trainingRequested, this,
            [this](const workspace::TrainRequest &request) {
                m_context.goTo(Step::Training);
                static_cast<training::TrainingPane *>(pane(Step::Training))->retrain(request);
            });
    connect(&context, &models::StudioContext::reviewRequested, this, [this](const QString &deployment) {
        m_context.goTo(Step::Tryout);
        static_cast<tryout::TryoutPane *>(pane(Step::Tryout))->review(deployment);
    });
}

PaneHost::~PaneHost() = default;

QWidget *PaneHost::make(Step step)
{
    switch (step) {
    case Step::Projects: {
        auto *made = new projects::ProjectsPane(m_context);
        adopt(step, made, made->actions());
        break;
    }
    case Step::Schema: {
        auto *made = new schema::SchemaPane(m_context);
        adopt(step, made, made->actions());
        break;
    }
    case Step::Labeling: {
        auto *made = new labeling::LabelingPane(m_context);
        connect(made, &labeling::LabelingPane::statusTextChanged, this, &PaneHost::statusTextChanged);
        adopt(step, made, made->actions());
        break;
    }
    case Step::Training: {
        auto *made = new training::TrainingPane(m_context, m_training);
        adopt(step, made, made->actions());
        break;
    }
    case Step::Details: {
        auto *made = new details::DetailsPane(m_context);
        connect(made, &details::DetailsPane::statusTextChanged, this, &PaneHost::statusTextChanged);
        adopt(step, made, made->actions());
        break;
    }
    case Step::Deployments: {
        auto *made = new deployments::DeploymentsPane(m_context, m_endpoint);
        adopt(step, made, made->actions());
        break;
    }
    case Step::Tryout: {
        auto *made = new tryout::TryoutPane(m_context);
        connect(made, &tryout::TryoutPane::statusTextChanged, this, &PaneHost::statusTextChanged);
        adopt(step, made, made->actions());
        break;
    }
    case Step::Settings: {
        auto *made = new settings::SettingsPane(m_context, m_keys, m_appearance);
        adopt(step, made, made->actions());
        break;
    }
    }
    return m_panes[step];
}

void PaneHost::adopt(Step step, QWidget *pane, const QList<QAction *> &actions)
{
    pane->setProperty("region", true); // of what lies in none of its own
    m_panes[step] = pane;
    addWidget(pane);
    Q_EMIT paneMade(step, actions);
}

QWidget *PaneHost::pane(Step step)
{
    const auto found = m_panes.find(step);
    return found != m_panes.end() ? found->second : make(step);
}

void PaneHost::show(Step step)
{
    QWidget *next = pane(step);
    const QPointer<QWidget> before = next->focusWidget(); // the stack takes the first control instead
    setCurrentWidget(next);
    // One that was hidden or disabled meanwhile takes no focus, and the pane's keys would be dead.
    const bool takes = before != nullptr && before->isEnabled() && before->isVisible();
    (takes ? before.data() : next)->setFocus(Qt::OtherFocusReason);
}

void PaneHost::makeAll()
{
    for (const Step step : everyStep)
        pane(step);
}

QString PaneHost::statusText(Step step) const
{
    const auto found = m_panes.find(step);
    if (found == m_panes.end())
        return {};
    if (step == Step::Labeling)
        return static_cast<labeling::LabelingPane *>(found->second)->statusText();
    if (step == Step::Details)
        return static_cast<details::DetailsPane *>(found->second)->statusText();
    if (step == Step::Tryout)
        return static_cast<tryout::TryoutPane *>(found->second)->statusText();
    return {};
}

projects::ProjectsPane &PaneHost::projects()
{
    return *static_cast<projects::ProjectsPane *>(pane(Step::Projects));
}

labeling::LabelingPane &PaneHost::labeling()
{
    return *static_cast<labeling::LabelingPane *>(pane(Step::Labeling));
}

details::DetailsPane &PaneHost::details()
{
    return *static_cast<details::DetailsPane *>(pane(Step::Details));
}

settings::SettingsPane &PaneHost::settings()
{
    return *static_cast<settings::SettingsPane *>(pane(Step::Settings));
}

} // namespace glossa::shell
#include "moc_pane_host.cpp"
